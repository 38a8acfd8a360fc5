"""The clocks of a recurso, from its dated stages alone: no database, no "today".

Articles of Ley 81 (each Reloj cites those of its own regime): handed in at the Unidad, it is sent on the next day (128); the person
has some days to mend it (131); from its admission, so many for arguments (137 II) and for the resolution (132), extended once; so many
after the closing (137 VIII); what is ordered is complied with (138, or 133 where there was no answer) and then reported (140), also
when its days went by without it.
"""

from dataclasses import replace
from datetime import date

from seguimiento.nucleo.formato import fecha_corta
from transparencia.regimenes.estados import Clave, DeQuien
from transparencia.regimenes.plazo import recibida, reloj

from .estados import ORDENAN, ClaseDeEtapa, Sentido

E = ClaseDeEtapa


def relojes(terminos, calendario, etapas, corte=date.max, *, ante_unidad=False, sentido=""):
    """[Reloj] of a recurso in the order of its steps; `etapas` are (class, date). Stages after `corte` are not known yet."""
    dias = {E(clase): fecha for clase, fecha in etapas if fecha <= corte}
    return [uno for uno in _Recurso(terminos, calendario, dias, sentido).todos(ante_unidad) if uno is not None]


def rector(lista):
    """The clock that rules now: the first to end of those in which the Office must act; None when nothing is asked of it."""
    return min((uno for uno in lista if uno.corre and uno.de == DeQuien.SUJETO), key=lambda uno: uno.vence, default=None)


class _Recurso:
    """`dias`: {stage: its date}."""

    def __init__(self, terminos, calendario, dias, sentido):
        self.terminos, self.calendario, self.dias, self.sentido = terminos, calendario, dias, sentido

    def todos(self, ante_unidad):
        cumple = self._cumplimiento()
        return [
            self._de(Clave.REMISION, self._recibido(), E.REMISION, (E.ADMISION, E.DESECHAMIENTO)) if ante_unidad else None,
            self._de(Clave.PREVENCION_RECURSO, self.dias.get(E.PREVENCION), E.DESAHOGO, (E.ADMISION, E.DESECHAMIENTO)),
            self._de(Clave.ALEGATOS, self.dias.get(E.ADMISION), E.ALEGATOS, (E.CIERRE, E.RESOLUCION)),
            self._resolucion(),
            self._de(Clave.CIERRE, self.dias.get(E.CIERRE), E.RESOLUCION),
            cumple,
            self._de(Clave.INFORME, cumple and (cumple.cumplido or cumple.vence), E.INFORME),
        ]

    def _recibido(self):
        return recibida(self.calendario, self.dias[E.INTERPOSICION]) if E.INTERPOSICION in self.dias else None

    def _de(self, clave, desde, cumple, cierran=(), **campos):
        """A clock; None where it does not run, or its regime has no such term."""
        plazo = self.terminos.get(clave)
        if plazo is None or desde is None:
            return None
        hecho = reloj(plazo, self.calendario, desde, cumplido=self.dias.get(cumple), **campos)
        fin = min(((self.dias[uno], uno.label) for uno in cierran if uno in self.dias), default=None)
        return replace(hecho, cerrado=fin[0], motivo=fin[1].lower()) if hecho.corre and fin else hecho

    def _resolucion(self):
        """From the admission; the first extension adds its days when it came in time."""
        plazo, mas, ampliada = self.terminos.get(Clave.RESOLUCION), self.terminos.get(Clave.AMPLIACION), self.dias.get(E.AMPLIACION)
        admitido = self.dias.get(E.ADMISION)
        if None in (plazo, mas, ampliada, admitido):
            return self._de(Clave.RESOLUCION, admitido, E.RESOLUCION)
        if ampliada > self.calendario.sumar(admitido, plazo.dias):
            nota = f"La ampliación del {fecha_corta(ampliada)} llegó después del vencimiento: no amplía el plazo."
            return self._de(Clave.RESOLUCION, admitido, E.RESOLUCION, notas=(nota,))
        nota = f"{plazo.dias} días y {mas.dias} más por la ampliación del {fecha_corta(ampliada)}."
        return self._de(Clave.RESOLUCION, admitido, E.RESOLUCION, dias=plazo.dias + mas.dias, notas=(nota,))

    def _cumplimiento(self):
        """Where there was no answer, the information is handed over without cost; otherwise the resolution is complied with."""
        if self.sentido not in ORDENAN:
            return None
        clave = Clave.SIN_RESPUESTA if self.sentido == Sentido.ORDENA and Clave.SIN_RESPUESTA in self.terminos else Clave.CUMPLIMIENTO
        return self._de(clave, self.dias.get(E.RESOLUCION), E.CUMPLIMIENTO)
