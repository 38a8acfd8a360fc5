"""`manage.py servir`: prepare everything (quick when nothing changed) and serve until told to stop."""

import contextlib
import hashlib
import os
import signal
import socket
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from seguimiento.nucleo import pg_embebido, pg_programa
from seguimiento.nucleo.procesos import Trabajador, Web


class Command(BaseCommand):
    help = "Prepara la base de datos y sirve el sistema en HOST:PORT (127.0.0.1:8000)."
    requires_system_checks = []

    def handle(self, *args, **options):
        host, puerto = os.environ.get("HOST") or "127.0.0.1", _puerto()
        _puerto_libre(host, puerto)
        try:
            self._preparar()
        except KeyboardInterrupt:
            sys.exit(128 + signal.SIGINT)
        visible = "127.0.0.1" if host in ("0.0.0.0", "::") else host
        servidor = Servidor(host, puerto)
        if servidor.web.contesta(visible, puerto):
            sitio = f"[{visible}]" if ":" in visible else visible
            self.stdout.write(f"\n  Sistema de seguimiento:  http://{sitio}:{puerto}/\n  Ctrl-C para terminar.\n\n")
            self.stdout.flush()
        servidor.esperar()

    def _preparar(self):
        self._paso("Base de datos")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        self._paso("Catálogos")
        call_command("cargar_catalogos")
        if settings.DEMO:
            self._paso("Demostración de 2023")
            call_command("cargar_demo")
        if _estaticos_cambiaron():
            self._paso("Archivos estáticos")
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            _marca().write_text(_huella())

    def _paso(self, texto):
        self.stdout.write(f"· {texto}")
        self.stdout.flush()


def _puerto() -> int:
    valor = os.environ.get("PORT") or "8000"
    if not valor.isdecimal() or not 0 < int(valor) < 65536:
        raise CommandError(f"PORT={valor}: se espera un número de puerto.")
    return int(valor)


def _puerto_libre(host, puerto) -> None:
    """Say so now, in plain words, if nobody can listen there."""
    try:
        familia, *_, sitio = socket.getaddrinfo(host, puerto, type=socket.SOCK_STREAM)[0]
        with socket.socket(familia, socket.SOCK_STREAM) as prueba:
            prueba.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            prueba.bind(sitio)
    except PermissionError as e:
        raise CommandError(f"No hay permiso para usar el puerto {puerto}; elija otro: PORT=8001 make run") from e
    except socket.gaierror as e:
        raise CommandError(f"HOST={host}: esa dirección no existe en este equipo.") from e
    except OSError as e:
        raise CommandError(
            f"No se puede usar {host}:{puerto} ({e.strerror}). Si otro programa ocupa el puerto, elija otro: PORT={puerto + 1} make run"
        ) from e


class Servidor:
    """The web server and the worker, from their start to their end."""

    def __init__(self, host, puerto):
        self.pedida = False
        self.web, self.trabajador = Web(host, puerto, _nombres(host)), Trabajador()
        self.web.encender()
        for orden_recibida in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(orden_recibida, self._terminar)

    def _terminar(self, *_):
        self.pedida = True
        self.web.parar()
        self.trabajador.parar()

    def esperar(self) -> None:
        """Keep the database and the worker up until the end: well when it was asked for, CommandError when not."""
        try:
            while not self.pedida and self.web.codigo is None:
                if self.trabajador.proceso is None:
                    self.trabajador.encender()
                _revivir_base()
                self.trabajador.mantener()
                self.web.respirar()
            self.web.esperar()
        finally:
            self.trabajador.parar()
            self.trabajador.esperar()
        if not self.pedida:
            raise CommandError(f"El servidor web terminó solo (código {self.web.codigo}); el motivo está arriba.")


def _revivir_base() -> None:
    """Start the embedded database again if it died; while it cannot be started, say so and go on trying."""
    try:
        pg_embebido.revivir()
    except pg_programa.NoArranca as motivo:
        sys.stderr.write(f"{motivo}\n")


def _nombres(host) -> list[str]:
    """Names by which it answers; out of production also those of the machine when HOST opens it to others."""
    nombres = list(settings.ALLOWED_HOSTS)
    if not settings.PRODUCCION and host not in nombres and host != "::1":
        nombres += [socket.gethostname(), host]
        with contextlib.suppress(OSError):  # a machine that cannot resolve its own name
            nombres += sorted({sitio[0] for *_, sitio in socket.getaddrinfo(socket.gethostname(), None)})
    return nombres


def _marca() -> Path:
    return Path(settings.STATIC_ROOT) / ".huella"


def _huella() -> str:
    """Fingerprint of all the static files: name, size and date of each."""
    suma = hashlib.sha256()
    for finder in get_finders():
        for nombre, almacen in finder.list(None):
            datos = Path(almacen.path(nombre)).stat()
            suma.update(f"{nombre}\0{datos.st_size}\0{datos.st_mtime_ns}\n".encode())
    return suma.hexdigest()


def _estaticos_cambiaron() -> bool:
    return not _marca().exists() or _marca().read_text() != _huella()
