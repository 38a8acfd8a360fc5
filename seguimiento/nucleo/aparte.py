"""Reads a spreadsheet in a process apart, with little memory and little time: whatever the file does, the system goes on."""

import contextlib
import pickle
import resource
import subprocess
import sys
import zipfile
from itertools import islice
from pathlib import Path

from .lector import EN_CASA, abrir_aqui, clase_de
from .paquete import ArchivoInvalido

RAIZ = Path(__file__).resolve().parents[2]
MEMORIA = 1536 * 1024 * 1024  # bytes of address space
TIEMPO = 120  # seconds of CPU
ABIERTO_EN_CASA = 20 * 1024 * 1024  # bytes that a small .xlsx takes once decompressed
POR_VEZ = 500  # rows sent at a time
NO_SE_PUDO = "El archivo no se pudo leer sin poner en riesgo el sistema. Copie los datos a un libro nuevo y súbalo."


@contextlib.contextmanager
def abrir(ruta, nombre):
    """The Libro of a file (see `lector`), open while the block lasts; ArchivoInvalido when it cannot be read."""
    clase = clase_de(ruta, nombre)
    if _es_chico(ruta, clase):
        yield abrir_aqui(ruta, clase)
        return
    libro = LibroAparte(ruta, clase)
    try:
        libro.empezar()
        yield libro
    finally:
        libro.cerrar()


def _es_chico(ruta, clase):
    """Whether what it says of itself is little; `paquete.revisar` finds out whether it is true."""
    if clase not in {"xlsx", "csv"} or Path(ruta).stat().st_size > EN_CASA:
        return False
    try:
        return clase == "csv" or sum(info.file_size for info in zipfile.ZipFile(ruta).infolist()) <= ABIERTO_EN_CASA
    except zipfile.BadZipFile:
        return True  # and it will be said that it is broken


class LibroAparte:
    """A Libro that is read elsewhere."""

    def __init__(self, ruta, clase):
        orden = [sys.executable, "-c", "from seguimiento.nucleo.aparte import atender; atender()", str(ruta), clase, str(MEMORIA)]
        self.proceso = subprocess.Popen(
            orden, cwd=RAIZ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={"PYTHONPATH": str(RAIZ)}
        )

    def empezar(self):
        self.hojas = self._recibir()

    def filas(self, n):
        """Rows of a sheet; once."""
        self.proceso.stdin.write(b"%d\n" % n)
        self.proceso.stdin.flush()
        while grupo := self._recibir():
            yield from grupo

    def _recibir(self):
        try:
            mensaje = pickle.load(self.proceso.stdout)
        except (EOFError, pickle.UnpicklingError) as error:
            raise ArchivoInvalido(NO_SE_PUDO) from error
        if isinstance(mensaje, ArchivoInvalido):
            raise mensaje
        return mensaje

    def cerrar(self):
        self.proceso.kill()
        self.proceso.communicate()


def atender():
    """In the process apart: send the first rows of every sheet, then all those of the one asked for."""
    _, ruta, clase, memoria = sys.argv
    resource.setrlimit(resource.RLIMIT_AS, (int(memoria), int(memoria)))
    resource.setrlimit(resource.RLIMIT_CPU, (TIEMPO, TIEMPO))
    salida = sys.stdout.buffer

    def enviar(mensaje):
        pickle.dump(mensaje, salida, protocol=5)
        salida.flush()

    try:
        libro = abrir_aqui(ruta, clase)
        enviar(libro.hojas)
        filas = libro.filas(int(sys.stdin.readline()))
        while grupo := list(islice(filas, POR_VEZ)):
            enviar(grupo)
        enviar([])
    except ArchivoInvalido as error:
        enviar(error)
