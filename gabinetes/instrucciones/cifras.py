"""Figures of instructions, their steps and their money, written once: querysets, lists and reports read them from here."""

from django.db.models import Avg, Count, DateField, DecimalField, F, Func, IntegerField, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce

PORCENTAJE = DecimalField(max_digits=20, decimal_places=10)
PESOS = DecimalField(max_digits=20, decimal_places=2)


def constante(fecha):
    """A date as SQL, to travel with each row."""
    return Cast(Value(fecha), DateField())


def dias_entre(desde, hasta):
    """SQL: natural days from one date to another."""
    return Func(hasta, desde, template="(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField())


def medidas():
    """Aggregates over instructions annotated by `al_corte`: how many, and the mean of what was captured (0–100, unrounded)."""
    return {"total": Count("pk"), "media": Avg("porcentaje_al", output_field=PORCENTAJE)}


def por_etapa(instrucciones):
    """{rung: {"total", "media"}} of instructions annotated by `al_corte`; empty rungs are missing."""
    grupos = instrucciones.order_by().values("etapa_al").annotate(**medidas())
    return {grupo["etapa_al"]: grupo for grupo in grupos}


def permanencias(avances, corte):
    """{rung: {"pasaron", "dias"}}: how many instructions were ever in it, and the natural days that all of them spent there.

    A step lasts until the next one, the last one until `corte`. `avances` are those of the instructions in scope.
    """
    vistos = avances.filter(fecha__lte=corte)
    despues = Q(fecha__gt=OuterRef("fecha")) | Q(fecha=OuterRef("fecha"), pk__gt=OuterRef("pk"))
    siguiente = vistos.model.objects.filter(despues, de=OuterRef("de"), fecha__lte=corte).order_by("fecha", "pk")
    hasta = Coalesce(Subquery(siguiente.values("fecha")[:1]), constante(corte))
    grupos = vistos.order_by().values("etapa").annotate(dias=Sum(dias_entre(F("fecha"), hasta)), pasaron=Count("de", distinct=True))
    return {grupo["etapa"]: grupo for grupo in grupos}


def suma(inversiones):
    """Annotation: pesos of a correlated set of Inversion, each one once."""
    total = inversiones.order_by().annotate(pesos=Func(F("monto"), function="SUM", output_field=PESOS)).values("pesos")
    return Coalesce(Subquery(total, output_field=PESOS), Value(0, output_field=PESOS))
