"""What every page reads and hardly ever changes (options of selects, days off, thresholds), kept in the memory of each process.

A value serves while the change log has nothing new of the tables that it was read from; one query asks for all of them. That is
exact, not a matter of seconds: two transactions may end in another order than their events are numbered, so a value is kept only
when nobody who was writing as the last event was first seen is still at it.
"""

import re
from functools import cache

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection

from .bitacora import modelo_de_eventos

MAXIMO = 1000  # values, and versions; those of an enlace differ from those of another
_guardados, _vistas = {}, {}

INSTANTANEA = """
SELECT (SELECT oid FROM pg_database WHERE datname = current_database()), pg_snapshot_xmax(s)::text::bigint,
  ARRAY(SELECT x::text::bigint FROM pg_snapshot_xip(s) x){ultimos} FROM pg_current_snapshot() s
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
    base, escribiendo, ultimos = ahora
    version = (base, *((tabla, ultimos[tabla][0]) for tabla in tablas))
    if (guardado := _guardados.get((base, clave))) and guardado[0] == version:
        return guardado[1]
    valor = funcion()
    if not any(uno < ultimos[tabla][1] for tabla in tablas for uno in escribiendo):
        _anotar(_guardados, (base, clave), (version, valor))
    return valor


def _anotar(donde, clave, valor):
    if len(donde) >= MAXIMO:
        donde.clear()
    donde[clave] = valor


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
    """(database, transactions that are writing, {table: (its last event, first transaction that began after it was seen)})."""
    ultimos = [f', (SELECT max(pgh_id) FROM "{_tablas()[tabla]}")' for tabla in tablas]
    with connection.cursor() as cursor:
        cursor.execute(INSTANTANEA.format(ultimos="".join(ultimos)))
        base, siguiente, escribiendo, *claves = cursor.fetchone()
    versiones = {}
    for tabla, clave in zip(tablas, claves, strict=True):
        vista = (base, tabla, clave)
        if vista not in _vistas:
            _anotar(_vistas, vista, siguiente)
        versiones[tabla] = (clave, _vistas[vista])
    return base, escribiendo, versiones
