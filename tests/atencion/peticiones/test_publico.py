"""How a citizen learns the state of an own petition, and how little anybody else does."""

from datetime import date

import pytest
from django.core.cache import cache

from atencion.peticiones.models import Peticion
from tests.atencion.personas import datos_personas as dp

pytestmark = pytest.mark.django_db
URL = "/publico/peticion/"


@pytest.fixture(autouse=True)
def sin_memoria():
    """The attempts of a test are not those of another one."""
    cache.clear()


@pytest.fixture
def peticion():
    persona = dp.persona(telefono="6625550123", curp=dp.curp())
    return Peticion.objects.create(
        folio="PC-2023-000001", fecha=date(2023, 3, 1), ejercicio=2023, rubro="atencion", canal="presencial", persona=persona,
        asunto="Silla de ruedas", descripcion="Para su madre",
    )  # fmt: skip


@pytest.mark.parametrize("dato", ["0123", "662 555 0123", dp.curp()[-4:], dp.curp().lower()])
def test_folio_and_one_datum_tell_the_state_and_nothing_personal(client, peticion, dato):
    respuesta = client.post(URL, {"folio": "pc-2023-000001 ", "dato": dato})
    assert respuesta.status_code == 200
    assert "Recibida" in respuesta.text and "1 de marzo de 2023" in respuesta.text
    assert not [
        x for x in ("Rosa", "Prueba", "6625550123", "Silla", "madre", peticion.persona.curp) if x in respuesta.text.replace(dato, "")
    ]


def test_a_wrong_folio_and_a_wrong_datum_are_answered_the_same(client, peticion):
    sin_persona = Peticion.objects.create(
        folio="PC-2023-000002", fecha=date(2023, 3, 1), ejercicio=2023, rubro="atencion", canal="presencial", asunto="Beca"
    )
    sin_datos = Peticion.objects.create(
        folio="PC-2023-000003", fecha=date(2023, 3, 1), ejercicio=2023, rubro="atencion", canal="presencial", persona=dp.persona("Otra"),
        asunto="Beca",
    )  # fmt: skip
    respuestas = set()
    for folio, dato in (
        (peticion.folio, "9999"), ("PC-2023-999999", "0123"), (sin_persona.folio, "0123"), (sin_datos.folio, "0123"),
        (peticion.folio, "ñ"), (peticion.folio, "\u0130123"),
    ):  # fmt: skip
        respuesta = client.post(URL, {"folio": folio, "dato": dato})
        assert respuesta.status_code == 404
        respuestas.add(respuesta.text.replace(folio, ""))
    assert len(respuestas) == 1


def test_it_leaves_no_cookie_and_is_not_kept(client, peticion):
    for respuesta in (client.get(URL), client.post(URL, {"folio": peticion.folio, "dato": "0123"}), client.post(URL, {})):
        assert not respuesta.cookies
        assert "no-store" in respuesta["Cache-Control"]


def test_who_tries_again_and_again_is_stopped_without_learning_anything(client, peticion):
    for _ in range(10):
        assert client.post(URL, {"folio": peticion.folio, "dato": "9999"}).status_code == 404
    buena, mala = (client.post(URL, {"folio": peticion.folio, "dato": dato}) for dato in ("0123", "9999"))
    assert buena.status_code == mala.status_code == 429
    assert buena.text == mala.text and "Demasiados intentos" in buena.text


def test_a_folio_is_not_guessed_from_many_addresses(client, peticion):
    for n in range(20):
        client.post(URL, {"folio": peticion.folio, "dato": "9999"}, REMOTE_ADDR=f"192.0.2.{n}")
    assert client.post(URL, {"folio": peticion.folio, "dato": "0123"}, REMOTE_ADDR="192.0.2.99").status_code == 429
    assert client.post(URL, {"folio": "PC-2023-000009", "dato": "0123"}, REMOTE_ADDR="192.0.2.99").status_code == 404


def test_a_concluded_one_says_since_when(client, peticion):
    Peticion.objects.filter(pk=peticion.pk).update(concluida=date(2023, 5, 4))
    respuesta = client.post(URL, {"folio": peticion.folio, "dato": "0123"})
    assert "Concluida" in respuesta.text and "4 de mayo de 2023" in respuesta.text
