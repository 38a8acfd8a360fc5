"""Days on which an activity that repeats falls."""

from calendar import monthrange
from datetime import date, timedelta

from django.core.exceptions import ValidationError

from seguimiento.nucleo.plazos import Calendario

from .estados import Ritmo

SEMANAS = {Ritmo.SEMANAL: 1, Ritmo.QUINCENAL: 2}
MESES = {Ritmo.MENSUAL: 1, Ritmo.TRIMESTRAL: 3}
MAXIMO = 60  # occurrences of one series


def dias_de(inicio, ritmo, hasta):
    """The following days of a series, moved on to the next business day; the first one is not among them.

    A month without that day has its last one: 31 January, 29 February. ValidationError beyond 60 repetitions.
    """
    calendario, dias, n = Calendario.cargar(), [], 1
    while (teorico := _paso(inicio, ritmo, n)) <= hasta:
        if len(dias) == MAXIMO:
            raise ValidationError({"repetir_hasta": f"Son más de {MAXIMO} repeticiones: acorte el periodo."})
        habil = calendario.sumar(teorico, 0)
        if habil <= hasta and habil > (dias[-1] if dias else inicio):
            dias.append(habil)
        n += 1
    return dias


def _paso(inicio, ritmo, n):
    if ritmo in SEMANAS:
        return inicio + timedelta(weeks=SEMANAS[ritmo] * n)
    anio, mes = divmod(inicio.year * 12 + inicio.month - 1 + MESES[ritmo] * n, 12)
    return date(anio, mes + 1, min(inicio.day, monthrange(anio, mes + 1)[1]))
