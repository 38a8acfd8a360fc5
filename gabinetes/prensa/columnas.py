"""Columns that the tables of the module share."""

from django.db import models
from django.db.models.functions import ExtractYear

VIVO = models.Q(eliminado__isnull=True)
DERIVADOS = ["busqueda", "ejercicio"]  # stored generated columns: the change log needs no copy
LARGO_DE_TEXTO, LARGO_DE_VERSION = 20_000, 250_000  # letters; the search column holds up to one megabyte


def columna_de_ejercicio():
    """Stored year of `fecha`."""
    return models.GeneratedField(
        expression=ExtractYear("fecha"),
        output_field=models.PositiveSmallIntegerField("ejercicio"),
        db_persist=True,
        verbose_name="ejercicio",
    )
