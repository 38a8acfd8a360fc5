"""Dates and dated steps for records rebuilt from published figures: plausible, and the same on every run."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from .avances import AvanceBase
from .estados import Validacion
from .plazos import UN_DIA, Calendario

CIERRE = date(2024, 2, 12)  # the day on which the published reports were made
RECIENTES = date(2024, 2, 6)  # first of the last business days before CIERRE in which something moved
TEXTO = "Avance reconstruido ({} de {}); el informe no publica el detalle."
EN_REVISION = "Avance reconstruido, en espera de revisión; el informe no publica el detalle."
SIN_EVIDENCIA = "Falta la evidencia que respalde lo reportado."


class Cronologia:
    """Business days drawn from a fixed seed."""

    def __init__(self, semilla):
        self.azar = Random(semilla)
        self.calendario = Calendario.cargar()

    def habil(self, dia):
        """The first business day on or after `dia`."""
        return self.calendario.sumar(dia, 0)

    def anterior(self, dia):
        """The last business day on or before `dia`."""
        while not self.calendario.es_habil(dia):
            dia -= UN_DIA
        return dia

    def entre(self, desde, hasta):
        """A business day between both, counted in; `hasta` when there is none."""
        dia = desde + timedelta(days=self.azar.randint(0, max((hasta - desde).days, 0)))
        return min(self.habil(dia), self.anterior(hasta))

    def dias_del_mes(self, anio, mes, cuantos):
        """`cuantos` business days spread over a month."""
        inicio = date(anio, mes, 1)
        fin = (inicio + timedelta(days=31)).replace(day=1) - UN_DIA
        habiles = [dia for n in range((fin - inicio).days + 1) if self.calendario.es_habil(dia := inicio + UN_DIA * n)]
        tramo = len(habiles) / cuantos
        return [habiles[int(n * tramo + self.azar.random() * (tramo - 1))] for n in range(cuantos)]

    def pasos(self, desde, hasta, cuantos):
        """Up to `cuantos` different business days in order; the last one is `hasta` or the business day before it."""
        ultimo = self.anterior(hasta)
        otros = {self.entre(desde, ultimo) for _ in range(cuantos - 1)}
        return [*sorted(dia for dia in otros if dia < ultimo), ultimo]

    def hora(self, dia):
        """A moment of that working day."""
        return timezone.make_aware(datetime.combine(dia, time(9 + self.azar.randint(0, 6), self.azar.randint(0, 59))))


@dataclass(frozen=True)
class Personas:
    """Accounts of the demonstration that sign what is rebuilt; `propias` are the dependencias of the enlace.

    With `uno_de_cada` above 1, modules of great volume rebuild that fraction of their rows: enough for most tests.
    """

    coordinador: object = None
    capturista: object = None
    enlace: object = None
    propias: frozenset = frozenset()
    uno_de_cada: int = 1

    def parte(self, total):
        """How many of `total` rows are rebuilt: all of them, or the fraction asked for, at least one."""
        return -(-total // self.uno_de_cada)

    def firma(self, dependencia_id):
        """Fields of an avance that tell who reported and who reviewed it."""
        if dependencia_id in self.propias:
            return {"usuario": self.enlace, "revisor": self.coordinador, "validacion": Validacion.VALIDADO}
        return {"usuario": self.capturista, "validacion": Validacion.NO_REQUIERE}


def avances_de(seguido, modelo, fechas, valores, crono, personas, *, en_revision=False):
    """Unsaved avances that lead to `valores[-1]` on these dates; the last may still wait for its review."""
    firma = personas.firma(seguido.dependencia_id)
    filas = [
        modelo(de=seguido, fecha=fecha, creado=crono.hora(fecha), texto=TEXTO.format(n, len(fechas)), **paso, **firma)
        for n, (fecha, paso) in enumerate(zip(fechas, valores, strict=True), 1)
    ]
    if en_revision:
        ultimo = filas[-1]
        ultimo.validacion, ultimo.revisor, ultimo.texto = Validacion.POR_VALIDAR, None, EN_REVISION
        if seguido.dependencia_id not in personas.propias:
            ultimo.usuario = None
    return filas


def devuelto(seguido, modelo, reportado, firme, crono, personas):
    """An advance of the enlace that was returned two business days later, and the one that restores the value before."""
    dia, vuelta = RECIENTES, crono.calendario.sumar(RECIENTES, 2)
    reporte = modelo(
        de=seguido,
        fecha=dia,
        creado=crono.hora(dia),
        texto=EN_REVISION,
        validacion=Validacion.DEVUELTO,
        motivo=SIN_EVIDENCIA,
        usuario=personas.enlace,
        revisor=personas.coordinador,
        **reportado,
    )
    regreso = modelo(
        de=seguido,
        fecha=vuelta,
        creado=crono.hora(vuelta),
        texto=SIN_EVIDENCIA,
        tipo=AvanceBase.Tipo.DEVOLUCION,
        validacion=Validacion.NO_REQUIERE,
        usuario=personas.coordinador,
        **firme,
    )
    return [reporte, regreso]
