"""Obligations of transparency: the units that answer for them, their evaluations, meetings and advice given to them."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo


class ObligacionesConfig(AppConfig):
    name = "transparencia.obligaciones"
    label = "obligaciones"
    verbose_name = "Obligaciones de transparencia"
    modulo = Modulo(
        clave="obligaciones",
        nombre="Obligaciones",
        grupo="Transparencia",
        icono="clipboard-check",
        ruta="obligaciones:asesoria_list",
        secciones=(
            ("Asesorías", "obligaciones:asesoria_list"),
            ("Reuniones", "obligaciones:reunion_list"),
            ("Evaluaciones", "obligaciones:evaluacion_list"),
            ("Unidades de transparencia", "obligaciones:unidaddetransparencia_list"),
        ),
        registrar=(
            ("Asesoría", "chat-dots", "obligaciones:asesoria_create"),
            ("Reunión de transparencia", "calendar-plus", "obligaciones:reunion_create"),
        ),
        con_unidades=True,
    )
