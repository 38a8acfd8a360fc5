"""Factories of kinds of support, persons and supports."""

from datetime import date
from decimal import Decimal
from itertools import count

from atencion.apoyos import services
from atencion.apoyos.models import Apoyo, TipoDeApoyo
from atencion.personas.models import Persona

DIA = date(2023, 5, 4)
_numeros = count(1)


def persona(nombre="Luz", **campos):
    return Persona.objects.create(nombre=nombre, **({"primer_apellido": "Prueba", "segundo_apellido": "Ejemplo"} | campos))


def tipo(periodo="anual", **campos):
    return TipoDeApoyo.objects.create(nombre=campos.pop("nombre", f"Apoyo de prueba {next(_numeros)}"), periodo=periodo, **campos)


def apoyo(de=None, clase=None, fecha=DIA, **campos):
    campos = {"monto": Decimal("1500.50")} | campos
    fila = Apoyo(persona=de or persona(), tipo=clase or tipo(), fecha=fecha, **campos)
    return services.guardar(fila, usuario=None)
