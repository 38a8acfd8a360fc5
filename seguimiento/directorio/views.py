"""Screens of the directory. Everybody reads it; whoever the table of encargos says keeps it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from seguimiento.nucleo import plazos
from seguimiento.nucleo.pantallas import (
    CreateScreen,
    DetailScreen,
    FormScreen,
    HistoryScreen,
    ImportScreen,
    ListScreen,
    Pantalla,
    UpdateScreen,
)
from seguimiento.nucleo.pantallas.captura import agregar_errores
from seguimiento.nucleo.permisos import Accion

from . import fichas, services
from .filters import AtribucionFilter, DependenciaFilter, MunicipioFilter, UnidadFilter
from .forms import AtribucionForm, DependenciaForm, FusionForm, MunicipioForm, UnidadForm
from .models import Alias, Atribucion, AtribucionUnidad, Dependencia, Municipio, Unidad
from .resources import DependenciaResource, MunicipioResource
from .tables import AtribucionTable, DependenciaTable, MunicipioTable, UnidadTable


class DependenciaScreen:
    model = Dependencia


class DependenciaList(DependenciaScreen, ListScreen):
    table_class, filterset_class, resource_class = DependenciaTable, DependenciaFilter, DependenciaResource
    bajada = "A quién se asignan acuerdos y compromisos, con sus siglas y las otras formas en que se escribe."
    vistas = (("Por confirmar", "por_confirmar=true"), ("Federales", "tipo=federal"))

    def get_queryset(self):
        return super().get_queryset().select_related("sector")


class DependenciaDetail(DependenciaScreen, DetailScreen):
    campos = (
        "siglas", "nombre", "nombre_corto", "tipo", "sector", "valida_desde", "valida_hasta", "por_confirmar", "fuente",
    )  # fmt: skip

    def get_queryset(self):
        return super().get_queryset().select_related("sector")

    def get_acciones(self):
        acciones = super().get_acciones()
        if self.object.por_confirmar and self.puede(Accion.EDITAR):
            url = self.url("confirm", self.object.pk)
            acciones.insert(0, {"titulo": "Confirmar nombre", "icono": "check2-circle", "url": url, "post": True})
        if self.puede(Accion.ELIMINAR):
            url = self.url("merge", self.object.pk)
            acciones.append({"titulo": "Fusionar con otra", "icono": "intersect", "url": url, "menu": True})
        return acciones

    def get_historial_de(self):
        return alias_de(self.object)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            alias=self.object.alias.all(),
            sectorizadas=self.object.sectorizadas.all(),
            fichas=fichas.de(self.object, self.request.user, plazos.hoy()),
            **kwargs,
        )


class DependenciaHistory(DependenciaScreen, HistoryScreen):
    def hijos(self, objeto):
        return alias_de(objeto)


def alias_de(dependencia):
    """Its aliases, those that were taken away too: their changes are told with it."""
    return [Alias.todos.filter(dependencia=dependencia)]


class DependenciaCreate(DependenciaScreen, CreateScreen):
    form_class = DependenciaForm


class DependenciaUpdate(DependenciaScreen, UpdateScreen):
    form_class = DependenciaForm


class DependenciaImport(DependenciaScreen, ImportScreen):
    resource_class = DependenciaResource


class DependenciaConfirm(DependenciaScreen, Pantalla):
    """POST only: a person vouches for an inferred name."""

    accion = Accion.EDITAR
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        dependencia = services.confirmar(self.get_object(), usuario=request.user)
        messages.success(request, f"{dependencia.siglas}: nombre confirmado.")
        return HttpResponseRedirect(dependencia.get_absolute_url())


class DependenciaMerge(DependenciaScreen, FormScreen):
    """First what would move and where; it moves when that is confirmed."""

    accion = Accion.ELIMINAR
    form_class = FusionForm
    boton = "Ver qué se movería"

    def dispatch(self, request, *args, **kwargs):
        self.fusionada = None
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        self.fusionada = self.get_object()
        return {**super().get_form_kwargs(), "dependencia": self.fusionada}

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        if "confirmar" in request.POST or not form.is_valid():
            return super().post(request, *args, **kwargs)
        queda = form.cleaned_data["en"]
        try:
            movidos = services.ensayar_fusion(self.fusionada, queda)
        except ValidationError as error:
            agregar_errores(form, error)
            return self.mostrar(form, status=422)
        contexto = self.get_context_data(form=form, fusionada=self.fusionada, queda=queda, movidos=movidos, cancelar_url=request.path)
        return TemplateResponse(request, "directorio/dependencia_merge.html", contexto)

    def get_titulo(self):
        return f"Fusionar {self.fusionada} con otra"

    def get_migas(self):
        return [*super().get_migas(), (str(self.fusionada), self.fusionada.get_absolute_url())]

    def get_cancelar(self):
        return self.fusionada.get_absolute_url()

    def get_mensaje(self):
        return f"{self.fusionada.siglas} quedó fusionada en {self.object.siglas}."


class UnidadScreen:
    model = Unidad


class UnidadList(UnidadScreen, ListScreen):
    table_class, filterset_class = UnidadTable, UnidadFilter
    bajada = "Estructura orgánica de la Oficina del Ejecutivo."

    def get_queryset(self):
        return super().get_queryset().select_related("superior")


class UnidadDetail(UnidadScreen, DetailScreen):
    campos = ("siglas", "nombre", "numeral", "superior")

    def get_context_data(self, **kwargs):
        atribuciones = Atribucion.objects.filter(
            pk__in=AtribucionUnidad.objects.filter(unidad=self.object).values("atribucion")
        ) | Atribucion.objects.filter(todas=True)
        return super().get_context_data(subordinadas=self.object.subordinadas.all(), atribuciones=atribuciones.distinct(), **kwargs)


class UnidadCreate(UnidadScreen, CreateScreen):
    form_class = UnidadForm


class UnidadUpdate(UnidadScreen, UpdateScreen):
    form_class = UnidadForm


class MunicipioScreen:
    model = Municipio


class MunicipioList(MunicipioScreen, ListScreen):
    table_class, filterset_class, resource_class = MunicipioTable, MunicipioFilter, MunicipioResource
    bajada = "Los 72 municipios de Sonora. La región sembrada viene de una sola fuente, no oficial, mientras no se verifique."


class MunicipioDetail(MunicipioScreen, DetailScreen):
    campos = ("clave", "nombre", "region", "region_verificada")


class MunicipioCreate(MunicipioScreen, CreateScreen):
    form_class = MunicipioForm


class MunicipioUpdate(MunicipioScreen, UpdateScreen):
    form_class = MunicipioForm


class MunicipioImport(MunicipioScreen, ImportScreen):
    resource_class = MunicipioResource


class AtribucionScreen:
    model = Atribucion


class AtribucionList(AtribucionScreen, ListScreen):
    table_class, filterset_class = AtribucionTable, AtribucionFilter
    bajada = "Funciones de la Oficina del Ejecutivo (artículo 4 Bis 2) y las áreas que responden de cada una."

    def get_queryset(self):
        return super().get_queryset().con_responsables()


class AtribucionDetail(AtribucionScreen, DetailScreen):
    campos = (("Fracción", "fraccion"), ("Áreas responsables", "areas"))

    def get_historial_de(self):
        return responsables_de(self.object)


class AtribucionHistory(AtribucionScreen, HistoryScreen):
    def hijos(self, objeto):
        return responsables_de(objeto)


def responsables_de(atribucion):
    return [AtribucionUnidad.todos.filter(atribucion=atribucion).select_related("unidad")]


class AtribucionCreate(AtribucionScreen, CreateScreen):
    form_class = AtribucionForm


class AtribucionUpdate(AtribucionScreen, UpdateScreen):
    form_class = AtribucionForm
