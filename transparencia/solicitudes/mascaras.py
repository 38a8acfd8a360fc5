"""What is read of who asks by somebody who does not attend the request: pure functions, and the question of who does."""

from seguimiento.nucleo.permisos import Accion, puede

PUNTOS = "•••"


def nombre(texto):
    """ "María López Ruiz" → "M*** L*** R***"."""
    return " ".join(f"{parte[0].upper()}***" for parte in (texto or "").split())


def correo(texto):
    """ "maria@correo.example" → "m***@***"."""
    return f"{texto[0]}***@***" if texto else ""


def ve_datos(usuario):
    """Whether this person attends requests, and so reads who asks and where to answer."""
    return not usuario.es_enlace and puede(usuario, Accion.EDITAR, "solicitudes") and usuario.solo_en("solicitudes") is None
