"""Recursos and complaints written through the services, on a calendar without holidays of its own."""

from datetime import date

from tests.transparencia.solicitudes.datos_solicitudes import LIBRE, solicitud
from transparencia.recursos import services
from transparencia.recursos.models import Denuncia, Recurso

HOY = date(2026, 3, 2)
LUNES = date(2025, 11, 10)  # under Ley 81: alegatos 7, resolution 40 and 20 more, cumplimiento 10, informe 3


def recurso(interpuesto=LUNES, *, de=None, hoy=HOY, usuario=None, **campos):
    fila = Recurso(solicitud=de or solicitud(), interpuesto=interpuesto, **{"agravio": "La respuesta está incompleta"} | campos)
    return services.registrar(fila, usuario=usuario, hoy=hoy, calendario=LIBRE)


def etapa(fila, clase, fecha, *, hoy=HOY, usuario=None, **campos):
    hecha = services.registrar_etapa(fila, clase=clase, fecha=fecha, usuario=usuario, hoy=hoy, calendario=LIBRE, **campos)
    fila.refresh_from_db()
    return hecha


def denuncia(presentada=LUNES, *, hoy=HOY, usuario=None, **campos):
    fila = Denuncia(presentada=presentada, **{"obligacion": "Directorio, primer trimestre"} | campos)
    return services.guardar_denuncia(fila, usuario=usuario, hoy=hoy)
