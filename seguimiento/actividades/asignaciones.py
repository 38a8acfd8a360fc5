"""Screens of each person's part: its list, its progress, and the handover."""

from seguimiento.nucleo import plazos
from seguimiento.nucleo.pantallas import ActionScreen, BulkScreen, DetailScreen, HistoryScreen, ImportScreen, ListScreen, UpdateScreen
from seguimiento.nucleo.permisos import Accion

from . import lecturas, services
from .alcance import DeLaUnidad, Eliminar, Restaurar
from .estados import EstatusAsignacion
from .filters import AsignacionFilter
from .forms import AvanceForm, ComentarioForm, RelevoForm
from .models import Asignacion, Avance
from .resources import AsignacionResource
from .tables import AsignacionTable


class AsignacionScreen(DeLaUnidad):
    model = Asignacion
    unidad_por, responsable_por = "actividad__unidad", "responsable"


class AsignacionList(AsignacionScreen, ListScreen):
    table_class, filterset_class, resource_class = AsignacionTable, AsignacionFilter, AsignacionResource
    titulo = "Asignaciones"
    bajada = "La parte de cada responsable en cada actividad."
    vistas = (("Abiertas", "estatus=sin_avance&estatus=en_proceso&ejercicio=todos"), ("Vencidas", "vencidas=true&ejercicio=todos"))
    lote = (("Relevar", "arrow-left-right", "actividades:asignacion_relevar_varias"),)

    def get_queryset(self):
        return super().get_queryset().con_nombre().select_related("actividad__unidad", "responsable")

    def get_vistas(self):
        vistas = super().get_vistas()
        consulta = f"responsable={self.request.user.pk}&estatus=sin_avance&estatus=en_proceso&ejercicio=todos"
        mias = {"nombre": "Mías, abiertas", "url": f"?{consulta}", "actual": consulta == self.request.GET.urlencode(), "borrar_url": None}
        return [vistas[0], mias, *vistas[1:]]


class AsignacionDetail(AsignacionScreen, DetailScreen):
    campos = (("Responsable", "responsable"), "estatus", "desde", "hasta", "fecha_avance", ("Releva a", "releva_a"))

    def get_queryset(self):
        return super().get_queryset().select_related("actividad__unidad", "responsable", "releva_a__responsable", "releva_a__actividad")

    def get_acciones(self):
        acciones = super().get_acciones()
        for accion in acciones:
            if accion["titulo"] == "Editar":
                accion["titulo"] = "Editar el comentario"
        abierta = self.object.hasta is None
        if abierta and self.object.estatus != EstatusAsignacion.CONCLUIDO and self.puede(Accion.EDITAR):
            acciones.append({"titulo": "Relevar", "icono": "arrow-left-right", "url": self.url("relevar", self.object.pk), "menu": True})
        if abierta and self.puede(Accion.REPORTAR):
            url = self.url("avance", self.object.pk)
            acciones.append({"titulo": "Registrar avance", "icono": "plus-lg", "url": url, "primaria": True})
        return acciones

    def get_historial_de(self):
        return [Avance.todos.filter(de=self.object)]

    def get_context_data(self, **kwargs):
        return super().get_context_data(movimientos=lecturas.movimientos([self.object], plazos.hoy()), **kwargs)


class AsignacionHistory(AsignacionScreen, HistoryScreen):
    def hijos(self, objeto):
        return [Avance.todos.filter(de=objeto)]


class AsignacionUpdate(AsignacionScreen, UpdateScreen):
    form_class = ComentarioForm

    def get_titulo(self):
        return "Comentario para el responsable"


class AsignacionDelete(AsignacionScreen, Eliminar):
    pass


class AsignacionRestore(AsignacionScreen, Restaurar):
    pass


class AsignacionImport(AsignacionScreen, ImportScreen):
    resource_class = AsignacionResource

    def get_titulo(self):
        return "Importar avances desde Excel"


class AsignacionAvance(AsignacionScreen, ActionScreen):
    """What the office does every day."""

    accion = Accion.REPORTAR
    forma, form_class, titulo, boton, hecho = "avance", AvanceForm, "Registrar avance", "Registrar avance", "Avance registrado."

    def get_queryset(self):
        return super().get_queryset().select_related("actividad__unidad", "responsable")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "asignacion": self.object, "hoy": plazos.hoy()}

    def guardar(self, form):
        form.guardar()
        return self.object

    def get_destino(self):
        return self.object.actividad.get_absolute_url()

    def get_cancelar(self):
        return self.object.actividad.get_absolute_url()


class AsignacionRelevar(AsignacionScreen, ActionScreen):
    forma, form_class, titulo, boton, hecho = "relevar", RelevoForm, "Relevar", "Relevar", "Otra persona la tomó."
    bajada = "Lo reportado se queda con quien lo reportó; lo que falta pasa a quien la toma."

    def hacer(self, objeto, datos):
        services.relevar(objeto, usuario=self.request.user, fecha=plazos.hoy(), **datos)

    def get_destino(self):
        return self.object.actividad.get_absolute_url()


class AsignacionRelevarVarias(AsignacionScreen, BulkScreen):
    forma, form_class, titulo = "relevar-varias", RelevoForm, "Relevar asignaciones"
    bajada = "Las concluidas se quedan con quien las hizo."

    def hacer(self, filas, datos):
        return services.relevar_varias(filas, usuario=self.request.user, fecha=plazos.hoy(), **datos)
