"""Privacy notices, terms of retention, and the log of who saw what: kept by who answers for the data."""

from seguimiento.cuentas.estados import Rol
from seguimiento.nucleo.pantallas import CreateScreen, DetailScreen, ListScreen, UpdateScreen
from seguimiento.nucleo.permisos import Accion

from .filters import AccesoADatosFilter, AvisoFilter, ConservacionFilter
from .forms import AvisoForm, ConservacionForm
from .models import AccesoADatos, Aviso, Conservacion
from .tables import AccesoADatosTable, AvisoTable, ConservacionTable


class DeQuienValida:
    """Only who validates writes here; the others are not shown the buttons."""

    def url(self, pantalla, *args):
        return None if pantalla in {"create", "update"} and not self.puede(Accion.VALIDAR) else super().url(pantalla, *args)


class AvisoScreen(DeQuienValida):
    model = Aviso


class AvisoList(AvisoScreen, ListScreen):
    table_class, filterset_class = AvisoTable, AvisoFilter
    titulo = "Avisos de privacidad"
    bajada = "Cada registro guarda la versión que se le mostró a la persona. La vigente se publica en la página pública."


class AvisoDetail(AvisoScreen, DetailScreen):
    campos = ("numero", "desde")


class AvisoCreate(AvisoScreen, CreateScreen):
    accion, form_class = Accion.VALIDAR, AvisoForm

    def get_initial(self):
        """The next version starts from the last one."""
        ultimo = Aviso.objects.first()
        textos = {"numero": ultimo.numero + 1, "simplificado": ultimo.simplificado, "texto": ultimo.texto} if ultimo else {"numero": 1}
        return textos | super().get_initial()


class AvisoUpdate(AvisoScreen, UpdateScreen):
    accion, form_class = Accion.VALIDAR, AvisoForm


class ConservacionScreen(DeQuienValida):
    model = Conservacion


class ConservacionList(ConservacionScreen, ListScreen):
    table_class, filterset_class = ConservacionTable, ConservacionFilter
    titulo = "Plazos de conservación"
    bajada = "Cuánto se guardan los datos de cada clase de registro. Mientras una categoría no tenga plazo, sus datos se conservan."


class ConservacionDetail(ConservacionScreen, DetailScreen):
    campos = ("categoria", "anios", "destino", "fundamento")


class ConservacionCreate(ConservacionScreen, CreateScreen):
    accion, form_class = Accion.VALIDAR, ConservacionForm


class ConservacionUpdate(ConservacionScreen, UpdateScreen):
    accion, form_class = Accion.VALIDAR, ConservacionForm


class AccesoADatosList(ListScreen):
    """The log: read by the administrador and the coordinador; nobody edits it."""

    model = AccesoADatos
    table_class, filterset_class = AccesoADatosTable, AccesoADatosFilter
    titulo = "Accesos a datos personales"
    bajada = "Quién mostró, reunió o descargó datos personales, de quién, cuándo y para qué. No se puede cambiar."
    vistas = (("Descargas", "clase=exportar"), ("Expedientes", "clase=expediente"))

    cerrada_a = "Sólo quien administra o coordina consulta estos accesos."

    @classmethod
    def abre_a(cls, usuario):
        return usuario.rol in {Rol.ADMINISTRADOR, Rol.COORDINADOR}

    def get_queryset(self):
        return super().get_queryset().select_related("usuario", "persona")
