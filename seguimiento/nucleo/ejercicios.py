"""Years of work: which are closed, and the refusal to write in them."""

from django.core.exceptions import ValidationError

from .models import Ejercicio

CERRADO = "El ejercicio {} está cerrado: sus registros ya no se modifican."


def cerrados():
    """Set of closed years."""
    return set(Ejercicio.objects.filter(cerrado=True).values_list("anio", flat=True))


def candado(anio):
    """Why a record of that year may not be deleted nor restored: ["El ejercicio…"], or nothing while it is open."""
    return [CERRADO.format(anio)] if anio in cerrados() else []


def exigir_abierto(*anios):
    """Raise ValidationError when any of these years is closed."""
    for anio in sorted({anio for anio in anios if anio} & cerrados()):
        raise ValidationError(CERRADO.format(anio), code="cerrado")
