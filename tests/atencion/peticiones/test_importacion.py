"""Petitions from Excel with the person of each row: errors by row, the same person once, twice changes nothing."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atencion.personas.models import Persona
from atencion.peticiones.models import Peticion
from atencion.peticiones.resources import PeticionResource
from seguimiento.nucleo import registros
from seguimiento.nucleo.extraccion import Extraccion
from seguimiento.nucleo.models import Ejercicio
from tests import datos, planes
from tests.atencion.personas import datos_personas
from tests.atencion.peticiones import datos_peticiones as hacer

pytestmark = pytest.mark.django_db
TITULOS = (
    "FECHA DE RECEPCIÓN,RUBRO,CANAL,NOMBRE,PRIMER APELLIDO,SEGUNDO APELLIDO,TELÉFONO,CURP,MUNICIPIO,ASUNTO,AVISO DE PRIVACIDAD,"
    "DATOS SENSIBLES"
)
BIEN = "01/03/2023,Call center,Teléfono,Rosa,Prueba,Uno,662 555 0142,,Hermosillo,Bomba de agua,De palabra,"


@pytest.fixture
def quien():
    datos.municipio("Hermosillo")
    datos_personas.aviso(desde=date(2023, 1, 1))
    return hacer.oficina("capturista")


def importar(quien, *renglones, titulos=TITULOS):
    recurso = PeticionResource(quien)
    plan = planes.planear(recurso, "\n".join([titulos, *renglones]).encode(), "peticiones.csv", quien)
    plan.consecuencias = recurso.consecuencias()
    if not plan.resumen["error"]:
        planes.aplicar(recurso, plan, usuario=quien, fecha=date(2024, 2, 12))
    return plan


def test_rows_bring_petition_and_person_with_folios_one_after_another(quien):
    plan = importar(quien, BIEN, BIEN.replace("Bomba de agua", "Una beca"), "02/03/2023,chat,chat,,,,,,,Informes,,")

    assert plan.consecuencias == ["Se registrará 1 persona."]
    assert list(Peticion.objects.order_by("folio").values_list("folio", "asunto", "persona__telefono", "capturo")) == [
        ("PC-2023-000001", "Bomba de agua", "6625550142", quien.pk),
        ("PC-2023-000002", "Una beca", "6625550142", quien.pk),
        ("PC-2023-000003", "Informes", None, quien.pk),
    ]
    una = Peticion.objects.get(asunto="Una beca")
    assert (una.persona, una.aviso_forma, una.aviso_aceptado) == (Persona.objects.get(), "verbal", date(2023, 3, 1))
    assert (str(una.municipio), una.municipio == una.persona.municipio) == ("Hermosillo", True)


def test_twice_changes_nothing(quien):
    renglones = [BIEN, "02/03/2023,chat,chat,,,,,,,Informes,,", BIEN.replace("662 555 0142", "").replace("Rosa", "Saúl")]
    importar(quien, *renglones)
    assert importar(quien, *renglones).resumen == {"crea": 0, "cambia": 0, "igual": 3, "error": 0}
    assert (Peticion.objects.count(), Persona.objects.count()) == (3, 2)


def test_who_is_registered_is_recognised_by_curp_or_by_telephone_and_name(quien):
    curp = datos_personas.curp()
    con_curp = datos_personas.persona("Elena", "Prueba", curp=curp)
    con_telefono = datos_personas.persona("Rosa", "Prueba", "Uno", telefono="6625550142")
    importar(quien, BIEN, BIEN.replace("Rosa,Prueba,Uno,662 555 0142,,", f"Elena,Prueba,,,{curp},"), BIEN.replace("Rosa", "Otra"))

    assert list(Peticion.objects.order_by("folio").values_list("persona", flat=True))[:2] == [con_telefono.pk, con_curp.pk]
    assert Persona.objects.count() == 3


@pytest.mark.parametrize(
    ("renglon", "columna"),
    [
        (BIEN.replace("01/03/2023", "31/02/2023"), "FECHA DE RECEPCIÓN"),
        (BIEN.replace("01/03/2023", "01/03/2999"), "FECHA DE RECEPCIÓN"),
        (BIEN.replace("01/03/2023", "01/03/2019"), "FECHA DE RECEPCIÓN"),
        (BIEN.replace("Call center", "Paloma"), "RUBRO"),
        (BIEN.replace("662 555 0142", "662"), "TELÉFONO"),
        (BIEN.replace("Rosa", ""), "NOMBRE"),
        (BIEN.replace("Rosa", "R***"), "NOMBRE"),
        (BIEN.replace("De palabra", ""), "AVISO DE PRIVACIDAD"),
        (BIEN + "Sí", "AVISO DE PRIVACIDAD"),
        (BIEN.replace("Hermosillo", "Macondo"), "MUNICIPIO"),
        (BIEN.replace("Bomba de agua", ""), "ASUNTO"),
        (BIEN.replace("Bomba de agua", "x" * 201), "ASUNTO"),
        (BIEN.replace(",,Hermosillo", ",XXXX,Hermosillo"), "CURP"),
    ],
)
def test_each_error_says_its_cell_and_nothing_is_written(quien, renglon, columna):
    Ejercicio.objects.update_or_create(anio=2019, defaults={"cerrado": True})
    plan = importar(quien, BIEN.replace("Bomba", "Otra"), renglon)
    assert {(error["renglon"], error["columna"]) for error in plan.errores} == {(3, columna)}
    assert not Peticion.objects.exists() and not Persona.objects.exists()


def test_the_same_petition_twice_in_a_sheet_is_an_error(quien):
    plan = importar(quien, BIEN, BIEN)
    assert plan.errores[0]["mensaje"] == "Repetido: también está en el renglón 2."


def test_by_its_id_a_row_edits_the_petition_and_not_its_person(quien):
    una = hacer.peticion(persona=datos_personas.persona("Rosa", "Prueba", telefono="6625550142"), asunto="Antes", descripcion="Igual")
    titulos = "ID,FECHA DE RECEPCIÓN,RUBRO,CANAL,NOMBRE,ASUNTO"
    importar(quien, f"{una.pk},01/03/2023,chat,chat,R***,Después", titulos=titulos)
    una.refresh_from_db()
    assert (una.asunto, una.rubro, una.descripcion, una.persona.nombre) == ("Después", "chat", "Igual", "Rosa")
    plan = importar(quien, f"{una.pk},01/03/2023,chat,chat,Saúl,Después", titulos=titulos)
    assert plan.errores[0]["columna"] == "NOMBRE"


def test_queries_do_not_grow_with_the_rows(quien):
    def cuantas(n, desde):
        renglones = [BIEN.replace("0142", f"{desde + i:04}").replace("Bomba", f"Bomba {i}") for i in range(n)]
        with CaptureQueriesContext(connection) as hechas:
            assert importar(quien, *renglones).resumen["crea"] == n
        with CaptureQueriesContext(connection) as otra_vez:
            assert importar(quien, *renglones).resumen["igual"] == n
        return len(hechas), len(otra_vez)

    cuantas(2, 1000)
    pocas, muchas = cuantas(5, 2000), cuantas(50, 3000)
    assert abs(pocas[0] - muchas[0]) <= 2 and abs(pocas[1] - muchas[1]) <= 2
    assert Peticion.objects.count() == 57


def test_a_deleted_petition_does_not_answer_for_a_new_row(quien):
    importar(quien, BIEN)
    registros.eliminar(Peticion.objects.get(), usuario=quien, motivo="Duplicada")
    assert importar(quien, BIEN).resumen["crea"] == 1


def test_what_goes_out_comes_back_in_without_changes(quien):
    una = hacer.peticion(gira=hacer.gira("Gira por el río"), persona=datos_personas.persona(telefono="6625550142"), municipio=None)
    recurso = PeticionResource(quien)
    fila = next(Extraccion(recurso, Peticion.objects.al_corte(hacer.HOY), hacer.HOY).filas())
    valores = dict(zip(recurso.fields, fila, strict=True))

    assert valores["gira"] == "Gira por el río, 01/03/2023" == recurso.fields["gira"].export(una)
    assert (valores["nombre"], valores["telefono"]) == ("R*** E***", "*** *** 0142")
    texto = ",".join(f'"{valores[nombre] or ""}"' for nombre in ("id", "gira", "nombre", "telefono", "asunto"))
    assert importar(quien, texto, titulos="ID,GIRA O JORNADA,NOMBRE,TELÉFONO,ASUNTO").resumen["igual"] == 1
