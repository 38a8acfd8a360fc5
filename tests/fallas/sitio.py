"""The whole system in processes of its own: `manage.py servir`, gunicorn and PostgreSQL, in a folder that nobody else uses."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from seguimiento.nucleo import pg_embebido, pg_programa
from tests.fallas.cliente import Cliente, Cortada

RAIZ = Path(__file__).resolve().parents[2]
AJENAS = {"DATABASE_URL", "ENTORNO", "POOL", "DEBUG", "HOST", "ALLOWED_HOSTS", "SECRET_KEY", "EMAIL_URL"}


def esperar(condicion, que, limite=60):
    """The first true value of `condicion()`; AssertionError after `limite` seconds."""
    fin = time.monotonic() + limite
    while not (valor := condicion()):
        assert time.monotonic() < fin, f"{que}: not in {limite} seconds"
        time.sleep(0.05)
    return valor


class Sitio:
    """Durability as in `make run`: nothing of PostgreSQL is switched off. `bitacora` holds what the processes said."""

    def __init__(self):
        self.var = Path(tempfile.mkdtemp(prefix="seguimiento-fallas-", dir="/tmp"))
        self.var.chmod(0o755)
        self.base = self.var / "pg"
        self.puerto = _puerto_libre()
        self.bitacora = self.var / "servir.log"
        self.entorno = {k: v for k, v in os.environ.items() if k not in AJENAS} | {
            "VAR_DIR": str(self.var), "PORT": str(self.puerto), "DEMO": "0",
            "DJANGO_SETTINGS_MODULE": "tests.fallas.ajustes", "PG_EMBEBIDO_OPCIONES": "-c shared_buffers=32MB",
        }  # fmt: skip
        self.servir, self.datos, self.personas = None, {}, {}

    # -- processes
    def encender(self):
        """Start everything and wait for the first page."""
        with self.bitacora.open("a") as salida:
            self.servir = subprocess.Popen(
                [sys.executable, "manage.py", "servir"], cwd=RAIZ, env=self.entorno, stdin=subprocess.DEVNULL, stdout=salida, stderr=salida
            )
        self.esperar_pagina(120)

    def apagar(self):
        """Stop in order; with the folder goes everything."""
        if self.servir and self.servir.poll() is None:
            self.servir.terminate()
            self.servir.wait(60)
        pg_embebido.detener(self.base)
        for resto in (pg_programa.lugar_recordado(self.base), self.var, Path(pg_embebido.direccion(self.base)["host"])):
            shutil.rmtree(resto, ignore_errors=True)

    def correr(self, modulo, **entorno):
        """Output of `python -m modulo` in the same environment."""
        orden = [sys.executable, "-m", modulo]
        return subprocess.run(orden, cwd=RAIZ, env=self.entorno | entorno, check=True, stdout=subprocess.PIPE, text=True).stdout

    def gunicorn(self):
        """PID of the web server, parent of its workers."""
        return next((pid for pid in _hijos(self.servir.pid) if "gunicorn" in _orden(pid)), None)

    def trabajadores(self):
        """PIDs of the web workers."""
        return _hijos(self.gunicorn())

    def encargado(self):
        """PID of the worker of the queue; None while there is none."""
        return next((pid for pid in _hijos(self.servir.pid) if "procrastinate" in _orden(pid)), None)

    def postmaster(self):
        """PID of the main process of PostgreSQL."""
        return int((pg_programa.lugar_recordado(self.base) / "datos" / "postmaster.pid").read_text().split()[0])

    def matar_todo(self):
        """kill -9 of everything but the database, as a loss of memory would do it."""
        for pid in [self.servir.pid, self.gunicorn(), *self.trabajadores()]:
            os.kill(pid, signal.SIGKILL)
        self.servir.wait()

    # -- what people see
    def cliente(self, usuario):
        return Cliente(self.puerto).entrar(usuario)

    def contesta(self):
        try:
            return Cliente(self.puerto).ver("/cuenta/login/").estado == 200
        except Cortada:
            return False

    def esperar_pagina(self, limite=60):
        """Wait until pages that need the database are served again."""
        esperar(lambda: self.servir.poll() is not None or self.contesta(), "the site answers", limite)
        assert self.servir.poll() is None, self.bitacora.read_text()[-3000:]

    # -- what the database says
    def conectar(self):
        return psycopg.connect(pg_embebido.url(self.base), connect_timeout=10, application_name="pruebas")

    def filas(self, sql, *parametros):
        with self.conectar() as conexion:
            return conexion.execute(sql, parametros).fetchall()

    def valor(self, sql, *parametros):
        return self.filas(sql, *parametros)[0][0]

    def ocupadas(self):
        """PIDs of the connections of the web server that are inside a transaction."""
        return self.filas(
            "SELECT pid FROM pg_stat_activity WHERE usename = 'seguimiento' AND xact_start < now() AND application_name <> 'pruebas'"
        )

    @contextlib.contextmanager
    def detenido_en(self, tabla, modo="SHARE"):
        """Whoever writes in `tabla` (reads it too, with ACCESS EXCLUSIVE) waits inside the block. Yields a wait for that moment."""
        espera = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = %s::regclass"
        conexion = self.conectar()
        try:
            conexion.execute(f"LOCK TABLE {tabla} IN {modo} MODE")
            yield lambda: esperar(lambda: self.valor(espera, tabla), f"somebody waits for {tabla}")
        finally:
            conexion.close()


def _puerto_libre():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def _hijos(pid):
    """PIDs of the children of a process."""
    hijos = []
    for ficha in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            estado, padre = ficha.read_text().rpartition(")")[2].split()[:2]
            if int(padre) == pid and estado != "Z":
                hijos.append(int(ficha.parent.name))
    return hijos


def _orden(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""
