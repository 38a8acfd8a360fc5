"""What the other dependencias do changes nothing of what an enlace reads: not a row, not a count, not a percentage.

The enlace of SAGARHPA follows every link from Inicio; then others work, in agreements and commitments that it shares with them too;
then the same addresses must answer exactly the same.
"""

import io
import pprint
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve, reverse
from openpyxl import load_workbook

from compromisos.campana import services as campana
from compromisos.campana.models import Accion, Compromiso
from gabinetes.acuerdos import services as acuerdos
from gabinetes.acuerdos.models import Acuerdo, Responsable, Reunion
from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import plazos
from seguimiento.nucleo.models import Documento
from seguimiento.nucleo.reportes import reportes_de
from tests import datos

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
POR_VISTA = 2  # pages read of each kind
FUERA = re.compile(r"/static/|/cuenta/|/cuentas/perfil/|/directorio/\w+/\d+/")  # the directory is everybody's, the profile one's own
LISTAS = (
    "acuerdos:acuerdo_list", "acuerdos:responsable_list", "acuerdos:avance_list", "campana:compromiso_list", "campana:accion_list",
    "campana:asignacion_list", "campana:inversion_list", "campana:avance_list",
)  # fmt: skip
PREGUNTAS = (
    "", "sin_avance=1", "sin_avance=3000", "vencidos=true", "vencidas=true", "semaforo=verde&semaforo=amarillo", "estatus=en_proceso",
    "con_acciones=true", "validacion=validado", "q=quelite", "orden=-avance", "dependencia={ajena}", "reunion={reunion}",
    "gabinete={gabinete}", "compromiso={compromiso}",
)  # fmt: skip
DIA = date(2024, 3, 1)


@pytest.fixture
def gente():
    return {siglas: datos.usuario("enlace", dependencias=[Dependencia.objects.get(siglas=siglas)]) for siglas in ("SIDUR", "SSP")}


@pytest.fixture
def enlace(client):
    persona = Usuario.objects.get(username="enlace")
    client.force_login(persona)
    return persona


@pytest.fixture
def compartido(enlace):
    """An agreement and a commitment that SAGARHPA shares with SIDUR, both with something reported by each."""
    coordinador, propia, otra = Usuario.objects.get(username="coordinador"), *map(dep, ("SAGARHPA", "SIDUR"))
    reunion = Reunion.objects.filter(estado="celebrada", ejercicio=2023).latest("fecha")
    acuerdo = acuerdos.registrar_acuerdo(
        Acuerdo(reunion=reunion, texto="Rehabilitar el distrito de riego", fecha_compromiso=DIA),
        dependencias=[propia, otra],
        usuario=coordinador,
    )
    for responsable in acuerdo.responsables.all():
        avanzar(responsable, 40, coordinador)
    compromiso = Compromiso.objects.latest("numero")
    campana.asignar([(compromiso.pk, propia.pk), (compromiso.pk, otra.pk)], usuario=coordinador, fecha=DIA)
    for dependencia in (propia, otra):
        registrar(compromiso, dependencia, coordinador)
    return acuerdo, compromiso


def dep(siglas):
    return Dependencia.objects.get(siglas=siglas)


def pdf(nombre):
    return SimpleUploadedFile(nombre, b"%PDF-1.7")


def avanzar(responsable, porcentaje, usuario, fecha=DIA, **campos):
    return acuerdos.registrar_avance(
        responsable, estatus="concluido" if porcentaje == 100 else "en_proceso", porcentaje=Decimal(porcentaje),
        texto="Avance con quelite", usuario=usuario, fecha=fecha, **campos,
    )  # fmt: skip


def registrar(compromiso, dependencia, usuario, **campos):
    accion = Accion(compromiso=compromiso, dependencia=dependencia, descripcion=f"Entregar quelite {dependencia.siglas}")
    return campana.registrar_accion(accion, usuario=usuario, fecha=DIA, estatus="en_proceso", montos={"estatal": Decimal(1000)}, **campos)


