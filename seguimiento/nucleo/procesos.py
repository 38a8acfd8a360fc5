"""The processes that `servir` starts and stops: the web server and the worker of the queue."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time

from django.conf import settings

TRABAJADORES, HILOS = 2, 4  # gunicorn processes and threads of each
ESPERA = 10  # seconds of grace when stopping
DESCANSO = 30  # seconds between two starts of a worker that ends by itself, at most


class Proceso:
    """A program in a session of its own, so that Ctrl-C reaches only whoever started it, who then stops it in order."""

    def __init__(self, *orden, **entorno):
        self.orden, self.entorno, self.proceso = orden, entorno, None

    def encender(self):
        self.proceso = subprocess.Popen(
            [sys.executable, *self.orden],
            cwd=settings.BASE_DIR,
            env=os.environ | self.entorno,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_morir_con_el_padre if sys.platform == "linux" else None,
        )

    @property
    def codigo(self):
        """Exit code; None while it runs."""
        return self.proceso.poll()

    def respirar(self):
        """A second, or less if it ends."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.proceso.wait(1)

    def parar(self):
        if self.proceso is not None and self.codigo is None:
            self.proceso.terminate()

    def esperar(self):
        """Wait for its end; past the grace, kill it and all that it started."""
        if self.proceso is None:
            return
        try:
            self.proceso.wait(ESPERA + 5)
        except subprocess.TimeoutExpired:
            os.killpg(self.proceso.pid, signal.SIGKILL)
            self.proceso.wait()


class Web(Proceso):
    """gunicorn."""

    def __init__(self, host, puerto, nombres):
        sitio = f"[{host}]:{puerto}" if ":" in host else f"{host}:{puerto}"
        orden = ["-m", "gunicorn", "seguimiento.wsgi:application", "--bind", sitio, "--preload"]
        orden += ["--worker-class", "gthread", "--workers", str(TRABAJADORES), "--threads", str(HILOS)]
        orden += ["--graceful-timeout", str(ESPERA), "--timeout", "120", "--log-level", "warning", "--no-control-socket"]
        super().__init__(*orden, POOL="1", ALLOWED_HOSTS=",".join(nombres))

    def contesta(self, host, puerto) -> bool:
        """Wait until it accepts connections; False if it ended before."""
        while self.codigo is None:
            try:
                socket.create_connection((host, puerto), timeout=1).close()
                return True
            except OSError:
                time.sleep(0.1)
        return False


class Trabajador(Proceso):
    """The worker of the queue; one that ends by itself (the database went away, say) is started again, each time later."""

    def __init__(self):
        super().__init__("manage.py", "procrastinate", "worker")
        self.descanso, self.desde = 1.0, 0.0

    def encender(self):
        super().encender()
        self.desde = time.monotonic()

    def mantener(self):
        """Start it again if it ended; call it every second."""
        if self.codigo is None:
            return
        vivio = time.monotonic() - self.desde
        if vivio > self.descanso:
            self.descanso = 1.0 if vivio > DESCANSO else min(self.descanso * 2, DESCANSO)
            self.encender()


def _morir_con_el_padre():
    """Should whoever started it be killed by force, it gets SIGTERM (prctl PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)
