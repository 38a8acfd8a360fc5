"""The two clocks of a letter, day by day: 48 natural hours to turn it, and business days to answer each turn."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from seguimiento.nucleo.formato import entero, plural
from seguimiento.nucleo.plazos import UN_DIA, Calendario
from seguimiento.nucleo.semaforo import redondear

from .estados import HORAS_PARA_TURNAR

UN_SEGUNDO = timedelta(seconds=1)
PAUSADO = "en pausa: {}"


def con_pausas(calendario, pausas, hasta):
    """A calendar in which the days of these pauses do not count either; one under way lasts until `hasta`."""
    dias = {}
    for pausa in pausas:
        fin = pausa.hasta or hasta
        dias |= {pausa.desde + UN_DIA * n: PAUSADO.format(pausa.motivo) for n in range((fin - pausa.desde).days + 1)}
    return Calendario(calendario.motivos | dias)


def vencimiento(calendario, desde, dias, pausas=(), hasta=None):
    """The day on which business day number `dias` after `desde` falls, closed pauses skipped."""
    cerradas = [pausa for pausa in pausas if pausa.hasta]
    return con_pausas(calendario, cerradas, hasta or desde).sumar(desde, dias)


@dataclass(frozen=True)
class Dia:
    """A line of the reckoning: its number, or why it was skipped."""

    fecha: object
    numero: int | None
    motivo: str
    clase: str = ""  # "corte", "contesto", "vence" or ""

    @property
    def salta(self):
        return self.numero is None


def cuenta(calendario, turno, pausas, corte):
    """[Dia] from the day after the turn up to its deadline; while a pause is under way, up to the cut-off date if it comes later."""
    en_pausa = any(pausa.hasta is None for pausa in pausas)
    dias = con_pausas(calendario, pausas, corte).dia_por_dia(turno.dia, max(turno.vence, corte) if en_pausa else turno.vence)
    marcas = {corte: "corte", turno.respondido_vista: "contesto", turno.vence: "" if en_pausa else "vence"}
    return [Dia(dia, numero, motivo, marcas.get(dia, "")) for dia, numero, motivo in dias]


def resumida(dias):
    """The same lines with each stretch of skipped days in one: [(first day, last day, Dia)]."""
    tramos = []
    for dia in dias:
        if tramos and dia.salta and tramos[-1][2].salta and tramos[-1][2].motivo == dia.motivo:
            tramos[-1] = (tramos[-1][0], dia.fecha, dia)
        else:
            tramos.append((dia.fecha, dia.fecha, dia))
    return tramos


def horas(duracion):
    """A duration in whole natural hours, half up; None stays None."""
    return None if duracion is None else int(redondear(Decimal(duracion // UN_SEGUNDO) / 3600))


def en_palabras(duracion):
    """ "31 horas", "3 días y 4 horas"; empty without a duration."""
    if duracion is None:
        return ""
    total = horas(duracion)
    if total <= HORAS_PARA_TURNAR:
        return plural(total, "hora", "horas")
    dias, sueltas = divmod(total, 24)
    return f"{entero(dias)} días" + (f" y {plural(sueltas, 'hora', 'horas')}" if sueltas else "")
