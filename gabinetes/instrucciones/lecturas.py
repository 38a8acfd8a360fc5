"""What the pages of an instruction tell: addresses of lists, facts, its ladder, its movements and its money."""

from datetime import timedelta
from urllib.parse import urlencode

from seguimiento.nucleo import graficas
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.formato import fecha_corta, pesos, plural, porcentaje
from seguimiento.nucleo.models import Documento
from seguimiento.nucleo.reportes import Celda

from .estados import Clase, Etapa, Fuente
from .models import Avance, Instruccion, InstruccionInversion, Inversion

LISTAS = "/gabinetes/instrucciones"


def lista(modelo, corte, **filtros):
    """Address of the list behind a figure: same cut-off date, and the year said aloud."""
    filtros = {"ejercicio": "todos", **filtros, "corte": corte.isoformat()}
    return f"{LISTAS}/{modelo}/?{urlencode(filtros, doseq=True)}"


def enlazada(fila, corte):
    """The name of an instruction in a report, leading to it in its list."""
    return Celda(str(fila), lista("instruccion", corte, clase=fila.clase, numero=fila.numero))


def de_la_respuesta(pregunta):
    """What an instruction born of a press answer takes from it: values for its form."""
    if pregunta is None:
        return {}
    responde = pregunta.quien_responde
    return {
        "pregunta": pregunta.pk,
        "clase": Clase.CONFERENCIA.value,
        "emisor": str(responde)[:150] if responde else Instruccion._meta.get_field("emisor").default,
        "tema": pregunta.tema,
        "texto": pregunta.respuesta or pregunta.pregunta,
        "fecha_emision": pregunta.conferencia.fecha,
    }


def hechos(fila):
    """Facts of an instruction."""
    hechos = [
        ("Clase", fila.clase_vista.label),
        ("Número", str(fila.numero)),
        ("Emisor", fila.emisor),
        ("Emisión", fecha_corta(fila.fecha_emision)),
        ("Dependencia", fila.dependencia.nombre if fila.dependencia_id else "sin asignar"),
        ("Responsable", fila.responsable or "sin asignar"),
        ("Compromiso", fecha_corta(fila.fecha_compromiso) or "sin fecha"),
        ("Ejercicio", str(fila.ejercicio)),
    ]
    if fila.reconstruido:
        hechos.append(("Origen", "Reconstruida a partir de las cifras publicadas; exenta de evidencia"))
    return hechos


def escalera(fila, avances, corte):
    """The six rungs: [{"etapa", "clase" (hecha, actual or ""), "porcentaje", "dias", "desde"}] as of `corte`.

    `avances`: the steps up to `corte`, in order. Days are natural; a step lasts until the next one, the last one until `corte`.
    """
    dias, desde, ultimo = {}, {}, {}
    for avance, siguiente in zip(avances, [*avances[1:], None], strict=True):
        hasta = siguiente.fecha if siguiente else corte
        dias[avance.etapa] = dias.get(avance.etapa, 0) + (hasta - avance.fecha).days
        desde.setdefault(avance.etapa, avance.fecha)
        ultimo[avance.etapa] = avance.porcentaje
    actual = fila.etapa_vista
    return [
        {
            "etapa": etapa,
            "clase": "actual" if etapa == actual and etapa != Etapa.EJECUTADA else "hecha" if etapa.altura <= actual.altura else "",
            "porcentaje": porcentaje(ultimo.get(etapa), None),
            "dias": _dias(etapa, dias),
            "desde": fecha_corta(desde.get(etapa)),
        }
        for etapa in Etapa
    ]


def _dias(etapa, dias):
    """ "12 días"; the last rung is where an instruction stays, so its days are not told."""
    return plural(dias[etapa], "día", "días") if etapa in dias and etapa != Etapa.EJECUTADA else ""


def en_el_tiempo(avances, corte):
    """Chart of the captured percentage in time, or None without movements."""
    puntos = []
    for avance in avances:
        if puntos and puntos[-1][0] == avance.fecha:
            puntos.pop()
        puntos.append((avance.fecha, avance.porcentaje))
    if len(puntos) < 2:
        return None
    ultimo = puntos[-1][1]
    if puntos[-1][0] < corte - timedelta(days=14):
        puntos.append((corte, ultimo))
    inicio, fin = fecha_corta(puntos[0][0]), fecha_corta(puntos[-1][0])
    return graficas.escalera(puntos, f"Avance capturado del {inicio} al {fin}: llega a {porcentaje(ultimo, None)}")


def movimientos(avances):
    """Timeline, newest first: {"avance", "antes" (Avance or None), "sube", "evidencias", "por_validar", "devolucion"}."""
    evidencias = {}
    for documento in Documento.objects.de(*avances):
        evidencias.setdefault(documento.objeto_id, []).append(documento)
    filas, antes = [], None
    for avance in avances:
        filas.append(
            {
                "avance": avance,
                "antes": antes,
                "cambia": antes is None or antes.etapa != avance.etapa,
                "baja": antes is not None and bool(avance.motivo_retroceso),
                "evidencias": evidencias.get(avance.pk, []),
                "por_validar": avance.validacion == Validacion.POR_VALIDAR,
                "devolucion": avance.tipo == Avance.Tipo.DEVOLUCION,
            }
        )
        antes = avance
    return filas[::-1]


def anterior(avance):
    """The step before this one, or None."""
    previos = Avance.objects.filter(de=avance.de_id).exclude(pk=avance.pk)
    return next((a for a in previos if (a.fecha, a.pk) < (avance.fecha, avance.pk)), None)


def dinero(instrucciones, usuario, corte):
    """Money of these instructions by year and source: {"anios": [year], "filas": [(source, [pesos], pesos)], "totales": …} or None.

    Each peso counts once, however many of them it pays for.
    """
    inversiones = Inversion.objects.visibles_para(usuario).al_corte(corte).de(instrucciones).values_list("fuente", "ejercicio", "monto")
    montos = {}
    for fuente, anio, monto in inversiones:
        montos[fuente, anio] = montos.get((fuente, anio), 0) + monto
    if not montos:
        return None
    anios = sorted({anio for _, anio in montos})
    filas = [(f.label, [montos.get((f.value, anio), 0) for anio in anios]) for f in Fuente if any((f.value, a) in montos for a in anios)]
    sumas = [sum(monto for (_, otro), monto in montos.items() if otro == anio) for anio in anios]
    return {
        "anios": anios,
        "filas": [(rotulo, [pesos(monto) for monto in fila], pesos(sum(fila))) for rotulo, fila in filas],
        "totales": ([pesos(monto) for monto in sumas], pesos(sum(sumas))),
    }


def hijos_de_la_instruccion(instruccion):
    """What is told in the history of an instruction besides itself; its money too, deleted rows included."""
    aportes = InstruccionInversion.todos.filter(instruccion=instruccion)
    return [Avance.todos.filter(de=instruccion), aportes, Inversion.todos.filter(pk__in=aportes.values("inversion"))]


def hijos_de_la_inversion(inversion, usuario):
    return [InstruccionInversion.todos.visibles_para(usuario).filter(inversion=inversion)]
