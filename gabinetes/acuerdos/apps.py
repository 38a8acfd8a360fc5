"""Cabinet meetings and their agreements."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo


class AcuerdosConfig(AppConfig):
    name = "gabinetes.acuerdos"
    label = "acuerdos"
    verbose_name = "Acuerdos de gabinete"
    modulo = Modulo(
        clave="acuerdos",
        nombre="Acuerdos",
        grupo="Gabinetes",
        icono="journal-check",
        ruta="acuerdos:acuerdo_list",
        secciones=(
            ("Acuerdos", "acuerdos:acuerdo_list"),
            ("Responsables", "acuerdos:responsable_list"),
            ("Por validar", "acuerdos:avance_list"),
            ("Reuniones", "acuerdos:reunion_list"),
            ("Gabinetes", "acuerdos:gabinete_list"),
        ),
        registrar=(("Reunión", "calendar-plus", "acuerdos:reunion_create"), ("Acuerdo", "journal-check", "acuerdos:acuerdo_create")),
        para_enlaces=True,
        con_unidades=True,
    )
