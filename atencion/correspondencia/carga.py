"""Catalogue that the module needs to start: what letters are about."""

import csv
from pathlib import Path

from .models import Asunto

ASUNTOS = Path(__file__).parent / "datos" / "asuntos.csv"


def leer():
    """[{"asunto", "dias", "nota", "sintesis"}]: the proposed ones, each with what an invented letter of the demonstration says."""
    with ASUNTOS.open() as archivo:
        return list(csv.DictReader(archivo))


def cargar():
    """Create the proposed asuntos where there never was one; what the Office wrote or deleted stays so."""
    if Asunto.todos.exists():
        return {}
    return {"asuntos": len(Asunto.objects.bulk_create(Asunto(nombre=f["asunto"], dias=int(f["dias"]), nota=f["nota"]) for f in leer()))}
