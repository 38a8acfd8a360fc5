"""The core: screens, reports, semáforo, deadlines, change log. It knows no module."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from .modulos import Modulo


class NucleoConfig(AppConfig):
    name = "seguimiento.nucleo"
    label = "nucleo"
    verbose_name = "Ajustes"
    modulo = Modulo(
        clave="nucleo",
        nombre="Ajustes",
        grupo="Seguimiento",
        icono="sliders",
        ruta="nucleo:umbral_list",
        secciones=(
            ("Semáforos", "nucleo:umbral_list"),
            ("Días inhábiles", "nucleo:diainhabil_list"),
            ("Ejercicios", "nucleo:ejercicio_list"),
        ),
    )

    def ready(self):
        autodiscover_modules("reportes")
