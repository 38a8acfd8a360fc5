"""Databases of the tests that hold the demonstration: made once per session, then only switched to."""

import contextlib

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections
from django.test import override_settings


@contextlib.contextmanager
def creada(nombre, plantilla, *, cargar=None):
    """A copy of the database `plantilla`, dropped at the end; with `cargar=N`, with the demonstration inside, its volume one in N."""
    ejecutar(f'DROP DATABASE IF EXISTS "{nombre}"', f'CREATE DATABASE "{nombre}" TEMPLATE "{plantilla}"')
    try:
        if cargar:
            with conectada(nombre), override_settings(DEMO=True):
                call_command("cargar_demo", uno_de_cada=cargar, verbosity=0)
                with connections["default"].cursor() as cursor:
                    cursor.execute("VACUUM (ANALYZE)")  # as autovacuum leaves it in a while: otherwise plans depend on who was first
        yield nombre
    finally:
        ejecutar(f'DROP DATABASE IF EXISTS "{nombre}" WITH (FORCE)')


@contextlib.contextmanager
def conectada(nombre):
    """Everything that uses Django's connection sees this database, threads of a live server included."""
    antes = connections["default"].settings_dict["NAME"]
    _pasar_a(nombre)
    try:
        yield
    finally:
        _pasar_a(antes)


def _pasar_a(nombre):
    """Close the connection and forget what was remembered of its database."""
    connections["default"].close()
    connections["default"].settings_dict["NAME"] = nombre
    cache.clear()
    ContentType.objects.clear_cache()


def ejecutar(*ordenes):
    """Run SQL outside any database of the tests and outside any transaction."""
    connections["default"].close()
    with connections["default"]._nodb_cursor() as cursor:
        for orden in ordenes:
            cursor.execute(orden)
