"""System libraries that pip cannot bring: `python3 seguimiento/instalar.py venv documentos navegador`.

Standard library only: it runs before there is a virtual environment. What is missing is installed by apt-get
where that takes no password (root, sudo), else the exact command is printed. Only `venv` is indispensable:
without the others the system works, but makes no PDF or skips its browser tests.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

BIBLIOTECAS = ("libgobject-2.0.so.0", "libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz.so.0")
BIBLIOTECAS += ("libharfbuzz-subset.so.0", "libfontconfig.so.1")
NAVEGADORES = ("chromium", "chromium-browser", "google-chrome")


def hay_venv():
    return importlib.util.find_spec("ensurepip") is not None and importlib.util.find_spec("venv") is not None


def hay_documentos():
    """WeasyPrint opens these by name; elsewhere (macOS) they have other names and are left to the user."""
    if sys.platform != "linux":
        return True
    try:
        for biblioteca in BIBLIOTECAS:
            ctypes.CDLL(biblioteca)
    except OSError:
        return False
    return True


def hay_navegador():
    return any(map(shutil.which, NAVEGADORES))


GRUPOS = {
    "venv": (hay_venv, "crear el entorno virtual", ["python3-venv"]),
    "documentos": (
        hay_documentos,
        "generar documentos PDF",
        ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz0b", "libharfbuzz-subset0", "fontconfig"],
    ),
    "navegador": (hay_navegador, "las pruebas en navegador", ["chromium"]),
}


def instalar(paquetes):
    """Install with apt-get if this needs no password; update the lists only if the first attempt fails."""
    apt = shutil.which("apt-get")
    permiso = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not apt or (permiso and not (shutil.which("sudo") and callar(["sudo", "-n", "true"]))):
        return
    base = [*permiso, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-q", "-y"]
    orden = [*base, "install", "--no-install-recommends", *paquetes]
    if not callar(orden):
        callar([*base, "update"])
        callar(orden)


def callar(orden):
    """Run quietly; whether it went well."""
    return subprocess.run(orden, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


def main(grupos):
    faltan = [g for g in grupos if not GRUPOS[g][0]()]
    for grupo in faltan:
        _, para, paquetes = GRUPOS[grupo]
        print(f"· Instalando lo necesario para {para}: {' '.join(paquetes)}", flush=True)
        instalar(paquetes)
    importlib.invalidate_caches()
    faltan = [g for g in faltan if not GRUPOS[g][0]()]
    for grupo in faltan:
        _, para, paquetes = GRUPOS[grupo]
        print(f"\n  FALTA, para {para}, lo que instala esta orden:\n", file=sys.stderr)
        print(f"    sudo apt-get update && sudo apt-get install -y {' '.join(paquetes)}\n", file=sys.stderr)
    return 1 if "venv" in faltan else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(GRUPOS)))
