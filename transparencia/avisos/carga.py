"""Templates that the module needs to start: one for each kind of notice."""

from pathlib import Path

from .estados import Clase
from .models import Plantilla

TEXTOS = Path(__file__).parent / "datos"
PLANTILLAS = (
    (Clase.PREVENCION, "Prevención", "Prevención a la solicitud {folio_solicitud}"),
    (Clase.INCOMPETENCIA, "Notoria incompetencia", "Orientación sobre la solicitud {folio_solicitud}"),
    (Clase.PRORROGA, "Prórroga del plazo", "Prórroga para responder la solicitud {folio_solicitud}"),
    (Clase.RESPUESTA, "Respuesta a la solicitud", "Respuesta a la solicitud {folio_solicitud}"),
    (Clase.CLASIFICACION, "Clasificación de la información", "Clasificación de la información de la solicitud {folio_solicitud}"),
    (Clase.INEXISTENCIA, "Inexistencia de la información", "Inexistencia de la información de la solicitud {folio_solicitud}"),
    (Clase.ENTREGA, "Disponibilidad de la información", "Disponibilidad de la información de la solicitud {folio_solicitud}"),
)


def cargar():
    """Create the proposed templates where there never was one; what the Office wrote or deleted stays so."""
    if Plantilla.todos.exists():
        return {}
    filas = [
        Plantilla(clase=clase, nombre=nombre, asunto=asunto, cuerpo=(TEXTOS / f"{clase.value}.txt").read_text().strip())
        for clase, nombre, asunto in PLANTILLAS
    ]
    return {"plantillas de notificación": len(Plantilla.objects.bulk_create(filas))}
