"""What the pages of a request and of a turn tell: facts, clocks, what was done and what may be done next."""

from dataclasses import dataclass

from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.models import Documento

from . import mascaras, reglas, relojes
from .estados import Materia
from .models import Acto, Turno

RECONSTRUIDO = "Reconstruida a partir de las cifras publicadas"
PARECIDAS = 6


def hechos(solicitud):
    """Facts of a request; nothing of who asks."""
    pares = [
        ("Folio de la plataforma", solicitud.folio_pnt or "Sin folio"),
        ("Materia", solicitud.materia_vista.label),
        ("Presentada", fecha_corta(solicitud.presentada) + (f", {solicitud.hora:%H:%M}" if solicitud.hora else "")),
        ("Medio", solicitud.get_medio_display() or "Sin dato"),
        ("Régimen", solicitud.regimen.nombre),
        ("Competencia", solicitud.competencia_vista.label if solicitud.competencia else "Sin decidir"),
        ("Sentido de la respuesta", solicitud.sentido_vista.label if solicitud.sentido else "—"),
        ("Respondida", fecha_corta(solicitud.respondida) or "—"),
        ("Ejercicio", str(solicitud.ejercicio)),
    ]
    return [*pares, ("Origen", RECONSTRUIDO)] if solicitud.reconstruido else pares


def de_quien(solicitud, usuario):
    """[(label, value)] of who asks: in clear for who attends requests, masked for the others of the Office, nothing for who only
    answers turns."""
    if usuario.es_enlace or usuario.solo_en("solicitudes") is not None:
        return []
    claro = mascaras.ve_datos(usuario)
    pares = [("Solicitante", "solicitante", mascaras.nombre), ("Correo", "correo", mascaras.correo)]
    if solicitud.materia == Materia.ARCO:
        pares.append(("Titular de los datos", "titular", mascaras.nombre))
    lista = [
        (rotulo, (valor if claro else tapar(valor)) or "No lo dijo")
        for rotulo, campo, tapar in pares
        for valor in [getattr(solicitud, campo)]
    ]
    if solicitud.materia == Materia.ARCO:
        lista.append(("Identidad", "Acreditada" if solicitud.identidad else "Sin acreditar"))
    return lista


@dataclass(frozen=True)
class Paso:
    """A line of the timeline: `tipo` is presentada, acto, turno or contestado."""

    tipo: str
    fecha: object
    objeto: object
    archivos: tuple = ()


def actos_de(solicitud, usuario, corte):
    """(acts in force at the cut-off date, all of them, annulled ones too)."""
    todos = Acto.objects.visibles_para(usuario).filter(solicitud=solicitud, fecha__lte=corte).select_related("usuario")
    todos = list(todos.order_by("fecha", "pk"))
    return [acto for acto in todos if acto.anulado is None or acto.anulado > corte], todos


def turnos_de(solicitud, usuario, corte):
    turnos = Turno.objects.visibles_para(usuario).al_corte(corte, usuario).filter(solicitud=solicitud)
    return list(turnos.select_related("unidad", "dependencia", "usuario", "respondio", "solicitud").order_by("fecha", "pk"))


def movimientos(solicitud, actos, turnos):
    """[Paso], the newest first, each with its files."""
    archivos = {}
    for documento in Documento.objects.de(*actos, *turnos).select_related("tipo_de_objeto") if actos or turnos else ():
        archivos.setdefault((documento.tipo_de_objeto.model, documento.objeto_id), []).append(documento)
    pasos = [Paso("presentada", solicitud.presentada, solicitud)]
    pasos += [Paso("acto", acto.fecha, acto, tuple(archivos.get(("acto", acto.pk), ()))) for acto in actos]
    for turno in turnos:
        pasos.append(Paso("turno", turno.fecha, turno))
        if turno.respondido_vista:
            pasos.append(Paso("contestado", turno.respondido_vista, turno, tuple(archivos.get(("turno", turno.pk), ()))))
    return sorted(pasos, key=lambda paso: paso.fecha)[::-1]


def relojes_vistos(solicitud, actos, corte):
    """[(Reloj, how it reads, what is left of it, stretches of days)]: those that run first, the rest in the order of the steps."""
    calendario = relojes.calendario()
    vistos = [
        (uno, uno.estado(corte), calendario.estado(uno.vence, corte, cerrado=not uno.corre), uno.tramos())
        for uno in relojes.relojes_de(solicitud, actos, corte, calendario)
    ]
    return sorted(vistos, key=lambda visto: (not visto[0].corre, not visto[0].rige))


def siguientes(solicitud, actos, hoy):
    """[(act, what to do, what it means)] that fit today."""
    return reglas.siguientes(relojes.expediente(solicitud, actos, hoy, relojes.calendario()), hoy)


def parecidas(filas, texto, corte, sin=None):
    """Past requests that speak of the same, each with what was answered as `contestado`. No personal datum is read."""
    filas = list(filas.parecidas(texto, corte).exclude(pk=sin).defer("solicitante", "correo", "titular")[:PARECIDAS])
    notas = dict(Acto.objects.vigentes(corte).filter(solicitud__in=filas, clase="respuesta").values_list("solicitud", "nota"))
    for fila in filas:
        fila.contestado = notas.get(fila.pk, "")
    return filas


def hijos_de_la_solicitud(solicitud, usuario):
    """What is told in the history of a request besides itself, in the scope of who reads."""
    return [hijos.filter(solicitud=solicitud).visibles_para(usuario) for hijos in (Acto.todos, Turno.todos)]


def hechos_del_turno(turno):
    return [
        ("Solicitud", turno.solicitud.folio),
        ("Turnada a", turno.dependencia.nombre if turno.dependencia_id else turno.unidad.nombre),
        ("Turnada", fecha_corta(turno.fecha)),
        ("Turnó", turno.usuario or "—"),
        ("Días hábiles para contestar", str(turno.dias)),
        ("Vence", fecha_corta(turno.vence)),
        ("Contestado", fecha_corta(turno.respondido_vista) or "—"),
        ("Contestó", (turno.respondido_vista and turno.respondio) or "—"),
    ]
