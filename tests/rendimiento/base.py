"""The database of the benchmark: made once for each loader and number of records; then migrated and reused."""

import hashlib
import time
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from . import carga, carga_de_peticiones, palabras
from .decir import decir


def preparar():
    """Leave the database of `settings` loaded and migrated."""
    nombre, huella = connections["default"].settings_dict["NAME"], _huella()
    with _servidor() as c:
        cargada = _nota(c, nombre) == huella
        if not cargada:
            c.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(nombre)))
            c.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(nombre)))
    inicio = time.perf_counter()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    if not cargada:
        decir(f"· Carga de {settings.REGISTROS:,} acciones y {settings.FILAS:,} peticiones")
        call_command("cargar_catalogos", verbosity=0)
        carga.cargar(settings.REGISTROS)
        carga_de_peticiones.cargar(settings.FILAS)
        with _servidor() as c:
            c.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(nombre), sql.Literal(huella)))
    with connections["default"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    decir(f"· Base {nombre} lista en {time.perf_counter() - inicio:.0f} s")


def _servidor():
    """Connection to the database of the product, only to create the other one beside it."""
    s = connections["default"].settings_dict
    connections["default"].close()
    return psycopg.connect(
        host=s["HOST"],
        port=s["PORT"] or None,
        user=s["USER"],
        password=s["PASSWORD"] or None,
        dbname=settings.BASE_ORIGINAL,
        autocommit=True,
    )


def _nota(conexion, nombre):
    consulta = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    fila = conexion.execute(consulta, [nombre]).fetchone()
    return fila and fila[0]


def _huella():
    """Changes with the loader; migrations run over what is loaded."""
    return hashlib.sha256(b"".join(Path(uno.__file__).read_bytes() for uno in (carga, carga_de_peticiones, palabras))).hexdigest()
