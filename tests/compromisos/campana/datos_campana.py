"""Factories of the module: one row each, through no service."""

from datetime import date
from itertools import count

from compromisos.campana.models import Accion, AccionInversion, AccionMunicipio, Asignacion, Avance, Compromiso, Inversion

ALTA = date(2023, 3, 1)
_numeros = count(1)


def compromiso(numero=None, **campos):
    numero = numero or 1000 + next(_numeros)
    return Compromiso.objects.create(numero=numero, **({"texto": f"Texto del compromiso {numero}"} | campos))


def asignacion(de, dependencia, desde=ALTA):
    return Asignacion.objects.create(compromiso=de, dependencia=dependencia, desde=desde)


def accion(de, dependencia, estatus="pendiente", registrada=ALTA, municipios=(), **campos):
    """An action of an assigned commitment, whose status was reported on the day on which it was registered."""
    Asignacion.objects.get_or_create(compromiso=de, dependencia=dependencia, defaults={"desde": registrada})
    campos = {"descripcion": f"Acción de prueba {next(_numeros)}", "ejercicio": registrada.year} | campos
    fila = Accion.objects.create(
        compromiso=de, dependencia=dependencia, estatus=estatus, registrada=registrada,
        fecha_avance=None if estatus == "pendiente" else registrada, **campos,
    )  # fmt: skip
    if estatus != "pendiente":
        avance(fila, estatus, registrada, validacion="no_requiere")
    AccionMunicipio.objects.bulk_create(AccionMunicipio(accion=fila, municipio=m) for m in municipios)
    return fila


def avance(de, estatus, fecha, **campos):
    """A dated step; the state of the action is left to the caller."""
    return Avance.objects.create(de=de, estatus=estatus, fecha=fecha, **({"texto": "Se avanzó"} | campos))


def inversion(monto, *acciones, fuente="estatal", registrada=ALTA, **campos):
    """Money that pays for these actions."""
    fila = Inversion.objects.create(fuente=fuente, monto=monto, registrada=registrada, **({"ejercicio": registrada.year} | campos))
    AccionInversion.objects.bulk_create(AccionInversion(accion=a, inversion=fila) for a in acciones)
    return fila
