"""What is read of a recurso to reckon its clocks: its stages, the terms of its regime and the calendar of who resolves."""

from seguimiento.nucleo import catalogos
from seguimiento.nucleo.models import DiaInhabil
from seguimiento.nucleo.plazos import UN_DIA, Calendario
from seguimiento.nucleo.vencimientos import pasados
from transparencia.regimenes.estados import FACULTADES
from transparencia.regimenes.lecturas import terminos_de

from . import relojes
from .estados import ClaseDeEtapa
from .models import Etapa

AMBITOS = (DiaInhabil.Ambito.GARANTE, DiaInhabil.Ambito.ESTATAL, DiaInhabil.Ambito.PNT)


def calendario():
    """Days off of the authority, of the state administration and of the platform; read once, kept while nobody changes them."""
    return catalogos.leer({"calendario_de_recursos": (_calendario, DiaInhabil)})["calendario_de_recursos"]


def _calendario():
    return Calendario.cargar(*AMBITOS)


def relojes_de(recurso, etapas, corte, dias):
    """[Reloj] of a recurso with these stages, with the calendar `dias`."""
    sentido = next((etapa.sentido for etapa in etapas if etapa.sentido and etapa.fecha <= corte), "")
    pares = [(etapa.clase, etapa.fecha) for etapa in etapas]
    terminos = terminos_de(recurso.solicitud.regimen_id)
    return relojes.relojes(terminos, dias, pares, corte, ante_unidad=recurso.ante_unidad, sentido=sentido)


def vence_de(recurso, etapas, corte, dias):
    """(deadline that rules, its step), or (None, "") when nothing is asked of the Office."""
    manda = relojes.rector(relojes_de(recurso, etapas, corte, dias))
    return (manda.vence, str(manda.clave)) if manda else (None, "")


def vencimientos_de(recurso, etapas, dias):
    """The deadlines that ruled on each day (see `nucleo.vencimientos.pasados`): none from the day after a chance was gone."""

    def vence_el(dia):
        vence, paso = vence_de(recurso, etapas, dia, dias)
        return None if paso in FACULTADES and vence < dia else vence

    cambios = {etapa.fecha for etapa in etapas}
    perdidas = {reloj.vence + UN_DIA for dia in cambios for reloj in relojes_de(recurso, etapas, dia, dias) if reloj.clave in FACULTADES}
    return pasados(vence_el, cambios | perdidas)


def etapas_de(recurso):
    return list(Etapa.objects.filter(recurso=recurso).order_by("fecha", "pk"))


def puestas(etapas):
    """{stage: date}"""
    return {ClaseDeEtapa(etapa.clase): etapa.fecha for etapa in etapas}


def sentido_de(etapas):
    return next((etapa.sentido for etapa in etapas if etapa.sentido), "")
