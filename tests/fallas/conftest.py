"""One site for all the fault tests: starting it is what takes longest. Each test leaves it serving."""

import contextlib
import json
import sys

import psycopg
import pytest
from django.db import connection

from tests import base_demo, plantilla
from tests.fallas.sitio import Sitio


@pytest.fixture(scope="session")
def origen(django_db_modify_db_settings, django_db_setup, django_db_blocker):
    """URL of a copy of the migrated template of the test server, or "" where there is none."""
    servidor = django_db_modify_db_settings
    with contextlib.ExitStack() as pila:
        if servidor:
            with psycopg.connect(**servidor) as conexion:
                hay = plantilla.existe(conexion)
            if hay:
                pila.enter_context(django_db_blocker.unblock())
                nombre = pila.enter_context(base_demo.creada(f"{connection.settings_dict['NAME']}_fallas", plantilla.nombre()))
                yield f"postgres://{servidor['user']}@/{nombre}?host={servidor['host']}&port={servidor['port']}"
                return
        yield ""


@pytest.fixture(scope="session")
def _encendido(origen):
    if sys.platform != "linux":
        pytest.skip("the processes are found through /proc")
    sitio = Sitio()
    try:
        sitio.datos = json.loads(sitio.correr("tests.fallas.sembrar", ORIGEN=origen))
        sitio.encender()
        sitio.personas = {nombre: sitio.cliente(nombre) for nombre in ("captura", "edita", "dirige")}
        yield sitio
    finally:
        sitio.apagar()


@pytest.fixture
def sitio(_encendido):
    yield _encendido
    _encendido.esperar_pagina()
