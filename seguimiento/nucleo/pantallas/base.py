"""What all screens share: who may enter, which rows exist for them, titles, breadcrumbs and template names."""

from django.contrib.auth.mixins import AccessMixin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.views.generic import TemplateView

from ..modulos import modulo_de
from ..permisos import Accion, exigir, puede


class Pantalla(AccessMixin, TemplateView):
    """A private page about a model. `accion` is what the role must be able to do in the model's module."""

    model = None
    accion = Accion.VER
    pantalla = ""  # "list", "detail"…: last part of the route's name
    generica = ""  # template used when the module has none of its own
    titulo = ""
    bajada = ""
    cerrada_a = "Su cuenta no puede abrir esta página."  # what is said to whom `abre_a` refuses

    @classmethod
    def abre_a(cls, usuario):
        """What a screen asks besides the action of the role; the menu asks it too."""
        return True

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        exigir(request.user, self.accion, self.model)
        if not self.abre_a(request.user):
            raise PermissionDenied(self.cerrada_a)
        return super().dispatch(request, *args, **kwargs)

    # -- rows
    def get_queryset(self):
        """Live rows in the scope of this person."""
        return self.model.objects.visibles_para(self.request.user)

    def get_object(self):
        """The row of the address; 404 when it does not exist for this person."""
        return get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])

    def puede(self, accion, modelo=None):
        return puede(self.request.user, accion, modelo or self.model)

    # -- names
    @property
    def singular(self):
        return self.model._meta.verbose_name

    @property
    def plural(self):
        return self.model._meta.verbose_name_plural

    def url(self, pantalla, *args):
        """Address of another screen of the same model, or None where the module has none."""
        return ruta(self.model, pantalla, *args)

    def get_titulo(self):
        return self.titulo

    def get_migas(self):
        """[(text, address or None)] after Inicio; the last one is this page."""
        modulo = modulo_de(self.model._meta.app_label)
        lista = self.url("list")
        migas = [(modulo.grupo, None)] if modulo else []
        return [*migas, (mayuscula(self.plural), lista)] if lista else migas

    def get_template_names(self):
        meta = self.model._meta
        propias = [self.template_name] if self.template_name else [f"{meta.app_label}/{meta.model_name}_{self.pantalla}.html"]
        return [*propias, self.generica]

    def get_context_data(self, **kwargs):
        titulo = self.get_titulo()
        return super().get_context_data(
            titulo=titulo,
            bajada=self.bajada,
            migas=[*self.get_migas(), (titulo, None)],
            singular=self.singular,
            plural=self.plural,
            **kwargs,
        )


def mayuscula(texto):
    return texto[:1].upper() + texto[1:]


def ruta(modelo, pantalla, *args):
    """`reverse` of a declared screen, or None when the model has no such screen."""
    try:
        return reverse(f"{modelo._meta.app_label}:{modelo._meta.model_name}_{pantalla}", args=args)
    except NoReverseMatch:
        return None
