"""Requests of public information and of personal data: their acts, their clocks and their internal turns."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo


class SolicitudesConfig(AppConfig):
    name = "transparencia.solicitudes"
    label = "solicitudes"
    verbose_name = "Solicitudes de información"
    modulo = Modulo(
        clave="solicitudes",
        nombre="Solicitudes",
        grupo="Transparencia",
        icono="file-text",
        ruta="solicitudes:solicitud_list",
        secciones=(
            ("Solicitudes", "solicitudes:solicitud_list"),
            ("Turnos internos", "solicitudes:turno_list"),
        ),
        registrar=(("Solicitud de información", "file-text", "solicitudes:solicitud_create"),),
        para_enlaces=True,
        con_unidades=True,
        recalcular="transparencia.solicitudes.services.recalcular",
    )

    def ready(self):
        from . import agenda  # noqa: F401  registers its report
