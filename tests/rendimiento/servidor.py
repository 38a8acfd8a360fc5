"""gunicorn as the product runs it (two workers, four threads, pool) over one database, on a port of its own."""

import contextlib
import os
import socket
import subprocess
import sys
import time

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from seguimiento.cuentas.models import Usuario

from .carga import CUENTA


@contextlib.contextmanager
def servir(registros, filas):
    """(port where it answers, its process); stopped at the end of the block."""
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        puerto = libre.getsockname()[1]
    orden = [sys.executable, "-m", "gunicorn", "tests.rendimiento.aplicacion:application", "--bind", f"127.0.0.1:{puerto}", "--preload"]
    orden += ["--workers", "2", "--worker-class", "gthread", "--threads", "4", "--timeout", "300", "--log-level", "warning"]
    entorno = os.environ | {
        "POOL": "1",
        "REGISTROS": str(registros),
        "FILAS": str(filas),
        "DJANGO_SETTINGS_MODULE": "tests.rendimiento.ajustes",
    }
    proceso = subprocess.Popen([*orden, "--no-control-socket"], cwd=settings.BASE_DIR, env=entorno)
    try:
        _esperar(proceso, puerto)
        yield puerto, proceso.pid
    finally:
        proceso.terminate()
        proceso.wait()


def _esperar(proceso, puerto):
    while proceso.poll() is None:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", puerto), timeout=1).close()
            return
        time.sleep(0.1)
    raise SystemExit("gunicorn no arrancó")


def sesion():
    """Key of a session already open for the account that measures."""
    usuario, tienda = Usuario.objects.get(username=CUENTA), SessionStore()
    tienda[SESSION_KEY] = str(usuario.pk)
    tienda[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    tienda[HASH_SESSION_KEY] = usuario.get_session_auth_hash()
    tienda.create()
    return tienda.session_key
