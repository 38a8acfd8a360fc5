"""People on screen: contacts by who reads, confirming, cards and mailing lists, letters of designation and an account for a liaison."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from seguimiento.cuentas.cuentas_de_enlaces import usuario_de
from seguimiento.cuentas.models import Usuario
from seguimiento.directorio import nombramientos
from seguimiento.directorio.estados import Uso
from seguimiento.directorio.models import Nombramiento, Persona
from seguimiento.nucleo.documentos import adjuntar
from seguimiento.nucleo.plazos import hoy
from tests import datos
from tests.directorio.datos_directorio import nombrar, persona, tema

pytestmark = pytest.mark.django_db
ENERO = date(2023, 1, 1)


@pytest.fixture
def encargada(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad("CESG", modulos=["directorio"])])
    client.force_login(quien)
    return quien


def campos(**otros):
    return {"nombre": "Ana López Ruiz", "tratamiento": "Lic.", "correos": "", "telefonos": "", **otros}


def con_contactos():
    ana = persona("Ana López")
    nombramientos.poner_contactos(ana, correos=["ana@salud.example"], telefonos=["662 555 0101"])
    nombramientos.poner_contactos(ana, correos=["ana@casa.example"], telefonos=["662 555 0199"], uso=Uso.PERSONAL)
    return ana


def test_a_person_is_registered_with_several_contacts(client, encargada):
    enviado = campos(
        correos="ana@salud.example\n\nana.lopez@salud.example", telefonos="662 555 0101 ext. 4", telefonos_personales="662 555 0102"
    )
    client.post(reverse("directorio:persona_create"), enviado)
    ana = Persona.objects.get()
    assert [str(c) for c in ana.correos_institucionales] == ["ana.lopez@salud.example", "ana@salud.example"]
    assert [str(t) for t in ana.telefonos_institucionales + ana.telefonos_personales] == ["662 555 0101 ext. 4", "662 555 0102"]


@pytest.mark.parametrize(("campo", "valor"), [("correos", "ana en salud"), ("telefonos", "llamar a la oficina"), ("nombre", "")])
def test_what_cannot_be_a_contact_is_refused(client, encargada, campo, valor):
    assert client.post(reverse("directorio:persona_create"), campos(**{campo: valor})).status_code == 422
    assert not Persona.objects.exists()


def test_editing_takes_away_what_is_erased_and_the_history_says_so(client, encargada):
    ana = con_contactos()
    enviado = campos(nombre="Ana López", correos="otra@salud.example", version=ana.version)
    client.post(reverse("directorio:persona_update", args=[ana.pk]), enviado)
    assert [str(c) for c in ana.correos.all()] == ["otra@salud.example"]
    assert "ana@salud.example" in client.get(reverse("directorio:persona_history", args=[ana.pk])).text


RUTAS = ["persona_detail", "persona_list", "persona_history", "persona_vcard", "csv", "xlsx", "json", "pdf", "vcf", "correos"]


@pytest.mark.parametrize("ruta", [ruta for ruta in RUTAS if ruta not in ("xlsx", "pdf")])
@pytest.mark.parametrize(("rol", "ve"), [("consulta", False), ("enlace", False), ("capturista", True), ("director", True)])
def test_personal_contacts_are_shown_only_to_the_office(client, rol, ve, ruta):
    ana = con_contactos()
    unidades = [datos.unidad("CESG", modulos=["directorio"])] if rol in ("consulta", "capturista") else []
    client.force_login(datos.usuario(rol, unidades=unidades))
    if ruta.startswith("persona"):
        respuesta = client.get(reverse(f"directorio:{ruta}", args=[] if ruta.endswith("list") else [ana.pk]))
    else:
        respuesta = client.get(reverse("directorio:persona_list"), {"formato": ruta})
    if rol == "enlace" and respuesta.status_code == 403:  # an enlace does not download the directory
        return
    texto = respuesta.getvalue().decode()
    assert "ana@salud.example" in texto
    assert ("ana@casa.example" in texto) is ve


def test_an_entry_grows_stale_after_180_days_and_confirming_mends_it(client, encargada):
    ana, berta, carla = (
        persona("Ana", confirmada=hoy() - timedelta(181)),
        persona("Berta", confirmada=hoy() - timedelta(180)),
        persona("Carla"),
    )
    for n, quien in enumerate((ana, berta, carla)):
        nombrar(quien, datos.dependencia(f"D{n}"), ENERO)
    persona("Externa")  # who holds no post is not asked for
    viejas = {"sin_confirmar": "true", "formato": "json"}
    assert {f[1] for f in client.get(reverse("directorio:persona_list"), viejas).json()["filas"]} == {"Ana", "Carla"}
    assert "Nadie ha confirmado" in client.get(ana.get_absolute_url()).text
    client.post(reverse("directorio:persona_confirmar", args=[ana.pk]))
    assert "Nadie ha confirmado" not in client.get(ana.get_absolute_url()).text
    client.post(reverse("directorio:persona_confirmar_varias"), {"pk": [carla.pk], "confirmar": "1"})
    assert client.get(reverse("directorio:persona_list"), viejas).json()["total"] == 0


def test_the_card_says_post_and_contacts_and_escapes_what_is_written(client, encargada):
    ana = con_contactos()
    Persona.objects.filter(pk=ana.pk).update(nombre="López; Ana, hija", tratamiento="Dra.")
    nombrar(ana, datos.dependencia("SALUD", nombre="Secretaría de Salud"), ENERO, cargo="Secretaria")
    lineas = client.get(reverse("directorio:persona_vcard", args=[ana.pk])).text.split("\r\n")
    assert lineas[:4] == ["BEGIN:VCARD", "VERSION:4.0", r"FN:Dra. López\; Ana\, hija", r"N:;López\; Ana\, hija;;Dra.;"]
    assert {"TITLE:Secretaria", "ORG:Secretaría de Salud", "EMAIL;TYPE=work:ana@salud.example", "TEL;TYPE=home:662 555 0199"} <= set(lineas)
    assert all(len(linea.encode()) <= 75 for linea in lineas)


def test_the_mailing_list_is_of_the_people_shown_each_address_once(client, encargada):
    salud, ana = datos.dependencia(), con_contactos()
    nombrar(ana, salud, ENERO)
    nombrar(ana, salud, ENERO, clase="enlace", tema=tema())
    nombrar(persona("Sin Correo"), datos.dependencia(), ENERO)
    url = reverse("directorio:nombramiento_list")
    texto = client.get(url, {"formato": "correos", "vigente": "true"}).text
    assert texto.count("<ana@salud.example>") == 1
    assert "Sin correo registrado: 1 persona." in texto
    assert "ana@" not in client.get(url, {"formato": "correos", "vigente": "false"}).text


def test_a_new_person_is_written_down_while_appointing(client, encargada):
    salud = datos.dependencia()
    enviado = {"nueva": "Berta Dos", "clase": "titular", "cargo": "Secretaria", "dependencia": salud.pk, "desde": "01/02/2023"}
    assert client.post(reverse("directorio:nombramiento_create"), enviado).status_code == 302
    assert client.post(reverse("directorio:nombramiento_create"), enviado | {"nueva": ""}).status_code == 422
    assert str(Nombramiento.objects.get().persona) == "Berta Dos"


def test_an_appointment_is_mended_or_concluded_but_not_rewritten(client, encargada):
    puesto = nombrar(persona(), datos.dependencia(), ENERO, cargo="Secretria")
    url = reverse("directorio:nombramiento_update", args=[puesto.pk])
    client.post(url, {"cargo": "Secretaria", "desde": "01/01/2020", "version": 1})
    puesto.refresh_from_db()
    assert (puesto.cargo, puesto.desde) == ("Secretaria", ENERO)
    client.post(reverse("directorio:nombramiento_concluir", args=[puesto.pk]), {"hasta": "30/06/2023", "motivo": "Renuncia"})
    puesto.refresh_from_db()
    assert puesto.hasta == date(2023, 6, 30)


def test_the_letter_of_a_liaison_is_ok_once_it_is_attached_and_the_report_says_who_is_missing(client, encargada):
    compromisos, salud, otra = tema("Compromisos"), datos.dependencia(), datos.dependencia()
    con = nombrar(persona(), salud, ENERO, clase="enlace", tema=compromisos)
    nombrar(persona(), otra, ENERO, clase="enlace", tema=compromisos)
    datos.dependencia("SIN")
    datos.dependencia("FED", tipo="federal")  # nobody asks them for one
    adjuntar(con, SimpleUploadedFile("oficio.pdf", b"%PDF-"), usuario=encargada)
    lista = client.get(reverse("directorio:nombramiento_list"), {"formato": "json"}).json()
    columna = lista["columnas"].index("Oficio")
    assert sorted(fila[columna] for fila in lista["filas"]) == ["N/D", "OK"]
    assert "N/D" not in client.get(con.get_absolute_url()).text
    reporte = client.get("/reportes/oficios-de-designacion/", {"formato": "json"}).json()
    assert reporte["filas"] == [["Compromisos", 2, 1, 1, 1]]
    faltan = client.get(reporte["enlaces"][0][4] + "&formato=json").json()
    assert [fila[1] for fila in faltan["filas"]] == ["SIN"]


def test_an_account_for_a_liaison_is_opened_from_its_page_with_its_scope(client, db):
    salud, ana = datos.dependencia(), persona("Ana María López Ruiz")
    nombramientos.poner_contactos(ana, correos=["ana@salud.example"], telefonos=["662 555 0101"])
    client.force_login(datos.usuario("administrador"))
    assert "Abrir su cuenta" not in client.get(ana.get_absolute_url()).text
    nombrar(ana, salud, ENERO, clase="enlace", tema=tema(), cargo="Directora de Planeación")
    url = f"{reverse('cuentas:usuario_create')}?persona={ana.pk}"
    assert url in client.get(ana.get_absolute_url()).text
    form = client.get(url).context["form"]
    enviado = {nombre: form[nombre].value() for nombre in form.fields if form[nombre].value() not in (None, "")}
    assert client.post(url, enviado).status_code == 302
    cuenta = Usuario.objects.get(persona=ana)
    assert (cuenta.nombre, cuenta.email, cuenta.rol, cuenta.dependencias_ids) == (ana.nombre, "ana@salud.example", "enlace", {salud.pk})
    assert "Abrir su cuenta" not in client.get(ana.get_absolute_url()).text


@pytest.mark.parametrize(("tomados", "propuesto"), [([], "ana"), (["ana"], "ana.salud"), (["ana", "ana.salud"], "")])
def test_a_user_name_that_is_free_is_proposed(tomados, propuesto):
    for username in tomados:
        datos.usuario("consulta", username=username)
    assert usuario_de("ana@salud.example") == propuesto


def test_only_who_gives_accounts_is_offered_to_open_one(client, encargada):
    ana = persona()
    nombrar(ana, datos.dependencia(), ENERO, clase="enlace", tema=tema())
    assert "Abrir su cuenta" not in client.get(ana.get_absolute_url()).text
