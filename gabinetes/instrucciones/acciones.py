"""Screens of the actions carried out, the reviewer's queue and the technical sheets in PDF."""

from seguimiento.nucleo import salidas
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    DetailScreen,
    ReviewAccept,
    ReviewAcceptMany,
    ReviewDetail,
    ReviewList,
    ReviewReturn,
    ReviewReturnMany,
)
from seguimiento.nucleo.pdf import respuesta_pdf
from seguimiento.nucleo.permisos import Accion as Permiso

from . import hojas, lecturas, services
from .filters import AvanceFilter
from .forms import AvanceForm
from .models import Avance
from .tables import AvanceTable
from .views import ConHoy, InstruccionScreen


class InstruccionAvance(ConHoy, InstruccionScreen, ActionScreen):
    """The main job of an enlace."""

    accion = Permiso.REPORTAR
    forma, form_class, titulo, boton, hecho = "avance", AvanceForm, "Registrar acción realizada", "Registrar acción", "Acción registrada."

    @property
    def bajada(self):
        return self.object.tema

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instruccion": self.object}

    def hacer(self, objeto, datos):
        services.registrar_avance(objeto, usuario=self.request.user, **datos)


class InstruccionFicha(InstruccionScreen, DetailScreen):
    """Technical sheet of one instruction, as PDF."""

    pantalla, al_corte = "ficha", True

    def get_queryset(self):
        return super().get_queryset().select_related("dependencia", "responsable")

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        contexto = hojas.particular(self.object, request.user, self.corte)
        nombre = salidas.nombre_de_archivo(f"ficha {self.object}", "pdf", self.corte)
        return respuesta_pdf(request, "instrucciones/ficha_pdf.html", contexto, nombre)


# -- the reviewer's queue


class AvanceScreen:
    model = Avance

    def get_queryset(self):
        return super().get_queryset().select_related("de__dependencia", "usuario", "revisor")


class AvanceList(AvanceScreen, ReviewList):
    table_class, filterset_class = AvanceTable, AvanceFilter
    titulo = "Revisión de acciones realizadas"
    bajada = "Lo que reportan los enlaces cuenta desde que se reporta; si se devuelve, vuelve la etapa anterior."
    lote = (("Validar", "check2-all", "instrucciones:avance_validar_varios"), ("Devolver", "reply", "instrucciones:avance_devolver_varios"))


class AvanceDetail(AvanceScreen, ReviewDetail):
    """What was done, before and after."""

    campos = ("fecha", "etapa", "porcentaje", "validacion", ("Reportó", "usuario"), ("Revisó", "revisor"), "motivo_retroceso", "motivo")

    def get_titulo(self):
        return f"Acción realizada en {str(self.object.de).lower()}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(anterior=lecturas.anterior(self.object), **kwargs)


class AvanceValidar(AvanceScreen, ReviewAccept):
    services = services
    titulo, hecho = "Validar acción realizada", "Acción validada."


class AvanceDevolver(AvanceScreen, ReviewReturn):
    services = services
    titulo = "Devolver acción realizada"
    hecho = "Acción devuelta: volvió la etapa anterior y se avisó a quien la reportó."


class AvanceValidarVarios(AvanceScreen, ReviewAcceptMany):
    services = services
    titulo = "Validar acciones realizadas"


class AvanceDevolverVarios(AvanceScreen, ReviewReturnMany):
    services = services
    titulo = "Devolver acciones realizadas"
