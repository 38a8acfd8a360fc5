"""Every change of a record: who, when, before and after."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404

from .. import bitacora
from ..permisos import ve_entero
from .base import Pantalla


class HistoryScreen(Pantalla):
    """Also of deleted rows. `hijos(objeto)`: querysets of children whose changes are told here."""

    pantalla = "history"
    generica = "genericas/historial.html"
    por_pagina = 50

    def get_object(self):
        return get_object_or_404(self.model.todos.visibles_para(self.request.user), pk=self.kwargs["pk"])

    def hijos(self, objeto):
        return []

    def get(self, request, *args, **kwargs):
        if not ve_entero(request.user, self.model):
            raise PermissionDenied("El historial de este registro es de la Oficina.")
        self.object = self.get_object()
        return super().get(request, *args, **kwargs)

    def get_titulo(self):
        return "Historial"

    def get_migas(self):
        return [*super().get_migas(), (str(self.object), None if self.object.eliminado else self.object.get_absolute_url())]

    def get_context_data(self, **kwargs):
        pagina = Paginator(bitacora.cambios(self.object, self.hijos(self.object), usuario=self.request.user), self.por_pagina).get_page(
            self.request.GET.get("pagina")
        )
        return super().get_context_data(object=self.object, cambios=pagina.object_list, page_obj=pagina, **kwargs)
