"""Report of the module: what is published, by theme."""

from urllib.parse import urlencode

from seguimiento.nucleo.formato import entero
from seguimiento.nucleo.reportes import Celda, Columna, Reporte, reporte

from .estados import EstadoDePublicacion
from .models import Publicacion

UNIDAD = "Coordinación Ejecutiva de Transparencia y Acceso a la Información"


def lista(corte, **filtros):
    """Address of the publications behind a figure, at the same cut-off date."""
    parametros = {"estado": EstadoDePublicacion.PUBLICADA.value, **filtros, "corte": corte.isoformat()}
    return f"/transparencia/publico/publicacion/?{urlencode(parametros)}"


@reporte(
    slug="publicaciones-por-tema", titulo="Publicaciones por tema", modulo="publico", para_enlaces=False, publico=True,
    bajada="Documentos que la Oficina tiene publicados, por tema.",
    diccionario={
        "Tema": "Tema con el que se clasificó el documento.",
        "Publicaciones": "Documentos de ese tema que estaban publicados en la fecha del corte.",
        "Primera": "Fecha del documento más antiguo del tema.",
        "Más reciente": "Fecha del documento más nuevo del tema.",
    },
)  # fmt: skip
def publicaciones_por_tema(corte, usuario):
    """Documents that stood published at the cut-off date."""
    filas = Publicacion.objects.visibles_para(usuario).al_corte(corte).filter(estado_al=EstadoDePublicacion.PUBLICADA)
    temas, total = list(filas.por_tema()), filas.order_by().count()
    return Reporte(
        slug="publicaciones-por-tema", titulo="Publicaciones por tema", corte=corte, unidad=UNIDAD,
        columnas=[Columna("Tema"), Columna("Publicaciones", "entero"), Columna("Primera", "fecha"), Columna("Más reciente", "fecha")],
        filas=[[t["tema"], Celda(t["cuantas"], lista(corte, tema=t["tema"])), t["primera"], t["ultima"]] for t in temas],
        totales=["Total", Celda(total, lista(corte)), "", ""],
        resumen=[("Documentos publicados", entero(total)), ("Temas", entero(len(temas)))],
        notas=["No cuenta lo que está en preparación ni lo que se retiró."],
    )  # fmt: skip
