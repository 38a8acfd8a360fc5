"""What anybody may read without an account: published cuts, publications, and the pages that lead to them."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo, Oferta
from seguimiento.nucleo.permisos import Accion


def es_apto(corte, usuario):
    """Whether the page of a cut offers to publish it: its report says that it is for everybody."""
    from seguimiento.nucleo.reportes import REGISTRO  # its modules register them once the apps are ready

    definicion = REGISTRO.get(corte.slug)
    return definicion is not None and definicion.publico


class PublicoConfig(AppConfig):
    name = "transparencia.publico"
    label = "publico"
    verbose_name = "Consulta pública"
    modulo = Modulo(
        clave="publico",
        nombre="Consulta pública",
        grupo="Transparencia",
        icono="globe",
        ruta="publico:publicacion_list",
        secciones=(
            ("Publicaciones", "publico:publicacion_list"),
            ("Cortes publicados", "publico:divulgacion_list"),
            ("Licencias", "publico:licencia_list"),
        ),
        registrar=(("Publicación", "globe", "publico:publicacion_create"),),
        ofrece=(Oferta("nucleo.corte", "Publicar", "globe", "publico:divulgacion_create", "corte", cuando=es_apto, accion=Accion.APROBAR),),
        con_unidades=True,
    )
