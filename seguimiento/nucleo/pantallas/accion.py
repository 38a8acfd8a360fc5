"""What is done to one record, or to several chosen in a list, besides editing it: a form with what it needs, and a service."""

from django.contrib import messages
from django.http import HttpResponseRedirect

from ..filtros import leer_clave
from ..formularios import MotivoForm, SinDatosForm
from ..permisos import Accion
from .captura import FormScreen


class ActionScreen(FormScreen):
    """Declares `model`, `forma` (end of its route), `form_class`, `titulo`, `boton`, `hecho` and `hacer(objeto, datos)`."""

    accion = Accion.EDITAR
    form_class = MotivoForm
    con_borrador = True
    forma = ""
    de_uno = True
    hecho = "Hecho."

    def dispatch(self, request, *args, **kwargs):
        self.object = None
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        return super().post(request, *args, **kwargs)

    def guardar(self, form):
        self.hacer(self.object, form.cleaned_data)
        return self.object

    def hacer(self, objeto, datos):
        raise NotImplementedError

    def get_migas(self):
        return [*super().get_migas(), (str(self.object), self.get_cancelar())]

    def get_cancelar(self):
        return self.object.get_absolute_url()

    def get_mensaje(self):
        return self.hecho


class BulkScreen(FormScreen):
    """The same for the rows chosen in a list: they arrive as `pk`; the first time the form is shown, then it is confirmed.

    Declares `hacer(filas, datos)`, which returns how many changed, inside one transaction: all or none.
    """

    accion = Accion.EDITAR
    form_class = MotivoForm
    generica = "genericas/lote.html"
    forma = ""
    de_uno = False
    boton = "Aplicar a todos"

    def get(self, request, *args, **kwargs):
        return HttpResponseRedirect(self.url("list"))

    def post(self, request, *args, **kwargs):
        pks = {leer_clave(pk) for pk in request.POST.getlist("pk")} - {None}
        self.filas = list(self.get_queryset().filter(pk__in=pks))
        if not self.filas:
            messages.info(request, "Elija primero los renglones en la lista.")
            return HttpResponseRedirect(self.url("list"))
        if "confirmar" not in request.POST and self.form_class is not SinDatosForm:
            return self.mostrar(self.form_class(usuario=request.user))
        return super().post(request, *args, **kwargs)

    def guardar(self, form):
        self.cuantos = self.hacer(self.filas, form.cleaned_data)

    def hacer(self, filas, datos):
        raise NotImplementedError

    def get_mensaje(self):
        return f"Listo: {self.cuantos:,} de {len(self.filas):,} {'cambió' if self.cuantos == 1 else 'cambiaron'}."

    def get_destino(self):
        return self.url("list")

    def get_context_data(self, **kwargs):
        return super().get_context_data(filas=self.filas, **kwargs)
