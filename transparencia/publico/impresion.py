"""What a published cut looks like, printed once and kept under the key of the cut: its table, and each of its files.

A cut never changes, so neither does what is printed of it; what is said around it (licence, presentation) is not kept.
"""

from dataclasses import replace

from django.core.cache import cache
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from seguimiento.nucleo import cortes, salidas
from seguimiento.nucleo.publicas import entera
from seguimiento.nucleo.reportes import salida
from seguimiento.nucleo.verificacion import qr

from .diccionario import COLUMNAS

GUARDADO = 24 * 3600  # seconds
FORMATOS = {"pdf", "xlsx", "csv", "json", "diccionario"}


def clave(fila, formato):
    return f"publico:{fila.corte.huella}:{fila.pk}:{formato}"


def reporte_publico(corte):
    """The frozen report without the addresses of its records, which only open to who has an account."""
    hecho = cortes.reporte_de(corte)
    hecho.filas = [[replace(celda, enlace=None) for celda in fila] for fila in hecho.filas]
    hecho.totales = [replace(celda, enlace=None) for celda in hecho.totales] if hecho.totales else None
    return hecho


def cuerpo(fila):
    """HTML of the table of a cut, its chart and its notes."""

    def hacer():
        hecho = reporte_publico(fila.corte)
        hecho.recortar()
        return str(render_to_string("publico/cuerpo_del_corte.html", {"reporte": hecho}))

    return mark_safe(cache.get_or_set(clave(fila, "html"), hacer, GUARDADO))  # our own template


def archivo(fila, formato, *, url):
    """{"contenido", "tipo", "nombre", "estado"} of a file; `url`: its page of verification. None for a format that does not exist."""
    if formato not in FORMATOS:
        return None
    guardado = cache.get(clave(fila, formato))
    if guardado is None:
        guardado = _hacer(fila, formato, url)
        cache.set(clave(fila, formato), guardado, GUARDADO)
    return guardado


def _hacer(fila, formato, url):
    corte = fila.corte
    if formato == "json":  # byte by byte what was hashed
        return _de(HttpResponse(corte.datos, content_type="application/json; charset=utf-8"), f"{corte.folio}.json")
    if formato == "diccionario":
        filas = [[columna[clave] for clave in COLUMNAS] for columna in fila.diccionario]
        nombre = f"{corte.folio}-diccionario.csv"
        return _de(salidas.csv_de([clave.capitalize() for clave in COLUMNAS], filas, nombre), nombre)
    contexto = {"corte_congelado": corte, "qr": qr(url), "verificar_url": url}
    return _de(salida(None, reporte_publico(corte), formato, contexto), f"{corte.folio}.{formato}")


def _de(respuesta, nombre):
    respuesta = entera(respuesta)
    bien = respuesta.status_code == 200
    return {
        "contenido": respuesta.content, "tipo": respuesta["Content-Type"], "nombre": nombre if bien else "",
        "estado": respuesta.status_code,
    }  # fmt: skip
