"""Screens of the legal terms: the administrador writes them, who works with requests reads them."""

from django.urls import reverse

from seguimiento.nucleo.pantallas import CreateScreen, DetailScreen, ImportScreen, ListScreen, UpdateScreen

from .filters import RegimenFilter, TerminoFilter
from .forms import RegimenForm, TerminoForm
from .models import Regimen, Termino
from .resources import RegimenResource, TerminoResource
from .tables import RegimenTable, TerminoTable

AL_CAMBIAR = "Al guardar un cambio se vuelven a calcular los vencimientos de las solicitudes abiertas."


class RegimenScreen:
    model = Regimen


class RegimenList(RegimenScreen, ListScreen):
    table_class, filterset_class, resource_class = RegimenTable, RegimenFilter, RegimenResource
    bajada = f"Qué ley rige cada solicitud según el día en que se presentó. {AL_CAMBIAR}"

    def get_queryset(self):
        return super().get_queryset().con_terminos()


class RegimenDetail(RegimenScreen, DetailScreen):
    campos = ("materia", ("Vigencia", "periodo"), ("Hora de cierre", "cierre_escrito"), "fundamento", "verificado", "nota")

    def get_context_data(self, **kwargs):
        terminos = sorted(Termino.objects.visibles_para(self.request.user).filter(regimen=self.object), key=Termino.turno)
        lista = f"{reverse('regimenes:termino_list')}?regimen={self.object.pk}"
        return super().get_context_data(terminos=terminos, lista_url=lista, **kwargs)


class RegimenCreate(RegimenScreen, CreateScreen):
    form_class = RegimenForm


class RegimenUpdate(RegimenScreen, UpdateScreen):
    form_class = RegimenForm


class RegimenImport(RegimenScreen, ImportScreen):
    resource_class = RegimenResource


class TerminoScreen:
    model = Termino


class TerminoList(TerminoScreen, ListScreen):
    table_class, filterset_class, resource_class = TerminoTable, TerminoFilter, TerminoResource
    bajada = f"Cuántos días hábiles da la ley a cada paso, y en qué artículo. {AL_CAMBIAR}"
    vistas = (("Por confirmar", "verificado=false"),)

    def get_queryset(self):
        return super().get_queryset().select_related("regimen")


class TerminoDetail(TerminoScreen, DetailScreen):
    campos = (("Régimen", "regimen"), ("Paso", "get_clave_display"), ("Plazo", "plazo"), "de", "articulo", "efecto", "verificado")


class TerminoCreate(TerminoScreen, CreateScreen):
    form_class = TerminoForm


class TerminoUpdate(TerminoScreen, UpdateScreen):
    form_class = TerminoForm


class TerminoImport(TerminoScreen, ImportScreen):
    resource_class = TerminoResource
