"""The directory: unidades, dependencias, municipios and atribuciones. Everybody reads it; CESG keeps it."""

from django.apps import AppConfig

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
            ("Dependencias", "directorio:dependencia_list"),
            ("Unidades", "directorio:unidad_list"),
            ("Municipios", "directorio:municipio_list"),
            ("Atribuciones", "directorio:atribucion_list"),
        ),
        con_unidades=True,
    )
