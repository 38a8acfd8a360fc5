"""The figures at the head of the board and how they moved: the same measures as the reports, at six cut-off dates."""

from datetime import timedelta

from django.db.models import Avg, Count, DateField, Q, Value

from compromisos.campana import cifras
from compromisos.campana.models import Accion, Compromiso
from gabinetes.acuerdos.estados import EstatusResponsable
from gabinetes.acuerdos.models import Acuerdo
from gabinetes.acuerdos.querysets import PORCENTAJE
from seguimiento.nucleo import graficas
from seguimiento.nucleo.formato import entero, fecha_breve, plural, porcentaje
from seguimiento.nucleo.semaforo import CUMPLIMIENTO_CAPTURADO, PROMEDIO_DE_ESTATUS, promedio_de, redondear

from .mirada import unir

CORTES, DIAS_ENTRE_CORTES = 6, 30
DEPENDENCIAS = 20  # rows that the board shows; the report has them all
CONCLUIDO, EN_PROCESO, PENDIENTE = EstatusResponsable.CONCLUIDO, EstatusResponsable.EN_PROCESO, EstatusResponsable.PENDIENTE


def cortes(mirada, cuantos=CORTES):
    """That many dates, thirty days apart, in order; the last one is the cut-off date."""
    return [mirada.corte - timedelta(days=DIAS_ENTRE_CORTES * n) for n in reversed(range(cuantos))]


def acuerdos(mirada, cuantos):
    """[{"corte", "total", "concluidos", "en_proceso", "pendientes", "cumplimiento"}] (one query), the last one the present."""
    medidas = {
        "total": Count("pk"),
        "concluidos": Count("pk", filter=Q(estatus=CONCLUIDO)),
        "en_proceso": Count("pk", filter=Q(estatus=EN_PROCESO)),
        "pendientes": Count("pk", filter=Q(estatus=PENDIENTE)),
        "cumplimiento": Avg("avance", output_field=PORCENTAJE),
    }
    visibles = Acuerdo.objects.visibles_para(mirada.usuario)
    return _serie(mirada, cuantos, lambda corte: visibles.vigentes(corte).al_corte(corte, mirada.usuario), medidas)


def compromisos(mirada, cuantos):
    """The same for commitments: [{"corte", "compromisos", "con_acciones", "general", "sin_vacios"}]."""
    visibles = Compromiso.objects.visibles_para(mirada.usuario)
    return _serie(mirada, cuantos, lambda corte: visibles.al_corte(corte, mirada.usuario), cifras.generales())


def _serie(mirada, cuantos, filas_al, medidas):
    fechas = cortes(mirada, cuantos)
    consultas = [_medir(filas_al(corte), corte, medidas) for corte in fechas]
    puntos = {fila[0]: dict(zip(medidas, fila[1:], strict=True)) for fila in unir(consultas)}
    vacio = dict.fromkeys(medidas, 0) | {nombre: None for nombre, medida in medidas.items() if isinstance(medida, Avg)}
    return [{"corte": corte, **puntos.get(corte, vacio)} for corte in fechas]


def _medir(filas, corte, medidas):
    al = Value(corte, output_field=DateField())
    return filas.order_by().annotate(al=al).values("al").annotate(**medidas).values_list("al", *medidas)


def de_compromisos(mirada, serie):
    """KPI of the campaign commitments: the general average of the report (52.1 %)."""
    ahora = serie[-1]
    detalle = f"{PROMEDIO_DE_ESTATUS}, {plural(ahora['compromisos'], 'compromiso', 'compromisos')}"
    puntos = [(punto["corte"], punto["general"]) for punto in serie]
    return _kpi(mirada, "Compromisos de campaña", puntos, 1, "compromisos", detalle)


def de_acuerdos(mirada, serie):
    """KPIs of the agreements: the status average, and what was captured."""
    ahora = serie[-1]
    promedios = [(p["corte"], promedio_de(p["concluidos"], p["en_proceso"], p["total"])) for p in serie]
    capturas = [(p["corte"], p["cumplimiento"]) for p in serie]
    concluidos = f"{PROMEDIO_DE_ESTATUS}, {entero(ahora['concluidos'])} de {entero(ahora['total'])} concluidos"
    capturado = f"{CUMPLIMIENTO_CAPTURADO}, {plural(ahora['total'], 'acuerdo', 'acuerdos')}"
    reporte = "acuerdos-por-institucion" if mirada.usuario.es_enlace else "cumplimiento-de-gabinetes"
    return [
        _kpi(mirada, "Acuerdos de gabinete", promedios, 2, "resumen-de-acuerdos", concluidos),
        _kpi(mirada, "Cumplimiento de acuerdos", capturas, 2, reporte, capturado),
    ]


def _kpi(mirada, nombre, puntos, decimales, reporte, detalle):
    """A figure with its colour and, when the series has a past, the difference with the cut before and its trend."""
    actual = redondear(puntos[-1][1], decimales)
    antes = redondear(puntos[-2][1], decimales) if len(puntos) > 1 else None
    return {
        "nombre": nombre,
        "cifra": porcentaje(actual, decimales).removesuffix(" %"),
        "url": mirada.reporte(reporte),
        "detalle": detalle,
        "color": mirada.color(reporte, actual, decimales),
        "delta": actual - antes if actual is not None and antes is not None else None,
        "decimales": decimales,
        "tendencia": _tendencia(nombre, [punto for punto in puntos if punto[1] is not None], decimales),
    }


