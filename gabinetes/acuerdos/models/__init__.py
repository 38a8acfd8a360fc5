"""Cabinets, their meetings, the agreements taken there and who answers for each one."""

from .acuerdos import Acuerdo, Autorizado, Avance, Refechado, Responsable
from .reuniones import Adenda, Asistencia, Convocado, Convocatoria, Gabinete, Integrante, Punto, Reunion

__all__ = [
    "Acuerdo", "Adenda", "Asistencia", "Autorizado", "Avance", "Convocado", "Convocatoria", "Gabinete", "Integrante", "Punto",
    "Refechado", "Responsable", "Reunion",
]  # fmt: skip
