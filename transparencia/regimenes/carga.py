"""Regimes and terms that the module needs to start, from `dominio/reglas.md` (a): what nobody verified says so."""

import csv
from datetime import date, time
from pathlib import Path

from .models import Regimen, Termino

DATOS = Path(__file__).parent / "datos"


def leer(nombre):
    with (DATOS / f"{nombre}.csv").open() as archivo:
        return list(csv.DictReader(archivo))


def cargar():
    """Create the known ones where there never was one; what the administrador wrote or deleted stays so."""
    if Regimen.todos.exists():
        return {}
    regimenes = {fila["nombre"]: _regimen(fila) for fila in leer("regimenes")}
    Regimen.objects.bulk_create(regimenes.values())
    terminos = Termino.objects.bulk_create(_termino(fila, regimenes[fila["regimen"]]) for fila in leer("terminos"))
    return {"regímenes": len(regimenes), "términos": len(terminos)}


def _regimen(fila):
    return Regimen(
        **{nombre: fila[nombre] for nombre in ("nombre", "materia", "fundamento", "nota")},
        desde=date.fromisoformat(fila["desde"]),
        hasta=date.fromisoformat(fila["hasta"]) if fila["hasta"] else None,
        cierre=time.fromisoformat(fila["cierre"]),
        verificado=fila["verificado"] == "Sí",
    )


def _termino(fila, regimen):
    textos = {nombre: fila[nombre] for nombre in ("clave", "de", "articulo", "efecto")}
    return Termino(**textos, regimen=regimen, dias=int(fila["dias"]), verificado=fila["verificado"] == "Sí")
