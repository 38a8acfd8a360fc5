"""One clock: from when it runs, how many business days, until when, what became of it, and its reckoning day by day."""

from dataclasses import dataclass
from datetime import date, time

from seguimiento.nucleo.plazos import UN_DIA, Calendario

from .estados import FACULTADES, RIGEN, Clave, EstadoDeReloj


@dataclass(frozen=True)
class Plazo:
    """A legal term as read once: so many business days, and the article."""

    clave: str
    dias: int
    articulo: str
    de: str = "sujeto"
    efecto: str = ""
    verificado: bool = True


@dataclass(frozen=True)
class Terminos:
    """The terms of a regime: `plazos` maps the key of a step to its Plazo; after `cierre` a day is over."""

    nombre: str
    materia: str
    plazos: dict
    cierre: time | None = None

    def get(self, clave):
        return self.plazos.get(str(clave.value if isinstance(clave, Clave) else clave))

    def __contains__(self, clave):
        return self.get(clave) is not None


@dataclass(frozen=True)
class Reloj:
    """`desde` does not count: the day after is day 1. `notas` tell what moved it, or what came too late to move it.

    At most one of `cumplido`, `interrumpido` and `cerrado` (settled by something else, told in `motivo`) has a date. `manda` is False of
    the desahogo of a part: the answer to the rest is what is due.
    """

    clave: str
    titulo: str
    desde: date
    dias: int
    vence: date
    articulo: str
    calendario: Calendario
    de: str = "sujeto"
    efecto: str = ""
    verificado: bool = True
    cumplido: date | None = None
    interrumpido: date | None = None
    cerrado: date | None = None
    motivo: str = ""
    notas: tuple = ()
    manda: bool = True

    @property
    def corre(self):
        return not (self.cumplido or self.interrumpido or self.cerrado)

    @property
    def rige(self):
        """Whether its end may be the deadline of the request."""
        return self.manda and self.clave in RIGEN

    @property
    def a_tiempo(self):
        return self.cumplido is not None and self.cumplido <= self.vence

    @property
    def fin(self):
        """The day on which it stopped, whatever the cause; None while it runs."""
        return self.cumplido or self.interrumpido or self.cerrado

    def quedan(self, corte):
        """Business days left on a day; negative once it has passed."""
        return self.calendario.contar(corte, self.vence)

    def estado(self, corte):
        if self.cumplido:
            return EstadoDeReloj.CUMPLIDO if self.a_tiempo else EstadoDeReloj.TARDE
        if self.interrumpido or self.cerrado:
            return EstadoDeReloj.INTERRUMPIDO if self.interrumpido else EstadoDeReloj.CERRADO
        if corte < self.vence:
            return EstadoDeReloj.CORRE
        if corte == self.vence:
            return EstadoDeReloj.HOY
        return EstadoDeReloj.PASO if self.clave in FACULTADES else EstadoDeReloj.VENCIDO

    def cuenta(self):
        """[(date, number or None, why it was skipped)] from the day after `desde` up to its end, or to its interruption."""
        return self.calendario.dia_por_dia(self.desde, self.interrumpido or self.vence)

    def tramos(self):
        """The same with each stretch of days skipped for one reason in one: [(first day, last day, number or None, reason)]."""
        tramos = []
        for dia, numero, motivo in self.cuenta():
            if tramos and numero is None and tramos[-1][2] is None and tramos[-1][3] == motivo:
                tramos[-1] = (tramos[-1][0], dia, None, motivo)
            else:
                tramos.append((dia, dia, numero, motivo))
        return tramos

    def saltados(self):
        """Days off, weekends apart, that moved its end: [(date, reason)]."""
        return self.calendario.saltados(self.desde, self.interrumpido or self.vence)


def recibida(calendario, fecha, hora=None, cierre=None):
    """The day on which what somebody hands in counts as received: that one, or the next business day when it was off or past closing."""
    tarde = hora is not None and cierre is not None and hora > cierre
    return calendario.sumar(fecha + UN_DIA if tarde else fecha, 0)


def reloj(plazo, calendario, desde, *, dias=None, **campos):
    """A Reloj of a Plazo that runs from `desde`."""
    dias = dias or plazo.dias
    campos = {"articulo": plazo.articulo, "titulo": Clave(plazo.clave).label, "verificado": plazo.verificado, **campos}
    return Reloj(
        clave=plazo.clave, desde=desde, dias=dias, vence=calendario.sumar(desde, dias), calendario=calendario, de=plazo.de,
        efecto=plazo.efecto, **campos,
    )  # fmt: skip
