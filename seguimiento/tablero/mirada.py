"""Who looks at the board, as of which date, and how far they may see."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from seguimiento.cuentas import ausencias
from seguimiento.cuentas.estados import Rol
from seguimiento.nucleo import catalogos, permisos
from seguimiento.nucleo.formato import enumerar
from seguimiento.nucleo.models import DiaInhabil, Umbral
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.plazos import Calendario
from seguimiento.nucleo.semaforo import Umbrales, redondear

DIAS_DE_LA_SEMANA = 5


@dataclass
class Mirada:
    """Everything on the board is read through one of these; its querysets start at `visibles_para(usuario)`.

    That of an absence (see `ausencias`) reaches only what `lector` sees because of the absent `titular`; `propia`, what it sees anyway.
    """

    usuario: object
    corte: date
    hoy: date
    titular: int | None = None
    quien: object = None

    @property
    def lector(self):
        """The account that looks, with all that it reaches."""
        return self.quien or self.usuario

    @property
    def es_ausencia(self):
        return self.titular is not None

    @property
    def dirige(self):
        return self.usuario.rol == Rol.DIRECTOR

    def puede(self, accion, modelo_o_clave):
        return permisos.puede(self.usuario, accion, modelo_o_clave)

    def ve(self, modelo_o_clave):
        return self.puede(Accion.VER, modelo_o_clave)

    def trabaja_en(self, modelo_o_clave):
        """Whether what happens there waits for this person, instead of being there to be read."""
        return self.dirige or self.puede(Accion.REPORTAR, modelo_o_clave)

    @property
    def ausentes(self):
        """Whom this person substitutes today."""
        (clave,) = ausencias.pedido(self.usuario, self.hoy)
        return [] if self.quien else self._catalogos[clave]

    @cached_property
    def ausencias(self):
        """[(name, Mirada)]: what waits because somebody else is away. Who reads everything anyway gains nothing by it."""
        if self.usuario.rol in (Rol.DIRECTOR, Rol.ADMINISTRADOR) or not self.ausentes:
            return []
        copias = [(ausente, ausencias.solo_por(self.usuario, ausente, self.hoy)) for ausente in self.ausentes]
        return [(ausente.nombre, Mirada(copia, self.corte, self.hoy, ausente.pk, self.usuario)) for ausente, copia in copias]

    @cached_property
    def propia(self):
        """What waits for this person with nobody away."""
        return Mirada(ausencias.solo_propio(self.usuario, self.hoy), self.corte, self.hoy, quien=self.usuario)

    @property
    def nombres(self):
        """[(key, name or "")]: the person, and those whom they substitute."""
        return [(self.usuario.pk, ""), *((ausente.pk, ausente.nombre) for ausente in self.ausentes)]

    @cached_property
    def _catalogos(self):
        """Kept in memory while nobody changes them."""
        fijos = {"calendario": (Calendario.cargar, DiaInhabil), "umbrales": (_umbrales, Umbral)}
        return catalogos.leer(fijos | ausencias.pedido(self.usuario, self.hoy))

    @property
    def calendario(self):
        return self._catalogos["calendario"]

    @cached_property
    def semana(self):
        """Five business days, the first one on or after the cut-off date."""
        return [self.dia_habil(n) for n in range(1, DIAS_DE_LA_SEMANA + 1)]

    def dia_habil(self, numero):
        """Business day number `numero`; 1 is the first one on or after the cut-off date."""
        return self.calendario.sumar(self.corte - timedelta(days=1), numero)

    def color(self, reporte, valor, decimales):
        """Colour of a percentage by the cuts of a report, or the general ones (see semaforo.umbrales_de)."""
        cortes = self._catalogos["umbrales"]
        umbrales = cortes.get(reporte) or cortes.get("") or Umbrales()
        return umbrales.color(redondear(valor, decimales))

    def lista(self, ruta, **filtros):
        """Address of the list of records behind a figure, at the same cut-off date."""
        return f"{reverse(ruta)}?{urlencode({**filtros, 'corte': self.corte.isoformat()}, doseq=True)}"

    def reporte(self, slug):
        return f"/reportes/{slug}/?{urlencode({'corte': self.corte.isoformat()})}"


def _umbrales():
    """{report: Umbrales}"""
    return {fila.reporte: Umbrales(fila.verde, fila.amarillo) for fila in Umbral.objects.all()}


def juntar(textos, maximo=2):
    """ "SIDUR, CEA, COVES, TRS" -> "SIDUR, CEA y 2 más"."""
    textos = [texto for texto in textos if texto]
    if len(textos) > maximo + 1:
        return f"{', '.join(textos[:maximo])} y {len(textos) - maximo} más"
    return enumerar(textos)


def primeras(consultas, orden, maximo):
    """The first rows of several `values_list` querysets together (one query); each gives no more than it may need to."""
    cada_una = [consulta.order_by(*orden)[:maximo] for consulta in consultas]
    return unir(cada_una).order_by(*orden)[:maximo] if len(cada_una) > 1 else unir(cada_una)


def unir(filas):
    """One query out of several `values_list` querysets with the same columns; an empty list when there is none."""
    filas = list(filas)
    return filas[0].union(*filas[1:], all=True) if filas else []
