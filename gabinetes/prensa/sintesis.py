"""Screens of the syntheses of coyuntura and of their clippings."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from seguimiento.nucleo.pantallas import (
    ConCandado,
    CreateScreen,
    DeleteScreen,
    DetailScreen,
    HistoryScreen,
    ImportScreen,
    ListScreen,
    Pantalla,
    UpdateScreen,
)
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.sugerencias import SUGERENCIAS, Sugerencias

from . import lecturas
from .estados import Ambito
from .filters import RecorteFilter, SintesisFilter
from .forms import RecorteForm, SintesisForm
from .models import Recorte, Sintesis
from .resources import RecorteResource, SintesisResource
from .tables import RecorteTable, SintesisTable


class SintesisScreen:
    model = Sintesis


class SintesisList(SintesisScreen, ListScreen):
    table_class, filterset_class, resource_class = SintesisTable, SintesisFilter, SintesisResource
    bajada = "Reportes de lo que publican los medios, compuestos de recortes."

    def get_queryset(self):
        return super().get_queryset().con_recortes()


class SintesisDetail(ConCandado, SintesisScreen, DetailScreen):
    con_documentos = True
    campos = ("fecha", "titulo", ("Ejercicio", "anio"))

    def get_hechos(self):
        hechos = super().get_hechos()
        return [*hechos, ("Origen", "Reconstruida a partir de las cifras publicadas")] if self.object.reconstruido else hechos

    def get_ejercicio(self):
        return self.object.fecha.year

    def get_historial_de(self):
        return lecturas.hijos_de_la_sintesis(self.object)

    def get_acciones(self):
        pdf = {"titulo": "Síntesis en PDF", "icono": "file-earmark-pdf", "url": self.url("impresa", self.object.pk), "primaria": False}
        return [*super().get_acciones(), pdf]

    def get_context_data(self, **kwargs):
        recortes = list(self.object.recortes.all())
        return super().get_context_data(
            ambitos=[(ambito, filas) for ambito in Ambito if (filas := [r for r in recortes if r.ambito == ambito])],
            cuantos=len(recortes),
            puede_crear=self.puede(Accion.CREAR),
            puede_editar=self.puede(Accion.EDITAR),
            puede_eliminar=self.puede(Accion.ELIMINAR),
            **kwargs,
        )


class SintesisHistory(SintesisScreen, HistoryScreen):
    def hijos(self, objeto):
        return lecturas.hijos_de_la_sintesis(objeto)


class SintesisCreate(SintesisScreen, CreateScreen):
    form_class = SintesisForm
    bajada = "Después de guardarla se agregan los recortes."


class SintesisUpdate(SintesisScreen, UpdateScreen):
    form_class = SintesisForm


class SintesisImport(SintesisScreen, ImportScreen):
    resource_class = SintesisResource


# -- clippings, captured from the page of their synthesis


class RecorteScreen:
    model = Recorte

    def get_cancelar(self):
        return reverse("prensa:sintesis_detail", args=[self.kwargs.get("sintesis") or self.object.sintesis_id])


class RecorteList(ListScreen):
    model, table_class, filterset_class, resource_class = Recorte, RecorteTable, RecorteFilter, RecorteResource
    bajada = "Las notas de que se componen las síntesis."

    def get_queryset(self):
        return super().get_queryset().select_related("sintesis")


class RecorteCreate(RecorteScreen, CreateScreen):
    form_class = RecorteForm

    @property
    def sintesis(self):
        return get_object_or_404(Sintesis.objects.visibles_para(self.request.user), pk=self.kwargs["sintesis"])

    def get_form(self):
        form = super().get_form()
        form.instance.sintesis = self.sintesis
        return form

    def get_destino(self):
        return self.request.path if "otro" in self.request.POST else super().get_destino()

    def get_context_data(self, **kwargs):
        return super().get_context_data(otro_boton="Guardar y registrar otro", **kwargs)

    def get_migas(self):
        return [*super().get_migas(), (str(self.sintesis), self.get_cancelar())]


class RecorteUpdate(RecorteScreen, UpdateScreen):
    form_class = RecorteForm


class RecorteDelete(RecorteScreen, DeleteScreen):
    def get_destino(self):
        return self.get_cancelar()


class RecorteImport(RecorteScreen, ImportScreen):
    resource_class = RecorteResource


class RecorteSugerirMedio(RecorteScreen, Sugerencias, Pantalla):
    """Media already written."""

    forma, accion = "sugerir-medio", Accion.CREAR

    def sugerir(self, texto):
        filas = self.get_queryset().filter(medio__icontains=texto).order_by("medio").values_list("medio", flat=True).distinct()
        return ((medio, "") for medio in filas[:SUGERENCIAS])
