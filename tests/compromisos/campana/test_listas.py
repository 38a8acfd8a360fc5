"""Lists: the year they open on, their filters, their sums, and a number of queries that does not grow with the rows."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compromisos.campana.models import Accion, Avance
from tests import datos

from . import datos_campana as hacer

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinador(client):
    persona = datos.usuario("coordinador", unidades=[datos.unidad(modulos=["campana"])])
    client.force_login(persona)
    return persona


def poblar():
    dependencia, lugar = datos.dependencia(), datos.municipio()
    fila = hacer.accion(hacer.compromiso(), dependencia, "en_proceso", municipios=[lugar], fecha_termino=date(2023, 12, 1))
    hacer.avance(fila, "en_proceso", date(2023, 5, 1), usuario=datos.usuario("enlace", dependencias=[dependencia]))
    hacer.inversion(10, fila)


def leer(respuesta):
    """The whole answer; consuming a file closes it."""
    return b"".join(respuesta) if respuesta.streaming else respuesta.content


def total(client, modelo, **parametros):
    respuesta = client.get(reverse(f"campana:{modelo}_list"), {"formato": "json", **parametros})
    assert respuesta.status_code == 200, respuesta.content
    return respuesta.json()["total"]


@pytest.mark.parametrize("modelo", ["compromiso", "asignacion", "accion", "inversion", "avance"])
@pytest.mark.parametrize(
    "consulta", [{}, {"formato": "xlsx"}, {"formato": "json"}, {"col": ["texto", "descripcion", "municipios"]}], ids=str
)
def test_three_rows_take_as_many_queries_as_one(client, coordinador, modelo, consulta):
    url = reverse(f"campana:{modelo}_list")
    cuentas = []
    for nuevas in (1, 2):
        for _ in range(nuevas):
            poblar()
        leer(client.get(url, consulta))  # catalogues that changed are read again once
        with CaptureQueriesContext(connection) as consultas:
            leer(client.get(url, consulta))
        cuentas.append(len(consultas))

    assert cuentas[0] == cuentas[1]


def test_actions_open_on_the_last_year_with_data(client, coordinador):
    compromiso, dependencia = hacer.compromiso(), datos.dependencia()
    hacer.accion(compromiso, dependencia, registrada=date(2022, 5, 1))
    hacer.accion(compromiso, dependencia)

    assert total(client, "accion") == 1
    assert total(client, "accion", ejercicio=2022) == 1
    assert total(client, "accion", ejercicio="todos") == 2


def test_the_status_of_the_list_is_that_of_its_cut(client, coordinador):
    fila = hacer.accion(hacer.compromiso(), datos.dependencia())
    hacer.avance(fila, "concluida", date(2023, 9, 1))
    Accion.objects.update(estatus="concluida", fecha_avance=date(2023, 9, 1))

    assert total(client, "accion", estatus="concluida", corte="2023-08-31") == 0
    assert total(client, "accion", estatus="pendiente", corte="2023-08-31") == 1
    assert total(client, "accion", estatus="concluida", corte="2023-09-01") == 1


def test_actions_are_found_by_text_id_municipio_review_and_term(client, coordinador):
    compromiso, dependencia, lugar = hacer.compromiso(), datos.dependencia(), datos.municipio()
    una = hacer.accion(compromiso, dependencia, "en_proceso", descripcion="Pavimentación de calles", municipios=[lugar])
    otra = hacer.accion(compromiso, dependencia, descripcion="Becas", fecha_termino=date(2023, 4, 1))
    Avance.objects.update(validacion="por_validar")

    for consulta, cuantas in (
        ({"q": "pavimentacion"}, 1), ({"q": str(otra.pk)}, 1), ({"municipio": lugar.pk}, 1), ({"revision": "por_validar"}, 1),
        ({"revision": "devuelto"}, 0), ({"vencidas": "true"}, 1), ({"vencidas": "false"}, 1), ({"sin_avance": 30}, 2),
        ({"compromiso": compromiso.numero}, 2), ({"dependencia": dependencia.pk, "estatus": ["en_proceso", "concluida"]}, 1),
    ):  # fmt: skip
        assert total(client, "accion", **consulta) == cuantas, consulta
    assert una.pk


def test_commitments_are_found_by_number_colour_and_whether_they_have_actions(client, coordinador):
    dependencia = datos.dependencia()
    hacer.accion(hacer.compromiso(11), dependencia, "concluida")
    hacer.accion(hacer.compromiso(12), dependencia)
    hacer.compromiso(13)

    for consulta, cuantos in (
        ({"q": "11"}, 1), ({"numero": 12}, 1), ({"semaforo": "verde"}, 1), ({"semaforo": ["rojo", "gris"]}, 2),
        ({"con_acciones": "true"}, 2), ({"con_acciones": "false"}, 1), ({"dependencia": dependencia.pk}, 2),
    ):  # fmt: skip
        assert total(client, "compromiso", **consulta) == cuantos, consulta


def test_the_list_of_money_adds_up_at_its_foot(client, coordinador):
    compromiso, otro, dependencia = hacer.compromiso(1), hacer.compromiso(2), datos.dependencia()
    una, dos = hacer.accion(compromiso, dependencia), hacer.accion(otro, dependencia)
    hacer.inversion(Decimal("1000.50"), una, dos)
    hacer.inversion(7, dos)

    url = reverse("campana:inversion_list")
    assert client.get(url).context["resumen"][0]["valor"] == "1,007.50"
    assert client.get(url, {"compromiso": 1}).context["resumen"][0]["valor"] == "1,000.50"
    assert client.get(url, {"accion": dos.pk}).context["resumen"][0]["valor"] == "1,007.50"


def test_the_queue_opens_on_what_waits_for_review_and_exports_the_same(client, coordinador):
    fila = hacer.accion(hacer.compromiso(), datos.dependencia(), "en_proceso")
    hacer.avance(fila, "en_proceso", date(2023, 6, 1))

    assert total(client, "avance") == 1
    assert total(client, "avance", validacion="no_requiere") == 1
    assert total(client, "avance", validacion="todas") == 2
