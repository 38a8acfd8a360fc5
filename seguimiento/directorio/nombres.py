"""One name written in many ways: how texts are compared, and the resolver that tells which row a text means."""

import difflib
import re
import unicodedata

from django.db.models import Func, TextField, Value
from django.db.models.functions import Trim

from seguimiento.nucleo.filtros import plano


def normalizar(texto):
    """Key for comparing names, "Atn.  Ciudadana" -> "atn ciudadana": no accents, no case, no punctuation, single spaces."""
    sin_marcas = "".join(letra for letra in unicodedata.normalize("NFKD", str(texto)) if not unicodedata.combining(letra))
    return re.sub(r"[^a-z0-9]+", " ", sin_marcas.casefold()).strip()


def normalizado(campo):
    """SQL of `normalizar`, without extensions."""
    return Trim(Func(plano(campo), Value("[^a-z0-9]+"), Value(" "), Value("g"), function="REGEXP_REPLACE", output_field=TextField()))


class Reconocedor:
    """Loads every way of naming a row once, and resolves texts in memory.

    `niveles` is a list of lists of pairs (text, row), the surest first (siglas before names, names before aliases).
    A text that means two rows on the same level is not recognised: guessing would be worse than asking.
    """

    def __init__(self, niveles):
        self._filas, self._escrito = {}, {}
        for pares in niveles:
            nivel = {}
            for texto, fila in pares:
                if clave := normalizar(texto):
                    nivel.setdefault(clave, set()).add(fila)
                    self._escrito.setdefault(clave, texto)
            for clave, filas in nivel.items():
                self._filas.setdefault(clave, filas)

    def reconocer(self, texto):
        """The row that the text names, or None."""
        filas = self._filas.get(normalizar(texto or ""), ())
        return next(iter(filas)) if len(filas) == 1 else None

    def sugerir(self, texto):
        """The nearest known way of writing, as people write it; None when nothing is near."""
        cercanas = difflib.get_close_matches(normalizar(texto or ""), self._filas, n=1, cutoff=0.6)
        return self._escrito[cercanas[0]] if cercanas else None
