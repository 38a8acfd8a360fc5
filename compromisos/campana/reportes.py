"""Reports of the commitments: T03, T05 and T06 of the annual report, and the complete one."""

from django import forms

from seguimiento.nucleo import graficas
from seguimiento.nucleo.formato import entero, pesos, porcentaje
from seguimiento.nucleo.reportes import Celda, Columna, ParametrosForm, Reporte, reporte
from seguimiento.nucleo.semaforo import PROMEDIO_DE_ESTATUS, explicar_promedio, umbrales_de

from . import dependencias
from .estados import EstatusAccion
from .filters import asignadas
from .lecturas import formula, lista
from .models import Accion, Asignacion, Compromiso, Inversion

UNIDAD = "Coordinación Ejecutiva de Planeación"
CONTEOS = (("concluidas", EstatusAccion.CONCLUIDA), ("en_proceso", EstatusAccion.EN_PROCESO), ("pendientes", EstatusAccion.PENDIENTE))


def inversion_total(corte, usuario):
    """Pesos behind the actions in the scope of the person, each one once."""
    return Inversion.objects.visibles_para(usuario).al_corte(corte).total()


@reporte(
    slug="compromisos", titulo="Compromisos de campaña", modulo="campana",
    bajada="Acciones, inversión y avance de cada compromiso, y el avance general.",
)  # fmt: skip
def compromisos(corte, usuario):
    """T03 and T06."""
    filas = Compromiso.objects.visibles_para(usuario).al_corte(corte, usuario)
    general = filas.avance_general()
    acciones = Accion.objects.visibles_para(usuario).al_corte(corte).count()
    return Reporte(
        slug="compromisos", titulo="Compromisos de campaña", corte=corte, unidad=UNIDAD, medida=PROMEDIO_DE_ESTATUS,
        columnas=[
            Columna("Número del compromiso", "entero", identifica=True), Columna("Compromiso"), Columna("Acciones registradas", "entero"),
            Columna("Inversión del compromiso (pesos)", "pesos"), Columna("Avance de cumplimiento", "porcentaje", 1, semaforo=True),
        ],
        filas=[_fila_de_compromiso(fila, corte) for fila in filas],
        totales=[
            None, "Avance porcentual de cumplimiento general", Celda(acciones, lista("accion", corte)),
            Celda(inversion_total(corte, usuario), lista("inversion", corte)), general["general"],
        ],
        notas=_notas_del_general(general),
        formula=_formula_del_general(general), umbrales=umbrales_de("compromisos"),
        resumen=[("Avance general", porcentaje(general["general"], 1) or "sin datos"), ("Acciones", entero(acciones))],
    )  # fmt: skip


def _fila_de_compromiso(fila, corte):
    """One without actions prints blank, not zero."""
    if not fila.total:
        return [fila.numero, fila.texto, None, None, None]
    return [
        fila.numero, fila.texto, Celda(fila.total, lista("accion", corte, compromiso=fila.numero)),
        Celda(fila.inversion, lista("inversion", corte, compromiso=fila.numero)),
        Celda(fila.avance, explica=explicar_promedio(fila.concluidas, fila.en_proceso, fila.total, que="acciones", decimales=1)),
    ]  # fmt: skip


def _notas_del_general(general):
    vacios = general["compromisos"] - general["con_acciones"]
    return [
        "Avance: promedio de estatus, (concluidas + ½ en proceso) / acciones registradas. Las pendientes cuentan cero.",
        f"{entero(vacios)} compromisos sin acciones se imprimen en blanco y en el avance general cuentan cero.",
        f"Sin contar los compromisos sin acciones, el promedio es {porcentaje(general['sin_vacios'], 1) or 'sin datos'}.",
        "Un peso que paga acciones de varios compromisos se suma una sola vez en el total.",
    ]


