"""How the ladder moves: days on each rung, what is stuck, and what moved in a week."""

from datetime import timedelta

from django import forms

from seguimiento.nucleo import graficas
from seguimiento.nucleo.formato import entero, fecha_corta, plural
from seguimiento.nucleo.reportes import Celda, Columna, Reporte, reporte
from seguimiento.nucleo.semaforo import CUMPLIMIENTO_CAPTURADO, redondear

from .. import cifras
from ..estados import Etapa
from ..lecturas import enlazada, lista
from ..models import Avance
from .conjunto import UNIDAD, ClaseForm, de_que, instrucciones_de

QUIEN = (Columna("Instrucción", ancho="ancho-medio"), Columna("Tema", ancho="ancho-amplio"), Columna("Dependencia"))


class DiasForm(ClaseForm):
    """`DIAS` are those of the report when nobody asks for others."""

    DIAS = 30
    dias = forms.IntegerField(label="Días naturales", required=False, min_value=1, max_value=3650)

    def parametros(self):
        datos = super().parametros()
        return datos | {"dias": datos["dias"] or self.DIAS}


class SemanaForm(DiasForm):
    DIAS = 7


@reporte(
    slug="dias-por-etapa", titulo="Días en cada etapa", modulo="instrucciones", form_class=ClaseForm,
    bajada="Cuántas instrucciones pasaron por cada etapa, cuánto tardaron en ella y cuánto llevan las que siguen ahí.",
)  # fmt: skip
def dias_por_etapa(corte, usuario, clase=""):
    """Natural days on each rung; the last one, where they stay, has none."""
    filas = instrucciones_de(usuario, corte, clase)
    avances = Avance.objects.filter(de__in=filas.order_by().values("pk"))
    estancias, ahora = cifras.permanencias(avances, corte), filas.resumen_de_dias()
    filtros = {"clase": clase} if clase else {}
    total = filas.resumen()["total"]
    return Reporte(
        slug="dias-por-etapa", titulo="Días en cada etapa", corte=corte, unidad=UNIDAD,
        bajada=f"{de_que(clase)}.",
        columnas=[
            Columna("Etapa"), Columna("Pasaron por ella", "entero"), Columna("Días promedio en ella", "dias"),
            Columna("Están en ella", "entero"), Columna("Días promedio que llevan", "dias"), Columna("La que más lleva (días)", "dias"),
        ],
        filas=[_fila_de_dias(etapa, estancias.get(etapa.value), ahora.get(etapa.value), corte, filtros) for etapa in Etapa],
        totales=["Total", None, None, Celda(total, lista("instruccion", corte, **filtros)), None, None],
        notas=[
            "Días naturales. Una acción deja la instrucción en su etapa hasta la acción siguiente; la última, hasta el corte.",
            "Quien subió varias etapas de una vez no pasó por las de en medio. En la última etapa no se cuentan días.",
        ],
        grafica=_grafica_de_dias(estancias) if estancias else None,
    )  # fmt: skip


def _fila_de_dias(etapa, estancia, ahora, corte, filtros):
    estancia, ahora = estancia or {"pasaron": 0, "dias": 0}, ahora or {"estan": 0, "promedio": None, "maximo": None}
    con_dias = etapa != Etapa.EJECUTADA
    return [
        etapa.label,
        Celda(estancia["pasaron"], lista("instruccion", corte, paso_por=etapa.value, **filtros)),
        _dias_promedio(estancia) if con_dias else None,
        Celda(ahora["estan"], lista("instruccion", corte, etapa=etapa.value, **filtros)),
        redondear(ahora["promedio"]) if con_dias else None,
        ahora["maximo"] if con_dias else None,
    ]  # fmt: skip


def _dias_promedio(estancia):
    return redondear(estancia["dias"] / estancia["pasaron"]) if estancia["pasaron"] else None


def _grafica_de_dias(estancias):
    barras = [(e.label, _dias_promedio(estancias[e.value]), None) for e in Etapa if e.value in estancias and e != Etapa.EJECUTADA]
    maximo = max((dias for _, dias, _ in barras), default=0)
    lectura = "Días promedio en cada etapa: " + ", ".join(f"{rotulo} {dias}" for rotulo, dias, _ in barras)
    return graficas.barras(barras, lectura, maximo=maximo or 1, escribe=lambda dias: plural(int(dias), "día", "días"))


