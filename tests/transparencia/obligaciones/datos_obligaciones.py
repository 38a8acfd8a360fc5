"""Factories of the obligations of transparency."""

from datetime import date
from decimal import Decimal

from tests import datos
from transparencia.obligaciones import services
from transparencia.obligaciones.models import Asesoria, Evaluacion, Reunion, UnidadDeTransparencia

DIA = date(2023, 5, 4)


def jefa(client=None):
    """Whoever coordinates the module."""
    quien = datos.usuario("coordinador", unidades=[datos.unidad("CETAI", modulos=["obligaciones"])])
    if client:
        client.force_login(quien)
    return quien


def unidad(siglas=None, **campos):
    return services.guardar(UnidadDeTransparencia(dependencia=datos.dependencia(siglas), **campos), usuario=None)


def evaluacion(de=None, trimestre="1", porcentaje="100", *, ejercicio=2023, fecha=None, **campos):
    fecha = fecha or date(ejercicio, int(trimestre) * 3, 28)
    fila = Evaluacion(
        unidad=de or unidad(), trimestre=trimestre, porcentaje=Decimal(porcentaje), ejercicio=ejercicio, fecha=fecha, **campos
    )
    return services.guardar(fila, usuario=None)


def reunion(fecha=DIA, *, tema="Datos personales", clase="reunion", **campos):
    return services.guardar(Reunion(fecha=fecha, tema=tema, clase=clase, **campos), usuario=None)


def asesoria(de=None, fecha=DIA, *, medio="telefono", tema="Solicitudes de acceso", **campos):
    return services.guardar(Asesoria(unidad=de or unidad(), fecha=fecha, medio=medio, tema=tema, **campos), usuario=None)
