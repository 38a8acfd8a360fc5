"""Figures of actions and money, written once: the querysets, the lists and the reports read them from here."""

from django.db.models import Avg, Count, DateField, DecimalField, F, Func, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from seguimiento.nucleo.semaforo import promedio

from .estados import EstatusAccion

PORCENTAJE = DecimalField(max_digits=20, decimal_places=10)
PESOS = DecimalField(max_digits=20, decimal_places=2)
CUENTAS = ("total", "concluidas", "en_proceso", "pendientes")


def constante(fecha):
    """A date as SQL, to travel with each row."""
    return Value(fecha, output_field=DateField())


def conteos():
    """Aggregates over actions annotated by `al_corte`: how many there are of each status."""
    return {
        "total": Count("pk"),
        "concluidas": Count("pk", filter=Q(estatus_al=EstatusAccion.CONCLUIDA)),
        "en_proceso": Count("pk", filter=Q(estatus_al=EstatusAccion.EN_PROCESO)),
        "pendientes": Count("pk", filter=Q(estatus_al=EstatusAccion.PENDIENTE)),
    }


def por(acciones, *campos):
    """Rows {*campos, total, concluidas, en_proceso, pendientes, avance}; `avance` is the status average, 0–100, unrounded."""
    return acciones.order_by().values(*campos).annotate(**conteos()).annotate(avance=promedio("concluidas", "en_proceso", "total"))


def de_acciones(acciones, campo):
    """Annotations for a row to which the field `campo` of the actions points; `avance` is NULL without actions."""
    grupo = por(acciones.filter(**{campo: OuterRef("pk")}), campo)
    cuentas = {nombre: Coalesce(Subquery(grupo.values(nombre), output_field=IntegerField()), 0) for nombre in CUENTAS}
    return {**cuentas, "avance": Subquery(grupo.values("avance"), output_field=PORCENTAJE)}


def generales():
    """Aggregates over commitments annotated by `al_corte`: their general average, where one without actions counts 0.

    The report of 2023 prints 52.1 % and not how it was made: that the empty ones count is an inference, kept here alone.
    """
    return {
        "general": Avg(Coalesce("avance", Value(0, output_field=PORCENTAJE)), output_field=PORCENTAJE),
        "sin_vacios": Avg("avance", output_field=PORCENTAJE),
        "compromisos": Count("pk"),
        "con_acciones": Count("avance"),
    }


def cuantas(filas, campo):
    """Annotation: how many rows of `filas` point with `campo` to the outer one."""
    grupo = filas.filter(**{campo: OuterRef("pk")}).order_by().values(campo).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(grupo, output_field=IntegerField()), 0)


def suma(inversiones):
    """Annotation: pesos of a correlated set of Inversion, each one once."""
    total = inversiones.order_by().annotate(pesos=Func(F("monto"), function="SUM", output_field=PESOS)).values("pesos")
    return Coalesce(Subquery(total, output_field=PESOS), Value(0, output_field=PESOS))