def _tendencia(nombre, puntos, decimales):
    if len(puntos) < 2:
        return None
    (desde, primero), (hasta, ultimo) = puntos[0], puntos[-1]
    lectura = (
        f"{nombre}: de {porcentaje(primero, decimales)} el {fecha_breve(desde)} a {porcentaje(ultimo, decimales)} el {fecha_breve(hasta)}"
    )
    return graficas.tendencia([valor for _, valor in puntos], lectura)


def acciones_por_dependencia(mirada):
    """Rows of the semáforo of actions (T05), highest average first, and their total: (rows, total)."""
    acciones = Accion.objects.visibles_para(mirada.usuario).al_corte(mirada.corte, mirada.usuario)
    grupos = cifras.por(acciones, "dependencia", "dependencia__nombre", "dependencia__nombre_corto", "dependencia__siglas")
    filas = [_dependencia(mirada, grupo) for grupo in grupos.order_by("-avance", "dependencia__orden")]
    suma = {nombre: sum(fila[nombre] for fila in filas) for nombre in cifras.CUENTAS}
    media = promedio_de(suma["concluidas"], suma["en_proceso"], suma["total"])
    barras = [(f["dependencia__siglas"], f["concluidas"], f["en_proceso"], f["pendientes"], f["promedio"]) for f in filas[:DEPENDENCIAS]]
    lectura = "Acciones por estatus y promedio de cada dependencia: " + ", ".join(f"{barra[0]} {barra[4]}" for barra in barras)
    return filas[:DEPENDENCIAS], {
        **suma, "promedio": porcentaje(media, 0), "color": mirada.color("semaforo-de-compromisos", media, 0),
        "cuantas": len(filas), "restan": max(len(filas) - DEPENDENCIAS, 0), "reporte": mirada.reporte("semaforo-de-compromisos"),
        "url": mirada.lista("campana:accion_list", ejercicio="todos"), "grafica": graficas.composicion(barras, lectura) if barras else None,
    }  # fmt: skip


def _dependencia(mirada, grupo):
    filtros = {"ejercicio": "todos", "dependencia": grupo["dependencia"]}
    return {
        **grupo,
        "promedio": porcentaje(redondear(grupo["avance"]), 0),
        "color": mirada.color("semaforo-de-compromisos", grupo["avance"], 0),
        "url": mirada.lista("campana:accion_list", **filtros),
    }


def por_gabinete(mirada):
    """Captured compliance of each cabinet (T08): those with agreements, highest first."""
    acuerdos_ = Acuerdo.objects.visibles_para(mirada.usuario).vigentes(mirada.corte).al_corte(mirada.corte, mirada.usuario)
    grupos = acuerdos_.order_by().values("reunion__gabinete", "reunion__gabinete__nombre")
    grupos = grupos.annotate(n=Count("pk"), media=Avg("avance", output_field=PORCENTAJE)).order_by("-media", "reunion__gabinete__nombre")
    return [
        {
            "nombre": grupo["reunion__gabinete__nombre"],
            "n": grupo["n"],
            "media": redondear(grupo["media"], 2),
            "color": mirada.color("cumplimiento-de-gabinetes", grupo["media"], 2),
            "url": mirada.lista("acuerdos:acuerdo_list", ejercicio="todos", gabinete=grupo["reunion__gabinete"], situacion="vigente"),
        }
        for grupo in grupos
    ]


def graficas_impresas(ahora, gabinetes, promedio):
    """Charts of the agreements on the printed board: {"estatus", "gabinetes"}."""
    barras = [(grupo["nombre"], grupo["media"], grupo["color"]) for grupo in gabinetes]
    lectura = (
        f"{entero(ahora['concluidos'])} concluidos, {entero(ahora['en_proceso'])} en proceso, {entero(ahora['pendientes'])} pendientes"
    )
    return {
        "estatus": graficas.composicion([("Acuerdos", ahora["concluidos"], ahora["en_proceso"], ahora["pendientes"], promedio)], lectura),
        "gabinetes": graficas.barras(barras, "Cumplimiento capturado por gabinete", escribe=lambda valor: porcentaje(valor, 2))
        if barras
        else None,
    }


def resumen_de_acuerdos(mirada, ahora):
    """Foot of the panel "Acuerdos por estatus": the average of the report, and all of the agreements."""
    return {
        "promedio": porcentaje(promedio_de(ahora["concluidos"], ahora["en_proceso"], ahora["total"]), 2) or "sin datos",
        "url": mirada.lista("acuerdos:acuerdo_list", ejercicio="todos", situacion="vigente"),
        "reporte": mirada.reporte("resumen-de-acuerdos"),
    }


def por_estatus(mirada, ahora):
    """Rows of the panel "Acuerdos por estatus": count, share of the total and its list."""
    filas = (
        ("concluida", "Concluidos", "concluidos", CONCLUIDO),
        ("proceso", "En proceso", "en_proceso", EN_PROCESO),
        ("pendiente", "Pendientes", "pendientes", PENDIENTE),
    )
    return [
        {
            "clase": clase, "rotulo": rotulo, "n": ahora[nombre],
            "parte": porcentaje(ahora[nombre] * 100 / ahora["total"], 1) if ahora["total"] else "",
            "url": mirada.lista("acuerdos:acuerdo_list", ejercicio="todos", estatus=estatus.value, situacion="vigente"),
        }
        for clase, rotulo, nombre, estatus in filas
    ]  # fmt: skip
