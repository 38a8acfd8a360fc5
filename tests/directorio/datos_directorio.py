"""Rows of people and posts for tests."""

from itertools import count

from seguimiento.directorio import nombramientos
from seguimiento.directorio.models import Nombramiento, Persona, Tema

_numeros = count(1)


def persona(nombre=None, **campos):
    return Persona.objects.create(nombre=nombre or f"Persona {next(_numeros)}", **campos)


def tema(nombre=None, **campos):
    return Tema.objects.create(nombre=nombre or f"Tema {next(_numeros)}", **campos)


def nombrar(quien, dependencia, desde, **campos):
    """An appointment through its service."""
    campos = {"cargo": "Titular", "clase": "titular"} | campos
    return nombramientos.nombrar(Nombramiento(persona=quien, dependencia=dependencia, desde=desde, **campos), usuario=None)