@reporte(
    slug="instrucciones-detenidas", titulo="Instrucciones detenidas", modulo="instrucciones", form_class=DiasForm,
    bajada="Las abiertas sin ninguna acción en los últimos días, las que más llevan primero.",
)  # fmt: skip
def instrucciones_detenidas(corte, usuario, dias, clase=""):
    """Open ones without any action in the last `dias` natural days."""
    filas = instrucciones_de(usuario, corte, clase).detenidas(corte, dias).con_ultima_accion(corte)
    filas = list(filas.select_related("dependencia", "responsable").order_by("ultimo_al", "clase", "numero"))
    filtros = {"sin_avance": dias} | ({"clase": clase} if clase else {})
    cuantas = plural(len(filas), "instrucción", "instrucciones")
    return Reporte(
        slug="instrucciones-detenidas", titulo="Instrucciones detenidas", corte=corte, unidad=UNIDAD,
        bajada=f"Abiertas y sin acciones en los últimos {plural(dias, 'día natural', 'días naturales')}.",
        columnas=[
            *QUIEN, Columna("Responsable"), Columna("Etapa"),
            Columna("Avance", "porcentaje", 0), Columna("Última acción", "fecha"), Columna("Días sin acción", "dias"),
            Columna("Días en la etapa", "dias"),
        ],
        filas=[
            [
                enlazada(fila, corte), fila.tema, fila.dependencia.siglas if fila.dependencia_id else "",
                str(fila.responsable or ""), fila.etapa_vista.label, fila.porcentaje_vista, fila.ultimo_al, fila.dias_quieta,
                fila.dias_en_etapa,
            ]
            for fila in filas
        ],
        totales=[Celda(cuantas, lista("instruccion", corte, **filtros)), *[None] * 8] if filas else None,
        notas=["La emisión cuenta como el primer día; una devolución también es un movimiento."],
        resumen=[("Detenidas", entero(len(filas)))],
    )  # fmt: skip


@reporte(
    slug="movimiento-de-instrucciones", titulo="Qué se movió en la semana", modulo="instrucciones", form_class=SemanaForm,
    bajada="Acciones realizadas en los últimos siete días, con la etapa y el porcentaje de antes y de después.",
)  # fmt: skip
def movimiento_de_instrucciones(corte, usuario, dias, clase=""):
    """One row for each instruction that had some action, with where it stood before the first day."""
    inicio = corte - timedelta(days=dias - 1)
    antes = instrucciones_de(usuario, inicio - timedelta(days=1), clase).in_bulk()
    filas = instrucciones_de(usuario, corte, clase).movidas(inicio, corte).con_ultima_accion(corte).select_related("dependencia")
    filas = list(filas.order_by("-ultimo_al", "clase", "numero"))
    filtros = {"movidas": dias} | ({"clase": clase} if clase else {})
    return Reporte(
        slug="movimiento-de-instrucciones", titulo="Qué se movió en la semana" if dias == 7 else f"Qué se movió en {dias} días",
        corte=corte, unidad=UNIDAD, bajada=f"Del {fecha_corta(inicio)} al {fecha_corta(corte)}.", medida=CUMPLIMIENTO_CAPTURADO,
        columnas=[
            *QUIEN, Columna("Etapa antes"), Columna("Etapa después"),
            Columna("Antes", "porcentaje", 0), Columna("Después", "porcentaje", 0), Columna("Fecha", "fecha"), Columna("Última acción"),
        ],
        filas=[_fila_de_movimiento(fila, antes.get(fila.pk), corte) for fila in filas],
        totales=[
            Celda(plural(len(filas), "instrucción", "instrucciones"), lista("instruccion", corte, **filtros)), *[None] * 8
        ] if filas else None,
        notas=["Una instrucción con varias acciones aparece una vez; «antes» es como estaba el día anterior al periodo."],
        resumen=[("Se movieron", entero(len(filas)))],
    )  # fmt: skip


def _fila_de_movimiento(fila, antes, corte):
    return [
        enlazada(fila, corte), fila.tema, fila.dependencia.siglas if fila.dependencia_id else "",
        antes.etapa_vista.label if antes else "Se emitió en el periodo", fila.etapa_vista.label,
        antes.porcentaje_vista if antes else None, fila.porcentaje_vista, fila.ultimo_al, fila.ultima_accion,
    ]  # fmt: skip
