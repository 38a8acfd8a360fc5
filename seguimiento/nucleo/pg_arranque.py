"""Start and stop of one PostgreSQL server: data folder, socket folder, options, retries after a crash."""

import contextlib
import os
import shlex
import shutil
import stat
import time
from pathlib import Path

from seguimiento.nucleo.pg_programa import NoArranca, Programa

OPCIONES = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
}
INTENTOS, PAUSA = 60, 0.5  # seconds; after a kill -9 the orphans hold the shared memory for a moment


def iniciar(servidor: Programa, socket: Path, responde) -> None:
    """Start `servidor` listening in the folder `socket`; `responde()` says whether it answers already.

    `PG_EMBEBIDO_OPCIONES` adds server options ("-c fsync=off" for tests).
    Raises NoArranca with the end of the server's log.
    """
    if not (servidor.datos / "PG_VERSION").exists():
        _crear_datos(servidor)
    _revisar_version(servidor)
    _preparar_socket(socket, servidor)
    registro = servidor.datos / "servidor.log"
    if registro.exists() and registro.stat().st_size > 5_000_000:
        registro.replace(registro.with_suffix(".log.1"))
    opciones = [f"-c {n}={shlex.quote(v)}" for n, v in OPCIONES.items()]
    opciones += [f"-k {socket}", os.environ.get("PG_EMBEBIDO_OPCIONES", "")]
    orden = ("start", "-t", "120", "-l", registro, "-o", " ".join(opciones))
    for _ in range(INTENTOS):
        _retirar_anterior(servidor, socket)
        if _pg_ctl(servidor, *orden).returncode == 0 or responde():
            return
        time.sleep(PAUSA)
    cola = "\n".join(registro.read_text(errors="replace").splitlines()[-8:]) if registro.exists() else ""
    raise NoArranca(f"El PostgreSQL embebido no arrancó. Registro completo: {registro}\n{cola}")


def parar(servidor: Programa) -> None:
    """Stop it at once; open transactions are rolled back."""
    _pg_ctl(servidor, "stop", "-t", "60", "-m", "fast")


def _pg_ctl(servidor, *orden):
    return servidor.ejecutar("pg_ctl", *orden, "-s", "-w", "-D", servidor.datos)


def _crear_datos(servidor: Programa) -> None:
    """initdb beside the final folder and rename, so that an interrupted one leaves nothing half made."""
    nueva = servidor.lugar / "datos.nueva"
    shutil.rmtree(nueva, ignore_errors=True)
    nueva.mkdir(mode=0o700)
    if servidor.usuario:
        os.chown(nueva, servidor.usuario.pw_uid, servidor.usuario.pw_gid)
    idioma = ("-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    hecho = servidor.ejecutar("initdb", "-U", "postgres", "-A", "trust", *idioma, "-D", nueva)
    if hecho.returncode:
        raise NoArranca(f"No se pudo crear la base de datos en {servidor.datos}:\n{hecho.stderr}")
    nueva.rename(servidor.datos)


def _revisar_version(servidor: Programa) -> None:
    datos = (servidor.datos / "PG_VERSION").read_text().strip()
    instalada = servidor.binarios.parent.name.removeprefix("pginstall")
    if instalada and instalada != datos:
        raise NoArranca(
            f"Los datos de {servidor.datos} son de PostgreSQL {datos} y el instalado es {instalada}: "
            "respáldelos con pg_dump de aquella versión y restáurelos en una carpeta nueva (VAR_DIR)."
        )


def _preparar_socket(socket: Path, servidor: Programa) -> None:
    """Make (or check) the socket folder: owned by whoever runs the server, closed to everybody else."""
    dueno = servidor.usuario.pw_uid if servidor.usuario else os.geteuid()
    if os.path.lexists(socket) and not _es_privada(socket, dueno):
        with contextlib.suppress(OSError):
            socket.rmdir()  # left empty by another user of the same folder
    with contextlib.suppress(FileExistsError):
        socket.mkdir(mode=0o700)
        if servidor.usuario:
            os.chown(socket, dueno, servidor.usuario.pw_gid)
    if not _es_privada(socket, dueno):
        raise NoArranca(f"{socket} existe y no es una carpeta privada de quien ejecuta el servidor: bórrela.")


def _es_privada(carpeta, dueno) -> bool:
    hay = carpeta.lstat()
    return stat.S_ISDIR(hay.st_mode) and hay.st_uid == dueno and not hay.st_mode & 0o077


def _retirar_anterior(servidor: Programa, socket: Path) -> None:
    """Clear what would make PostgreSQL believe that it is running already.

    That is a postmaster.pid whose number a reboot gave to another program (or that is a zombie), and a server
    of ours whose socket somebody deleted. Two servers on the same data stay impossible: shared memory.
    """
    archivo = servidor.datos / "postmaster.pid"
    if not Path("/proc/self").exists():
        return
    with contextlib.suppress(OSError, ValueError, IndexError):
        pid = int(archivo.read_text().splitlines()[0])
        try:
            carpeta = Path(f"/proc/{pid}/cwd").readlink()
        except FileNotFoundError:
            carpeta = None
        if carpeta != servidor.datos.resolve():
            archivo.unlink()
        elif not any(socket.glob(".s.PGSQL.*")):
            parar(servidor)
