"""The quarterly report of instructions, by the dependencia that carries them out."""

from datetime import date, timedelta

from django import forms

from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.reportes import Celda, Columna, Reporte, reporte
from seguimiento.nucleo.semaforo import CUMPLIMIENTO_CAPTURADO, umbrales_de

from .. import cifras
from ..filters import SIN_DEPENDENCIA
from ..lecturas import lista
from .conjunto import UNIDAD, ClaseForm, de_que, formula, instrucciones_de

SLUG, TITULO = "informe-trimestral-de-instrucciones", "Informe trimestral de instrucciones"
TRIMESTRES = [(n, f"{n}º trimestre") for n in range(1, 5)]
VACIO = {"total": 0, "media": None}


class TrimestreForm(ClaseForm):
    ejercicio = forms.IntegerField(label="Ejercicio", required=False, min_value=2000, max_value=2100)
    trimestre = forms.TypedChoiceField(
        label="Trimestre", required=False, coerce=int, empty_value=None, choices=[("", "El del corte"), *TRIMESTRES]
    )


def inicio_de(ejercicio, trimestre):
    return date(ejercicio, trimestre * 3 - 2, 1)


def fin_de(ejercicio, trimestre):
    siguiente = date(ejercicio + 1, 1, 1) if trimestre == 4 else inicio_de(ejercicio, trimestre + 1)
    return siguiente - timedelta(days=1)


@reporte(
    slug=SLUG, titulo=TITULO, modulo="instrucciones", form_class=TrimestreForm,
    bajada="Por dependencia: las que había, las emitidas, las que se movieron y las que llegaron al 100 %.",
)  # fmt: skip
def informe_trimestral(corte, usuario, ejercicio=None, trimestre=None, clase=""):
    """What a quarter changed, that of the cut-off date unless asked otherwise; one that has not ended, up to that date."""
    ejercicio = ejercicio or corte.year
    trimestre = trimestre or ((corte.month + 2) // 3 if ejercicio == corte.year else 4)
    inicio, fin = inicio_de(ejercicio, trimestre), min(fin_de(ejercicio, trimestre), corte)
    por_empezar = inicio > corte
    partes = {} if por_empezar else _partes(usuario, inicio, fin, clase)
    totales = {nombre: filas.resumen() for nombre, filas in partes.items()}
    return Reporte(
        slug=SLUG, titulo=f"{TITULO}, {trimestre}º trimestre de {ejercicio}", corte=corte, unidad=UNIDAD, medida=CUMPLIMIENTO_CAPTURADO,
        bajada=de_que(clase) + ("." if por_empezar else f". Del {fecha_corta(inicio)} al {fecha_corta(fin)}."), umbrales=umbrales_de(SLUG),
        columnas=[
            Columna("Dependencia"), Columna("Al inicio", "entero"), Columna("Emitidas", "entero"), Columna("Con acciones", "entero"),
            Columna("Llegaron al 100 %", "entero"), Columna("Al cierre", "entero"), Columna("Avance al inicio", "porcentaje", 0),
            Columna("Avance al cierre", "porcentaje", 0, semaforo=True),
        ],
        filas=_filas(partes, inicio, fin, clase),
        totales=["Total", *_cifras(totales, inicio, fin, clase=clase)] if partes and totales["cierre"]["total"] else None,
        notas=[
            *(["Ese trimestre todavía no empieza en la fecha de corte."] if por_empezar else []),
            "Con acciones: las que tienen al menos una acción realizada en el periodo; emitirse no cuenta.",
            "Avance: media del porcentaje capturado. Redondeo: medio hacia arriba, sin decimales.",
        ],
        formula=formula(totales["cierre"]) if partes and totales["cierre"]["total"] else None,
    )  # fmt: skip


def _partes(usuario, inicio, fin, clase):
    """The five sets that the report counts."""
    al_inicio, al_cierre = (instrucciones_de(usuario, dia, clase) for dia in (inicio - timedelta(days=1), fin))
    return {
        "antes": al_inicio,
        "emitidas": al_cierre.filter(fecha_emision__gte=inicio),
        "movidas": al_cierre.movidas(inicio, fin),
        "ejecutadas": al_cierre.ejecutadas_entre(inicio, fin),
        "cierre": al_cierre,
    }


def _filas(partes, inicio, fin, clase):
    """One row for each dependencia that appears in any of the sets; those without one come last."""
    grupos = {
        nombre: {grupo["dependencia"]: grupo for grupo in filas.order_by().values("dependencia").annotate(**cifras.medidas())}
        for nombre, filas in partes.items()
    }
    claves = {clave for grupo in grupos.values() for clave in grupo}
    dependencias = Dependencia.todos.in_bulk(claves - {None})
    rotulos = [(d.nombre, d.pk, d.pk) for d in sorted(dependencias.values(), key=lambda d: d.orden)]
    rotulos += [("Sin dependencia asignada", None, SIN_DEPENDENCIA)] if None in claves else []
    return [
        [
            rotulo,
            *_cifras({nombre: grupo.get(pk, VACIO) for nombre, grupo in grupos.items()}, inicio, fin, clase=clase, dependencia=filtro),
        ]
        for rotulo, pk, filtro in rotulos
    ]


def _cifras(medidas, inicio, fin, **filtros):
    """Cells of the counts of a row, each with its list, and its two averages."""
    filtros = {nombre: valor for nombre, valor in filtros.items() if valor}
    dia, antes = f"{inicio:%d/%m/%Y}", inicio - timedelta(days=1)
    listas = {
        "antes": lista("instruccion", antes, **filtros),
        "emitidas": lista("instruccion", fin, emitida_desde=dia, **filtros),
        "movidas": lista("instruccion", fin, movida_desde=dia, **filtros),
        "ejecutadas": lista("instruccion", fin, ejecutada_desde=dia, **filtros),
        "cierre": lista("instruccion", fin, **filtros),
    }
    cuentas = [Celda(medidas[nombre]["total"], enlace) for nombre, enlace in listas.items()]
    return [*cuentas, medidas["antes"]["media"], medidas["cierre"]["media"]]
