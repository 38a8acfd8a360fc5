"""Resolutions and reserved files, written through the services."""

from datetime import date

from tests import datos
from transparencia.comite import services
from transparencia.comite.models import Reserva, Resolucion

HOY = date(2026, 3, 2)
ACTA = date(2023, 3, 15)


def resolucion(clase="reservada", fecha=ACTA, *, acta="CT/01/2023", hoy=HOY, usuario=None, **campos):
    fila = Resolucion(acta=acta, fecha=fecha, clase=clase, **{"asunto": "Clasificación de prueba"} | campos)
    return services.guardar(fila, usuario=usuario, hoy=hoy)


def reserva(de=None, inicio=ACTA, *, meses=60, area=None, usuario=None, **campos):
    base = {"nombre": "Expediente de prueba", "tema": "Seguridad", "fundamento": "L81, art. 96", "justificacion": "Prueba de daño"}
    campos = base | campos
    fila = Reserva(resolucion=de or resolucion(), area=area or datos.unidad(), inicio=inicio, meses=meses, **campos)
    return services.guardar_reserva(fila, usuario=usuario)
