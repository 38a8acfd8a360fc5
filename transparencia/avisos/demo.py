"""Invented notices on the rebuilt requests, issued from the templates that the module starts with."""

from transparencia.comite.models import Resolucion
from transparencia.solicitudes.estados import ClaseDeActo
from transparencia.solicitudes.models import Acto

from . import carga, services
from .estados import Clase, Medio
from .models import LUGAR, Notificacion, Plantilla

FIRMANTE, CARGO = "Titular de la Unidad de Transparencia", "Oficina del Ejecutivo Estatal (demostración)"
CLASES = {
    ClaseDeActo.PREVENCION: Clase.PREVENCION, ClaseDeActo.DECLINADA: Clase.INCOMPETENCIA, ClaseDeActo.PRORROGA: Clase.PRORROGA,
    ClaseDeActo.RESPUESTA: Clase.RESPUESTA,
}  # fmt: skip
POR_CLASE = 3


def cargar(personas):
    """Returns {what: how many are new}; once loaded, nothing changes."""
    carga.cargar()
    if Notificacion.todos.exists():
        return {}
    plantillas = {plantilla.clase: plantilla for plantilla in Plantilla.objects.all()}
    nuevas = 0
    for del_acto, clase in CLASES.items():
        actos = Acto.objects.filter(clase=del_acto, anulado__isnull=True).select_related("solicitud__regimen").order_by("fecha", "pk")
        for n, acto in enumerate(actos[:POR_CLASE]):
            nuevas += _notificacion(acto, plantillas.get(clase), n, personas.coordinador)
    return {"notificaciones": nuevas}


def _notificacion(acto, plantilla, n, quien):
    """The first two of each kind issued and notified on the day of their act; the last one, still a draft. Returns how many (0 or 1)."""
    if plantilla is None:
        return 0
    resolucion = Resolucion.objects.filter(solicitud=acto.solicitud, acta=acto.acta).first() if acto.acta else None
    if plantilla.clase == Clase.PRORROGA and resolucion is None:
        return 0
    aviso = services.guardar(
        Notificacion(
            solicitud=acto.solicitud, resolucion=resolucion, plantilla=plantilla, clase=plantilla.clase, asunto=plantilla.asunto,
            cuerpo=plantilla.cuerpo, lugar=LUGAR, fecha=acto.fecha, firmante=FIRMANTE, firmante_cargo=CARGO, reconstruido=True,
        ), usuario=quien,
    )  # fmt: skip
    if n < POR_CLASE - 1 and not services.sin_valor(aviso):
        aviso = services.expedir(aviso, fecha=acto.fecha, usuario=quien, hoy=acto.fecha)
        services.notificar(aviso, fecha=acto.fecha, medio=Medio.PNT, usuario=quien, hoy=acto.fecha)
    return 1
