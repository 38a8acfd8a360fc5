"""When the data of a person are due, what suppressing them leaves, and what is handed to who asks for their own."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from atencion.personas import services
from atencion.personas.carga import cargar
from atencion.personas.models import AccesoADatos, Aviso, Conservacion, Persona
from atencion.peticiones.models import Peticion, Seguimiento
from seguimiento.nucleo import bitacora
from seguimiento.nucleo.documentos import adjuntar
from seguimiento.nucleo.models import Documento
from tests import datos

from . import datos_personas as dp
from .test_duplicados import peticion

pytestmark = pytest.mark.django_db
CORTE = date(2026, 6, 1)


@pytest.fixture
def coordinador(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad(modulos=["personas", "peticiones"])])
    client.force_login(quien)
    return quien


def vencidas(corte=CORTE):
    return list(Persona.objects.por_suprimir(corte))


@pytest.mark.parametrize(
    ("registrada", "vence"),
    [(date(2024, 6, 1), True), (date(2024, 6, 2), False), (date(2020, 1, 1), True)],
)
def test_a_person_with_nothing_is_due_after_the_years_of_the_register(registrada, vence):
    dp.conservacion("registro", 2)
    persona = dp.persona(registrada=registrada)
    assert vencidas() == ([persona] if vence else [])


def test_a_term_that_ends_on_29_february_ends_on_the_28th_of_a_common_year():
    dp.conservacion("registro", 2)
    personas = [dp.persona(registrada=date(2022, 2, 28)), dp.persona(registrada=date(2022, 3, 1))]
    assert vencidas(date(2024, 2, 29)) == personas[:1]


@pytest.mark.parametrize(
    ("concluida", "vence"),
    [(None, False), (date(2023, 6, 1), True), (date(2023, 6, 2), False)],
    ids=["open", "three years ago", "a day less"],
)
def test_a_petition_keeps_the_data_until_its_term_after_the_conclusion(concluida, vence):
    dp.conservacion("registro", 2)
    dp.conservacion("peticion", 3)
    persona = dp.persona()
    Peticion.objects.filter(pk=peticion(persona).pk).update(concluida=concluida)
    assert vencidas() == ([persona] if vence else [])


def test_a_category_without_term_or_of_historic_value_keeps_the_data():
    dp.conservacion("registro", 2)
    persona = dp.persona()
    Peticion.objects.filter(pk=peticion(persona).pk).update(concluida=date(2023, 4, 1))
    assert vencidas() == []
    regla = dp.conservacion("peticion", 1, destino="conservar")
    assert vencidas() == []
    Conservacion.objects.filter(pk=regla.pk).update(destino="suprimir")
    assert vencidas() == [persona]


def test_suppressing_takes_the_data_out_of_the_row_its_history_and_what_was_written_and_keeps_the_figures(
    coordinador, django_capture_on_commit_callbacks
):
    persona = dp.persona(telefono="6625550123", curp=dp.curp(), correo="rosa@correo.example", municipio=datos.municipio("Hermosillo"))
    persona.domicilio = "Calle Uno"
    persona.save()
    unida = dp.persona("Rosa", telefono="6625550199")
    services.fusionar(persona, unida, usuario=coordinador, motivo="Es la misma")
    pedida = peticion(persona)
    Peticion.objects.filter(pk=pedida.pk).update(descripcion="Rosa Elena pide", en_nombre_de="Luis")
    Seguimiento.objects.create(peticion=pedida, fecha=dp.DIA, canal="telefono", nota="Se llamó a Rosa Elena")
    documento = adjuntar(pedida, SimpleUploadedFile("credencial Rosa.pdf", b"%PDF-Rosa"), usuario=coordinador)
    almacen, archivo = documento.archivo.storage, documento.archivo.name

    with django_capture_on_commit_callbacks(execute=True):
        cuantas = services.suprimir([persona, unida], usuario=coordinador, motivo="Terminó su plazo")

    assert cuantas == 2 and not almacen.exists(archivo)

    persona.refresh_from_db()
    pedida.refresh_from_db()
    assert persona.suprimida and persona.municipio is not None and pedida.persona == persona and pedida.asunto == "Beca"
    assert (pedida.descripcion, pedida.en_nombre_de) == ("", "")
    for modelo in (Persona, Peticion, Seguimiento, Documento):
        for filas in (modelo.todos.all(), bitacora.modelo_de_eventos(modelo).objects.all()):
            texto = " ".join(str(valor) for fila in filas.values() for valor in fila.values())
            assert not [dato for dato in ("Rosa", "Prueba", "rosa elena", "66255501", dp.curp(), "Calle", "Luis", "rosa@") if dato in texto]
    assert str(persona) == f"Persona {persona.pk}"


def test_only_those_that_are_due_are_suppressed_from_the_list(client, coordinador):
    dp.conservacion("registro", 2)
    vieja, nueva = dp.persona(registrada=date(2020, 1, 1)), dp.persona("Nueva", registrada=date.today())
    lista = client.get("/atencion/personas/persona/", {"por_suprimir": "true", "formato": "json"}).json()
    assert [fila[0] for fila in lista["filas"]] == [vieja.pk]
    with pytest.raises(ValidationError, match="no ha terminado"):
        services.suprimir_vencidas([vieja, nueva], usuario=coordinador, motivo="Por error", corte=date.today())
    url = "/atencion/personas/persona/suprimir/"
    assert "eraser" in client.get("/atencion/personas/persona/?por_suprimir=true").text

    assert client.post(url, {"pk": [vieja.pk], "motivo": "Terminó su plazo", "confirmar": "1"}).status_code == 302

    assert [p.pk for p in Persona.objects.filter(suprimida__isnull=False)] == [vieja.pk]
    assert f"{nueva.pk}" not in client.get("/atencion/personas/persona/", {"situacion": "suprimidas", "formato": "json"}).text
    assert client.get(f"/atencion/personas/persona/{vieja.pk}/editar/").status_code == 404


# -- what is held on one person
def test_the_file_of_a_person_asks_why_gathers_all_and_is_logged(client, coordinador):
    persona = dp.persona(telefono="6625550123", curp=dp.curp())
    unida = dp.persona("Rosa", correo="rosa@correo.example")
    services.fusionar(persona, unida, usuario=coordinador, motivo="Es la misma")
    Seguimiento.objects.create(peticion=peticion(persona), fecha=dp.DIA, canal="telefono", nota="Se le llamó")
    url = f"{persona.get_absolute_url()}expediente/"
    assert dp.curp() not in client.get(url).text

    client.post(url, {"motivo": "Solicitud de acceso de la titular"})

    pagina = client.get(url).text
    for dato in ("6625550123", dp.curp(), "rosa@correo.example", "PC-2023-000001", "Se le llamó", "Solicitud de acceso de la titular"):
        assert dato in pagina, dato
    (acceso,) = AccesoADatos.objects.all()
    assert (acceso.clase, acceso.persona, acceso.usuario) == ("expediente", persona, coordinador)
    pdf = client.get(url, {"formato": "pdf"})
    assert pdf["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF-")


def test_a_notice_that_somebody_accepted_no_longer_changes(client, coordinador):
    aviso = dp.aviso()
    pedida = peticion(dp.persona())
    url = f"{aviso.get_absolute_url()}editar/"
    cambio = {"numero": aviso.numero, "desde": "01/03/2023", "simplificado": "Otro", "texto": "Otro", "version": 1}
    assert client.post(url, cambio).status_code == 302
    Peticion.objects.filter(pk=pedida.pk).update(aviso=aviso, aviso_aceptado=dp.DIA, aviso_forma="verbal")
    assert client.post(url, cambio | {"texto": "Otro más", "version": 2}).status_code == 422
    aviso.refresh_from_db()
    assert aviso.texto == "Otro" and aviso.bloqueos()


def test_the_notice_in_force_is_the_last_one_of_the_day():
    primero, segundo = dp.aviso(desde=date(2023, 1, 1)), dp.aviso(desde=date(2024, 1, 1))
    assert Aviso.vigente(date(2022, 12, 31)) is None
    assert Aviso.vigente(date(2023, 12, 31)) == primero
    assert Aviso.vigente(date(2024, 1, 1)) == segundo


def test_the_seed_brings_a_notice_and_a_term_for_each_category_once():
    assert cargar() == {"avisos de privacidad": 1, "plazos de conservación": 3}
    assert cargar() == {"avisos de privacidad": 0, "plazos de conservación": 0}


def test_anybody_reads_the_notice_in_force(client):
    assert "Todavía no hay" in client.get("/publico/aviso-de-privacidad/").text
    dp.aviso(texto="Quién responde por sus datos")
    assert "Quién responde por sus datos" in client.get("/publico/aviso-de-privacidad/").text


@pytest.mark.parametrize(("rol", "entra"), [("administrador", True), ("coordinador", True), ("director", False), ("capturista", False)])
def test_the_log_is_for_who_answers_for_the_data(client, coordinador, rol, entra):
    AccesoADatos.objects.create(usuario=coordinador, clase="exportar", motivo="Padrón", campos="x", filas=12, origen="Personas")
    client.force_login(coordinador if rol == "coordinador" else datos.usuario(rol))
    respuesta = client.get("/atencion/personas/accesoadatos/")
    assert (respuesta.status_code == 200 and "Padrón" in respuesta.text) is entra
    assert entra or respuesta.status_code == 403
