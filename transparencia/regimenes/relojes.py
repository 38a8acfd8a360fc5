"""The clocks of a request, from its dated facts alone: no database, no "today".

Rules (with the articles of Ley 81; each Reloj cites those of its own regime): what arrives on a day off or past closing counts as
received on the next business day; the day after is day 1 (art. 113); a prevención in time interrupts the answer, which is counted
again whole from its desahogo (115); a prórroga in time adds its days once (119); without answer the recurso runs from the end (128).
"""

from dataclasses import replace
from datetime import date

from seguimiento.nucleo.formato import fecha_corta

from .estados import Clave, Suceso
from .hechos import Hecho, Hechos
from .plazo import Plazo, Reloj, Terminos, recibida, reloj

__all__ = ["Hecho", "Plazo", "Reloj", "Terminos", "recibida", "rector", "relojes", "vence_de"]

# Facts that settle a request, and how they read on the clocks that they stop.
CIERRES = {
    Suceso.RESPUESTA: "ya se respondió",
    Suceso.IMPROCEDENTE: "ya se respondió",
    Suceso.DECLINADA: "se declinó por incompetencia",
    Suceso.RECHAZADA: "se desechó o se tuvo por no presentada",
    Suceso.SIN_DESAHOGO: "no se desahogó la prevención",
}
RESPUESTAS = (Suceso.RESPUESTA, Suceso.IMPROCEDENTE)
DESPUES = frozenset({Clave.PAGO, Clave.ENTREGA, Clave.EFECTIVIDAD, Clave.RECURSO})  # they run once the request is settled
# Steps that run from the presentation, and the facts that meet each one.
DESDE_LA_PRESENTACION = {
    Clave.ACEPTACION: (Suceso.ACEPTADA, Suceso.RECHAZADA, Suceso.DECLINADA),
    Clave.INCOMPETENCIA: (Suceso.DECLINADA,),
    Clave.PREVENCION: (Suceso.PREVENCION, Suceso.PREVENCION_PARCIAL),
    Clave.PUBLICA: (),
    Clave.TRAMITE: (),
}


def relojes(terminos, calendario, actos, corte=date.max, *, por_otro_medio=False):
    """[Reloj] of a request in the order of its steps; `actos` are (Suceso, date) or (Suceso, date, hour), "presentada" among them.

    Facts after `corte` are not known yet. `por_otro_medio`: it did not come by the Plataforma, so it must be registered there.
    """
    hechos = Hechos(actos, corte)
    presentada = hechos.primero(Suceso.PRESENTADA)
    if presentada is None:
        return []
    return _Solicitud(terminos, calendario, hechos, presentada).todos(por_otro_medio)


def rector(lista):
    """The clock whose end is the deadline now: the first to end of those that run and rule; None once nothing is waited for."""
    return min((uno for uno in lista if uno.rige and uno.corre), key=lambda uno: uno.vence, default=None)


def vence_de(terminos, calendario, actos, corte=date.max):
    """The deadline that rules the request at `corte`, or None once nothing is waited for."""
    manda = rector(relojes(terminos, calendario, actos, corte))
    return manda and manda.vence


