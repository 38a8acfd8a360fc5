"""Factories of the module: one row each, through no service."""

from datetime import date
from itertools import count

from gabinetes.instrucciones.estados import PORCENTAJES, Clase, Etapa
from gabinetes.instrucciones.models import Avance, Instruccion, InstruccionInversion, Inversion, Peldano

EMISION = date(2023, 4, 4)
_numeros = count(1000)


def instruccion(etapa=Etapa.OFICIO, *, clase=Clase.CONFERENCIA, emision=EMISION, subio=None, **campos):
    """An instruction with its issue and, when it is not on the first rung, the step of the day `subio` (that of issue without it)."""
    numero = campos.pop("numero", next(_numeros))
    campos = {"tema": f"Tema {numero}", "texto": f"Texto {numero}", "porcentaje": PORCENTAJES[etapa]} | campos
    dia = emision if etapa == Etapa.OFICIO else subio or emision
    fila = Instruccion.objects.create(
        clase=clase, numero=numero, fecha_emision=emision, ejercicio=emision.year, etapa=etapa, etapa_desde=dia, fecha_avance=dia, **campos
    )
    avance(fila, Etapa.OFICIO, emision, inicial=True, texto="Se emitió la instrucción.")
    if etapa != Etapa.OFICIO:
        avance(fila, etapa, dia, porcentaje=fila.porcentaje)
    return fila


def peldano(etapa, porcentaje):
    """The rung with that percentage, also where a test that empties the database took the rungs with the rest."""
    return Peldano.objects.update_or_create(etapa=etapa, defaults={"porcentaje": porcentaje})[0]


def avance(de, etapa, fecha, **campos):
    """A dated step; the state of the instruction is left to the caller."""
    campos = {"porcentaje": PORCENTAJES[etapa], "etapa_desde": fecha, "texto": "Se hizo", "validacion": "no_requiere"} | campos
    return Avance.objects.create(de=de, etapa=etapa, fecha=fecha, **campos)


def inversion(monto, *instrucciones, fuente="estatal", registrada=EMISION, **campos):
    """Money that pays for these instructions."""
    fila = Inversion.objects.create(fuente=fuente, monto=monto, registrada=registrada, **({"ejercicio": registrada.year} | campos))
    InstruccionInversion.objects.bulk_create(InstruccionInversion(instruccion=i, inversion=fila) for i in instrucciones)
    return fila
