"""Catalogues in memory: read once, again after any change, and never kept while somebody is changing them."""

import contextlib

import psycopg
import pytest
from django.db import connection

from seguimiento.directorio.models import Dependencia, Municipio
from seguimiento.nucleo import catalogos
from tests import datos

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sin_memoria():
    catalogos._guardados.clear()


class Lectura:
    """Counts how many times it is asked for the siglas."""

    def __init__(self, origen=Dependencia):
        self.veces, self.origen = 0, origen

    def __call__(self):
        self.veces += 1
        return sorted(Dependencia.objects.values_list("siglas", flat=True))

    def leer(self):
        return catalogos.leer({"siglas": (self, self.origen)})["siglas"]


def test_the_second_time_it_is_remembered(django_assert_num_queries):
    datos.dependencia("SEC")
    lectura = Lectura()
    assert lectura.leer() == ["SEC"]
    with django_assert_num_queries(1):
        assert lectura.leer() == ["SEC"]
    assert lectura.veces == 1


@pytest.mark.parametrize(
    "cambio",
    [
        lambda fila: datos.dependencia("ZEE"),
        lambda fila: Dependencia.objects.filter(pk=fila.pk).update(siglas="OTRA"),
        lambda fila: Dependencia.objects.marcar_eliminados("Ya no existe"),
        lambda fila: connection.cursor().execute("UPDATE directorio_dependencia SET siglas = 'SQL'"),
    ],
    ids=["alta", "update", "baja", "sql"],
)
def test_any_change_is_seen_at_once(cambio):
    lectura = Lectura()
    fila = datos.dependencia("SEC")
    lectura.leer()
    cambio(fila)
    assert lectura.leer() == sorted(Dependencia.objects.values_list("siglas", flat=True)) != ["SEC"]


def test_a_change_elsewhere_forgets_nothing():
    lectura = Lectura(Dependencia.objects.filter(siglas__startswith="S"))
    lectura.leer()
    datos.municipio()
    lectura.leer()
    assert lectura.veces == 1


def test_it_is_read_again_when_a_table_of_its_conditions_changes():
    lectura = Lectura(Dependencia.objects.filter(nombre__in=Municipio.objects.values("nombre")))
    lectura.leer()
    datos.municipio()
    lectura.leer()
    assert lectura.veces == 2


@pytest.mark.django_db(transaction=True)
def test_nothing_is_kept_while_somebody_else_is_writing():
    """Their event may bear a lower number than one that is already seen."""
    lectura = Lectura()
    with otra_conexion() as otra:
        otra.execute("UPDATE directorio_dependencia SET siglas = 'AJENA' WHERE siglas = 'SEC'")
        datos.dependencia("PROPIA")
        assert lectura.leer() == ["PROPIA", "SEC"]
        otra.commit()
    assert lectura.leer() == ["AJENA", "PROPIA"]


@contextlib.contextmanager
def otra_conexion():
    datos.dependencia("SEC")
    s = connection.settings_dict
    parametros = {"host": s["HOST"], "port": s["PORT"], "user": s["USER"], "password": s["PASSWORD"], "dbname": s["NAME"]}
    with psycopg.connect(**{clave: valor for clave, valor in parametros.items() if valor}) as otra:
        yield otra