def _formula_del_general(general):
    cuantos = entero(general["compromisos"])
    return {
        "expresion": f"Suma del avance de {entero(general['con_acciones'])} compromisos con acciones / {cuantos} compromisos",
        "resultado": porcentaje(general["general"], 1) or "sin datos",
        "explica": [
            "Avance de cada compromiso: (concluidas + ½ × en proceso) / acciones registradas × 100.",
            f"Los compromisos sin acciones cuentan cero entre los {cuantos}. El informe publicado no lo dice: se infiere de su cifra.",
            "Redondeo: medio hacia arriba, un decimal; se promedia sin redondear.",
        ],
    }


@reporte(
    slug="semaforo-de-compromisos", titulo="Semáforo de acciones por dependencia", modulo="campana",
    bajada="Compromisos asignados, acciones por estatus, promedio e inversión de cada dependencia.",
    publico=True,
    diccionario={
        "ID": "Número del renglón; sólo ordena.",
        "Dependencia": "Dependencia que registra las acciones.",
        "Compromisos asignados": "Compromisos de campaña que le corresponden.",
        "Acciones registradas": "Acciones con las que los cumple.",
        "Concluidas": "De las acciones, las terminadas.",
        "En proceso": "De las acciones, las empezadas.",
        "Pendientes": "De las acciones, las que no empiezan.",
        "Promedio": "(concluidas + la mitad de las que están en proceso) entre las acciones registradas.",
        "Inversión total (pesos)": "Inversión de sus acciones; un peso compartido por varias cuenta una vez en el total.",
    },
)  # fmt: skip
def semaforo_de_compromisos(corte, usuario):
    """T05."""
    filas, umbrales = dependencias.con_cifras(corte, usuario), umbrales_de("semaforo-de-compromisos")
    total = Accion.objects.visibles_para(usuario).al_corte(corte).resumen()
    todas = Asignacion.objects.visibles_para(usuario).al_corte(corte).count()
    return Reporte(
        slug="semaforo-de-compromisos", titulo="Semáforo de acciones por dependencia", corte=corte, unidad=UNIDAD,
        medida=PROMEDIO_DE_ESTATUS,
        columnas=[
            Columna("ID", "entero", identifica=True), Columna("Dependencia"), Columna("Compromisos asignados", "entero"),
            Columna("Acciones registradas", "entero"), Columna("Concluidas", "entero"), Columna("En proceso", "entero"),
            Columna("Pendientes", "entero"), Columna("Promedio", "porcentaje", 0, semaforo=True),
            Columna("Inversión total (pesos)", "pesos"),
        ],
        filas=[
            [
                n, fila["dependencia"].nombre, Celda(fila["asignadas"], lista("asignacion", corte, dependencia=fila["dependencia"].pk)),
                *_conteos(fila, corte, dependencia=fila["dependencia"].pk), _promedio(fila),
                Celda(fila["inversion"], lista("inversion", corte, dependencia=fila["dependencia"].pk)),
            ]
            for n, fila in enumerate(filas, start=1)
        ],
        totales=[
            None, "Totales", Celda(todas, lista("asignacion", corte)), *_conteos(total, corte), _promedio(total),
            Celda(inversion_total(corte, usuario), lista("inversion", corte)),
        ] if filas else None,
        notas=[
            "De mayor a menor promedio, sin redondear. Redondeo: medio hacia arriba, sin decimales.",
            "El divisor son las acciones registradas, no los compromisos asignados.",
            "Un peso que comparten varias dependencias se suma una sola vez en el total.",
        ],
        formula=formula(total, 0) if total["total"] else None, umbrales=umbrales,
        grafica=_grafica(filas) if total["total"] else None,
    )  # fmt: skip


def _promedio(cifras):
    que = explicar_promedio(cifras["concluidas"], cifras["en_proceso"], cifras["total"], que="acciones")
    return Celda(cifras["avance"], explica=que)


