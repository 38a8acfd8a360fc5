"""What the pages of commitments and actions tell: addresses of lists, how an average was made, movements."""

from urllib.parse import urlencode

from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.formato import entero, pesos, porcentaje
from seguimiento.nucleo.models import Documento
from seguimiento.nucleo.semaforo import redondear

from . import cifras
from .estados import EstatusAccion, Fuente
from .models import Accion, AccionInversion, AccionMunicipio, Asignacion, Avance, Inversion

LISTAS = "/compromisos/campana"
DECIMALES = 1  # of the average of a commitment


def lista(modelo, corte, **filtros):
    """Address of the list behind a figure: same cut-off date, and the year said aloud."""
    filtros = {**filtros, "corte": corte.isoformat()}
    if modelo in ("accion", "inversion"):
        filtros["ejercicio"] = "todos"
    return f"{LISTAS}/{modelo}/?{urlencode(filtros)}"


def sin_corte(texto):
    """ "72 %" in one piece at the end of a line."""
    return texto.replace(" ", "\u00a0")


def formula(fila, decimales=DECIMALES):
    """Panel "Cómo se formó este porcentaje" of a status average. `fila` has total, concluidas, en_proceso and avance."""
    suma = f"{entero(fila['concluidas'])} concluidas + ½ × {entero(fila['en_proceso'])} en proceso"
    return {
        "expresion": f"({suma}) / {entero(fila['total'])} acciones × 100",
        "resultado": sin_corte(porcentaje(redondear(fila["avance"], decimales), decimales)),
        "explica": [
            f"Las pendientes ({entero(fila['pendientes'])}) cuentan cero; el divisor son las acciones registradas.",
            f"Redondeo: medio hacia arriba, {'sin decimales' if not decimales else f'{decimales} decimal'}.",
        ],
    }


def cifras_de(compromiso):
    """The figures that `al_corte` annotated on a commitment."""
    return {nombre: getattr(compromiso, nombre) for nombre in (*cifras.CUENTAS, "avance", "inversion")}


def por_dependencia(compromiso, usuario, corte):
    """[{"asignacion", "total", "concluidas", "en_proceso", "pendientes", "avance", "enlace"}] of who is assigned, in scope."""
    acciones = Accion.objects.visibles_para(usuario).filter(compromiso=compromiso).al_corte(corte)
    grupos = {grupo["dependencia"]: grupo for grupo in cifras.por(acciones, "dependencia")}
    vacio = {**dict.fromkeys(cifras.CUENTAS, 0), "avance": None}
    asignaciones = Asignacion.objects.visibles_para(usuario).filter(compromiso=compromiso).al_corte(corte).select_related("dependencia")
    return [
        {
            "asignacion": asignacion,
            **vacio,
            **grupos.get(asignacion.dependencia_id, {}),
            "enlace": lista("accion", corte, compromiso=compromiso.numero, dependencia=asignacion.dependencia_id),
        }
        for asignacion in asignaciones.order_by("dependencia__orden")
    ]


def por_fuente(compromiso, usuario, corte):
    """[(source, pesos ready to print, address of its list)]: each peso once."""
    acciones = Accion.objects.visibles_para(usuario).filter(compromiso=compromiso).al_corte(corte)
    dinero = Inversion.objects.visibles_para(usuario).al_corte(corte).de(acciones)
    filas = [(fuente, dinero.filter(fuente=fuente).total()) for fuente in Fuente]
    return [(f.label, pesos(monto), lista("inversion", corte, compromiso=compromiso.numero, fuente=f.value)) for f, monto in filas if monto]


def movimientos(accion):
    """Timeline of an action, newest first: {"avance", "antes" (EstatusAccion), "evidencias", "por_validar", "devolucion"}."""
    avances = list(accion.avances.select_related("usuario", "revisor").order_by("fecha", "pk"))
    evidencias = {}
    for documento in Documento.objects.de(*avances):
        evidencias.setdefault(documento.objeto_id, []).append(documento)
    filas, antes = [], EstatusAccion.PENDIENTE
    for avance in avances:
        filas.append(
            {
                "avance": avance,
                "antes": antes,
                "evidencias": evidencias.get(avance.pk, []),
                "por_validar": avance.validacion == Validacion.POR_VALIDAR,
                "devolucion": avance.tipo == Avance.Tipo.DEVOLUCION,
            }
        )
        antes = avance.estatus_vista
    return filas[::-1]


def anterior(avance):
    """The avance before this one, or None."""
    previos = Avance.objects.filter(de=avance.de_id).exclude(pk=avance.pk)
    return next((a for a in previos if (a.fecha, a.pk) < (avance.fecha, avance.pk)), None)


def hijos_de_la_accion(accion):
    """What is told in the history of an action besides itself; its money too, deleted rows included."""
    aportes = AccionInversion.todos.filter(accion=accion)
    dinero = Inversion.todos.filter(pk__in=aportes.values("inversion"))
    return [Avance.todos.filter(de=accion), AccionMunicipio.todos.filter(accion=accion).select_related("municipio"), aportes, dinero]


def hijos_del_compromiso(compromiso, usuario):
    return [Asignacion.todos.visibles_para(usuario).filter(compromiso=compromiso).select_related("compromiso", "dependencia")]


def hijos_de_la_inversion(inversion, usuario):
    return [AccionInversion.todos.visibles_para(usuario).filter(inversion=inversion)]
