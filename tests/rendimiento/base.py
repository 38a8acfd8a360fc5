"""The database of the benchmark: made once for the migrations, the loader and the number of records; then reused."""

import hashlib
import time
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from . import carga
from .decir import decir

PREFIJO = "_rendimiento_"


def preparar():
    """Leave the database of `settings` loaded."""
    conexion = connections["default"].settings_dict
    nombre, huella = conexion["NAME"], _huella()
    with _servidor() as c:
        if _nota(c, nombre) == huella:
            return
        c.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(nombre)))
        c.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(nombre)))
    inicio = time.perf_counter()
    decir(f"· Base {nombre}: migraciones")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("cargar_catalogos", verbosity=0)
    carga.cargar(settings.REGISTROS)
    with _servidor() as c:
        c.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(nombre), sql.Literal(huella)))
    decir(f"· Base lista en {time.perf_counter() - inicio:.0f} s")


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
    """Changes with any migration and with the loader."""
    suma = hashlib.sha256(Path(carga.__file__).read_bytes())
    for archivo in sorted(Path(settings.BASE_DIR).glob("*/*/migrations/*.py")):
        suma.update(archivo.name.encode() + archivo.read_bytes())
    return suma.hexdigest()
