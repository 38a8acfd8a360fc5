"""Social support: one beneficiary, one support of a kind per period, with its receipt."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo, Oferta


class ApoyosConfig(AppConfig):
    name = "atencion.apoyos"
    label = "apoyos"
    verbose_name = "Apoyos sociales"
    modulo = Modulo(
        clave="apoyos",
        nombre="Apoyos sociales",
        grupo="Atención ciudadana",
        icono="box-seam",
        ruta="apoyos:apoyo_list",
        secciones=(("Apoyos", "apoyos:apoyo_list"), ("Tipos de apoyo", "apoyos:tipodeapoyo_list")),
        registrar=(("Apoyo social", "box-seam", "apoyos:apoyo_create"),),
        ofrece=(
            Oferta("peticiones.peticion", "Registrar apoyo", "box-seam", "apoyos:apoyo_create", "peticion"),
            Oferta("personas.persona", "Registrar apoyo", "box-seam", "apoyos:apoyo_create", "persona"),
        ),
        con_unidades=True,
    )