def _conteos(cifras, corte, **filtros):
    """Cells of actions: all, and by status."""
    todas = Celda(cifras["total"], lista("accion", corte, **filtros))
    return [todas, *[Celda(cifras[nombre], lista("accion", corte, estatus=estatus.value, **filtros)) for nombre, estatus in CONTEOS]]


def _grafica(filas):
    barras = [
        (fila["dependencia"].siglas, fila["concluidas"], fila["en_proceso"], fila["pendientes"], porcentaje(fila["avance"], 0))
        for fila in filas
        if fila["total"]
    ]
    lectura = "Acciones por estatus y promedio de cada dependencia: " + ", ".join(f"{barra[0]} {barra[4]}" for barra in barras)
    return graficas.composicion(barras, lectura)


class CompletoForm(ParametrosForm):
    dependencia = forms.ModelChoiceField(asignadas(), label="Dependencia", required=False, empty_label="Todas")
    compromiso = forms.IntegerField(label="Compromiso", required=False, min_value=1, max_value=32767)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.usuario is not None and self.usuario.es_enlace:
            campo = self.fields["dependencia"]
            campo.queryset = campo.queryset.filter(pk__in=self.usuario.dependencias_ids)


@reporte(
    slug="compromisos-completo", titulo="Reporte completo de compromisos", modulo="campana", form_class=CompletoForm,
    bajada="Todas las acciones con su dependencia, estatus, fechas, inversión, municipios y beneficiarios.",
)  # fmt: skip
def compromisos_completo(corte, usuario, dependencia=None, compromiso=None):
    """Every action; one dependencia or one commitment when asked."""
    acciones, filtros = Accion.objects.visibles_para(usuario).al_corte(corte), {}
    if dependencia is not None:
        acciones, filtros["dependencia"] = acciones.filter(dependencia=dependencia), dependencia.pk
    if compromiso is not None:
        acciones, filtros["compromiso"] = acciones.filter(compromiso__numero=compromiso), compromiso
    total, dinero = acciones.resumen(), Inversion.objects.visibles_para(usuario).al_corte(corte)
    suma = (dinero.de(acciones) if filtros else dinero).total()
    return Reporte(
        slug="compromisos-completo", titulo="Reporte completo de compromisos", corte=corte, unidad=UNIDAD, medida=PROMEDIO_DE_ESTATUS,
        bajada=f"Dependencia: {dependencia.nombre}." if dependencia else "",
        columnas=[
            Columna("ID", "entero", identifica=True), Columna("Acción", ancho="ancho-amplio"), Columna("Compromiso"),
            Columna("Dependencia"), Columna("Estatus"),
            Columna("Inicio", "fecha"), Columna("Término", "fecha"), Columna("Inversión (pesos)", "pesos"),
            Columna("Municipios"), Columna("Beneficiarios"),
        ],
        filas=[_fila_de_accion(accion, corte) for accion in acciones.con_inversion(corte).con_detalle()],
        totales=[
            None, Celda(total["total"], lista("accion", corte, **filtros), f"{entero(total['total'])} acciones"), "", "",
            f"Promedio {porcentaje(total['avance'], 1) or 'sin datos'}", None, None,
            Celda(suma, lista("inversion", corte, **filtros)), "", "",
        ],
        notas=["La inversión de un renglón puede pagar también otras acciones; en el total cada peso cuenta una vez."],
        formula=formula(total, 1) if total["total"] else None,
        resumen=[("Acciones", entero(total["total"])), ("Inversión (pesos)", pesos(suma))],
    )  # fmt: skip


def _fila_de_accion(accion, corte):
    dinero = Celda(accion.inversion, lista("inversion", corte, accion=accion.pk)) if accion.inversion else None
    return [
        accion.pk, accion.descripcion, accion.compromiso.numero, accion.dependencia.nombre_corto, accion.estatus_vista.label,
        accion.fecha_inicio, accion.fecha_termino, dinero, ", ".join(str(lugar) for lugar in accion.lugares), accion.beneficiarios,
    ]  # fmt: skip
