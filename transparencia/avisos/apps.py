"""Notices to whoever asked: written from editable templates, numbered, in PDF and in Word."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo, Oferta


class AvisosConfig(AppConfig):
    name = "transparencia.avisos"
    label = "avisos"
    verbose_name = "Notificaciones de transparencia"
    modulo = Modulo(
        clave="avisos",
        nombre="Notificaciones",
        grupo="Transparencia",
        icono="send",
        ruta="avisos:notificacion_list",
        secciones=(
            ("Notificaciones", "avisos:notificacion_list"),
            ("Plantillas", "avisos:plantilla_list"),
        ),
        registrar=(("Notificación a quien solicita", "send", "avisos:notificacion_create"),),
        ofrece=(
            Oferta("solicitudes.solicitud", "Redactar notificación", "send", "avisos:notificacion_create", "solicitud"),
            Oferta(
                "comite.resolucion", "Notificar a quien solicitó", "send", "avisos:notificacion_create", "resolucion",
                cuando=lambda resolucion, usuario: resolucion.solicitud_id is not None,
            ),
        ),
        con_unidades=True,
    )  # fmt: skip
