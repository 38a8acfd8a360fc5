"""Accounts, roles and what each person reaches."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo


class CuentasConfig(AppConfig):
    name = "seguimiento.cuentas"
    label = "cuentas"
    verbose_name = "Cuentas"
    modulo = Modulo(
        clave="cuentas",
        nombre="Cuentas",
        grupo="Seguimiento",
        icono="people",
        ruta="cuentas:usuario_list",
        secciones=(
            ("Usuarios", "cuentas:usuario_list"),
            ("Quién trabaja en qué", "cuentas:encargo_list"),
            ("Suplencias", "cuentas:suplencia_list"),
            ("Accesos", "cuentas:acceso_list"),
            ("Bitácora", "cuentas:bitacora"),
        ),
    )

    def ready(self):
        from . import accesos, sesiones

        accesos.conectar()
        sesiones.conectar()