class _Solicitud:
    """The clocks of one request while they are being worked out."""

    def __init__(self, terminos, calendario, hechos, presentada):
        self.terminos, self.calendario, self.hechos = terminos, calendario, hechos
        self.recibida = recibida(calendario, presentada.fecha, presentada.hora, terminos.cierre)
        self.nota = ()
        if self.recibida != presentada.fecha:
            porque = "fuera de horario" if calendario.es_habil(presentada.fecha) else "en día inhábil"
            self.nota = (
                f"Se presentó el {fecha_corta(presentada.fecha)}, {porque}: se tiene por recibida el {fecha_corta(self.recibida)}.",
            )
        self.fin = hechos.primero(*CIERRES)

    def todos(self, por_otro_medio):
        primeros = {clave: self._desde_la_presentacion(clave, cumplen) for clave, cumplen in DESDE_LA_PRESENTACION.items()}
        prevencion, desahogo, desahogada = self._prevencion(primeros[Clave.PREVENCION])
        respuestas = self._respuestas(prevencion, desahogada)
        registro = self._desde_la_presentacion(Clave.REGISTRO, (Suceso.REGISTRADA,)) if por_otro_medio else None
        lista = [registro, *primeros.values(), desahogo, *respuestas, *self._despues(), self._recurso(respuestas)]
        return [uno for uno in lista if uno is not None]

    def _reloj(self, clave, desde, cumplido=None, **campos):
        """A clock of this request; None where its regime has no such term. What settled the request stops the ones that ran."""
        plazo = self.terminos.get(clave)
        if plazo is None:
            return None
        hecho = reloj(plazo, self.calendario, desde, cumplido=cumplido, **campos)
        if hecho.corre and self.fin and clave not in DESPUES:
            return replace(hecho, cerrado=self.fin.fecha, motivo=CIERRES[Suceso(self.fin.clase)])
        return hecho

    def _desde_la_presentacion(self, clave, cumplen):
        return self._reloj(clave, self.recibida, self.hechos.fecha(*cumplen) if cumplen else None, notas=self.nota)

    # -- prevención
    def _prevencion(self, plazo_para_prevenir):
        """(the prevención that stops the clock of the answer or None, its desahogo's clock, the day on which it was met in time)."""
        hecho = self.hechos.primero(Suceso.PREVENCION, Suceso.PREVENCION_PARCIAL)
        if hecho is None or (plazo_para_prevenir and hecho.fecha > plazo_para_prevenir.vence):
            return None, None, None
        llega = self.hechos.primero(Suceso.DESAHOGO, desde=hecho.fecha)
        dia = llega and recibida(self.calendario, llega.fecha, llega.hora, self.terminos.cierre)
        manda = hecho.clase == Suceso.PREVENCION  # of a part, the answer to the rest is what is due
        espera = self._reloj(Clave.DESAHOGO, hecho.fecha, dia, manda=manda)
        if espera is None or dia is None or dia <= espera.vence:
            return hecho, espera, dia
        nota = f"El desahogo llegó el {fecha_corta(llega.fecha)}, fuera de plazo: la solicitud se tiene por no presentada."
        return hecho, self._reloj(Clave.DESAHOGO, hecho.fecha, notas=(nota,), manda=manda), None

    # -- answer
    def _respuestas(self, prevencion, desahogada):
        """The clock of the answer, and the one that starts again when a prevención was met."""
        total = prevencion is not None and prevencion.clase == Suceso.PREVENCION
        parcial = prevencion is not None and not total
        clocks = [self._respuesta(self.recibida, interrumpido=prevencion.fecha if total else None, notas=self.nota)]
        if desahogada:
            titulo = {"titulo": "Respuesta de lo aclarado"} if parcial else {}
            nota = f"Se cuenta de nuevo, completo, desde el desahogo del {fecha_corta(desahogada)}."
            clocks.append(self._respuesta(desahogada, ya=self.hechos.fecha(Suceso.DESAHOGO), notas=(nota,), **titulo))
        return clocks

    def _respuesta(self, desde, *, ya=date.min, interrumpido=None, notas=(), **campos):
        """`ya`: the first day on which an answer would be to this clock."""
        plazo = self.terminos.get(Clave.RESPUESTA)
        if plazo is None:
            return None
        if interrumpido:
            motivo = f"la prevención del {fecha_corta(interrumpido)}"
            return reloj(plazo, self.calendario, desde, interrumpido=interrumpido, motivo=motivo, notas=notas, **campos)
        dias, nota, articulo = self._con_prorroga(plazo, desde)
        notas = (*notas, *nota, *self._prevencion_tardia())
        respondida = self.hechos.fecha(*RESPUESTAS, desde=ya)
        return self._reloj(Clave.RESPUESTA, desde, respondida, dias=dias, articulo=articulo, notas=notas, **campos)

    def _con_prorroga(self, plazo, desde):
        """(days, what to say, articles): the first prórroga adds its days when it was notified before the end."""
        prorroga, mas = self.hechos.fecha(Suceso.PRORROGA), self.terminos.get(Clave.PRORROGA)
        if prorroga is None or mas is None or prorroga < desde:
            return plazo.dias, (), plazo.articulo
        if prorroga > self.calendario.sumar(desde, plazo.dias):
            tarde = f"La prórroga del {fecha_corta(prorroga)} se notificó después del vencimiento: no amplía el plazo."
            return plazo.dias, (tarde,), plazo.articulo
        articulo = plazo.articulo if plazo.articulo == mas.articulo else f"{plazo.articulo}, y {mas.articulo}"
        return plazo.dias + mas.dias, (f"{plazo.dias} días y {mas.dias} más por la prórroga del {fecha_corta(prorroga)}.",), articulo

    def _prevencion_tardia(self):
        hecho, plazo = self.hechos.primero(Suceso.PREVENCION, Suceso.PREVENCION_PARCIAL), self.terminos.get(Clave.PREVENCION)
        if hecho is None or plazo is None or hecho.fecha <= self.calendario.sumar(self.recibida, plazo.dias):
            return ()
        return (f"La prevención del {fecha_corta(hecho.fecha)} se notificó fuera de su plazo: no interrumpe.",)

    # -- after the answer
    def _despues(self):
        """Payment and delivery, and what makes an ARCO right effective."""
        costo, pago = self.hechos.fecha(Suceso.COSTO), self.hechos.fecha(Suceso.PAGO)
        respuesta, entrega = self.hechos.fecha(Suceso.RESPUESTA), self.hechos.fecha(Suceso.ENTREGA)
        efectivo = self.hechos.fecha(Suceso.EFECTIVIDAD, Suceso.ENTREGA)
        return [
            self._reloj(Clave.PAGO, costo, pago) if costo else None,
            self._reloj(Clave.ENTREGA, pago, entrega) if pago else None,
            self._reloj(Clave.EFECTIVIDAD, respuesta, efectivo) if respuesta else None,
        ]

    def _recurso(self, respuestas):
        """Of the person: from what they were notified, or from the end of an answer that did not come."""
        if self.fin:
            desde = self.fin.fecha
        else:
            finales = [uno.vence for uno in respuestas if uno is not None and uno.corre]
            desde = min(finales, default=None)
            if desde is None or desde >= self.hechos.corte or self.hechos.corte == date.max:
                return None
        llega = self.hechos.primero(Suceso.RECURSO)
        dia = llega and recibida(self.calendario, llega.fecha, llega.hora, self.terminos.cierre)
        return self._reloj(Clave.RECURSO, desde, dia)
