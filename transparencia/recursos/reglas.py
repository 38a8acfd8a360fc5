"""Which stage may come when, from the stages that a recurso already has: pure. `puestas` maps stage → date."""

from seguimiento.nucleo.formato import fecha_corta

from .estados import IMPIDEN, ORDENAN, REQUIEREN, ClaseDeEtapa, Sentido

E = ClaseDeEtapa
NO_SE_ORDENO = "La resolución no ordenó nada: no hay qué cumplir."


def revisar(puestas, clase, fecha, sentido="", de_la_resolucion=""):
    """{field: message} of what keeps a stage from being written; `de_la_resolucion` is the sense of the one already there."""
    if clase in puestas:
        return {"clase": f"{clase.label}: ya está registrada."}
    if not set(REQUIEREN[clase]) & puestas.keys():
        return {"clase": f"Falta registrar antes: {REQUIEREN[clase][0].label.lower()}."}
    if pasadas := [uno for uno in IMPIDEN.get(clase, ()) if uno in puestas]:
        return {"clase": f"Ya hay {pasadas[0].label.lower()}: esta etapa ya no cabe."}
    if clase == E.CUMPLIMIENTO and de_la_resolucion not in ORDENAN:
        return {"clase": NO_SE_ORDENO}
    if clase == E.RESOLUCION and not sentido:
        return {"sentido": "Diga en qué sentido se resolvió."}
    return revisar_fecha(puestas, clase, fecha)


def revisar_fecha(puestas, clase, fecha):
    """The same for a date alone: not before what the stage rests on, nor after what rests on it."""
    antes = [puestas[uno] for uno in REQUIEREN.get(clase, ()) if uno in puestas]
    if antes and fecha < max(antes):
        return {"fecha": f"No puede ser anterior a lo que la precede ({fecha_corta(max(antes))})."}
    despues = [puestas[uno] for uno in (*dependientes(puestas, clase), *_impedidas(puestas, clase)) if puestas[uno] < fecha]
    return {"fecha": f"Ya hay una etapa posterior, del {fecha_corta(min(despues))}."} if despues else {}


def dependientes(puestas, clase):
    """Stages already written that rest on this one."""
    return [uno for uno in puestas if clase in REQUIEREN.get(uno, ())]


def _impedidas(puestas, clase):
    """Stages already written after which this one does not come."""
    return [uno for uno in IMPIDEN.get(clase, ()) if uno in puestas]


def siguientes(puestas, de_la_resolucion=""):
    """Stages that may be written next, in their order."""
    hoy = max(puestas.values(), default=None)
    return [uno for uno in E if uno != E.INTERPOSICION and not revisar(puestas, uno, hoy, Sentido.CONFIRMA, de_la_resolucion).get("clase")]
