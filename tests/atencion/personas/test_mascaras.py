"""What each role reads of a person, on every screen and in everything that goes out."""

import csv
import io

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from atencion.personas import mascaras
from atencion.personas.accesos import Vista
from atencion.personas.columnas import EN_SQL, Enmascarado
from atencion.personas.models import AccesoADatos
from tests import datos

from . import datos_personas as dp

pytestmark = pytest.mark.django_db
LISTA = "/atencion/personas/persona/"
CLAROS = ("Rosa Elena", "Prueba", "6625550123", "rosa@correo.example", "Calle Uno")
RESERVADOS = ("rosa@correo.example", "Calle Uno")


@pytest.fixture
def unidad():
    return datos.unidad(modulos=["personas"])


@pytest.fixture
def persona():
    return dp.persona(
        segundo_apellido="Muestra", telefono="6625550123", correo="rosa@correo.example", domicilio="Calle Uno 5", curp=dp.curp(),
        municipio=datos.municipio("Hermosillo"),
    )  # fmt: skip


@pytest.fixture
def entrar(client, unidad):
    def como(rol):
        quien = datos.usuario(rol, unidades=[unidad] if rol not in {"administrador", "director", "enlace"} else ())
        client.force_login(quien)
        return quien

    return como


@pytest.mark.parametrize(
    ("mascara", "texto", "visto"),
    [
        (mascaras.nombre, "María López Ruiz", "M*** L*** R***"),
        (mascaras.nombre, "", ""),
        (mascaras.telefono, "6625550123", "*** *** 0123"),
        (mascaras.telefono, "", ""),
        (mascaras.correo, "rosa@correo.example", "r***@***"),
        (mascaras.curp, "PEXR850214MSRRXS01", "••• 01"),
        (mascaras.domicilio, "Calle Uno", "•••"),
    ],
)
def test_masks(mascara, texto, visto):
    assert mascara(texto) == visto


