"""What is shown of a person to who does not need more: pure functions, and the questions of who sees what.

For other modules: `Dato("nombre", accessor="persona.nombre_completo")` in a table and `Enmascarado("telefono")` in a resource
(see `columnas`), `ConDatosPersonales` before ListScreen (see `listas`), `accesos.Vista` on a page.
"""

from seguimiento.cuentas.estados import Rol
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
TODOS = frozenset(DE_CAMPO)
ATIENDEN = ("nombre", "primer_apellido", "segundo_apellido", "telefono", "localidad")  # what who attends people works with


def ve_datos(usuario):
    """Whether this person attends people: they read name, telephone and municipio; the rest, only record by record and with a reason."""
    return puede(usuario, Accion.EDITAR, "personas")


def puede_mostrar(usuario):
    """Whether this person may ask to see the data of one record, with a reason. Who only consults or administers, never."""
    return usuario.rol in {Rol.DIRECTOR, Rol.COORDINADOR, Rol.CAPTURISTA, Rol.ENLACE} and puede(usuario, Accion.VER, "personas")


def puede_reunir(usuario):
    """Whether they may gather all that is held on a person who asks for it."""
    return puede_mostrar(usuario) and not usuario.es_enlace


def puede_descargar(usuario):
    """Whether they may download a list with personal data, with a reason."""
    return usuario.rol in {Rol.DIRECTOR, Rol.COORDINADOR, Rol.CAPTURISTA} and puede(usuario, Accion.EXPORTAR, "personas")


def a_la_vista(usuario):
    """Fields that this person reads in every row."""
    return frozenset(ATIENDEN) if ve_datos(usuario) else frozenset()
