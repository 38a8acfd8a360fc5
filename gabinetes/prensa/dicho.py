"""Screens of what hangs from a conference: who takes part, expositions, questions. All are captured from its page."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from seguimiento.directorio.models import Persona
from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import consulta
from seguimiento.nucleo.formato import concordar
from seguimiento.nucleo.pantallas import CreateScreen, DeleteScreen, ImportScreen, ListScreen, Pantalla, UpdateScreen
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.sugerencias import SUGERENCIAS, Sugerencias

from .filters import ExposicionFilter, ParticipanteFilter, PreguntaFilter
from .forms import ExposicionForm, ParticipanteForm, ParticipanteUpdateForm, PreguntaForm
from .models import Conferencia, Exposicion, Participante, Pregunta
from .resources import ExposicionResource, PreguntaResource
from .services import como_se_escribe
from .tables import ExposicionTable, ParticipanteTable, PreguntaTable


class DeLaConferencia:
    """Screens of what hangs from a conference go back to it."""

    def get_cancelar(self):
        conferencia = self.kwargs.get("conferencia") or self.object.conferencia_id
        return reverse("prensa:conferencia_detail", args=[conferencia])


class NuevaDeLaConferencia(DeLaConferencia, CreateScreen):
    """`?otro`: once saved it opens the form again, for the next one."""

    def get_form(self):
        form = super().get_form()
        form.instance.conferencia = self.conferencia
        return form

    @property
    def conferencia(self):
        return get_object_or_404(Conferencia.objects.visibles_para(self.request.user), pk=self.kwargs["conferencia"])

    def get_destino(self):
        return self.request.path if "otro" in self.request.POST else super().get_destino()

    def get_context_data(self, **kwargs):
        return super().get_context_data(otro_boton=f"Guardar y registrar {concordar('otro', self.singular)}", **kwargs)

    def get_migas(self):
        return [*super().get_migas(), (str(self.conferencia), self.get_cancelar())]


class DichoList(ListScreen):
    def get_queryset(self):
        return self.resource_class().para_exportar(super().get_queryset())


class Retirar(DeLaConferencia, DeleteScreen):
    """Delete, and go back to the conference."""

    def get_destino(self):
        return self.get_cancelar()


# -- who takes part


class ParticipanteList(ListScreen):
    model, table_class, filterset_class = Participante, ParticipanteTable, ParticipanteFilter
    titulo = "Participantes de las conferencias"
    bajada = "Cada participación, con el cargo que la persona tenía ese día."
    vistas = (("Presídium", "papel=presidio"), ("Prensa", "papel=prensa"))

    def get_queryset(self):
        return super().get_queryset().select_related("persona", "conferencia")


class ParticipanteCreate(NuevaDeLaConferencia):
    model, form_class = Participante, ParticipanteForm


class ParticipanteUpdate(DeLaConferencia, UpdateScreen):
    model, form_class = Participante, ParticipanteUpdateForm


class ParticipanteDelete(Retirar):
    model = Participante


class ParticipanteSugerirPersona(Sugerencias, Pantalla):
    """People of the directory as somebody types, with the post that they hold or where they come from."""

    model, forma, accion = Participante, "sugerir-persona", Accion.CREAR

    def sugerir(self, texto):
        if (palabras := consulta(texto)) is None:
            return []
        personas = Persona.objects.visibles_para(self.request.user).filter(busqueda=palabras).con_cargo(plazos.hoy())[:SUGERENCIAS]
        return [(como_se_escribe(p), ", ".join(map(str, p.vigentes)) or p.procedencia) for p in personas]


# -- expositions


class ExposicionList(DichoList):
    model, table_class, filterset_class, resource_class = Exposicion, ExposicionTable, ExposicionFilter, ExposicionResource
    titulo = "Exposiciones"
    bajada = "Lo que se expuso en las conferencias, tema por tema."


class ExposicionCreate(NuevaDeLaConferencia):
    model, form_class = Exposicion, ExposicionForm

    def get_initial(self):
        """Whoever spoke last goes on speaking."""
        ultima = Exposicion.objects.filter(conferencia=self.kwargs["conferencia"]).select_related("participante__persona").last()
        return {"expone": como_se_escribe(ultima.participante.persona) if ultima else "", **super().get_initial()}


class ExposicionUpdate(DeLaConferencia, UpdateScreen):
    model, form_class = Exposicion, ExposicionForm


class ExposicionDelete(Retirar):
    model = Exposicion


class ExposicionImport(ImportScreen):
    model, resource_class = Exposicion, ExposicionResource


class ExposicionSugerirTema(Sugerencias, Pantalla):
    """Topics already written, so that one topic has one name."""

    model, forma, accion = Exposicion, "sugerir-tema", Accion.CREAR

    def sugerir(self, texto):
        temas = set()
        for modelo in (Exposicion, Pregunta):
            filas = modelo.objects.visibles_para(self.request.user)
            filas = filas.del_tema(texto) if texto else filas
            temas |= set(filas.order_by("tema").values_list("tema", flat=True).distinct()[:SUGERENCIAS])
        return [(tema, "") for tema in sorted(temas)]


# -- questions


class PreguntaList(DichoList):
    model, table_class, filterset_class, resource_class = Pregunta, PreguntaTable, PreguntaFilter, PreguntaResource
    titulo = "Preguntas y respuestas"
    bajada = "Lo que preguntó la prensa en las conferencias, quién preguntó y quién respondió."
    vistas = (("Sin respuesta", "sin_respuesta=true&ejercicio=todos"),)


class PreguntaCreate(NuevaDeLaConferencia):
    model, form_class = Pregunta, PreguntaForm

    def get_initial(self):
        """Whoever answered last goes on answering."""
        ultima = Pregunta.objects.filter(conferencia=self.kwargs["conferencia"], quien_responde__isnull=False).last()
        return {"responde": como_se_escribe(ultima.quien_responde.persona) if ultima else "", **super().get_initial()}


class PreguntaUpdate(DeLaConferencia, UpdateScreen):
    model, form_class = Pregunta, PreguntaForm


class PreguntaDelete(Retirar):
    model = Pregunta


class PreguntaImport(ImportScreen):
    model, resource_class = Pregunta, PreguntaResource
