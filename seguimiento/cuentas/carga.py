"""Seed of what the system needs to start: thresholds, days off, years and who works in which module.

Like the directory's, it only creates what never existed.
"""

from pathlib import Path

import holidays
from django.db import transaction

from seguimiento.directorio.carga import conocidos, leer
from seguimiento.directorio.models import Unidad
from seguimiento.nucleo import bitacora
from seguimiento.nucleo.models import DiaInhabil, Ejercicio, Umbral

from .models import Encargo

DATOS = Path(__file__).parent / "datos"
ANIOS = range(2021, 2028)
EJERCICIOS = range(2021, 2027)


@transaction.atomic
def cargar():
    """Create what is missing. Returns {plural name: how many were created}."""
    with bitacora.contexto(None, "Catálogo inicial"):
        return {
            "umbrales": _umbrales(),
            "días inhábiles": _dias_inhabiles(),
            "ejercicios": _ejercicios(),
            "encargos": _encargos(),
        }


def _umbrales():
    if Umbral.todos.filter(reporte="").exists():
        return 0
    Umbral.objects.create(reporte="")
    return 1


def _dias_inhabiles():
    """Days off of Ley Federal del Trabajo art. 74. State holidays and vacations are added by people, from the gazette."""
    vistos = conocidos(DiaInhabil, "fecha")
    calendario = sorted(holidays.MX(language="es", years=ANIOS, categories=("public",)).items())
    dias = [
        DiaInhabil(fecha=dia, motivo=motivo, fundamento="Ley Federal del Trabajo, art. 74")
        for dia, motivo in calendario
        if f"{dia:%Y %m %d}" not in vistos
    ]
    return len(DiaInhabil.objects.bulk_create(dias))


def _ejercicios():
    vistos = set(Ejercicio.todos.values_list("anio", flat=True))
    return len(Ejercicio.objects.bulk_create(Ejercicio(anio=anio) for anio in EJERCICIOS if anio not in vistos))


def _encargos():
    eventos = bitacora.modelo_de_eventos(Encargo).objects
    vistos = {*eventos.values_list("modulo", "unidad"), *Encargo.todos.values_list("modulo", "unidad")}
    unidades = {unidad.siglas: unidad for unidad in Unidad.objects.all()}
    leidas = [fila for fila in leer(DATOS / "encargos.csv") if fila["unidad"] in unidades]
    filas = [Encargo(modulo=fila["modulo"], unidad=unidades[fila["unidad"]], solo=fila["solo"]) for fila in leidas]
    return len(Encargo.objects.bulk_create(fila for fila in filas if (fila.modulo, fila.unidad_id) not in vistos))
