"""Migrated database kept between test runs of the embedded server: copying it takes 0.2 s, migrating, a minute and a half."""

import hashlib
from importlib.metadata import version
from pathlib import Path

import psycopg
from django.apps import apps
from django.db import connections


def nombre() -> str:
    """Name that changes with any migration file and with the packages that interpret them."""
    suma = hashlib.sha256()
    for app in sorted(apps.get_app_configs(), key=lambda a: a.label):
        for archivo in sorted(Path(app.path).glob("migrations/*.py")):
            suma.update(f"{app.label}/{archivo.name}\0".encode() + archivo.read_bytes())
    for paquete in ("django", "django-pgtrigger", "django-pghistory"):
        suma.update(f"{paquete} {version(paquete)}\n".encode())
    return f"plantilla_{suma.hexdigest()[:16]}"


def existe(conexion) -> bool:
    """Whether the template of today's migrations is there."""
    return bool(conexion.execute("SELECT 1 FROM pg_database WHERE datname = %s", [nombre()]).fetchone())


def guardar(origen: str, **servidor) -> None:
    """Copy the freshly migrated `origen` as template and drop those of other migrations."""
    connections["default"].close()
    with psycopg.connect(**servidor, autocommit=True) as c:
        for (vieja,) in c.execute(r"SELECT datname FROM pg_database WHERE datname LIKE 'plantilla\_%'").fetchall():
            c.execute(f'DROP DATABASE IF EXISTS "{vieja}"')
        c.execute(f'CREATE DATABASE "{nombre()}" TEMPLATE "{origen}"')