def trabajan_los_demas(gente, acuerdo, compromiso):
    """Agreements, progress, evidence, reviews, actions and money of others, in what is shared and apart from it."""
    coordinador, sidur, ssp = Usuario.objects.get(username="coordinador"), dep("SIDUR"), dep("SSP")
    acuerdos.agregar_responsables(acuerdo, [ssp], usuario=coordinador, fecha=DIA)
    avanzar(acuerdo.responsables.get(dependencia=ssp), 80, gente["SSP"])
    suya = avanzar(
        acuerdo.responsables.get(dependencia=sidur), 100, gente["SIDUR"], fecha=plazos.hoy(), evidencias=[pdf("obra de sidur.pdf")]
    )
    acuerdos.devolver(suya, usuario=coordinador, fecha=plazos.hoy(), motivo="Falta el quelite")
    nuevo = Acuerdo(reunion=acuerdo.reunion, texto="Acuerdo ajeno con quelite", fecha_compromiso=DIA)
    acuerdos.registrar_acuerdo(nuevo, dependencias=[sidur], usuario=coordinador)
    avanzar(nuevo.responsables.get(), 100, gente["SIDUR"], evidencias=[pdf("otra obra.pdf")])
    campana.asignar([(compromiso.pk, ssp.pk)], usuario=coordinador, fecha=DIA)
    accion = registrar(compromiso, sidur, gente["SIDUR"])
    campana.reportar_avance(
        accion, estatus="concluida", texto="Concluida con quelite", usuario=gente["SIDUR"], fecha=DIA, evidencias=[pdf("acta de sidur.pdf")]
    )
    campana.validar(accion.avances.filter(validacion="por_validar"), usuario=coordinador, fecha=DIA)
    ajeno = Compromiso.objects.exclude(asignaciones__dependencia=dep("SAGARHPA")).first()
    registrar(ajeno, sidur, coordinador)
    return accion


def leer(client, url):
    """What an address answers, without what changes by itself (tokens, times)."""
    respuesta = client.get(url)
    contenido = b"".join(respuesta)
    if respuesta.get("Content-Type", "").endswith("sheet"):
        libro = load_workbook(io.BytesIO(contenido))
        contenido = repr([[celda.value for celda in fila] for hoja in libro for fila in hoja.iter_rows()]).encode()
    texto = contenido.decode("utf-8", "replace")
    texto = re.sub(r'name="(csrfmiddlewaretoken|ficha)" value="[\w-]+"|"X-CSRFToken": "\w+"|"generado": "[^"]+"', "", texto)
    return respuesta.status_code, texto


def paginas(client, semillas):
    """{address: answer} of what links lead to, up to POR_VISTA pages of each kind besides the seeds."""
    leidas, cuantas, por_leer = {}, Counter(), list(semillas)
    preguntas = set(por_leer)
    while por_leer:
        url = por_leer.pop(0)
        if url in leidas:
            continue
        leidas[url] = estado, texto = leer(client, url)
        assert estado in (200, 302) or (estado == 400 and url in preguntas), f"{url}: {estado}"
        for href in re.findall(r'href="([^"#]+)', texto) if texto.lstrip().startswith("<") else ():
            otra = urljoin(url, unescape(href))
            if not otra.startswith("/") or FUERA.search(otra) or "formato=pdf" in otra or otra in leidas:
                continue
            clave = (resolve(urlsplit(otra).path).view_name, "formato=" in otra)
            if (cuantas := cuantas + Counter([clave]))[clave] <= POR_VISTA:
                por_leer.append(otra)
    return leidas


def semillas(enlace, acuerdo, compromiso):
    llaves = {
        "ajena": dep("SIDUR").pk,
        "reunion": acuerdo.reunion_id,
        "gabinete": acuerdo.reunion.gabinete_id,
        "compromiso": compromiso.numero,
    }
    for lista in LISTAS:
        for pregunta in PREGUNTAS:
            yield f"{reverse(lista)}?ejercicio=todos&formato=json&{pregunta.format(**llaves)}"
        for formato in ("csv", "xlsx"):
            yield f"{reverse(lista)}?ejercicio=todos&formato={formato}"
    for definicion in reportes_de(enlace):
        for formato in ("json", "html", "csv"):
            yield f"{reverse('reporte_detail', args=[definicion.slug])}?formato={formato}"
    propia, accion = acuerdo.responsables.get(dependencia__siglas="SAGARHPA"), compromiso.acciones.get(dependencia__siglas="SAGARHPA")
    for fila in (acuerdo, compromiso, propia, accion):
        nombre = f"{fila._meta.app_label}:{fila._meta.model_name}"
        yield from (reverse(f"{nombre}_{pantalla}", args=[fila.pk]) for pantalla in ("detail", "history"))
    yield from ("/", "/mi-dia/", "/buscar/?q=quelite", "/buscar/?q=sidur", f"/buscar/?q={acuerdo.folio}", "/reportes/")


