"""Services to sonorenses abroad: licence renewals, civil-registry certificates, scholarships."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo


class TramitesConfig(AppConfig):
    name = "atencion.tramites"
    label = "tramites"
    verbose_name = "Trámites en el extranjero"
    modulo = Modulo(
        clave="tramites",
        nombre="Trámites en el extranjero",
        grupo="Atención ciudadana",
        icono="passport",
        ruta="tramites:tramite_list",
        registrar=(("Trámite en el extranjero", "passport", "tramites:tramite_create"),),
        con_unidades=True,
    )
