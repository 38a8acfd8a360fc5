"""The words that a search found, marked in the text as it was written: with their accents, whatever was typed."""

import re

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import mark_safe

from .filtros import sin_acentos

PALABRA = re.compile(r"\w+")
ANCHO = 260  # letters of a passage
ANTES = 70  # letters of it before the first word found


def raices(texto):
    """Stems of the words typed, without accents, as the dictionary of the search has them (one query); words like "de" have none."""
    palabras = PALABRA.findall(texto or "")
    if not palabras:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT raiz FROM unnest(%s::text[]) palabra, unnest(ts_lexize('spanish_stem', palabra)) raiz",
            [[forma for palabra in palabras for forma in (palabra, sin_acentos(palabra))]],
        )
        return frozenset(sin_acentos(raiz) for (raiz,) in cursor.fetchall())


def lugares(texto, buscadas):
    """[(start, end, stem)] of the words of a text that begin with one of these stems."""
    hallados = []
    for palabra in PALABRA.finditer(texto):
        llana = sin_acentos(palabra[0])
        raiz = next((una for una in buscadas if llana.startswith(una)), None)
        if raiz is not None:
            hallados.append((*palabra.span(), raiz))
    return hallados


def marcar(texto, buscadas):
    """The whole text, escaped, with `<mark>` around each word found."""
    return _con_marcas(texto, lugares(texto, buscadas), 0, len(texto))


def pasaje(texto, buscadas, ancho=ANCHO):
    """The piece of a text that holds most of the words sought, marked; its beginning where there is none."""
    hallados = lugares(texto, buscadas)
    inicio = max((_ventana(hallados, n, ancho) for n in range(len(hallados))), default=(0, 0))[1]
    desde = max(0, -inicio - ANTES) if hallados else 0
    hasta = min(len(texto), desde + ancho)
    if desde:
        desde = texto.find(" ", desde) + 1 or desde
    if hasta < len(texto):
        hasta = texto.rfind(" ", desde, hasta) if " " in texto[desde:hasta] else hasta
    dentro = [lugar for lugar in hallados if desde <= lugar[0] and lugar[1] <= hasta]
    return mark_safe(("… " if desde else "") + _con_marcas(texto, dentro, desde, hasta) + (" …" if hasta < len(texto) else ""))


def _ventana(hallados, n, ancho):
    """(different stems within reach of word `n`, minus its start): the first of the best wins."""
    inicio = hallados[n][0]
    return len({raiz for a, b, raiz in hallados[n:] if b <= inicio + ancho - ANTES}), -inicio


def _con_marcas(texto, hallados, desde, hasta):
    partes, cursor = [], desde
    for inicio, fin, _ in hallados:
        partes += [escape(texto[cursor:inicio]), "<mark>", escape(texto[inicio:fin]), "</mark>"]
        cursor = fin
    return mark_safe("".join([*partes, escape(texto[cursor:hasta])]))
