"""Years of work: which are closed, and the refusal to write in them."""

from django.core.exceptions import ValidationError

from .models import Ejercicio


def cerrados():
    """Set of closed years."""
    return set(Ejercicio.objects.filter(cerrado=True).values_list("anio", flat=True))


def exigir_abierto(*anios):
    """Raise ValidationError when any of these years is closed."""
    for anio in sorted({anio for anio in anios if anio} & cerrados()):
        raise ValidationError(f"El ejercicio {anio} está cerrado: sus registros ya no se modifican.", code="cerrado")
