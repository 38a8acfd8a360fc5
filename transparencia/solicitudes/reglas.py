"""When each act may be done, and what may be done next: pure, over the dates of what was done.

The articles are those of Ley 81 de Transparencia de Sonora; what each régimen says of its days comes with the clocks.
"""

from dataclasses import dataclass, field

from seguimiento.nucleo.formato import fecha_corta

from .estados import COMPETENCIAS, CON_COMITE, PREVENCIONES, SENTIDOS, ClaseDeActo, Materia, Medio, Sentido

C = ClaseDeActo
FINALES = (C.RESPUESTA, C.DECLINADA, C.RECHAZADA, C.SIN_DESAHOGO)
TRAS_RESPUESTA = (C.COSTO, C.PAGO, C.ENTREGA, C.EFECTIVIDAD)
PREVIOS = {  # what an act needs, any of them; its date does not come before
    C.DESAHOGO: PREVENCIONES,
    C.SIN_DESAHOGO: (C.PREVENCION,),
    C.PRORROGA: (C.ACEPTADA,),
    C.RESPUESTA: (C.ACEPTADA,),
    C.COSTO: (C.RESPUESTA,),
    C.PAGO: (C.COSTO,),
    C.ENTREGA: (C.RESPUESTA,),
    C.EFECTIVIDAD: (C.RESPUESTA,),
}
FALTA = {
    C.DESAHOGO: "No hay una prevención que desahogar.",
    C.SIN_DESAHOGO: "No hay una prevención completa sin desahogar.",
    C.PRORROGA: "Sólo se amplía el plazo de una solicitud aceptada.",
    C.RESPUESTA: "Sólo se responde lo que se aceptó: registre antes la competencia.",
    C.PAGO: "Registre antes la notificación del costo.",
}
SIN_RESPUESTA = "Registre antes la respuesta."


@dataclass(frozen=True)
class Expediente:
    """What the rules read of a request: its dates by act, and the day on which each clock ends ({key of the term: date})."""

    materia: str
    presentada: object
    medio: str = ""
    fechas: dict = field(default_factory=dict)
    sentido: str = ""
    limites: dict = field(default_factory=dict)

    def hubo(self, *clases):
        return any(clase in self.fechas for clase in clases)

    @property
    def prevenida(self):
        """The whole request waits for the person: the term to answer is interrupted (art. 115)."""
        return self.hubo(C.PREVENCION) and not self.hubo(C.DESAHOGO, C.SIN_DESAHOGO)


@dataclass(frozen=True)
class Propuesta:
    """An act that somebody wants to write."""

    clase: str
    fecha: object
    sentido: str = ""
    acta: str = ""


def revisar(expediente, acto, hoy):
    """{field: why} of an act that may not be written; empty when it may."""
    if motivo := cabe(expediente, acto.clase):
        return {"clase": motivo}
    return _por_fecha(expediente, acto, hoy) or _por_datos(expediente, acto)


def cabe(expediente, clase):
    """Why an act of this kind does not fit now, whatever its date; empty when it does."""
    clase = C(clase)
    if clase in expediente.fechas or _otra_de_su_grupo(expediente, clase):
        return "Ese paso ya se dio en esta solicitud. Si hubo un error, anule el acto y regístrelo de nuevo."
    cerrada = next((final for final in FINALES if expediente.hubo(final)), None)
    if cerrada and clase not in (C.REGISTRADA, *(TRAS_RESPUESTA if cerrada == C.RESPUESTA else ())):
        return f"La solicitud ya terminó: {cerrada.label.lower()}."
    previos = PREVIOS.get(clase, ())
    if previos and not expediente.hubo(*previos):
        return FALTA.get(clase, SIN_RESPUESTA)
    return _particular(expediente, clase)


def _otra_de_su_grupo(expediente, clase):
    """Competencia and prevención are decided only once, in whichever sense (arts. 115 and 122)."""
    return any(clase in grupo and expediente.hubo(*grupo) for grupo in (COMPETENCIAS, PREVENCIONES))


def _particular(expediente, clase):
    if clase == C.REGISTRADA and expediente.medio == Medio.PNT:
        return "Llegó por la plataforma: ya está registrada ahí."
    if clase == C.EFECTIVIDAD and expediente.materia != Materia.ARCO:
        return "Sólo corresponde a las solicitudes de datos personales."
    if clase == C.EFECTIVIDAD and expediente.sentido == Sentido.IMPROCEDENTE:
        return "La respuesta fue improcedente: no hay derecho que hacer efectivo."
    if clase == C.SIN_DESAHOGO and expediente.hubo(C.DESAHOGO):
        return "La prevención ya se desahogó."
    if clase in (C.RESPUESTA, C.PRORROGA) and expediente.prevenida:
        return "Está en prevención: el plazo se interrumpió y corre de nuevo con el desahogo."
    return ""


