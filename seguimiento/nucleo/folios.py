"""Consecutive folios without repetition, whoever writes at the same time."""

from django.db import connection
from django.db.models import Max


def siguiente(modelo, prefijo, anio, *, cifras=4):
    """Next folio "PRE-2023-0042" of a model with `folio`. Call it inside the transaction that saves the row.

    An advisory lock per model and year makes the others wait until this transaction ends; deleted rows keep their number.
    """
    return siguientes(modelo, prefijo, anio, 1, cifras=cifras)[0]


def siguientes(modelo, prefijo, anio, cuantos, *, cifras=4):
    """The next so many folios of a year, for rows that are saved together."""
    inicio = f"{prefijo}-{anio}-"
    _esperar(f"{modelo._meta.label}:{inicio}")
    ultimo = modelo.todos.filter(folio__startswith=inicio).aggregate(ultimo=Max("folio"))["ultimo"]  # of the same length: by index
    desde = int(ultimo.removeprefix(inicio)) if ultimo else 0
    return [f"{inicio}{numero:0{cifras}d}" for numero in range(desde + 1, desde + 1 + cuantos)]


def siguiente_numero(modelo, **serie):
    """Next `numero` of a model within a series, such as clase="proyecto"; under the same lock, deleted rows included."""
    _esperar(f"{modelo._meta.label}:{serie}")
    return (modelo.todos.filter(**serie).aggregate(ultimo=Max("numero"))["ultimo"] or 0) + 1


def _esperar(serie):
    """Hold the lock of a series until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [serie])