def test_what_others_do_changes_nothing_of_what_an_enlace_reads(client, enlace, gente, compartido):
    antes = paginas(client, semillas(enlace, *compartido))
    assert len(antes) > 200
    trabajan_los_demas(gente, *compartido)
    distintas = {}
    for url, respuesta in antes.items():
        if (ahora := leer(client, url)) != respuesta:
            viejas, nuevas = respuesta[1].splitlines(), ahora[1].splitlines()
            distintas[url] = [linea[:300] for linea in nuevas if linea not in viejas][:2]
    assert distintas == {}, pprint.pformat(distintas, width=200)


def test_the_rows_of_others_in_a_shared_agreement_do_not_exist(client, enlace, gente, compartido):
    accion = trabajan_los_demas(gente, *compartido)
    ajenas = [*Responsable.objects.filter(acuerdo=compartido[0]).exclude(dependencia__siglas="SAGARHPA"), accion]
    ajenas += [avance for fila in ajenas for avance in fila.avances.all()]
    assert len(ajenas) >= 8
    for fila in ajenas:
        nombre = f"{fila._meta.app_label}:{fila._meta.model_name}"
        estados = {client.get(reverse(f"{nombre}_{pantalla}", args=[fila.pk])).status_code for pantalla in ("detail", "history")}
        assert estados == {404}, fila
    evidencias = Documento.objects.filter(nombre__contains="sidur")
    assert len(evidencias) == 2
    assert {client.get(reverse("nucleo:documento_detail", args=[uno.pk])).status_code for uno in evidencias} == {404}


def test_the_history_of_an_own_agreement_names_neither_sessions_nor_agreements_of_others(client, enlace, gente, compartido):
    acuerdo, _ = compartido
    ajeno = Acuerdo.objects.exclude(responsables__dependencia=dep("SAGARHPA")).exclude(reunion=acuerdo.reunion).latest("pk")
    coordinador = Usuario.objects.get(username="coordinador")
    acuerdos.dar_de_baja(acuerdo, situacion="fusionado", motivo="Es el mismo", usuario=coordinador, fecha=DIA, fusionado_con=ajeno)
    for pantalla in ("detail", "history"):
        texto = client.get(reverse(f"acuerdos:acuerdo_{pantalla}", args=[acuerdo.pk])).text
        assert "Es el mismo" in texto
        assert ajeno.folio not in texto
        assert str(acuerdo.reunion) not in texto


def test_a_session_cannot_be_guessed_through_a_filter(client, enlace, compartido):
    reunion = Reunion.objects.exclude(acuerdos__responsables__dependencia=dep("SAGARHPA")).first()
    respuesta = client.get(reverse("acuerdos:acuerdo_list"), {"reunion": reunion.pk, "ejercicio": "todos"})
    assert str(reunion) not in respuesta.text
    estados = {client.get(reverse("acuerdos:acuerdo_list"), {"reunion": pk, "formato": "json"}).status_code for pk in (reunion.pk, 999999)}
    assert estados == {400}


def test_an_enlace_cannot_report_for_another_dependencia(client, enlace, compartido):
    acuerdo, compromiso = compartido
    ajeno = acuerdo.responsables.get(dependencia__siglas="SIDUR")
    cambio = {"fecha": "01/03/2024", "estatus": "en_proceso", "porcentaje": "90", "texto": "Por otro", "dependencia": ajeno.dependencia_id}
    assert client.post(reverse("acuerdos:responsable_avance", args=[ajeno.pk]), cambio).status_code == 404
    accion = {"compromiso": compromiso.pk, "dependencia": ajeno.dependencia_id, "descripcion": "Por otro", "estatus": "pendiente"}
    assert client.post(reverse("campana:accion_create"), accion).status_code == 422
    assert not Accion.objects.filter(descripcion="Por otro").exists()


def test_the_lists_of_an_enlace_have_exactly_the_own_rows(client, enlace):
    propia = dep("SAGARHPA")
    esperado = {
        "acuerdos:acuerdo_list": Acuerdo.objects.filter(responsables__dependencia=propia, responsables__eliminado=None).distinct().count(),
        "acuerdos:responsable_list": Responsable.objects.filter(dependencia=propia).count(),
        "campana:compromiso_list": Compromiso.objects.filter(asignaciones__dependencia=propia, asignaciones__eliminado=None)
        .distinct()
        .count(),
        "campana:accion_list": Accion.objects.filter(dependencia=propia).count(),
    }
    totales = {lista: client.get(f"{reverse(lista)}?ejercicio=todos&formato=json").json()["total"] for lista in esperado}
    assert totales == esperado
    assert all(totales.values())
