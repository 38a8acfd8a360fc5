"""Inicio of each role, and the search over all modules. It composes; it owns no table."""

from django.apps import AppConfig


class TableroConfig(AppConfig):
    name = "seguimiento.tablero"
    label = "tablero"
