"""The public side names nobody: every page and file that can be reached is read, and compared with every personal datum stored."""

import io
import re
import unicodedata
from html import unescape
from urllib.parse import urljoin, urlsplit

import openpyxl
import pytest
from django.apps import apps
from django.core.cache import cache
from django.urls import reverse
from pypdf import PdfReader

from atencion.apoyos.models import Apoyo
from atencion.correspondencia.models import Recibido
from atencion.gestion.models import Enviado
from atencion.peticiones.models import Peticion
from seguimiento.cuentas.models import Usuario
from seguimiento.nucleo import publicas
from seguimiento.nucleo.cortes import congelar
from seguimiento.nucleo.reportes import REGISTRO
from tests.transparencia.publico import datos_publico as d
from transparencia.publico import services
from transparencia.publico.models import Divulgacion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
# Fields that hold a datum of somebody wherever they are, besides those that each model declares.
DE_PERSONA = {"username", "email", "correo", "telefono", "celular", "curp", "domicilio", "solicitante", "remitente", "promovente"}
SIN_RASTREAR = {"/publico/peticion/"}  # it asks and answers by POST; see below


def palabras(texto):
    plano = unicodedata.normalize("NFD", texto.lower())
    return re.findall(r"\w+", "".join(letra for letra in plano if unicodedata.category(letra) != "Mn"))


@pytest.fixture
def director():
    """Every account bears a name that is no word of any page."""
    for cuenta in Usuario.todos.all():
        cuenta.username, cuenta.first_name, cuenta.last_name = f"xq{cuenta.pk}zuleka", f"Zuleka{cuenta.pk}", f"Qwijada{cuenta.pk}"
        cuenta.email = f"xq{cuenta.pk}@personal.example"
        cuenta.save()
    return Usuario.objects.get(rol="director")


@pytest.fixture
def publicado(director, monkeypatch):
    """Every report that is for the public, frozen and published; one of them withdrawn, and publications of each state."""
    cache.clear()
    monkeypatch.setattr(publicas, "LIMITES", {"pagina": "9999/5m/ip", "archivo": "9999/5m/ip"})
    licencia = d.licencia(nombre="De la prueba")
    publicados = 0
    for definicion in (una for una in REGISTRO.values() if una.publico):
        form = definicion.form_class({"corte": "12/02/2024", "ejercicio": "2023"}, usuario=director)
        assert form.is_valid(), form.errors
        hecho = definicion.hacer(d.DIA, director, form.parametros())
        if hecho.descuadres:  # as the office published it, it cannot be frozen
            continue
        publicados += 1
        corte = congelar(hecho, parametros={"ejercicio": "2023"}, usuario=director, fecha=d.DIA)
        services.divulgar(corte, licencia=licencia, presentacion="Datos de prueba.", usuario=director)
    services.retirar_corte(Divulgacion.objects.vigentes().last(), motivo="Se corrige", usuario=director)
    services.retirar(d.publicacion(director, titulo="La que se retira"), motivo="Otra edición", usuario=director)
    d.publicacion(director, titulo="La que se prepara", publicada=False)
    return publicados


def texto_de(respuesta):
    """Everything that a person or a program may read in an answer, its headers too."""
    contenido, tipo = b"".join(respuesta), respuesta.get("Content-Type", "")
    if "pdf" in tipo and contenido.startswith(b"%PDF") and len(contenido) > 500:
        lector = PdfReader(io.BytesIO(contenido))
        cuerpo = " ".join([*(hoja.extract_text() for hoja in lector.pages), *(str(valor) for valor in (lector.metadata or {}).values())])
    elif "spreadsheet" in tipo:
        libro = openpyxl.load_workbook(io.BytesIO(contenido))
        celdas = (str(celda) for hoja in libro for fila in hoja.iter_rows(values_only=True) for celda in fila if celda is not None)
        cuerpo = " ".join([*celdas, str(libro.properties.creator), str(libro.properties.lastModifiedBy)])
    else:
        cuerpo = contenido.decode("utf-8", "replace")
    return f"{cuerpo} {' '.join(respuesta.headers.values())}"


