"""What the system needs to start: each app with catalogues has a `carga.py` whose `cargar()` creates only what never existed."""

from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule


def cargar():
    """All of them, in the order of the apps. Returns {plural name: how many were created}."""
    creados = {}
    for config in apps.get_app_configs():
        if hasattr(config, "modulo") and module_has_submodule(config.module, "carga"):
            creados |= import_module(f"{config.name}.carga").cargar()
    return creados
