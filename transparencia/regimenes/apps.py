"""Legal terms of the requests of information and of personal data: dated regimes, each term with its article."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo


class RegimenesConfig(AppConfig):
    name = "transparencia.regimenes"
    label = "regimenes"
    verbose_name = "Plazos legales"
    modulo = Modulo(
        clave="regimenes",
        nombre="Plazos legales",
        grupo="Transparencia",
        icono="stopwatch",
        ruta="regimenes:regimen_list",
        secciones=(("Regímenes", "regimenes:regimen_list"), ("Términos", "regimenes:termino_list")),
        con_unidades=True,
        de_ajustes=True,
    )
