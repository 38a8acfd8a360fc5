"""The demonstration of 2023 and its accounts."""

from django.apps import AppConfig
from django.core import checks


class DemoConfig(AppConfig):
    name = "seguimiento.demo"
    label = "demo"

    def ready(self):
        from .revision import sin_cuentas_de_demostracion

        checks.register(sin_cuentas_de_demostracion, checks.Tags.database)
