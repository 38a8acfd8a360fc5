"""The clocks of a recurso de revisión, from its dated stages alone. Articles 128 to 140 of Ley 81, or those of its regime."""

from dataclasses import replace
from datetime import date

from seguimiento.nucleo.formato import fecha_corta

from .estados import Clave, Suceso
from .hechos import Hechos
from .plazo import recibida, reloj

__all__ = ["relojes_de_recurso"]


def relojes_de_recurso(terminos, calendario, etapas, corte=date.max, *, ordena=True, sin_respuesta=False):
    """[Reloj] of a recurso in the order of its stages; `etapas` are (Suceso, date) or (Suceso, date, hour), "recurso" among them.

    `ordena`: the resolution orders something. `sin_respuesta`: it was won for lack of answer, and the information is due without cost.
    """
    hechos = Hechos(etapas, corte)
    interpuesto = hechos.primero(Suceso.RECURSO)
    if interpuesto is None:
        return []
    return [uno for uno in _Recurso(terminos, calendario, hechos).todos(interpuesto, ordena, sin_respuesta) if uno is not None]


class _Recurso:
    """The clocks of one recurso while they are being worked out."""

    def __init__(self, terminos, calendario, hechos):
        self.terminos, self.calendario, self.hechos = terminos, calendario, hechos

    def todos(self, interpuesto, ordena, sin_respuesta):
        fecha = self.hechos.fecha
        llega = recibida(self.calendario, interpuesto.fecha, interpuesto.hora, self.terminos.cierre)
        prevencion, admision, resolucion = fecha(Suceso.PREVENCION_RECURSO), fecha(Suceso.ADMISION), fecha(Suceso.RESOLUCION)
        subsanada = self.hechos.primero(Suceso.DESAHOGO_RECURSO)
        dia = subsanada and recibida(self.calendario, subsanada.fecha, subsanada.hora, self.terminos.cierre)
        cumple = self._reloj(Clave.SIN_RESPUESTA if sin_respuesta else Clave.CUMPLIMIENTO, ordena and resolucion, Suceso.CUMPLIMIENTO)
        return [
            self._reloj(Clave.REMISION, llega, Suceso.REMISION, cierran=(Suceso.ADMISION, Suceso.DESECHAMIENTO)),
            self._reloj(Clave.PREVENCION_RECURSO, prevencion, dia, cierran=(Suceso.ADMISION, Suceso.DESECHAMIENTO)),
            self._reloj(Clave.ALEGATOS, admision, Suceso.ALEGATOS, cierran=(Suceso.CIERRE, Suceso.RESOLUCION)),
            self._resolucion(admision),
            self._reloj(Clave.CIERRE, fecha(Suceso.CIERRE), Suceso.RESOLUCION),
            cumple,
            self._reloj(Clave.INFORME, cumple and (cumple.cumplido or cumple.vence), Suceso.INFORME),
        ]

    def _reloj(self, clave, desde, cumple, cierran=(), **campos):
        """A clock that a fact meets (or a day already worked out), and that others stop; None before it starts."""
        plazo = self.terminos.get(clave)
        if plazo is None or not desde:
            return None
        cumplido = self.hechos.fecha(cumple) if isinstance(cumple, Suceso) else cumple
        hecho = reloj(plazo, self.calendario, desde, cumplido=cumplido, **campos)
        if hecho.corre and cierran and (final := self.hechos.primero(*cierran)):
            return replace(hecho, cerrado=final.fecha, motivo=Suceso(final.clase).label.lower())
        return hecho

    def _resolucion(self, admision):
        """The term to resolve, longer by an ampliación that came in time."""
        plazo, mas = self.terminos.get(Clave.RESOLUCION), self.terminos.get(Clave.AMPLIACION)
        ampliacion = self.hechos.fecha(Suceso.AMPLIACION)
        en_tiempo = plazo and mas and admision and ampliacion and ampliacion <= self.calendario.sumar(admision, plazo.dias)
        if not en_tiempo:
            return self._reloj(Clave.RESOLUCION, admision, Suceso.RESOLUCION)
        nota = f"{plazo.dias} días y {mas.dias} más por la ampliación del {fecha_corta(ampliacion)}."
        return self._reloj(Clave.RESOLUCION, admision, Suceso.RESOLUCION, dias=plazo.dias + mas.dias, notas=(nota,))
