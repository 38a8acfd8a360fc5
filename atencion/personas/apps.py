"""The people whom the Office attends: minimum data, privacy notices, who saw what, and how long it is kept."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from seguimiento.nucleo.modulos import Modulo


class PersonasConfig(AppConfig):
    name = "atencion.personas"
    label = "personas"
    verbose_name = "Personas"
    modulo = Modulo(
        clave="personas",
        nombre="Personas",
        grupo="Atención ciudadana",
        icono="person-vcard",
        ruta="personas:persona_list",
        secciones=(
            ("Personas", "personas:persona_list"),
            ("Avisos de privacidad", "personas:aviso_list"),
            ("Plazos de conservación", "personas:conservacion_list"),
            ("Accesos a datos", "personas:accesoadatos_list"),
        ),
        registrar=(("Persona", "person-plus", "personas:persona_create"),),
        para_enlaces=True,
        con_unidades=True,
    )

    def ready(self):
        """Each module that holds something on a person says so in its `expediente.py`."""
        autodiscover_modules("expediente")
