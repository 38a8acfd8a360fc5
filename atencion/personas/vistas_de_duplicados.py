"""Two records that may be of the same person, side by side: merge them, or say that they are not the same."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404

from seguimiento.nucleo.filtros import leer_clave
from seguimiento.nucleo.formularios import MotivoForm
from seguimiento.nucleo.pantallas import Pantalla
from seguimiento.nucleo.pantallas.captura import agregar_errores
from seguimiento.nucleo.permisos import Accion

from . import accesos, expedientes, mascaras, services
from .models import Persona


class PersonaComparar(Pantalla):
    """`?con=<pk>`: the other one. What is hidden stays hidden; that two hidden data are the same is said."""

    model = Persona
    accion = Accion.VALIDAR
    template_name = "personas/comparar.html"
    titulo = "Comparar dos registros"
    bajada = "Las peticiones y los apoyos del que se une pasan al que se conserva. Los dos historiales quedan, y se puede separar después."
    forma, de_uno = "comparar", True
    forma_de_motivo = MotivoForm

    def get_queryset(self):
        return super().get_queryset().vivas().select_related("municipio")

    def get_migas(self):
        return [*super().get_migas(), (str(self.una), self.una.get_absolute_url())]

    def dispatch(self, request, *args, **kwargs):
        self.una = self.otra = None
        return super().dispatch(request, *args, **kwargs)

    def elegir(self):
        clave = leer_clave(self.request.GET.get("con"))
        self.una = self.get_object()
        self.otra = get_object_or_404(self.get_queryset().exclude(pk=self.una.pk), pk=clave) if clave else None

    def get(self, request, *args, **kwargs):
        self.elegir()
        if self.otra is None:
            messages.info(request, "Elija en la página de la persona con cuál otra quiere compararla.")
            return HttpResponseRedirect(self.una.get_absolute_url())
        return self.mostrar(MotivoForm())

    def post(self, request, *args, **kwargs):
        self.elegir()
        form = MotivoForm(request.POST)
        if self.otra is None or not form.is_valid():
            return self.mostrar(form, 422) if self.otra else HttpResponseRedirect(self.una.get_absolute_url())
        try:
            return HttpResponseRedirect(self.hacer(form.cleaned_data["motivo"]))
        except ValidationError as error:
            agregar_errores(form, error)
            return self.mostrar(form, 422)

    def hacer(self, motivo):
        """Do what the button says; returns where to go."""
        if self.request.POST.get("hacer") == "distintas":
            services.distinguir(self.una, self.otra, usuario=self.request.user, motivo=motivo)
            messages.success(self.request, "Anotado: son personas distintas. Ya no se propondrán.")
            return f"{self.url('list')}?repetidas=true"
        queda, sobra = (self.otra, self.una) if self.request.POST.get("hacer") == "queda-otra" else (self.una, self.otra)
        services.fusionar(queda, sobra, usuario=self.request.user, motivo=motivo)
        messages.success(self.request, f"{sobra} quedó unida a {queda}.")
        return queda.get_absolute_url()

    def mostrar(self, form, status=200):
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def get_context_data(self, **kwargs):
        claros = mascaras.a_la_vista(self.request.user)
        vistas = [accesos.Vista(persona, claros) for persona in (self.una, self.otra)]
        filas = [
            {"rotulo": rotulo, "una": valor, "otra": otro, "igual": _iguales(self.una, self.otra, rotulo), "vacio": not valor and not otro}
            for (rotulo, valor), (_, otro) in zip(vistas[0].hechos(), vistas[1].hechos(), strict=True)
        ]
        tablas = [expedientes.tablas([persona], self.request.user) for persona in (self.una, self.otra)]
        return super().get_context_data(
            una=self.una, otra=self.otra, filas=filas, tablas=tablas, nombres=[vista.nombre for vista in vistas],
            cancelar_url=self.una.get_absolute_url(), **kwargs,
        )  # fmt: skip


CAMPOS = {
    "Nombre": "nombre_llano", "Teléfono": "telefono", "Municipio": "municipio_id", "Localidad": "localidad", "Domicilio": "domicilio",
    "Correo": "correo", "CURP": "curp",
}  # fmt: skip


def _iguales(una, otra, rotulo):
    """Whether both have the same datum, compared in clear."""
    valor = getattr(una, CAMPOS[rotulo])
    return bool(valor) and valor == getattr(otra, CAMPOS[rotulo])
