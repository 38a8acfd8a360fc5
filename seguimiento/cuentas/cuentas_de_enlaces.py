"""An account for a technical liaison, opened from the page of the person in the directory, with its scope already chosen."""

from seguimiento.directorio.models import Nombramiento
from seguimiento.nucleo import plazos

from .estados import Rol
from .models import Usuario


def enlaces_de(persona):
    """Its appointments of today as technical liaison."""
    return Nombramiento.objects.filter(persona=persona).enlaces(plazos.hoy()).con_lugar()


def falta_cuenta(persona):
    return enlaces_de(persona).exists() and not Usuario.objects.filter(persona=persona).exists()


def datos_de(persona):
    """Initial values of the form of an account."""
    puestos = list(enlaces_de(persona))
    correo, telefono = (next(iter(filas), "") for filas in (persona.correos_institucionales, persona.telefonos_institucionales))
    nombre, apellidos = partir(persona.nombre)
    return {
        "persona": persona.pk,
        "first_name": nombre,
        "last_name": apellidos,
        "cargo": puestos[0].cargo[:150] if puestos else "",
        "email": str(correo),
        "telefono": str(telefono)[:30],
        "username": usuario_de(str(correo)),
        "rol": Rol.ENLACE.value,
        "dependencias": [puesto.dependencia_id for puesto in puestos],
    }


def usuario_de(correo):
    """ "ana@salud.example" -> "ana", or "ana.salud" when somebody has that one; "" when both are taken or there is no address."""
    buzon, _, dominio = correo.partition("@")
    propuestos = [buzon, f"{buzon}.{dominio.partition('.')[0]}"] if buzon else []
    tomados = set(Usuario.todos.filter(username__in=propuestos).values_list("username", flat=True))
    return next((uno for uno in propuestos if uno not in tomados), "")


def partir(nombre):
    """ "Ana María López Ruiz" -> ("Ana María", "López Ruiz"): the last two words are taken for the surnames, to be mended by eye."""
    palabras = nombre.split()
    cuantas = max(len(palabras) - 2, 1)
    return " ".join(palabras[:cuantas]), " ".join(palabras[cuantas:])
