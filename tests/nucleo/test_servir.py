"""`manage.py servir`: prepares, answers, stops in order and says plainly when the port is taken."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

RAIZ = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def entorno(django_db_setup, django_db_blocker, tmp_path_factory):
    """Variables for a server with its own database, files and port; prepared by the first test that serves."""
    base = connection.settings_dict
    nombre = f"{base['NAME']}_servir"
    plantilla = f'TEMPLATE "{base["TEST"]["TEMPLATE"]}"' if base["TEST"].get("TEMPLATE") else ""
    with django_db_blocker.unblock(), connection._nodb_cursor() as c:
        c.execute(f'DROP DATABASE IF EXISTS "{nombre}"')
        c.execute(f'CREATE DATABASE "{nombre}" {plantilla}')
    datos = {"host": base["HOST"], "port": base["PORT"], "user": base["USER"], "password": base["PASSWORD"]}
    consulta = "&".join(f"{k}={quote(str(v))}" for k, v in datos.items() if v)
    propias = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    yield propias | {
        "DATABASE_URL": f"postgres:///{nombre}?{consulta}",
        "VAR_DIR": str(tmp_path_factory.mktemp("servir")),
        "DEMO": "0",
        "PORT": str(puerto_libre()),
    }
    with django_db_blocker.unblock(), connection._nodb_cursor() as c:
        c.execute(f'DROP DATABASE "{nombre}" WITH (FORCE)')


def puerto_libre():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@contextlib.contextmanager
def servir(entorno):
    """The command in a process of its own, ended by force if the test did not end it."""
    orden = [sys.executable, "manage.py", "servir"]
    salida = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    with subprocess.Popen(orden, cwd=RAIZ, env=entorno, **salida) as proceso:
        try:
            yield proceso
        finally:
            proceso.kill()


def resultado(entorno):
    """Code and output of a command expected to end by itself."""
    with servir(entorno) as proceso:
        salida, _ = proceso.communicate(timeout=300)
    return proceso.returncode, salida


def pagina(entorno, ruta="/", *, proceso=None, espera=300):
    """Status of a page, as soon as somebody answers; the first to serve on a slow machine also migrates."""
    limite = time.monotonic() + espera
    while time.monotonic() < limite:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{entorno['PORT']}{ruta}", timeout=20) as respuesta:
                return respuesta.status
        except urllib.error.HTTPError as e:
            with e:
                return e.code
        except (urllib.error.URLError, ConnectionError):
            if proceso and proceso.poll() is not None:
                break
            time.sleep(0.2)
    return None


@pytest.mark.parametrize("orden", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_and_stops_all_that_it_started(entorno, orden):
    with servir(entorno) as proceso:
        assert pagina(entorno, proceso=proceso) == 200
        assert pagina(entorno, "/no-existe/") == 404
        proceso.send_signal(orden)
        salida, _ = proceso.communicate(timeout=120)
    assert proceso.returncode == 0, salida
    assert f"http://127.0.0.1:{entorno['PORT']}/" in salida
    assert pagina(entorno, espera=1) is None
    assert (Path(entorno["VAR_DIR"]) / "static" / ".huella").exists()


def test_killed_by_force_it_leaves_no_web_server(entorno):
    with servir(entorno) as proceso:
        assert pagina(entorno, proceso=proceso) == 200
        proceso.kill()
        proceso.wait()
        limite = time.monotonic() + 20
        while pagina(entorno, espera=0.3) and time.monotonic() < limite:
            time.sleep(0.2)
    assert pagina(entorno, espera=0.3) is None


def test_a_busy_port_is_said_before_anything_is_done(entorno, tmp_path):
    with socket.socket() as ocupado:
        ocupado.bind(("127.0.0.1", 0))
        ocupado.listen()
        puerto = ocupado.getsockname()[1]
        codigo, salida = resultado(entorno | {"VAR_DIR": str(tmp_path), "PORT": str(puerto)})
    assert codigo == 1
    assert f"PORT={puerto + 1} make run" in salida
    assert "Traceback" not in salida
    assert not (tmp_path / "static").exists()


def test_a_port_that_is_no_number_is_refused(entorno):
    codigo, salida = resultado(entorno | {"PORT": "ocho"})
    assert (codigo, "PORT=ocho" in salida) == (1, True)
