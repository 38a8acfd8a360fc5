"""Screens of the internal turns."""

from seguimiento.nucleo import plazos
from seguimiento.nucleo.pantallas import DetailScreen, ListScreen

from .filters import TurnoFilter
from .models import Turno
from .tables import TurnoTable


class TurnoScreen:
    model = Turno


class TurnoList(TurnoScreen, ListScreen):
    table_class, filterset_class = TurnoTable, TurnoFilter
    titulo = "Turnos internos"

    def get_queryset(self):
        return super().get_queryset().select_related("solicitud", "unidad", "dependencia")


class TurnoDetail(TurnoScreen, DetailScreen):
    con_documentos = True

    def get_queryset(self):
        return super().get_queryset().al_corte(plazos.hoy(), self.request.user).select_related("solicitud", "unidad", "dependencia")
