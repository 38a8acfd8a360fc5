"""System check: accounts of the demonstration must not survive in a database that is no demonstration."""

from django.conf import settings
from django.core.checks import Error
from django.db import connections

from seguimiento.cuentas.models import Usuario

from .personas import CARGO


def sin_cuentas_de_demostracion(app_configs, databases=None, **kwargs):
    """Error while DEMO is off and somebody could still enter with a demonstration account."""
    if settings.DEMO or "default" not in (databases or ()):
        return []
    with connections["default"].cursor() as cursor:
        if Usuario._meta.db_table not in connections["default"].introspection.table_names(cursor):
            return []
    cuentas = sorted(Usuario.objects.filter(cargo=CARGO).values_list("username", flat=True))
    if not cuentas:
        return []
    texto = f"Las cuentas de demostración siguen activas: {', '.join(cuentas)}."
    return [
        Error(texto, hint="Déles de baja o use otra base de datos: su contraseña se imprime al cargar la demostración.", id="demo.E001")
    ]