def _por_fecha(expediente, acto, hoy):
    if acto.fecha > hoy:
        return {"fecha": "No puede ser posterior a hoy."}
    if acto.fecha < expediente.presentada:
        return {"fecha": f"Se presentó el {fecha_corta(expediente.presentada)}: no puede ser anterior."}
    previas = [expediente.fechas[clase] for clase in PREVIOS.get(C(acto.clase), ()) if clase in expediente.fechas]
    if previas and acto.fecha < max(previas):
        return {"fecha": f"El paso del que depende es del {fecha_corta(max(previas))}: no puede ser anterior."}
    return _por_limite(expediente, acto)


def _por_limite(expediente, acto):
    """Prevención, desahogo and prórroga only within their days; without desahogo, only after them."""
    limite = expediente.limites.get({C.PREVENCION_PARCIAL: "prevencion", C.SIN_DESAHOGO: "desahogo", C.PRORROGA: "respuesta"}.get(
        acto.clase, acto.clase
    ))  # fmt: skip
    if limite is None:
        return {}
    dia = fecha_corta(limite)
    if acto.clase in PREVENCIONES and acto.fecha > limite:
        return {"fecha": f"El plazo para prevenir venció el {dia}: la solicitud sigue como se presentó."}
    if acto.clase == C.DESAHOGO and acto.fecha > limite:
        return {"fecha": f"El plazo para desahogar venció el {dia}: corresponde tenerla por no presentada."}
    if acto.clase == C.SIN_DESAHOGO and acto.fecha <= limite:
        return {"fecha": f"La persona puede desahogar hasta el {dia}: espere a que termine ese día."}
    if acto.clase == C.PRORROGA and acto.fecha > limite:
        return {"fecha": f"El plazo de respuesta venció el {dia}: la prórroga se notifica antes de que venza."}
    return {}


def _por_datos(expediente, acto):
    if acto.clase == C.PRORROGA and not acto.acta:
        return {"acta": "La prórroga la resuelve el Comité: escriba el número de su acta."}
    if acto.clase != C.RESPUESTA:
        return {"sentido": "El sentido corresponde sólo a la respuesta."} if acto.sentido else {}
    if not acto.sentido:
        return {"sentido": "Diga en qué sentido se responde."}
    if acto.sentido not in SENTIDOS[Materia(expediente.materia)]:
        return {"sentido": f"Ese sentido no corresponde a {Materia(expediente.materia).label.lower()}."}
    if acto.sentido in CON_COMITE and not acto.acta:
        return {"acta": "La confirma el Comité: escriba el número de su acta."}
    return {}


def dependientes(expediente, clase):
    """Acts already written that rest on this one: it is not annulled while they stand."""
    return [posterior for posterior, previos in PREVIOS.items() if clase in previos and expediente.hubo(posterior)]


# -- what may be done next, in plain words

SIGUIENTES = {
    C.ACEPTADA: ("Aceptar la competencia", "Le toca a la Oficina: se tramita y se responde."),
    C.DECLINADA: ("Declinar por incompetencia", "Le toca a otra autoridad: se orienta a la persona."),
    C.RECHAZADA: ("Desechar", "No se puede tramitar; se explica por qué."),
    C.PREVENCION: ("Prevenir", "Falta algo para poder buscar: se pide una sola vez y el plazo se interrumpe."),
    C.PREVENCION_PARCIAL: ("Prevenir una parte", "Se aclara una parte; lo demás sigue su plazo."),
    C.DESAHOGO: ("Registrar el desahogo", "La persona contestó la prevención: el plazo empieza de nuevo."),
    C.SIN_DESAHOGO: ("Tener por no presentada", "La persona no contestó a tiempo la prevención."),
    C.PRORROGA: ("Registrar la prórroga", "El Comité amplió el plazo, una sola vez."),
    C.RESPUESTA: ("Responder", "Se notifica la respuesta y termina el plazo."),
    C.REGISTRADA: ("Registrar en la plataforma", "Llegó por otro medio: se registra en la Plataforma Nacional y se envía el acuse."),
    C.COSTO: ("Notificar el costo", "La reproducción se cobra: se informa cuánto y cómo pagar."),
    C.PAGO: ("Registrar el pago", "La persona pagó la reproducción."),
    C.ENTREGA: ("Registrar la entrega", "La persona recibió la información."),
    C.EFECTIVIDAD: ("Registrar el derecho hecho efectivo", "Se corrigieron, cancelaron o entregaron los datos."),
}


def siguientes(expediente, hoy):
    """[(act, what to do, what it means)] that fit today, the usual one first."""
    pasos = [(clase, *SIGUIENTES[clase]) for clase in SIGUIENTES if not cabe(expediente, clase)]
    return [paso for paso in pasos if not _fuera_de_tiempo(expediente, paso[0], hoy)]


def _fuera_de_tiempo(expediente, clase, hoy):
    """Whether an act written today would be late, or too early."""
    return bool(_por_limite(expediente, Propuesta(clase, hoy)))
