"""Requests, acts and turns written through the services, on a calendar without holidays of its own."""

from datetime import date

from seguimiento.nucleo.plazos import Calendario
from tests import datos
from transparencia.regimenes import carga
from transparencia.solicitudes import services, turnos
from transparencia.solicitudes.estados import ClaseDeActo
from transparencia.solicitudes.models import Solicitud

C = ClaseDeActo
LUNES = date(2025, 10, 6)  # under Ley 81: prevención 5, desahogo 10, answer 20, prórroga 10
HOY = date(2026, 3, 2)
LIBRE = Calendario()


def regimenes():
    carga.cargar()


def solicitud(presentada=LUNES, *, usuario=None, hoy=HOY, materia="acceso", medio="pnt", **campos):
    regimenes()
    campos = {"tema": "Contratos de obra", "texto": "Solicito los contratos de obra pública."} | campos
    fila = Solicitud(presentada=presentada, materia=materia, medio=medio, **campos)
    return services.registrar(fila, usuario=usuario, hoy=hoy, calendario=LIBRE)


def actuar(fila, clase, fecha, *, hoy=HOY, usuario=None, **campos):
    acto = services.actuar(fila, clase=clase, fecha=fecha, usuario=usuario, hoy=hoy, calendario=LIBRE, **campos)
    fila.refresh_from_db()
    return acto


def responder(fila, fecha=date(2025, 10, 20), sentido="informacion", **campos):
    """Accepted and answered."""
    actuar(fila, C.ACEPTADA, fila.presentada)
    return actuar(fila, C.RESPUESTA, fecha, sentido=sentido, **campos)


def turno(fila, *, unidades=(), dependencias=(), fecha=None, usuario=None, **campos):
    return turnos.turnar(
        fila, unidades=unidades, dependencias=dependencias, dias=5, usuario=usuario, fecha=fecha or fila.presentada, calendario=LIBRE,
        **campos,
    )[0]  # fmt: skip


def jefa(**campos):
    return datos.usuario("coordinador", unidades=[datos.unidad(modulos=["solicitudes"])], **campos)


def enlace(*dependencias):
    return datos.usuario("enlace", dependencias=dependencias)
