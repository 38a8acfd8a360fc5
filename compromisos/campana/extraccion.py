"""What an Excel of many actions prints from other tables, grouped by action (see `nucleo.extraccion`)."""

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Q, Sum

from seguimiento.nucleo.filtros import plano

from .importacion import DINERO
from .models import AccionInversion, AccionMunicipio


def dinero(corte):
    """Pesos of each source registered up to `corte`, one column each."""
    vivas = AccionInversion.objects.filter(inversion__eliminado__isnull=True, inversion__registrada__lte=corte)
    sumas = {columna: Sum("inversion__monto", filter=Q(inversion__fuente=fuente)) for columna, fuente in DINERO.items()}
    return "accion", vivas, sumas


def lugares(columna):
    """Names of the municipios, in order, in one column."""
    return "accion", AccionMunicipio.objects, {columna: StringAgg("municipio__nombre", ", ", order_by=plano("municipio__nombre"))}
