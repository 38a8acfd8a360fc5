"""Limits of wrong passwords with two real server processes: what fails in one counts in the other."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from seguimiento import settings as produccion
from tests import base_demo, datos

pytestmark = pytest.mark.django_db  # so that the database from which theirs is copied exists
RAIZ = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def puertos(django_db_setup, django_db_blocker):
    """Two servers of one worker each over one database, with the accounts «ana» and «eva»."""
    vacia = connection.settings_dict["NAME"]
    with django_db_blocker.unblock(), base_demo.creada(f"{vacia}_limites", vacia) as nombre, contextlib.ExitStack() as pila:
        with base_demo.conectada(nombre), override_settings(CACHES=produccion.CACHES):
            call_command("createcachetable", verbosity=0)
            for usuario in ("ana", "eva"):
                datos.usuario("director", username=usuario)
        yield [pila.enter_context(servidor(nombre)) for _ in range(2)]


@contextlib.contextmanager
def servidor(nombre):
    """Port of a gunicorn with one worker."""
    base = connection.settings_dict
    acceso = {"host": base["HOST"], "port": base["PORT"], "user": base["USER"], "password": base["PASSWORD"]}
    consulta = "&".join(f"{k}={quote(str(v))}" for k, v in acceso.items() if v)
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        puerto = s.getsockname()[1]
    orden = [sys.executable, "-m", "gunicorn", "seguimiento.wsgi:application", "--bind", f"127.0.0.1:{puerto}", "--workers", "1"]
    entorno = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.cuentas.ajustes_en_la_base",
        "PROXIES": "1",
        "DATABASE_URL": f"postgres:///{nombre}?{consulta}",
    }
    callado = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([*orden, "--no-control-socket"], cwd=RAIZ, env=entorno, **callado) as proceso:
        try:
            esperar(puerto, proceso)
            yield puerto
        finally:
            proceso.terminate()


def esperar(puerto, proceso, limite=60):
    fin = time.monotonic() + limite
    while proceso.poll() is None and time.monotonic() < fin:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", puerto), timeout=1):
            return
        time.sleep(0.1)
    pytest.fail("the server does not answer")


def entrar(puerto, usuario, clave, *, desde, host=None):
    """What the entrance answers to a browser at the address `desde` that remembers nothing: "dentro", "bloqueado" or "incorrecta"."""
    navegador = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    navegador.addheaders = [("X-Forwarded-For", desde)] + [("Host", host)] * bool(host)
    sitio = f"http://127.0.0.1:{puerto}/cuenta/login/"
    with navegador.open(sitio, timeout=30) as pagina:
        sello = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', pagina.read().decode())[1]
    campos = urllib.parse.urlencode({"login": usuario, "password": clave, "csrfmiddlewaretoken": sello, "next": "/cuenta/logout/"})
    with navegador.open(sitio, campos.encode(), timeout=30) as respuesta:
        texto = respuesta.read().decode()
    return "bloqueado" if "Demasiados intentos" in texto else "incorrecta" if "incorrectos" in texto else "dentro"


def test_five_wrong_passwords_over_two_workers_lock_the_account_in_both(puertos):
    uno, otro = puertos
    aqui = {"desde": "10.0.0.1"}
    assert entrar(uno, "ana", datos.CLAVE, **aqui) == "dentro"
    assert [entrar(puerto, "ana", "equivocada", **aqui) for puerto in (uno, otro, uno, otro, uno)] == ["incorrecta"] * 5
    assert [entrar(puerto, "ana", datos.CLAVE, **aqui) for puerto in (uno, otro)] == ["bloqueado"] * 2
    assert entrar(uno, "ana", datos.CLAVE, desde="10.0.0.2") == "bloqueado", "from anywhere"
    assert entrar(otro, "eva", datos.CLAVE, **aqui) == "dentro", "and only that account"


def test_ten_wrong_passwords_from_one_address_over_two_workers_lock_the_address(puertos):
    uno, otro = puertos
    for n in range(10):
        assert entrar(puertos[n % 2], f"nadie{n}", "equivocada", desde="10.0.0.3") == "incorrecta"
    assert [entrar(puerto, "eva", datos.CLAVE, desde="10.0.0.3") for puerto in (uno, otro)] == ["bloqueado"] * 2
    assert entrar(uno, "eva", datos.CLAVE, desde="10.0.0.4") == "dentro"


def test_an_invented_port_in_the_host_starts_no_new_count(puertos):
    uno, otro = puertos
    for n in range(5):
        assert entrar(uno, "luz", "equivocada", desde=f"10.0.1.{n}", host=f"127.0.0.1:{8000 + n}") == "incorrecta"
    assert entrar(otro, "luz", "equivocada", desde="10.0.1.9") == "bloqueado"


def test_every_attempt_is_written_whichever_worker_saw_it(puertos):
    uno, otro = puertos
    for puerto in (uno, otro, uno):
        entrar(puerto, "mar", "equivocada", desde="10.0.2.1")
    acceso = connection.get_connection_params() | {"dbname": f"{connection.settings_dict['NAME']}_limites"}
    with psycopg.connect(**{k: v for k, v in acceso.items() if k in {"dbname", "user", "password", "host", "port"}}) as conexion:
        escritos = conexion.execute("SELECT resultado, host(direccion) FROM cuentas_acceso WHERE nombre = 'mar'").fetchall()
    assert escritos == [("contrasena", "10.0.2.1")] * 3
