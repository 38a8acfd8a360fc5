"""Embedded PostgreSQL under `var/pg`: started when first needed, stopped by the last process that uses it.

Whether it runs is decided by connecting, never by a PID. Locks are flocks, which vanish with their process,
so a `kill -9` leaves nothing to clean. The server listens on a socket only, in a folder closed to others.
`DATABASE_URL` (or `ENTORNO=produccion`) turns all of this off.
"""

import contextlib
import fcntl
import hashlib
import os
import signal
import sys
import threading
from pathlib import Path

import psycopg

from seguimiento.nucleo import pg_arranque
from seguimiento.nucleo.pg_programa import NoArranca, lugar_recordado, programa

NOMBRE = "seguimiento"  # database and role; the role owns the database and is no superuser
PUERTO = "5432"
RAIZ = Path(__file__).resolve().parents[2]


def carpeta() -> Path:
    """Folder of the embedded server: `$VAR_DIR/pg`, by default `var/pg` of the project."""
    return Path(os.environ.get("VAR_DIR") or RAIZ / "var").resolve() / "pg"


def direccion(base: Path | None = None) -> dict[str, str]:
    """Connection parameters (libpq names) of the server of `base`; computes, starts nothing.

    The socket folder depends on the path alone and is short: a socket's path has some 100 characters at most.
    """
    huella = hashlib.sha256(str(base or carpeta()).encode()).hexdigest()[:16]
    return {"host": f"/tmp/seguimiento-pg-{huella}", "port": PUERTO, "user": NOMBRE, "dbname": NOMBRE}


def url(base: Path | None = None) -> str:
    """The same as a DATABASE_URL."""
    d = direccion(base)
    return f"postgres://{d['user']}@/{d['dbname']}?host={d['host']}&port={d['port']}"


def es_propia() -> bool:
    """Whether this system runs its own server; DATABASE_URL or production name another one."""
    return not os.environ.get("DATABASE_URL") and os.environ.get("ENTORNO") != "produccion"


@contextlib.contextmanager
def en_uso(base: Path | None = None):
    """Keep the server running while the block lasts; the last user of all processes stops it. It nests."""
    if not es_propia():
        yield None
        return
    base, proceso = base or carpeta(), os.getpid()
    with _terminar_con_orden(), _candado(base, ".uso", fcntl.LOCK_SH) as uso:
        try:
            asegurar(base)
            yield direccion(base)
        finally:
            if os.getpid() == proceso:  # a fork that unwinds the same stack must not stop it
                with contextlib.suppress(BlockingIOError):
                    fcntl.flock(uso, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    detener(base)


def asegurar(base: Path) -> None:
    """Start the server of `base` unless it answers already; create folder, role and database when missing."""
    if _responde(base, NOMBRE, NOMBRE):
        return
    with _candado(base, ".cerrojo", fcntl.LOCK_EX):
        if not _responde(base, "postgres", "postgres"):
            socket = Path(direccion(base)["host"])
            pg_arranque.iniciar(programa(base), socket, lambda: _responde(base, "postgres", "postgres"))
        _crear_base(base)


def revivir() -> None:
    """Start the server again should it have died while in use; what was committed is there."""
    if es_propia():
        asegurar(carpeta())


def detener(base: Path) -> None:
    """Stop the server of `base` (open transactions are rolled back); nothing happens if it is not running."""
    with _candado(base, ".cerrojo", fcntl.LOCK_EX):
        if _responde(base, "postgres", "postgres"):
            pg_arranque.parar(programa(base))
            with contextlib.suppress(OSError):
                Path(direccion(base)["host"]).rmdir()


@contextlib.contextmanager
def _candado(base, nombre, modo):
    try:
        base.mkdir(mode=0o755, parents=True, exist_ok=True)
        archivo = (base / nombre).open("a")
    except PermissionError as e:
        raise NoArranca(f"{base} pertenece a otro usuario: ejecute como él o elija otra carpeta con VAR_DIR.") from e
    with archivo:
        fcntl.flock(archivo, modo)
        yield archivo


@contextlib.contextmanager
def _terminar_con_orden():
    """Let SIGTERM and SIGHUP unwind the stack, so that the server is stopped, where nobody handles them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    propias = [s for s in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(s) is signal.SIG_DFL]
    for s in propias:
        signal.signal(s, lambda numero, _marco: sys.exit(128 + numero))
    try:
        yield
    finally:
        for s in propias:
            signal.signal(s, signal.SIG_DFL)


def _conectar(base, usuario, bd):
    parametros = direccion(base) | {"user": usuario, "dbname": bd}
    return psycopg.connect(**parametros, connect_timeout=5, autocommit=True)


def _responde(base, usuario, bd) -> bool:
    try:
        if Path(direccion(base)["host"]).lstat().st_uid != (lugar_recordado(base) / "datos").stat().st_uid:
            return False  # somebody else's folder in /tmp
        _conectar(base, usuario, bd).close()
    except (FileNotFoundError, psycopg.OperationalError):
        return False
    return True


def _crear_base(base) -> None:
    with _conectar(base, "postgres", "postgres") as c:
        if not c.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [NOMBRE]).fetchone():
            c.execute(f"CREATE ROLE {NOMBRE} LOGIN CREATEDB")
        if not c.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NOMBRE]).fetchone():
            c.execute(f"CREATE DATABASE {NOMBRE} OWNER {NOMBRE}")
