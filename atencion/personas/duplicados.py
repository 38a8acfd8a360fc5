"""Persons who may be the same: by CURP, by telephone, or by a name that is alike in the same municipio. All by index."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q

from .models import Distintas, Persona
from .nombres import palabras

CANDIDATAS = 300  # rows that are compared letter by letter
PARECIDO = 0.8  # of 1: two names are alike from here on
LETRAS = 4  # of each word that must be the same for a name to be compared: López and Lopes are
MAXIMO = 8


@dataclass(frozen=True)
class Parecida:
    persona: Persona
    razon: str
    peso: float  # 0–1, the greater the more likely


def parecidas(*, nombre="", telefono="", curp="", municipio=None, sin=None, base=None):
    """[Parecida], the most likely first; `sin`: key of the person being edited. A name alone is compared within its municipio."""
    filas = (Persona.objects.vivas() if base is None else base).select_related("municipio").order_by()
    if sin:
        filas = filas.exclude(pk=sin).exclude(pk__in=Distintas.objects.de(sin))
    halladas = {}
    if curp:
        _anotar(halladas, filas.filter(curp=curp)[:MAXIMO], "Misma CURP", 1)
    if telefono:
        _anotar(halladas, filas.filter(telefono=telefono)[:MAXIMO], "Mismo teléfono", 0.95)
    if consulta := _de_nombre(nombre):
        clave = getattr(municipio, "pk", municipio)
        cerca = filas.filter(Q(municipio=clave) | Q(municipio__isnull=True)) if clave else filas
        propias = " ".join(palabras(nombre))
        for fila in cerca.con_busqueda(consulta)[:CANDIDATAS]:
            cuanto = SequenceMatcher(None, propias, " ".join(palabras(fila.nombre_completo)), autojunk=False).ratio()
            if cuanto >= PARECIDO:
                _anotar(halladas, [fila], "Mismo nombre" if cuanto == 1 else "Nombre parecido", cuanto * 0.9)
    return sorted(halladas.values(), key=lambda una: (-una.peso, una.persona.pk))[:MAXIMO]


def _anotar(halladas, filas, razon, peso):
    for fila in filas:
        if fila.pk in halladas:
            vieja = halladas[fila.pk]
            halladas[fila.pk] = Parecida(fila, f"{vieja.razon}, {razon.lower()}", max(vieja.peso, peso))
        else:
            halladas[fila.pk] = Parecida(fila, razon, peso)


def _de_nombre(nombre):
    """tsquery of the names that have all the words of this one, or all but one; None for fewer than two words."""
    partes = [f"{parte[:LETRAS]}:*" for parte in palabras(nombre)]
    if len(partes) < 2:
        return None
    cuantas = max(2, len(partes) - 1)
    return " | ".join(f"({' & '.join(grupo)})" for grupo in combinations(partes, cuantas))


def repetidas(filas=None):
    """Persons for whom an earlier one has the same telephone, or the same words of the name in the same municipio."""
    filas = Persona.objects.vivas() if filas is None else filas
    descartada = Distintas.objects.filter(una=OuterRef("pk"), otra=OuterRef(OuterRef("pk")))
    anteriores = Persona.objects.vivas().order_by().filter(~Exists(descartada), pk__lt=OuterRef("pk"))
    por_telefono = filas.order_by().exclude(telefono="").filter(Exists(anteriores.filter(telefono=OuterRef("telefono"))))
    mismas = Func(F("palabras"), OuterRef("palabras"), template="(%(expressions)s)", arg_joiner=" = ", output_field=BooleanField())
    por_nombre = filas.order_by().filter(Exists(anteriores.filter(mismas, municipio=OuterRef("municipio"))))
    return filas.filter(pk__in=por_telefono.values("pk").union(por_nombre.values("pk")))
