"""Downloads that take too long for a request: the worker asks for the same address as the person, and keeps the answer."""

import tempfile
import time
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import resolve

from . import cola
from .formato import plural, tamano
from .trabajos import Trabajo

# Rows that each output gives inside the request, some two seconds of work; above, a job. PDF: see `pdf`.
EN_LINEA = {"csv": 100_000, "xlsx": 10_000, "pdf": 300}
ROTULOS = {"csv": "CSV", "xlsx": "Excel", "pdf": "PDF"}
UN_DIA = 24 * 3600  # seconds


def en_linea(formato):
    """How many rows this output gives inside the request; the setting DESCARGAS_EN_LINEA changes it."""
    return {**EN_LINEA, **getattr(settings, "DESCARGAS_EN_LINEA", {})}[formato]


def encargar(usuario, titulo, formato, *, ruta, consulta, total):
    """Queue the download of an address (path and QueryDict). Returns the Trabajo."""
    parametros = {"ruta": ruta, "consulta": consulta.urlencode()}
    return cola.encargar(usuario, Trabajo.Tipo.DESCARGA, f"{titulo}, {ROTULOS[formato]}", parametros=parametros, total=total)


@cola.ejecutor(Trabajo.Tipo.DESCARGA)
def hacer(trabajo, paso):
    """Ask for the address as its owner, who may see no more than what they may see now, and keep what it answers."""
    pedido = _pedido(trabajo.usuario, trabajo.parametros["ruta"], trabajo.parametros["consulta"])
    pedido.paso = paso
    vista = resolve(pedido.path)
    respuesta = vista.func(pedido, *vista.args, **vista.kwargs)
    try:
        if respuesta.status_code != 200:
            raise cola.NoSePuede("La lista ya no se puede descargar con esos filtros. Vuelva a ella y pídala de nuevo.")
        with tempfile.TemporaryFile() as archivo:
            for trozo in respuesta if respuesta.streaming else [respuesta.content]:
                archivo.write(trozo)
            octetos = archivo.tell()
            cola.guardar_archivo(trabajo, archivo, _nombre(respuesta))
    finally:
        respuesta.close()
    cuantos = f"{plural(trabajo.total, 'renglón', 'renglones')}, " if trabajo.total else ""
    return {"resultado": f"{cuantos}{tamano(octetos)}"}


def _pedido(usuario, ruta, consulta):
    """A request like that of the person, without session: nothing can be written through it."""
    pedido = HttpRequest()
    pedido.method, pedido.path, pedido.path_info = "GET", ruta, ruta
    pedido.META = {"QUERY_STRING": consulta, "SERVER_NAME": "localhost", "SERVER_PORT": "80", "REQUEST_METHOD": "GET"}
    pedido.GET, pedido.user, pedido.htmx = QueryDict(consulta), usuario, False
    pedido.resolver_match = resolve(ruta)
    return pedido


def _nombre(respuesta):
    """File name of an answer, as its header says."""
    return respuesta["Content-Disposition"].partition('filename="')[2].rstrip('"') or "descarga"


def limpiar():
    """Delete the files of tries that a dead worker left: of no row, and a day old."""
    carpeta = Path(settings.MEDIA_ROOT) / "trabajos"
    conocidos = set(Trabajo.objects.exclude(archivo="").values_list("archivo", flat=True))
    for archivo in carpeta.glob("*") if carpeta.is_dir() else ():
        if f"trabajos/{archivo.name}" not in conocidos and archivo.stat().st_mtime < time.time() - UN_DIA:
            archivo.unlink(missing_ok=True)
