"""Money of one source and year, tied to one or several records of a module and counted once in every total."""

from django.core.validators import MinValueValidator
from django.db import models

from . import ejercicios
from .models import RECONSTRUIDO, Registro


class InversionBase(Registro):
    """A module adds `fuente`, with its own list of sources, and what the money pays for."""

    ejercicio = models.PositiveSmallIntegerField("ejercicio")
    monto = models.DecimalField("monto en pesos", max_digits=16, decimal_places=2, validators=[MinValueValidator(0)])
    concepto = models.CharField("concepto", max_length=300, blank=True, default="")
    registrada = models.DateField("registrada", editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return f"Inversión {self.get_fuente_display().lower()} {self.ejercicio}: $ {self.monto:,.2f}"

    def bloqueos(self):
        return ejercicios.candado(self.ejercicio)

    impedimentos = bloqueos
