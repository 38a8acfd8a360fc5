"""What is shown of a person to who does not need more. Pure functions, and the one question of who sees what."""

from seguimiento.nucleo.permisos import Accion, puede

PUNTOS = "•••"


def nombre(texto):
    """ "María López Ruiz" → "M*** L*** R***"."""
    return " ".join(f"{parte[0].upper()}***" for parte in (texto or "").split())


def telefono(texto):
    """ "6625550123" → "*** *** 0123"."""
    return f"*** *** {texto[-4:]}" if texto else ""


def correo(texto):
    """ "maria@correo.example" → "m***@***"."""
    return f"{texto[0]}***@***" if texto else ""


def curp(texto):
    """Nothing of a CURP is harmless: its parts are the birth, the sex and the place."""
    return f"{PUNTOS} {texto[-2:]}" if texto else ""


def domicilio(texto):
    return PUNTOS if texto else ""


DE_CAMPO = {
    "nombre": nombre, "primer_apellido": nombre, "segundo_apellido": nombre, "telefono": telefono, "correo": correo, "curp": curp,
    "domicilio": domicilio, "localidad": domicilio,
}  # fmt: skip
ATIENDEN = ("nombre", "primer_apellido", "segundo_apellido", "telefono", "localidad")  # what who attends people works with


def ve_datos(usuario):
    """Whether this person attends people: they read name, telephone and municipio; the rest, only record by record and with a reason."""
    return puede(usuario, Accion.EDITAR, "personas")
