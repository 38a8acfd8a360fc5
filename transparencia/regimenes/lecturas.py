"""The terms of every regime and the calendar of requests, read once and kept while nobody changes them."""

from seguimiento.nucleo import catalogos
from seguimiento.nucleo.models import DiaInhabil
from seguimiento.nucleo.plazos import Calendario

from .models import Regimen, Termino
from .plazo import Plazo, Terminos

AMBITOS = (DiaInhabil.Ambito.ESTATAL, DiaInhabil.Ambito.PNT)  # the days off of who answers, and of the platform where it is answered


def leer():
    """({pk of a regime: its Terminos}, Calendario of the requests)."""
    pedidos = {"terminos": (_terminos, (Regimen, Termino)), "calendario_de_solicitudes": (_calendario, DiaInhabil)}
    leidos = catalogos.leer(pedidos)
    return leidos["terminos"], leidos["calendario_de_solicitudes"]


def terminos_de(regimen_id):
    return leer()[0][regimen_id]


def calendario():
    return leer()[1]


def _calendario():
    return Calendario.cargar(*AMBITOS)


def _terminos():
    """Deleted regimes too: what was presented under one still is."""
    plazos = {}
    for termino in Termino.objects.all():
        plazo = Plazo(termino.clave, termino.dias, termino.articulo, termino.de, termino.efecto, termino.verificado)
        plazos.setdefault(termino.regimen_id, {})[termino.clave] = plazo
    return {
        regimen.pk: Terminos(regimen.nombre, regimen.materia, plazos.get(regimen.pk, {}), regimen.cierre) for regimen in Regimen.todos.all()
    }
