"""Seed of what the system needs to start: thresholds, days off, years and who works in which module.

Like the directory's, it only creates what never existed.
"""

from pathlib import Path

from django.db import transaction

from seguimiento.directorio.carga import leer
from seguimiento.directorio.models import Unidad
from seguimiento.nucleo import bitacora
from seguimiento.nucleo.models import DiaInhabil, Ejercicio, Umbral

from . import dias
from .models import Encargo

DATOS = Path(__file__).parent / "datos"
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
    """Days of a scope that the calendar never had; vacations and what is missing are added by people, from the gazette."""
    eventos = bitacora.modelo_de_eventos(DiaInhabil).objects
    vistos = {par for tabla in (eventos, DiaInhabil.todos) for par in tabla.values_list("fecha", "ambito")}
    return len(DiaInhabil.objects.bulk_create(dia for dia in dias.iniciales() if (dia.fecha, dia.ambito) not in vistos))


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
