"""Factories of the module: one row each, through no service."""

from datetime import date
from decimal import Decimal
from itertools import count

from gabinetes.acuerdos.estados import EstadoReunion, EstatusResponsable
from gabinetes.acuerdos.models import Acuerdo, Avance, Gabinete, Responsable, Reunion

_numeros = count(1)


def gabinete(nombre=None, **campos):
    nombre = nombre or f"Gabinete {next(_numeros)}"
    return Gabinete.objects.create(nombre=nombre, **({"nombre_oficial": f"Gabinete de {nombre}", "clase": "especial"} | campos))


def reunion(de=None, fecha=date(2023, 3, 1), **campos):
    campos = {"estado": EstadoReunion.CELEBRADA, "numero": next(_numeros), "ejercicio": fecha.year} | campos
    return Reunion.objects.create(gabinete=de or gabinete(), fecha=fecha, **campos)


def acuerdo(texto="Presentar el programa de obra", *responsables, en=None, **campos):
    """An agreement; `responsables` are pairs (dependencia, percentage)."""
    en = en or reunion()
    campos = {"folio": f"AC-{en.ejercicio}-{next(_numeros):04d}", "fecha": en.fecha, "ejercicio": en.ejercicio} | campos
    fila = Acuerdo.objects.create(texto=texto, reunion=en, **campos)
    for dependencia, porcentaje in responsables:
        responsable(fila, dependencia, porcentaje)
    return fila


def responsable(de, dependencia, porcentaje=0, **campos):
    """A responsable whose state is the given percentage, reported on the day of the agreement."""
    porcentaje = Decimal(porcentaje)
    campos = {"estatus": estatus_de(porcentaje), "fecha_avance": de.fecha if porcentaje else None, "desde": de.fecha} | campos
    fila = Responsable.objects.create(acuerdo=de, dependencia=dependencia, porcentaje=porcentaje, **campos)
    if porcentaje:
        avance(fila, porcentaje, de.fecha)
    return fila


def avance(de, porcentaje, fecha, **campos):
    """A dated step; the state of the responsable is left to the caller."""
    porcentaje = Decimal(porcentaje)
    return Avance.objects.create(
        de=de, porcentaje=porcentaje, fecha=fecha, **({"estatus": estatus_de(porcentaje), "texto": "Se avanzó"} | campos)
    )


def estatus_de(porcentaje):
    if porcentaje == 100:
        return EstatusResponsable.CONCLUIDO
    return EstatusResponsable.EN_PROCESO if porcentaje else EstatusResponsable.PENDIENTE
