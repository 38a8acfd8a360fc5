"""What the clocks of the regimes say of a request: its file as the rules read it, and the deadline that rules it now."""

from seguimiento.nucleo.vencimientos import pasados
from transparencia.regimenes import lecturas, relojes
from transparencia.regimenes.estados import Clave, Suceso

from .estados import ABIERTAS, ClaseDeActo, EstadoDeSolicitud, Medio, Sentido
from .reglas import FINALES, Expediente


def calendario():
    """Days off of the state administration and of the Plataforma, together."""
    return lecturas.calendario()


def hechos(solicitud, actos):
    """[(fact, date, hour)] of a request, as the clocks read them."""
    presentada = (Suceso.PRESENTADA.value, solicitud.presentada, solicitud.hora)
    return [presentada, *((_suceso(acto), acto.fecha, None) for acto in actos)]


def _suceso(acto):
    """An answer that refuses has no right to make effective."""
    return Suceso.IMPROCEDENTE.value if acto.sentido == Sentido.IMPROCEDENTE else acto.clase


def relojes_de(solicitud, actos, corte, calendario):
    """[Reloj] of a request at the end of a day; `actos`: those in force."""
    terminos = lecturas.terminos_de(solicitud.regimen_id)
    por_otro_medio = solicitud.medio not in ("", Medio.PNT)
    return relojes.relojes(terminos, calendario, hechos(solicitud, actos), corte, por_otro_medio=por_otro_medio)


def vence_de(solicitud, actos, corte, calendario):
    """The deadline that rules the request on that day; once it ended, that of its answer. None when its régimen gives none."""
    lista = relojes_de(solicitud, actos, corte, calendario)
    manda = None if any(acto.clase in FINALES for acto in actos) else relojes.rector(lista)
    manda = manda or next((uno for uno in reversed(lista) if uno.clave == Clave.RESPUESTA), None)
    return manda and manda.vence


def poner_plazo(solicitud, actos, hoy, calendario):
    """Set the deadline of today and those of before; `actos`: those that were annulled too."""

    def vence_el(dia):
        vigentes = [acto for acto in actos if acto.fecha <= dia and (acto.anulado is None or acto.anulado > dia)]
        return vence_de(solicitud, vigentes, dia, calendario)

    movieron = {acto.fecha for acto in actos} | {acto.anulado for acto in actos if acto.anulado}
    solicitud.vence = vence_de(solicitud, [acto for acto in actos if acto.anulado is None], hoy, calendario)
    solicitud.vencimientos = pasados(vence_el, {solicitud.presentada, *movieron})


def plazo_de(solicitud, corte, calendario):
    """How the deadline of a request annotated by `al_corte` reads, as `Calendario.estado` does: amber from the days of alert of its
    régimen on, unless the one who must act is the person; None once it ended."""
    visto = calendario.estado(solicitud.vence_al, corte, cerrado=solicitud.estado not in ABIERTAS)
    if visto is None or visto["clase"] or solicitud.estado == EstadoDeSolicitud.PREVENIDA:
        return visto
    alerta = lecturas.terminos_de(solicitud.regimen_id).get(Clave.ALERTA)
    if alerta is None or calendario.contar(corte, solicitud.vence_al) > alerta.dias:
        return visto
    return {**visto, "clase": "hoy", "icono": "exclamation-triangle"}


def expediente(solicitud, actos, corte, calendario):
    """The file of a request as of a day, from its acts in force by then."""
    vigentes = [acto for acto in actos if acto.fecha <= corte]
    return Expediente(
        materia=solicitud.materia,
        presentada=solicitud.presentada,
        medio=solicitud.medio,
        fechas={ClaseDeActo(acto.clase): acto.fecha for acto in vigentes},
        sentido=next((acto.sentido for acto in vigentes if acto.sentido), ""),
        limites={str(uno.clave): uno.vence for uno in relojes_de(solicitud, vigentes, corte, calendario)},
    )
