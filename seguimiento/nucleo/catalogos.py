"""What every page prints and hardly ever changes (options of selects, days off, thresholds), kept in the memory of each process.

A value serves while the change log has nothing new of the tables that it was read from; one query asks for all of them.
"""

import re
import time
from functools import cache

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection

from .bitacora import modelo_de_eventos

VIGENCIA = 60  # seconds; two changes whose transactions end in another order than they began look like one for that long
MAXIMO = 500  # values; selects of an enlace differ from those of another
_guardados = {}


def leer(pedidos):
    """{name: (function, model or queryset)} → {name: value}: what the function gives while those tables stay the same.

    A table without change log is read every time.
    """
    origenes = {nombre: _origen(consulta) for nombre, (_, consulta) in pedidos.items()}
    tablas = sorted({tabla for _, de_ella in origenes.values() for tabla in de_ella or ()})
    versiones = _versiones(tablas)
    valores = {}
    for nombre, (funcion, _) in pedidos.items():
        consulta, de_ella = origenes[nombre]
        version = None if de_ella is None else tuple(versiones[tabla] for tabla in ("", *de_ella))
        valores[nombre] = _guardado((connection.alias, nombre, consulta), version, funcion)
    return valores


def _guardado(clave, version, funcion):
    if version is None:
        return funcion()
    ahora = time.monotonic()
    de_antes, hasta, valor = _guardados.get(clave, (None, 0, None))
    if de_antes == version and ahora < hasta:
        return valor
    valor = funcion()
    if len(_guardados) >= MAXIMO:
        _guardados.clear()
    _guardados[clave] = (version, ahora + VIGENCIA, valor)
    return valor


def _origen(consulta):
    """(its SQL with parameters, tables that it reads); None for the tables when some has no change log."""
    if isinstance(consulta, type):
        return "", (consulta._meta.db_table,)
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


def _versiones(tablas):
    """{table: key of its last event}; under "" the identity of the database, so that a copy is not taken for its original."""
    if not tablas:
        return {"": None}
    ultimos = [f'(SELECT max(pgh_id) FROM "{_tablas()[tabla]}")' for tabla in tablas]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT (SELECT oid FROM pg_database WHERE datname = current_database()), {', '.join(ultimos)}")
        return dict(zip(["", *tablas], cursor.fetchone(), strict=True))
