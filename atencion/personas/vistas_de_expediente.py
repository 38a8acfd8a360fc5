"""All that is held on one person, for who asks for it (ARCO rights): on the screen and as PDF, after saying why."""

from django.utils import timezone
from django.utils.functional import cached_property

from seguimiento.nucleo import plazos, salidas
from seguimiento.nucleo.pantallas import ActionScreen
from seguimiento.nucleo.pdf import respuesta_pdf
from seguimiento.nucleo.permisos import Accion

from . import accesos, expedientes, mascaras
from .estados import Clase
from .forms import DatosForm
from .models import AccesoADatos, Persona


class PersonaExpediente(ActionScreen):
    """First the reason; then, for a short while, the page and its PDF."""

    model, accion, forma, form_class, con_borrador = Persona, Accion.VER, "expediente", DatosForm, False
    titulo, boton = "Expediente de la persona", "Reunir el expediente"
    bajada = "Todo lo que se tiene de una persona, para responderle a ella o a quien la represente. El acceso se anota con su motivo."
    hecho = "El expediente queda a su vista 15 minutos."
    cerrada_a = "Su cuenta no puede reunir el expediente de una persona."

    @classmethod
    def abre_a(cls, usuario):
        return mascaras.puede_reunir(usuario)

    def get_queryset(self):
        return super().get_queryset().select_related("municipio")

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        if not self.abierto:
            return super().get(request, *args, **kwargs)
        if request.GET.get("formato") == "pdf":
            nombre = salidas.nombre_de_archivo(f"expediente persona {self.object.pk}", "pdf", plazos.hoy())
            return respuesta_pdf(request, "personas/expediente_pdf.html", {**self.contenido(), "corte": plazos.hoy()}, nombre)
        self.template_name = "personas/expediente.html"
        return self.render_to_response(self.get_context_data(**self.contenido()))

    @cached_property
    def abierto(self):
        """Whether this person asked for it, with a reason, a short while ago."""
        abiertos = AccesoADatos.objects.abiertos(self.request.user, timezone.now(), Clase.EXPEDIENTE)
        return abiertos.filter(persona=self.object).exists()

    def contenido(self):
        personas = [self.object, *Persona.todos.filter(fusionada_en=self.object).select_related("municipio")]
        registros = AccesoADatos.todos.filter(persona__in=personas).select_related("usuario")
        return {
            "persona": self.object,
            "registros": [(f"Registro núm. {p.pk}", accesos.Vista(p, mascaras.TODOS).hechos(), p.registrada) for p in personas],
            "tablas": expedientes.tablas(personas, self.request.user),
            "accesos": [(a.cuando, str(a.usuario), a.clase_vista.label, a.motivo) for a in registros],
        }

    def hacer(self, objeto, datos):
        accesos.registrar(self.request.user, Clase.EXPEDIENTE, persona=objeto, motivo=datos["motivo"], campos="todo lo que se tiene")

    def get_destino(self):
        return self.request.path
