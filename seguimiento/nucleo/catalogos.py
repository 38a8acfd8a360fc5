"""What every page reads and hardly ever changes (options of selects, days off, thresholds), kept in the memory of each process.

A value serves while the change log has nothing new of the tables that it was read from; one query asks for all of them. That is
exact, not a matter of seconds: two transactions may end in another order than their events are numbered, so nothing is kept while
somebody is writing events of those tables.
"""

import re
from functools import cache

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection

from .bitacora import modelo_de_eventos

MAXIMO = 1000  # values; those of an enlace differ from those of another
_guardados = {}

# Whoever inserts an event holds this lock from before its number is given until the transaction ends.
ESTADO = """
SELECT d.oid, ARRAY(SELECT relation::bigint FROM pg_locks WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND granted
  AND database = d.oid AND pid <> pg_backend_pid()){ultimos} FROM pg_database d WHERE d.datname = current_database()
"""


def leer(pedidos):
    """{name: (function, models or queryset)} → {name: value}: what the function gives while those tables stay the same.

    A table without change log is read every time.
    """
    origenes = {nombre: _origen(consulta) for nombre, (_, consulta) in pedidos.items()}
    ahora = _ahora(sorted({tabla for _, de_ella in origenes.values() for tabla in de_ella or ()}))
    valores = {}
    for nombre, (funcion, _) in pedidos.items():
        consulta, tablas = origenes[nombre]
        valores[nombre] = funcion() if tablas is None else _guardado((nombre, consulta), ahora, tablas, funcion)
    return valores


def _guardado(clave, ahora, tablas, funcion):
    base, ocupadas, ultimos = ahora
    version = tuple(ultimos[tabla] for tabla in tablas)
    if (guardado := _guardados.get((base, clave))) and guardado[0] == version:
        return guardado[1]
    valor = funcion()
    if not ocupadas & set(tablas):
        if len(_guardados) >= MAXIMO:
            _guardados.clear()
        _guardados[base, clave] = version, valor
    return valor


def _origen(consulta):
    """(its SQL with parameters, tables that it reads); None for the tables when some has no change log."""
    if isinstance(consulta, (tuple, type)):
        modelos = consulta if isinstance(consulta, tuple) else (consulta,)
        return "", tuple(modelo._meta.db_table for modelo in modelos)
    try:
        sql, parametros = consulta.query.sql_with_params()
    except EmptyResultSet:
        return "", ()
    tablas = sorted(set(re.findall(r'"(\w+)"', sql)) & _tablas().keys())
    return f"{sql} {parametros}", tablas if all(_tablas()[tabla] for tabla in tablas) else None


@cache
def _tablas():
    """{table: its table of events, or None}"""
    return {m._meta.db_table: modelo_de_eventos(m)._meta.db_table if hasattr(m, "eventos") else None for m in apps.get_models()}


def _ahora(tablas):
    """(database, tables whose events somebody else is writing, {table: its last event})."""
    eventos = [_tablas()[tabla] for tabla in tablas]
    ultimos = [f""", '"{uno}"'::regclass::oid::bigint, (SELECT max(pgh_id) FROM "{uno}")""" for uno in eventos]
    with connection.cursor() as cursor:
        cursor.execute(ESTADO.format(ultimos="".join(ultimos)))
        base, escritas, *pares = cursor.fetchone()
    claves = dict(zip(tablas, pares[::2], strict=True))
    return base, {tabla for tabla, clave in claves.items() if clave in escritas}, dict(zip(tablas, pares[1::2], strict=True))