@pytest.mark.parametrize("campo", EN_SQL)
@pytest.mark.parametrize("texto", ["", "Ángela de la Torre", "6625550123", "=1+1", "rosa@correo.example"])
def test_the_database_masks_as_python_does(campo, texto):
    """A long export never passes through Python."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {Enmascarado(campo).sql('t.dato')} FROM (SELECT %s::text AS dato) t", [texto])
        (escrito,) = cursor.fetchone()
    esperado = mascaras.DE_CAMPO[campo](texto)
    assert escrito == ("'" + esperado if esperado.startswith("=") else esperado)


@pytest.mark.parametrize("rol", ["administrador", "director", "consulta"])
def test_who_does_not_attend_people_reads_masks(client, entrar, persona, rol):
    entrar(rol)
    for url in (LISTA, persona.get_absolute_url(), f"{persona.get_absolute_url()}historial/"):
        pagina = client.get(url).text
        assert not [dato for dato in (*CLAROS, persona.curp) if dato in pagina], url
    assert "R*** E*** P*** M***" in client.get(LISTA).text


@pytest.mark.parametrize("rol", ["coordinador", "capturista"])
def test_who_attends_people_reads_name_and_telephone_and_not_the_rest(client, entrar, persona, rol):
    entrar(rol)
    for url in (LISTA, persona.get_absolute_url()):
        pagina = client.get(url).text
        assert "Rosa Elena Prueba Muestra" in pagina and "6625550123" in pagina
        assert not [dato for dato in (*RESERVADOS, persona.curp) if dato in pagina], url
    historial = client.get(f"{persona.get_absolute_url()}historial/").text
    assert not [dato for dato in (*CLAROS, persona.curp) if dato in historial]


def test_the_change_log_of_everything_shows_masks_too(client, entrar, persona):
    entrar("administrador")
    pagina = client.get("/seguimiento/nucleo/bitacora/", follow=True)
    if pagina.status_code == 404:
        pagina = client.get(reverse("cuentas:bitacora"))
    assert pagina.status_code == 200 and "R*** E***" in pagina.text
    assert not [dato for dato in (*CLAROS, persona.curp) if dato in pagina.text]


@pytest.mark.parametrize("formato", ["csv", "xlsx", "json", "pdf"])
def test_a_download_comes_masked_even_for_who_attends_people(client, entrar, persona, formato):
    entrar("coordinador")
    respuesta = client.get(LISTA, {"formato": formato})
    assert respuesta.status_code == 200
    contenido = b"".join(respuesta).decode("utf-8", "replace") if respuesta.streaming else respuesta.content.decode("utf-8", "replace")
    assert not [dato for dato in (*CLAROS, persona.curp) if dato in contenido]


def test_a_download_in_clear_asks_why_and_is_logged_with_its_rows(client, entrar, persona):
    dp.persona("Otra")
    quien = entrar("capturista")
    url = f"{LISTA}?municipio={persona.municipio_id}&formato=datos"
    assert "1 personas" in client.get(url).text.replace("&nbsp;", " ")
    assert client.post(url, {"motivo": "corto", "tipo": "csv"}).status_code == 422
    assert not AccesoADatos.objects.exists()

    respuesta = client.post(url, {"motivo": dp.MOTIVO, "tipo": "csv"})

    (acceso,) = AccesoADatos.objects.all()
    assert (acceso.usuario, acceso.clase, acceso.filas, acceso.motivo) == (quien, "exportar", 1, dp.MOTIVO)
    descarga = client.get(f"{LISTA}{respuesta.url}")
    (renglon,) = csv.DictReader(io.StringIO(b"".join(descarga).decode("utf-8-sig")))
    assert (renglon["NOMBRE"], renglon["TELÉFONO"], renglon["CURP"]) == ("Rosa Elena", "6625550123", persona.curp)
    # the same key opens no other rows
    otra = client.get(LISTA, {"formato": "csv", "datos": acceso.pk})
    assert "6625550123" not in b"".join(otra).decode("utf-8-sig")


@pytest.mark.parametrize("rol", ["administrador", "consulta"])
def test_who_never_needs_them_cannot_ask(client, entrar, persona, rol):
    entrar(rol)
    for url in (f"{LISTA}?formato=datos", f"{LISTA}{persona.pk}/mostrar/", f"{LISTA}{persona.pk}/expediente/"):
        assert client.get(url).status_code == 403, url
        assert client.post(url, {"motivo": dp.MOTIVO, "tipo": "csv"}).status_code in {403, 405}, url
    assert not AccesoADatos.objects.exists()


@pytest.mark.parametrize("rol", ["director", "coordinador", "capturista"])
def test_unmasking_one_record_needs_a_reason_is_logged_and_is_of_that_record_and_person_alone(client, entrar, persona, rol):
    otra = dp.persona("Otra", correo="otra@correo.example")
    quien = entrar(rol)
    url = f"{LISTA}{persona.pk}/mostrar/"
    assert client.post(url, {"motivo": ""}).status_code == 422

    respuesta = client.post(url, {"motivo": dp.MOTIVO})

    assert respuesta.url == persona.get_absolute_url()
    (acceso,) = AccesoADatos.objects.all()
    assert (acceso.usuario, acceso.persona, acceso.clase, acceso.motivo) == (quien, persona, "mostrar", dp.MOTIVO)
    pagina = client.get(persona.get_absolute_url()).text
    assert all(dato in pagina for dato in (*CLAROS, persona.curp))
    assert "otra@correo.example" not in client.get(otra.get_absolute_url()).text
    entrar(rol)
    assert persona.curp not in client.get(persona.get_absolute_url()).text


def test_what_was_unmasked_is_hidden_again_after_a_while(persona, unidad):
    quien = datos.usuario("coordinador", unidades=[unidad])
    AccesoADatos.objects.create(usuario=quien, clase="mostrar", persona=persona, motivo=dp.MOTIVO, campos="todos")
    ahora = timezone.now()
    assert Vista.de(persona, quien, ahora + timezone.timedelta(minutes=14)).curp == persona.curp
    assert Vista.de(persona, quien, ahora + timezone.timedelta(minutes=16)).curp == mascaras.curp(persona.curp)


def test_nobody_changes_the_log(persona, unidad):
    acceso = AccesoADatos.objects.create(
        usuario=datos.usuario("coordinador", unidades=[unidad]), clase="mostrar", persona=persona, motivo="x", campos="x"
    )
    suyo = AccesoADatos.objects.filter(pk=acceso.pk)
    for cambio in (lambda: suyo.update(motivo="y"), suyo.borrar_de_verdad):
        with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
            cambio()
    assert suyo.get().motivo == "x"


@pytest.mark.parametrize(
    ("rol", "busca", "halla"),
    [
        ("coordinador", "prueba", True),
        ("director", "prueba", False),
        ("director", "662 555 0123", True),
        ("director", dp.curp().lower(), True),
        ("consulta", "6625550123", False),
        ("consulta", dp.curp(), False),
    ],
)
def test_who_sees_no_names_finds_nobody_by_name_and_who_never_needs_data_by_none(client, entrar, persona, rol, busca, halla):
    entrar(rol)
    assert client.get(LISTA, {"q": busca, "formato": "json"}).json()["total"] == int(halla)
