"""WeasyPrint: two style sheets, the vendored fonts and nothing from outside. It knows no Django, so that other processes print too.

A long document is printed in parts by several processes and joined; the numbers of its pages, known only then, are printed over them.
Memory stays that of the parts under way.
"""

import atexit
import contextlib
import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import tempfile
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from functools import lru_cache
from pathlib import Path

ESTATICOS = Path(__file__).resolve().parents[2] / "static"
SIN_NUMERO = '@page { @bottom-right { content: " " } }'  # the place stays, the number comes later
NUMERO = '<p class="numero-de-pagina">Página {} de {}</p>'
SOLO_NUMERO = """
@page { @bottom-left { content: none } @bottom-right { content: element(numero); border-color: transparent } }
.numero-de-pagina { position: running(numero); font: 600 8.5pt "Source Sans 3"; color: #58504b; text-align: right }
div { break-before: page } div:first-child { break-before: avoid }
"""
NUMEROS_POR_VEZ = 500
PARTES_POR_PROCESO = 8  # a process that printed so many is replaced, and its memory with it


@lru_cache(maxsize=1)
def _estilos():
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fuentes = FontConfiguration()
    atexit.register(_soltar)  # before the libraries that free the fonts are gone
    hojas = [CSS(filename=str(ESTATICOS / "css" / n), font_config=fuentes, url_fetcher=_lector()) for n in ("tokens.css", "impreso.css")]
    return hojas, fuentes


def _soltar():
    """Let go of the fonts: what still points to their configuration (a style sheet in a cycle) is collected now."""
    _estilos.cache_clear()
    gc.collect()


@lru_cache(maxsize=1)
def _lector():
    """Fetcher for WeasyPrint: files under static/ and data: addresses; everything else is refused."""
    from weasyprint.urls import URLFetcher

    class Lector(URLFetcher):
        def fetch(self, url, headers=None):
            if url.startswith("data:") or (url.startswith("file://") and Path(url[7:]).resolve().is_relative_to(ESTATICOS)):
                return super().fetch(url, headers)
            raise ValueError("Los documentos no traen nada de fuera.")

    return Lector()


def hacer_pdf(html, estilo=""):
    """Bytes of the PDF of a complete HTML page; `estilo` is CSS after that of the house."""
    from weasyprint import CSS, HTML

    hojas, fuentes = _estilos()
    hojas = [*hojas, CSS(string=estilo, font_config=fuentes)] if estilo else hojas
    gc.disable()  # its pauses cost a quarter of the time here
    try:
        return HTML(string=html, base_url=ESTATICOS.as_uri() + "/", url_fetcher=_lector()).write_pdf(stylesheets=hojas, font_config=fuentes)
    finally:
        gc.enable()


# -- long documents


def imprimir(partes, destino, *, procesos=2, avance=lambda hechas: None):
    """Print HTML pages one after the other as one PDF in the binary file `destino`. `avance(n)` hears of each part that is done.

    `partes` is read as the work goes on: two parts per process wait at most.
    """
    contexto = multiprocessing.get_context("forkserver")
    with tempfile.TemporaryDirectory(prefix="impresion-") as carpeta:
        imprenta = ProcessPoolExecutor(procesos, contexto, _aprendiz, max_tasks_per_child=PARTES_POR_PROCESO)
        try:
            hechas, pendientes = 0, set()
            for n, html in enumerate(partes):
                pendientes.add(imprenta.submit(_imprimir_parte, html, f"{carpeta}/{n:06}.pdf"))
                while len(pendientes) >= procesos * 2:
                    hechas, pendientes = _esperar(hechas, pendientes, avance)
            while pendientes:
                hechas, pendientes = _esperar(hechas, pendientes, avance)
        finally:
            imprenta.shutdown(cancel_futures=True)
        _juntar(sorted(Path(carpeta).glob("*.pdf")), destino)


def _esperar(hechas, pendientes, avance):
    listas, pendientes = wait(pendientes, return_when=FIRST_COMPLETED)
    for lista in listas:
        lista.result()
    avance(hechas + len(listas))
    return hechas + len(listas), pendientes


def _aprendiz():
    """Of each process: gives way to those that answer pages, leaves Ctrl-C to its parent and ends with it."""
    with contextlib.suppress(OSError):
        os.nice(5)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    _estilos()


def _imprimir_parte(html, ruta):
    Path(ruta).write_bytes(hacer_pdf(html, SIN_NUMERO))
    gc.collect()


def _juntar(rutas, destino):
    """One PDF of all the parts, each page with its number."""
    import pikepdf

    with contextlib.ExitStack() as abiertos:
        libro = abiertos.enter_context(pikepdf.new())
        for ruta in rutas:
            libro.pages.extend(abiertos.enter_context(pikepdf.open(ruta)).pages)
        total = len(libro.pages)
        for inicio in range(0, total, NUMEROS_POR_VEZ):
            fin = min(inicio + NUMEROS_POR_VEZ, total)
            numeros = abiertos.enter_context(pikepdf.open(_numeros(rutas[0].parent / f"numeros-{inicio}", inicio, fin, total)))
            for pagina, numero in zip(libro.pages[inicio:fin], numeros.pages, strict=True):
                pikepdf.Page(pagina).add_overlay(pikepdf.Page(numero))
        libro.save(destino, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _numeros(ruta, inicio, fin, total):
    """Path of a PDF of pages that only have their number."""
    cuerpo = "".join(f"<div>{NUMERO.format(n, total)}</div>" for n in range(inicio + 1, fin + 1))
    ruta.write_bytes(hacer_pdf(f'<html lang="es-MX"><body class="horizontal">{cuerpo}</body></html>', SOLO_NUMERO))
    return ruta
