"""The directory: people and their posts, unidades, dependencias, municipios and atribuciones. Everybody reads it; CESG keeps it."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from seguimiento.nucleo.modulos import Modulo


class DirectorioConfig(AppConfig):
    name = "seguimiento.directorio"
    label = "directorio"
    verbose_name = "Directorio"
    modulo = Modulo(
        clave="directorio",
        nombre="Directorio",
        grupo="Seguimiento",
        icono="building",
        ruta="directorio:dependencia_list",
        secciones=(
            ("Titulares y enlaces", "directorio:nombramiento_list"),
            ("Personas", "directorio:persona_list"),
            ("Dependencias", "directorio:dependencia_list"),
            ("Unidades", "directorio:unidad_list"),
            ("Municipios", "directorio:municipio_list"),
            ("Atribuciones", "directorio:atribucion_list"),
            ("Temas de enlaces", "directorio:tema_list"),
        ),
        registrar=(
            ("Persona", "person-plus", "directorio:persona_create"),
            ("Nombramiento", "person-badge", "directorio:nombramiento_create"),
        ),
        con_unidades=True,
    )

    def ready(self):
        autodiscover_modules("fichas")
