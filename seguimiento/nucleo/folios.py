"""Consecutive folios without repetition, whoever writes at the same time."""

from django.db import connection
from django.db.models import IntegerField, Max
from django.db.models.functions import Cast, Right


def siguiente(modelo, prefijo, anio, *, cifras=4):
    """Next folio "PRE-2023-0042" of a model with `folio`. Call it inside the transaction that saves the row.

    An advisory lock per model and year makes the others wait until this transaction ends; deleted rows keep their number.
    """
    inicio = f"{prefijo}-{anio}-"
    _esperar(f"{modelo._meta.label}:{inicio}")
    numeros = modelo.todos.filter(folio__startswith=inicio).annotate(n=Cast(Right("folio", cifras), IntegerField()))
    return f"{inicio}{(numeros.aggregate(ultimo=Max('n'))['ultimo'] or 0) + 1:0{cifras}d}"


def siguiente_numero(modelo, **serie):
    """Next `numero` of a model within a series, such as clase="proyecto"; under the same lock, deleted rows included."""
    _esperar(f"{modelo._meta.label}:{serie}")
    return (modelo.todos.filter(**serie).aggregate(ultimo=Max("numero"))["ultimo"] or 0) + 1


def _esperar(serie):
    """Hold the lock of a series until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [serie])
