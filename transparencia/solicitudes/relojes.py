"""What the clocks of the regimes say of a request: its file as the rules read it, and the deadline that rules it now."""

from transparencia.regimenes.models import Termino

from .estados import ClaseDeActo
from .reglas import Expediente


def expediente(solicitud, actos, corte, calendario):
    """The file of a request as of a date, from its acts in force by then."""
    vigentes = [acto for acto in actos if acto.fecha <= corte]
    return Expediente(
        materia=solicitud.materia,
        presentada=solicitud.presentada,
        medio=solicitud.medio,
        fechas={ClaseDeActo(acto.clase): acto.fecha for acto in vigentes},
        sentido=next((acto.sentido for acto in vigentes if acto.sentido), ""),
    )


def vence_de(solicitud, actos, corte, calendario):
    """The deadline that rules the request on that date."""
    dias = Termino.objects.filter(regimen=solicitud.regimen, clave="respuesta").values_list("dias", flat=True).first()
    return calendario.sumar(solicitud.presentada, dias) if dias else None
