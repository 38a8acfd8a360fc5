"""Rows of activities for tests, through the services."""

from datetime import date
from itertools import count

from seguimiento.actividades import services
from seguimiento.actividades.models import Actividad
from seguimiento.directorio.models import Unidad
from tests import datos

_numeros = count(1)
ENERO = date(2023, 1, 16)  # a Monday


def cesg():
    """The unidad of these tests, which works in the module."""
    return Unidad.objects.filter(siglas="CESG").first() or datos.unidad("CESG", modulos=["actividades"])


def colaborador(nombre=None, rol="capturista", **campos):
    return datos.usuario(rol, unidades=[campos.pop("unidad", None) or cesg()], first_name=nombre or f"Persona {next(_numeros)}", **campos)


def actividad(*responsables, fecha=ENERO, usuario=None, ritmo="", repetir_hasta=None, **campos):
    campos = {"texto": f"Actividad {next(_numeros)}", "unidad": cesg()} | campos
    fila = Actividad(fecha=fecha, **campos)
    responsables = responsables or (colaborador(),)
    return services.registrar(fila, responsables=responsables, usuario=usuario, ritmo=ritmo, repetir_hasta=repetir_hasta)


def reportar(asignacion, estatus, fecha=ENERO, *, usuario=None):
    return services.registrar_avance(asignacion, estatus=estatus, texto="Se hizo", usuario=usuario or asignacion.responsable, fecha=fecha)
