"""For all tests: PostgreSQL when first needed, a database per run, browser tests skipped by name."""

import contextlib
import fcntl
import itertools

import pytest
from django.conf import settings
from django.db import connections

from seguimiento import instalar
from seguimiento.nucleo import pg_embebido


@pytest.fixture(scope="session")
def django_db_modify_db_settings():
    """Start the embedded server (or use DATABASE_URL) and name the test database.

    Simultaneous runs take numbered names, held by a lock: none disturbs another and none is left over.
    """
    with pg_embebido.en_uso(), _turno() as numero:
        prueba = connections["default"].settings_dict
        prueba["TEST"]["NAME"] = f"prueba_{prueba['NAME']}_{numero}"
        yield


@contextlib.contextmanager
def _turno():
    """Lowest number that no other test run of this folder is using."""
    for numero in itertools.count(1):
        with (settings.VAR_DIR / f"turno-{numero}").open("w") as archivo:
            try:
                fcntl.flock(archivo, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield numero
            return


def pytest_collection_modifyitems(items):
    """Tests marked `navegador` are skipped, each by name, where no browser could be installed."""
    if instalar.hay_navegador():
        return
    falta = pytest.mark.skip(reason="Chromium is not installed: sudo apt-get install -y chromium")
    for prueba in items:
        if prueba.get_closest_marker("navegador"):
            prueba.add_marker(falta)