def rastrear(client, semillas):
    """{address: text} of every page of the public side that can be reached from these, links and downloads."""
    vistas, cola = {}, list(semillas)
    while cola:
        url = cola.pop()
        if url in vistas:
            continue
        respuesta = client.get(url)
        assert respuesta.status_code in {200, 302, 410}, (url, respuesta.status_code)
        assert not respuesta.cookies, url
        vistas[url] = texto_de(respuesta)
        for hallada in re.findall(
            r'(?:href|src|action)="([^"]+)"|"(?:pagina|licencia_url|pdf|csv|xlsx|json|diccionario)": "([^"]+)"', vistas[url]
        ):
            partes = urlsplit(urljoin(url, unescape("".join(hallada))))
            destino = f"{partes.path}?{partes.query}" if partes.query else partes.path
            if partes.path.startswith("/publico/") and partes.path not in SIN_RASTREAR:
                cola.append(destino)
        if respuesta.status_code == 302:
            cola.append(respuesta.url)
    return vistas


def de_la_base():
    """{first word: [(words of a datum, where it is stored)]}. A lone word of letters tells nobody apart, but for the accounts."""
    senas = {}
    for modelo in apps.get_models():
        if modelo.__name__.endswith("Event"):
            continue
        declarados = [*getattr(modelo, "DATOS_PERSONALES", {}), *(["first_name", "last_name"] if modelo is Usuario else [])]
        sueltos = [campo.name for campo in modelo._meta.concrete_fields if campo.name in DE_PERSONA]
        campos = list(dict.fromkeys([*declarados, *sueltos]))
        for fila in modelo._base_manager.values_list(*campos).distinct() if campos else ():
            valores = [palabras(str(valor)) for valor in fila if valor]
            seguidos = [uno + otro for uno, otro in zip(valores, valores[1:], strict=False)]
            for sena in [*valores, *seguidos]:
                if len(sena) > 1 or modelo is Usuario or (sena and not sena[0].isalpha() and len(sena[0]) > 3):
                    senas.setdefault(sena[0], set()).add((tuple(sena), modelo._meta.label))
    return senas


def hallados(texto, senas):
    todas = palabras(texto)
    return {
        (" ".join(sena), donde)
        for n, palabra in enumerate(todas)
        for sena, donde in senas.get(palabra, ())
        if tuple(todas[n : n + len(sena)]) == sena
    }


def test_nothing_public_names_anybody(client, publicado, director):
    sueltas = [
        reverse("verificar_recibo", args=[Apoyo.objects.first().clave]),
        reverse("verificar_oficio", args=[Enviado.objects.exclude(numero=None).first().verificacion]),
        reverse("verificar_recibido", args=[Recibido.objects.first().clave]),
    ]
    vistas = rastrear(client, ["/publico/", *sueltas])
    senas = de_la_base()
    fugas = {url: encontrado for url, texto in vistas.items() if (encontrado := hallados(texto, senas))}
    assert fugas == {}
    # and the walk went everywhere: each published cut in each format, the licence, the verifications, the publications
    formatos = [url.partition("formato=")[2] for url in vistas if "formato=" in url]
    assert {formato: formatos.count(formato) for formato in ("csv", "xlsx", "json", "pdf", "diccionario")} == dict.fromkeys(
        ("csv", "xlsx", "json", "pdf", "diccionario"), Divulgacion.objects.vigentes().count()
    )
    assert publicado >= 9 and sum("/publico/verificar/" in url for url in vistas) > publicado
    assert sum(url.endswith("/archivo/") for url in vistas) == 4 and any("/licencia/" in url for url in vistas)


def test_the_state_of_a_petition_names_nobody(client, director):
    peticion = Peticion.objects.filter(persona__telefono__gt="").select_related("persona").first()
    cache.clear()
    respuesta = client.post(reverse("peticion_publica"), {"folio": peticion.folio, "dato": peticion.persona.telefono[-4:]})
    assert respuesta.status_code == 200 and respuesta.context["hallada"] and not respuesta.cookies
    assert hallados(texto_de(respuesta), de_la_base()) == set()


def test_the_search_would_find_a_name_a_telephone_and_an_account(director):
    senas = de_la_base()
    persona = Peticion.objects.filter(persona__telefono__gt="").select_related("persona").first().persona
    for dato in (f"{persona.nombre} {persona.primer_apellido}", persona.telefono, director.username, director.get_full_name()):
        assert hallados(f"<p>Atendió a {dato.upper()}, ayer.</p>", senas), dato


def test_what_would_be_public_and_names_somebody_was_refused_before(director):
    """The same data, seen by the service: a report of people is not for the public, and no report of the public names anybody."""
    privados = {"semaforo-por-colaborador", "oficios-de-designacion", "compromisos-completo", "solicitudes-abiertas"}
    assert not [slug for slug in privados & REGISTRO.keys() if REGISTRO[slug].publico]
