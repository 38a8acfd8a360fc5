"""Factories of persons, notices and what hangs from them."""

from datetime import date
from itertools import count

from atencion.personas import curp as reglas
from atencion.personas.models import Aviso, Conservacion, Persona

_numeros = count(1)
DIA = date(2023, 3, 1)
MOTIVO = "La persona pidió que se le llame."


def persona(nombre="Rosa Elena", primer_apellido="Prueba", segundo_apellido="", **campos):
    return Persona.objects.create(
        nombre=nombre, primer_apellido=primer_apellido, segundo_apellido=segundo_apellido, **({"registrada": DIA} | campos)
    )


def curp(primeras="PEXR850214MSRRXS0"):
    """A made-up CURP with its right check digit."""
    return f"{primeras}{reglas.digito(primeras)}"


def aviso(**campos):
    numero = next(_numeros)
    return Aviso.objects.create(**({"numero": numero, "desde": DIA, "simplificado": "Aviso breve.", "texto": "Aviso completo."} | campos))


def conservacion(categoria="registro", anios=2, **campos):
    return Conservacion.objects.create(categoria=categoria, anios=anios, fundamento="Prueba", **campos)
