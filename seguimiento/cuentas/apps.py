"""Accounts, roles and what each person reaches."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo, Oferta


def es_enlace_sin_cuenta(persona, usuario):
    """A technical liaison of today whom nobody gave an account yet."""
    from .cuentas_de_enlaces import falta_cuenta

    return falta_cuenta(persona)


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
        ofrece=(Oferta("directorio.persona", "Abrir su cuenta", "person-plus", "cuentas:usuario_create", "persona", es_enlace_sin_cuenta),),
    )

    def ready(self):
        from . import accesos, sesiones

        accesos.conectar()
        sesiones.conectar()
