"""Whether a text names somebody: it is compared with every personal datum of the database, whichever module holds it.

Each module says in `DATOS_PERSONALES` which of its fields are personal. A lone word (a given name, say) tells nobody apart and is not
looked for; two personal fields that go together (name and surname) are, and so is whatever has figures.
"""

import re
from itertools import pairwise

from django.apps import apps
from django.contrib.auth import get_user_model

from seguimiento.directorio.models import Municipio
from seguimiento.nucleo.filtros import sin_acentos

CUENTA = ("username", "first_name", "last_name", "email")


def con_datos_personales():
    """[(model, names of its personal fields)]: those declared by the modules, and the accounts."""
    declarados = [(modelo, tuple(modelo.DATOS_PERSONALES)) for modelo in apps.get_models() if getattr(modelo, "DATOS_PERSONALES", None)]
    return [*declarados, (get_user_model(), CUENTA)]


def hallados(textos):
    """[(what of whom, in words)] of the personal data that these texts hold; empty when they name nobody."""
    return hallados_en([textos])[0]


def hallados_en(grupos):
    """The same for each group of texts, reading the database once."""
    llanos = [_sin_lugares(f" {' '.join(llanas(' '.join(filter(None, textos))))} ") for textos in grupos]
    todo = " · ".join(llanos)
    distintas, encontrados = frozenset(todo.split()), [set() for _ in grupos]
    for modelo, campos in con_datos_personales():
        for fila in modelo._base_manager.values_list(*campos).distinct().iterator():
            for campo, valor in _senas(campos, fila):
                partes = llanas(valor)
                junto = f" {' '.join(partes)} "
                if not _distingue(partes, valor) or not distintas.issuperset(partes) or junto not in todo:
                    continue
                que = f"{modelo._meta.get_field(campo).verbose_name} de {modelo._meta.verbose_name}"
                for n, texto in enumerate(llanos):
                    if junto in texto:
                        encontrados[n].add(que)
    return [sorted(suyos) for suyos in encontrados]


def llanas(texto):
    """The words of a text in lower case and without accents; figures too."""
    return re.findall(r"\w+", sin_acentos(texto))


def textos_de(dato):
    """Every text inside what JSON can hold, names of keys apart."""
    if isinstance(dato, dict):
        dato = list(dato.values())
    if isinstance(dato, (list, tuple)):
        for uno in dato:
            yield from textos_de(uno)
    elif dato not in (None, "") and not isinstance(dato, bool):
        yield str(dato)


def _sin_lugares(texto):
    """The same text without the names of the municipios, some of which are those of people."""
    for nombre in Municipio.objects.values_list("nombre", flat=True):
        texto = texto.replace(f" {' '.join(llanas(nombre))} ", " · ")
    return texto


def _senas(campos, fila):
    """(field, value) of each datum, and of each with the first word of the one that follows (given names and first surname)."""
    valores = [(campo, str(valor)) for campo, valor in zip(campos, fila, strict=True) if valor not in (None, "")]
    yield from valores
    for (campo, uno), (_, otro) in pairwise(valores):
        yield campo, f"{uno} {otro.split(maxsplit=1)[0]}"


def _distingue(partes, valor):
    """Whether a value tells one person apart: several words, or figures or signs among its letters."""
    return len(partes) > 1 or (len(valor) > 3 and not valor.isalpha())
