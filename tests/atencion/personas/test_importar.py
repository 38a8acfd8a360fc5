"""The Excel of persons, out and in again: what a mask hides stays as it was, and a CURP belongs to one alone."""

import csv
import io

import pytest

from atencion.personas.models import Persona
from atencion.personas.resources import PersonaResource
from tests import datos, planes

from . import datos_personas as dp

pytestmark = pytest.mark.django_db
LISTA = "/atencion/personas/persona/"


@pytest.fixture
def capturista(client):
    quien = datos.usuario("capturista", unidades=[datos.unidad(modulos=["personas"])])
    client.force_login(quien)
    return quien


def planear(quien, *filas):
    salida = io.StringIO()
    escritor = csv.DictWriter(salida, list(dict.fromkeys(titulo for fila in filas for titulo in fila)))
    escritor.writeheader()
    escritor.writerows(filas)
    recurso = PersonaResource(usuario=quien)
    return recurso, planes.planear(recurso, salida.getvalue().encode(), "personas.csv", quien)


def importar(quien, *filas):
    recurso, plan = planear(quien, *filas)
    assert not plan.errores, plan.errores
    planes.aplicar(recurso, plan, usuario=quien, fecha=dp.DIA)
    return plan.resumen


def test_new_persons_come_in_normalised_and_twice_change_nothing(capturista):
    lugar = datos.municipio("Hermosillo")
    fila = {
        "NOMBRE": " Rosa  Elena",
        "PRIMER APELLIDO": "Prueba",
        "TELÉFONO": "(662) 555-0123",
        "MUNICIPIO": "hermosillo",
        "CURP": dp.curp().lower(),
    }

    assert importar(capturista, fila)["crea"] == 1

    persona = Persona.objects.get()
    assert (persona.nombre, persona.telefono, persona.municipio, persona.curp) == ("Rosa Elena", "6625550123", lugar, dp.curp())
    assert persona.registrada == dp.DIA
    assert importar(capturista, fila)["igual"] == 1


def test_a_masked_download_imported_again_changes_nothing(client, capturista):
    dp.persona(telefono="6625550123", curp=dp.curp(), correo="rosa@correo.example", domicilio="Calle Uno", localidad="Bahía")
    descarga = b"".join(client.get(LISTA, {"formato": "csv"})).decode("utf-8-sig")
    (fila,) = csv.DictReader(io.StringIO(descarga))
    assert "***" in fila["NOMBRE"] and "•••" in fila["CURP"]

    _, plan = planear(capturista, fila)

    assert not plan.errores and plan.resumen["igual"] == 1


def test_what_changes_by_its_id_changes_and_blank_cells_do_not(capturista):
    persona = dp.persona(telefono="6625550123", curp=dp.curp())
    assert importar(capturista, {"ID": persona.pk, "NOMBRE": "Rosa", "TELÉFONO": "", "CURP": "••• 01"})["cambia"] == 1
    persona.refresh_from_db()
    assert (persona.nombre, persona.telefono, persona.curp) == ("Rosa", "6625550123", dp.curp())


def test_the_preview_tells_of_a_hidden_datum_only_that_it_changes(capturista):
    persona = dp.persona(correo="rosa@correo.example")
    _, plan = planear(capturista, {"ID": persona.pk, "NOMBRE": persona.nombre, "CORREO": "otra@correo.example"})
    (renglon,) = plan.renglones
    assert renglon.cambios == {"correo": ("r***@***", "o***@***")}


@pytest.mark.parametrize(
    ("columna", "valor", "dice"),
    [
        ("TELÉFONO", "555 0123", "10 cifras"),
        ("CURP", "PEXR850214MSRRXS00", "última cifra"),
        ("CORREO", "no es", "correo"),
        ("NOMBRE", "R*** E***", "enmascarado"),
        ("CURP", "••• 01", "enmascarado"),
        ("MUNICIPIO", "Tuxtla", "municipio de Sonora"),
    ],
)
def test_what_is_wrong_is_said_in_its_cell(capturista, columna, valor, dice):
    _, plan = planear(capturista, {"NOMBRE": "Rosa", columna: valor})
    assert [error["columna"] for error in plan.errores] == [columna]
    assert dice in plan.errores[0]["mensaje"]


def test_a_curp_belongs_to_one_person_in_the_sheet_and_in_the_register(capturista):
    persona = dp.persona("Luis", curp=dp.curp())
    otra = dp.curp("PEXR860214MSRRXS0")
    _, plan = planear(
        capturista, {"NOMBRE": "Rosa", "CURP": dp.curp()}, {"NOMBRE": "Ana", "CURP": otra}, {"NOMBRE": "Eva", "CURP": otra}
    )  # fmt: skip
    assert [(error["renglon"], error["columna"]) for error in plan.errores] == [(2, "CURP"), (4, "CURP")]
    assert f"núm. {persona.pk}" in plan.errores[0]["mensaje"]
