"""The 218 campaign commitments, their actions and the money behind them."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo


class CampanaConfig(AppConfig):
    name = "compromisos.campana"
    label = "campana"
    verbose_name = "Compromisos de campaña"
    modulo = Modulo(
        clave="campana",
        nombre="Compromisos de campaña",
        grupo="Compromisos",
        icono="flag",
        ruta="campana:compromiso_list",
        secciones=(
            ("Compromisos", "campana:compromiso_list"),
            ("Acciones", "campana:accion_list"),
            ("Asignaciones", "campana:asignacion_list"),
            ("Inversión", "campana:inversion_list"),
            ("Por validar", "campana:avance_list"),
        ),
        registrar=(("Acción de un compromiso", "flag", "campana:accion_create"),),
        registrar_enlace=(("Acción de un compromiso", "flag", "campana:accion_create"),),
        para_enlaces=True,
        con_unidades=True,
    )
