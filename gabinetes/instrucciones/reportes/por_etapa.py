"""How many instructions stand on each rung: T12 and T13 of the annual report."""

from seguimiento.nucleo import graficas
from seguimiento.nucleo.formato import entero, porcentaje
from seguimiento.nucleo.reportes import Celda, Columna, Reporte, reporte
from seguimiento.nucleo.semaforo import CUMPLIMIENTO_CAPTURADO, redondear, umbrales_de

from .. import cifras
from ..estados import Clase, Etapa
from ..lecturas import lista
from .conjunto import UNIDAD, formula, instrucciones_de


@reporte(
    slug="instrucciones-en-conferencias", titulo="Acuerdos en conferencias de prensa por etapa", modulo="instrucciones",
    bajada="Instrucciones del Gobernador en conferencias de prensa: cuántas hay en cada etapa y su avance capturado.",
)  # fmt: skip
def instrucciones_en_conferencias(corte, usuario):
    """T12."""
    return _por_etapa(corte, usuario, Clase.CONFERENCIA, "instrucciones-en-conferencias", "Acuerdos en conferencias de prensa por etapa")


@reporte(
    slug="proyectos-especiales", titulo="Proyectos especiales y prioritarios por etapa", modulo="instrucciones",
    bajada="Instrucciones del Gobernador en proyectos especiales: cuántas hay en cada etapa y su avance capturado.",
)  # fmt: skip
def proyectos_especiales(corte, usuario):
    """T13."""
    return _por_etapa(corte, usuario, Clase.PROYECTO, "proyectos-especiales", "Proyectos especiales y prioritarios por etapa")


def _por_etapa(corte, usuario, clase, slug, titulo):
    """Every rung, the empty ones as 0, with the mean of the percentages captured in it."""
    filas = instrucciones_de(usuario, corte, clase)
    grupos, total = cifras.por_etapa(filas), filas.resumen()
    vacio, umbrales = {"total": 0, "media": None}, umbrales_de(slug)
    cuentas = [(etapa, grupos.get(etapa.value, vacio)) for etapa in Etapa]
    return Reporte(
        slug=slug, titulo=titulo, corte=corte, unidad=UNIDAD, medida=CUMPLIMIENTO_CAPTURADO, umbrales=umbrales,
        columnas=[Columna("Etapa"), Columna("Total", "entero"), Columna("Avance", "porcentaje", 0, semaforo=True)],
        filas=[
            [etapa.label, Celda(g["total"], lista("instruccion", corte, clase=clase.value, etapa=etapa.value)), g["media"]]
            for etapa, g in cuentas
        ],
        totales=["Total", Celda(total["total"], lista("instruccion", corte, clase=clase.value)), total["media"]],
        notas=[
            "Una etapa sin instrucciones se imprime con 0 y sin avance.",
            "Avance: media del porcentaje capturado en cada instrucción. Cada etapa propone uno, que puede cambiarse en el registro.",
        ],
        formula=formula(total) if total["total"] else None,
        resumen=[("Instrucciones", entero(total["total"])), ("Avance", porcentaje(redondear(total["media"]), 0) or "sin datos")],
        grafica=graficas.barras(
            [(etapa.label, g["total"], None) for etapa, g in cuentas], f"{titulo}: {entero(total['total'])} en total",
            maximo=max(g["total"] for _, g in cuentas), escribe=entero,
        ) if total["total"] else None,
    )  # fmt: skip
