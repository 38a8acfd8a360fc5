"""Counts of requests for the reports, and the plazo of each open one, always as of a cut-off date."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import ExtractMonth

from seguimiento.nucleo.semaforo import AMARILLO, GRIS, ROJO, VERDE
from transparencia.regimenes import lecturas
from transparencia.regimenes import relojes as reloj
from transparencia.regimenes.estados import Clave, DeQuien

from . import relojes
from .estados import CON_INFORMACION, Competencia, Sentido
from .models import Acto

# The five kinds of answer of T19, in its order, and what each one gathers.
GRUPOS = {
    "Respuesta": CON_INFORMACION,
    "Confidencial": (Sentido.CONFIDENCIAL,),
    "Reservada": (Sentido.RESERVADA,),
    "Inexistente": (Sentido.INEXISTENTE,),
    "Datos personales": (Sentido.DATOS_PERSONALES, Sentido.IMPROCEDENTE),
}
ALERTA = 5  # business days left, where the regime says nothing else


class Cuentas:
    """How many requests of a set (with `al_corte`) there are of each kind: one query, summed by whatever is asked."""

    def __init__(self, filas):
        grupos = filas.order_by().values("competencia", "sentido", "medio", mes=ExtractMonth("presentada")).annotate(n=Count("pk"))
        self.grupos = list(grupos)

    def de(self, **valores):
        """How many have these values; a tuple stands for any of its own."""
        pedidos = {campo: valor if isinstance(valor, tuple) else (valor,) for campo, valor in valores.items()}
        return sum(grupo["n"] for grupo in self.grupos if all(grupo[campo] in pedido for campo, pedido in pedidos.items()))

    @property
    def recibidas(self):
        return self.de()

    @property
    def con_competencia(self):
        return self.de(competencia=tuple(Competencia.values))

    @property
    def con_medio(self):
        return self.recibidas - self.de(medio="")

    @property
    def aceptadas(self):
        return self.de(competencia=Competencia.ACEPTADA.value)

    @property
    def contestadas(self):
        return sum(self.del_grupo(nombre) for nombre in GRUPOS)

    def del_grupo(self, nombre):
        """Accepted ones answered in that way."""
        return self.de(competencia=Competencia.ACEPTADA.value, sentido=tuple(uno.value for uno in GRUPOS[nombre]))


def trimestre(ejercicio, numero):
    """(first day, last day) of a quarter; of the year without a number."""
    if not numero:
        return date(ejercicio, 1, 1), date(ejercicio, 12, 31)
    mes = 3 * numero
    return date(ejercicio, mes - 2, 1), date(ejercicio, mes, 31 if mes in (3, 12) else 30)


# -- the open ones


@dataclass(frozen=True)
class PlazoAbierto:
    """What an open request waits for on a date: `quedan` business days (negative once overdue), None without a deadline."""

    solicitud: object
    que: str = ""
    vence: date | None = None
    quedan: int | None = None
    color: str = GRIS


def plazos_abiertos(filas, corte):
    """[PlazoAbierto] of the open requests (with `al_corte`), the first to end first, each reckoned with its acts up to the cut-off date."""
    filas = list(filas.order_by("presentada", "pk"))
    terminos, calendario = lecturas.leer()
    actos = {}
    for acto in Acto.objects.vigentes(corte).filter(solicitud__in=filas).order_by("fecha", "pk"):
        actos.setdefault(acto.solicitud_id, []).append(acto)
    plazos = [_plazo(fila, actos.get(fila.pk, []), terminos[fila.regimen_id], calendario, corte) for fila in filas]
    return sorted(plazos, key=lambda uno: (uno.vence or date.max, uno.solicitud.presentada, uno.solicitud.pk))


def _plazo(solicitud, actos, terminos, calendario, corte):
    manda = reloj.rector(reloj.relojes(terminos, calendario, relojes.hechos(solicitud, actos), corte))
    if manda is None:
        return PlazoAbierto(solicitud)
    alerta, quedan = terminos.get(Clave.ALERTA), manda.quedan(corte)
    color = _color(quedan, alerta.dias if alerta else ALERTA, espera=manda.de == DeQuien.PERSONA)
    return PlazoAbierto(solicitud, manda.titulo, manda.vence, quedan, color)


def _color(quedan, alerta, *, espera):
    """By business days left; grey while the one who must act is the person."""
    if quedan < 0:
        return ROJO
    if espera:
        return GRIS
    return AMARILLO if quedan <= alerta else VERDE
