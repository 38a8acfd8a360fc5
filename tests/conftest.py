"""For all tests: PostgreSQL when first needed, a database per run, browser tests skipped by name."""

import contextlib
import fcntl
import itertools

import psycopg
import pytest
from django.conf import settings
from django.db import connections

from seguimiento import instalar
from seguimiento.nucleo import pg_embebido
from tests import base_demo, plantilla


@pytest.fixture(scope="session")
def turno_de_migrar():
    """Lock of who prepares a database, to be closed once it is there: where the template is missing, the first one makes it."""
    with contextlib.ExitStack() as turno:
        turno.enter_context(_a_solas("migrar"))
        yield turno


@pytest.fixture(scope="session")
def django_db_modify_db_settings(turno_de_migrar):
    """Start the embedded server (or use DATABASE_URL) and name the test database.

    Simultaneous runs, and the processes of one run, take numbered names held by a lock: none disturbs another and none is left over.
    """
    with pg_embebido.en_uso() as servidor, _turno() as numero:
        prueba = connections["default"].settings_dict
        prueba["TEST"]["NAME"] = f"prueba_{prueba['NAME']}_{numero}"
        if servidor:
            with psycopg.connect(**servidor) as conexion:
                prueba["TEST"]["TEMPLATE"] = plantilla.nombre() if plantilla.existe(conexion) else None
        yield servidor


@pytest.fixture(scope="session")
def django_db_setup(django_db_modify_db_settings, django_db_setup, turno_de_migrar, django_db_blocker):
    """After a full migration, keep the result as template for the next runs, and for the other databases of this one."""
    servidor, prueba = django_db_modify_db_settings, connections["default"].settings_dict
    if servidor and not prueba["TEST"]["TEMPLATE"]:
        with django_db_blocker.unblock():
            plantilla.guardar(prueba["NAME"], **servidor)
        prueba["TEST"]["TEMPLATE"] = plantilla.nombre()
    turno_de_migrar.close()


@pytest.fixture(scope="session")
def base_con_demo(django_db_setup, django_db_blocker):
    """Name of a database with the demonstration of 2023, loaded once per session; of what is of great volume, one row in 25."""
    with django_db_blocker.unblock(), base_demo.creada(f"{_actual()}_demo", _migrada(), cargar=25) as nombre:
        yield nombre


@pytest.fixture(scope="module")
def demo(base_con_demo, django_db_blocker):
    """Tests of this module see the demonstration (ask for `db` too); what each one writes is rolled back."""
    with django_db_blocker.unblock(), base_demo.conectada(base_con_demo):
        yield


@pytest.fixture(scope="module")
def demo_a_volumen(django_db_setup, django_db_blocker):
    """The same with the whole demonstration, as `make run` loads it: for what is compared with the printed tables."""
    with (
        django_db_blocker.unblock(),
        base_demo.creada(f"{_actual()}_volumen", _migrada(), cargar=1) as nombre,
        base_demo.conectada(nombre),
    ):
        yield


@pytest.fixture
def demo_propia(base_con_demo, django_db_blocker):
    """A copy of the demonstration for one test that commits (live server, transactions)."""
    with (
        django_db_blocker.unblock(),
        base_demo.creada(f"{base_con_demo}_propia", base_con_demo) as nombre,
        base_demo.conectada(nombre),
    ):
        yield


def _actual():
    return connections["default"].settings_dict["NAME"]


def _migrada():
    """A database as the migrations leave it: the one of the tests may have been emptied by one that commits."""
    return connections["default"].settings_dict["TEST"]["TEMPLATE"] or _actual()


@contextlib.contextmanager
def _turno():
    """Lowest number that no other test run of this folder is using."""
    for numero in itertools.count(1):
        with contextlib.ExitStack() as pila:
            try:
                pila.enter_context(_a_solas(f"turno-{numero}", fcntl.LOCK_NB))
            except BlockingIOError:
                continue
            yield numero
            return


@contextlib.contextmanager
def _a_solas(nombre, modo=0):
    """Hold the lock `nombre` of this folder: waits for its turn, or with LOCK_NB fails at once."""
    with (settings.VAR_DIR / nombre).open("w") as archivo:
        fcntl.flock(archivo, fcntl.LOCK_EX | modo)
        yield


def pytest_collection_modifyitems(items):
    """Tests marked `navegador` are skipped, each by name, where no browser could be installed."""
    if instalar.hay_navegador():
        return
    falta = pytest.mark.skip(reason="Chromium is not installed: sudo apt-get install -y chromium")
    for prueba in items:
        if prueba.get_closest_marker("navegador"):
            prueba.add_marker(falta)
