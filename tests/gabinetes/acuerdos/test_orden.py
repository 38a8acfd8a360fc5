"""Rows that tie keep their order whatever others write, in the page and in every output."""

import csv
import io
from datetime import date

import pytest

from gabinetes.acuerdos import services
from seguimiento.nucleo import plazos
from tests import datos

from . import datos_acuerdos as hacer

pytestmark = pytest.mark.django_db
LISTA = "/gabinetes/acuerdos/acuerdo/"


@pytest.fixture
def empatados(client):
    """Three agreements in which SAGARHPA stands at 40 %, shared with another that moves; its enlace reads."""
    propia, ajena = datos.dependencia(), datos.dependencia()
    sesion = hacer.reunion()
    filas = [hacer.acuerdo(f"Acuerdo {n}", (propia, 40), (ajena, 10), en=sesion) for n in range(3)]
    client.force_login(datos.usuario("enlace", dependencias=[propia]))
    return filas, ajena


def trabaja_otra(acuerdo, ajena):
    """What another dependencia does writes its rows, and whoever edits the agreement writes it anew in the table."""
    capturista = datos.usuario("capturista", unidades=[datos.unidad(modulos=["acuerdos"])])
    fila = acuerdo.responsables.get(dependencia=ajena)
    services.registrar_avance(fila, estatus="en_proceso", porcentaje=80, texto="Avanzó", usuario=capturista, fecha=plazos.hoy())
    services.refechar(acuerdo, nueva=date(2024, 5, 2), motivo="Se pospone", usuario=capturista, fecha=plazos.hoy())


@pytest.mark.parametrize("orden", ["-avance", "avance", "-estatus"])
def test_ties_in_the_order_of_an_enlace_do_not_move_with_what_others_write(client, empatados, orden):
    filas, ajena = empatados
    consulta = {"ejercicio": "todos", "orden": orden}

    def leer():
        en_json = [fila[0] for fila in client.get(LISTA, consulta | {"formato": "json"}).json()["filas"]]
        texto = b"".join(client.get(LISTA, consulta | {"formato": "csv"})).decode("utf-8-sig")
        en_csv = [int(fila[0]) for fila in list(csv.reader(io.StringIO(texto)))[1:]]
        en_pagina = [fila.record.pk for fila in client.get(LISTA, consulta).context["table"].paginated_rows]
        return en_json, en_csv, en_pagina

    antes = leer()
    trabaja_otra(filas[0], ajena)

    assert leer() == antes
    assert antes == ([fila.pk for fila in filas],) * 3
