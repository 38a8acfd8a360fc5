"""Screens of the requests of information."""

from seguimiento.nucleo import plazos
from seguimiento.nucleo.pantallas import CreateScreen, DetailScreen, ListScreen, UpdateScreen

from .filters import SolicitudFilter
from .forms import SolicitudForm
from .models import Solicitud
from .tables import SolicitudTable


class SolicitudScreen:
    model = Solicitud


class SolicitudList(SolicitudScreen, ListScreen):
    table_class, filterset_class = SolicitudTable, SolicitudFilter
    titulo = "Solicitudes de información"
    bajada = "Acceso a la información y datos personales: en qué va cada una y cuándo vence."


class SolicitudDetail(SolicitudScreen, DetailScreen):
    al_corte = con_documentos = True

    def get_queryset(self):
        return super().get_queryset().al_corte(plazos.hoy(), self.request.user)


class ConCalendario:
    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "hoy": plazos.hoy(), "calendario": plazos.Calendario.cargar()}


class SolicitudCreate(SolicitudScreen, ConCalendario, CreateScreen):
    form_class = SolicitudForm


class SolicitudUpdate(SolicitudScreen, ConCalendario, UpdateScreen):
    form_class = SolicitudForm
