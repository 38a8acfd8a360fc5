"""Dated facts in their order, up to a cut-off date."""

from datetime import date, time
from typing import NamedTuple

from .estados import Suceso


class Hecho(NamedTuple):
    """A fact of a day; with its hour where the closing of the office matters."""

    clase: str
    fecha: date
    hora: time | None = None


class Hechos:
    """What is known at the end of `corte`: pairs (class, date) or triples with the hour."""

    def __init__(self, actos, corte=date.max):
        hechos = (Hecho(*acto) for acto in actos)
        self.hechos = sorted((uno for uno in hechos if uno.fecha <= corte), key=lambda uno: uno.fecha)
        self.corte = corte

    def primero(self, *clases, desde=date.min):
        """The first fact of these classes on or after a day; None without one."""
        valores = {Suceso(clase).value for clase in clases}
        return next((uno for uno in self.hechos if uno.clase in valores and uno.fecha >= desde), None)

    def fecha(self, *clases, desde=date.min):
        hecho = self.primero(*clases, desde=desde)
        return hecho and hecho.fecha
