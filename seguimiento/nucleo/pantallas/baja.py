"""Delete with a reason, and bring back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404

from .. import registros
from ..formato import concordar
from ..formularios import MotivoForm
from ..permisos import Accion
from .base import Pantalla, mayuscula
from .captura import agregar_errores


class DeleteScreen(Pantalla):
    """Asks the reason; refuses, saying why, while live children hang from the row."""

    pantalla = "delete"
    accion = Accion.ELIMINAR
    generica = "genericas/eliminar.html"

    def get_titulo(self):
        return f"Eliminar {self.singular}"

    def get_migas(self):
        return [*super().get_migas(), (str(self.object), self.object.get_absolute_url())]

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return self.mostrar(MotivoForm())

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        form = MotivoForm(request.POST)
        if not form.is_valid():
            return self.mostrar(form, 422)
        try:
            self.eliminar(form.cleaned_data["motivo"])
        except ValidationError as error:
            agregar_errores(form, error)
            return self.mostrar(form, 422)
        hecho, lista = (concordar(participio, self.singular) for participio in ("eliminado", "eliminados"))
        donde = f" Puede restaurarse desde la lista de {lista}." if self.url("restore", self.object.pk) else ""
        messages.success(request, f"{mayuscula(str(self.object))}: {hecho}.{donde}")
        return HttpResponseRedirect(self.get_destino())

    def get_destino(self):
        """The list, or where the record is read when it has no list of its own."""
        return self.url("list") or self.object.get_absolute_url()

    def eliminar(self, motivo):
        registros.eliminar(self.object, usuario=self.request.user, motivo=motivo)

    def mostrar(self, form, status=200):
        contexto = self.get_context_data(
            object=self.object, form=form, bloqueos=self.object.bloqueos(), cancelar_url=self.object.get_absolute_url()
        )
        return self.render_to_response(contexto, status=status)


class RestoreScreen(Pantalla):
    pantalla = "restore"
    accion = Accion.ELIMINAR
    generica = "genericas/restaurar.html"

    def get_queryset(self):
        return self.model.todos.eliminados().visibles_para(self.request.user)

    def get_titulo(self):
        return f"Restaurar {self.singular}"

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return self.render_to_response(self.get_context_data(object=self.object, cancelar_url=self.url("list")))

    def post(self, request, *args, **kwargs):
        self.object = get_object_or_404(self.model.todos.visibles_para(request.user), pk=kwargs["pk"])
        try:
            registros.restaurar(self.object, usuario=request.user)
        except ValidationError as error:
            contexto = self.get_context_data(object=self.object, cancelar_url=self.url("list"), errores=error.messages)
            return self.render_to_response(contexto, status=422)
        messages.success(request, f"{mayuscula(str(self.object))}: {concordar('restaurado', self.singular)}.")
        return HttpResponseRedirect(self.object.get_absolute_url())
