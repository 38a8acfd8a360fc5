"""What the pages of a letter and of a turn tell: addresses of lists, facts, clocks and movements."""

from datetime import timedelta
from urllib.parse import urlencode

from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.formato import fecha_corta, fecha_hora
from seguimiento.nucleo.models import Documento

from . import relojes
from .estados import HORAS_PARA_TURNAR, Clase
from .models import Pausa, Respuesta, Turno

LISTAS = "/atencion/correspondencia"
RECONSTRUIDO = "Reconstruido a partir de las cifras publicadas"


def lista(modelo, corte, **filtros):
    """Address of the list behind a figure: same cut-off date, and the year said aloud."""
    filtros = {"ejercicio": "todos", **filtros, "corte": corte.isoformat()}
    return f"{LISTAS}/{modelo}/?{urlencode(filtros, doseq=True)}"


def hechos(fila):
    """Facts of a letter."""
    hechos = [
        ("Clase", fila.clase_vista.label),
        ("Remitente", fila.remitente),
        ("Cargo", fila.cargo or "—"),
        ("Institución", fila.institucion or "—"),
        ("Número de oficio", fila.numero or "Sin número"),
        ("Fecha del oficio", fecha_corta(fila.fecha_oficio) or "—"),
        ("Recibido", fecha_hora(fila.recibido_el)),
        ("Asunto", fila.asunto),
        ("Municipio", fila.municipio or "—"),
        ("Anexos", fila.anexos or "—"),
        ("Ejercicio", str(fila.ejercicio)),
    ]
    return [*hechos, ("Origen", RECONSTRUIDO)] if fila.reconstruido else hechos


def reloj(fila, ahora):
    """The clock of 48 hours of a letter annotated by `al_corte`: {"clase", "icono", "texto"}, or None for a copy."""
    if fila.clase == Clase.CCP:
        return None
    if fila.demora is not None:
        tarde = fila.demora > timedelta(hours=HORAS_PARA_TURNAR)
        return {
            "clase": "vencido" if tarde else "",
            "icono": "clock-history" if tarde else "check-circle-fill",
            "texto": f"turnado en {relojes.en_palabras(fila.demora)}",
        }
    lleva = ahora - fila.recibido_el
    tarde = lleva > timedelta(hours=HORAS_PARA_TURNAR)
    return {
        "clase": "vencido" if tarde else "hoy",
        "icono": "clock-history" if tarde else "clock",
        "texto": f"sin turnar, lleva {relojes.en_palabras(lleva)}",
    }


def turnos_de(recibido, usuario, corte):
    """The turns of a letter that this person may see, as they stand, each with its last answer as `ultima`."""
    turnos = Turno.objects.visibles_para(usuario).al_corte(corte, usuario).filter(recibido=recibido)
    turnos = list(turnos.select_related("dependencia", "recibido").order_by("fecha", "pk"))
    respuestas = {r.de_id: r for r in Respuesta.objects.filter(de__in=turnos, tipo="avance", fecha__lte=corte).order_by("fecha", "pk")}
    for turno in turnos:
        turno.ultima = respuestas.get(turno.pk)
    return turnos


def hechos_del_turno(turno):
    hechos = [
        ("Oficio recibido", turno.recibido.folio),
        ("Dependencia", turno.dependencia.nombre),
        ("Turnado", fecha_hora(turno.fecha)),
        ("Turnó", turno.usuario or "—"),
        ("Días hábiles para contestar", str(turno.dias)),
        ("Vence", fecha_corta(turno.vence)),
        ("Contestado", fecha_corta(turno.respondido_vista) or "—"),
    ]
    if turno.cancelado:
        hechos += [("Cancelado", fecha_corta(turno.cancelado)), ("Motivo de la cancelación", turno.motivo)]
    return [*hechos, ("Origen", RECONSTRUIDO)] if turno.reconstruido else hechos


def movimientos(turno, corte):
    """Answers of a turn, newest first: {"respuesta", "evidencias", "por_validar", "devolucion"}."""
    respuestas = list(turno.avances.filter(fecha__lte=corte).select_related("usuario", "revisor").order_by("-fecha", "-pk"))
    archivos = {}
    for documento in Documento.objects.de(*respuestas):
        archivos.setdefault(documento.objeto_id, []).append(documento)
    return [
        {
            "respuesta": respuesta,
            "evidencias": archivos.get(respuesta.pk, []),
            "por_validar": respuesta.validacion == Validacion.POR_VALIDAR,
            "devolucion": respuesta.tipo == Respuesta.Tipo.DEVOLUCION,
        }
        for respuesta in respuestas
    ]


def hijos_del_recibido(recibido, usuario):
    """What is told in the history of a letter besides itself, in the scope of who reads."""
    turnos = Turno.todos.filter(recibido=recibido).visibles_para(usuario)
    return [turnos, Pausa.todos.filter(turno__in=turnos), Respuesta.todos.filter(de__in=turnos)]


def hijos_del_turno(turno):
    return [Pausa.todos.filter(turno=turno), Respuesta.todos.filter(de=turno)]
