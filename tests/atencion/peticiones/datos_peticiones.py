"""Factories of petitions and of what hangs from them: through the services, so that folio, year and state are true."""

from datetime import date
from itertools import count

from atencion.peticiones import services
from atencion.peticiones.models import Gira, Peticion
from tests import datos

RECIBIDA = date(2023, 3, 1)
HOY = date(2023, 12, 31)
_numeros = count(1)


def oficina(rol="coordinador", **campos):
    """Somebody of CEAC: works in petitions and in persons."""
    return datos.usuario(rol, unidades=[datos.unidad(modulos=["peticiones", "personas"])], **campos)


def peticion(fecha=RECIBIDA, *, hoy=HOY, usuario=None, **campos):
    numero = next(_numeros)
    campos = {"rubro": "atencion", "canal": "presencial", "asunto": f"Asunto {numero}"} | campos
    return services.guardar(Peticion(fecha=fecha, **campos), usuario=usuario, fecha=hoy)


def gira(nombre=None, fecha=RECIBIDA, **campos):
    return services.guardar_gira(Gira(nombre=nombre or f"Gira {next(_numeros)}", fecha=fecha, **campos), usuario=None)


def seguimiento(de, dia=date(2023, 3, 5), *, hoy=HOY, usuario=None, canal="telefono", nota="Se le llamó"):
    return services.seguir(de, dia=dia, canal=canal, nota=nota, usuario=usuario, fecha=hoy)


def turno(de, dependencia=None, dia=date(2023, 3, 10), *, hoy=HOY, usuario=None, orden="estatal", **campos):
    if dependencia is None and not campos.get("instancia"):
        dependencia = datos.dependencia()
    return services.turnar(de, dia=dia, orden=orden, dependencia=dependencia, usuario=usuario, fecha=hoy, **campos)


def respuesta(de, dia=date(2023, 3, 20), *, hoy=HOY, usuario=None, texto="Se atendió"):
    return services.responder(de, dia=dia, respuesta=texto, usuario=usuario, fecha=hoy)


def conclusion(de, dia=date(2023, 4, 1), *, hoy=HOY, usuario=None, resultado="positiva", respuesta="Se le entregó"):
    return services.concluir(de, dia=dia, resultado=resultado, respuesta=respuesta, usuario=usuario, fecha=hoy)
