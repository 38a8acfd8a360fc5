"""What a reviewer returned and nobody has answered yet, whatever the module."""

from django.db.models import Exists, F, OuterRef, Q

from seguimiento.nucleo.avances import AvanceBase


def sin_contestar(avances, corte):
    """Returns after which nothing was reported up to the cut-off date."""
    despues = avances.filter(Q(fecha__gt=OuterRef("fecha")) | Q(fecha=OuterRef("fecha"), pk__gt=OuterRef("pk")), de=OuterRef("de"))
    return avances.filter(~Exists(despues), tipo=AvanceBase.Tipo.DEVOLUCION, fecha=F("de__fecha_avance"))
