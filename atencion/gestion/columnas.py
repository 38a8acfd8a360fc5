"""Columns and rules that the tables of the module share: the series, its gapless number and how it reads."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models.functions import ExtractYear

VIVO = models.Q(eliminado__isnull=True)


def columna_de_clave():
    """The number as it is written, "DGGD-0123/2023"; blank until there is one."""
    return models.CharField("número", max_length=24, blank=True, default="", editable=False)


def columna_de_numero(**opciones):
    return models.PositiveIntegerField("consecutivo", editable=False, validators=[MinValueValidator(1)], **opciones)


def columna_de_ejercicio():
    """Year of the date that numbers the row."""
    return models.PositiveSmallIntegerField("ejercicio", editable=False)


def del_anio(campo, nombre):
    """The year that a number belongs to is that of its date."""
    return models.CheckConstraint(condition=models.Q(ejercicio=ExtractYear(campo)), name=nombre)


def sin_repetir(nombre):
    """Deleted and cancelled rows keep their number: nobody gets it again."""
    return models.UniqueConstraint(fields=["serie", "ejercicio", "numero"], name=nombre)


def clave(serie, letra, numero, anio):
    """ "DGGD-F-0123/2023" for letter F; "DGGD-0123/2023" without letter."""
    return f"{serie}-{letra}-{numero:04d}/{anio}" if letra else f"{serie}-{numero:04d}/{anio}"
