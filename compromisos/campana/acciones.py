"""Screens of the actions, their progress and the reviewer's queue."""

from django.urls import reverse

from seguimiento.nucleo import plazos
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.formato import entero, fecha_corta
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    BulkScreen,
    CreateScreen,
    DetailScreen,
    HistoryScreen,
    ImportScreen,
    ListScreen,
    ReviewAccept,
    ReviewAcceptMany,
    ReviewDetail,
    ReviewList,
    ReviewReturn,
    ReviewReturnMany,
    UpdateScreen,
)
from seguimiento.nucleo.permisos import Accion as Permiso

from . import lecturas, services
from .filters import AccionFilter, AvanceFilter
from .forms import AccionCreateForm, AccionForm, AvanceForm, InversionDeVariasForm, ReasignarForm, RefecharForm
from .models import Accion, Avance, Inversion
from .resources import AccionResource
from .tables import AccionTable, AvanceTable
from .views import DeEnlaces


class AccionScreen(DeEnlaces):
    model = Accion


class AccionList(AccionScreen, ListScreen):
    table_class, filterset_class, resource_class = AccionTable, AccionFilter, AccionResource
    titulo = "Acciones de los compromisos"
    vistas = (
        ("Sin avance en 90 días", "sin_avance=90"),
        ("Vencidas", "vencidas=true"),
        ("Por validar", "revision=por_validar"),
        ("Sin evidencia", "sin_evidencia=true"),
    )
    lote = (
        ("Reasignar", "send", "campana:accion_reasignar"),
        ("Refechar", "calendar-plus", "campana:accion_refechar"),
        ("Ligar inversión", "cash-coin", "campana:accion_invertir"),
    )

    def get_queryset(self):
        filas = super().get_queryset().con_inversion(self.corte).con_revision(self.corte).select_related("compromiso", "dependencia")
        return filas.prefetch_related("alcances__municipio") if "municipios" in self.request.GET.getlist("col") else filas

    def get_lote(self):
        return super().get_lote() if self.request.user.puede(Permiso.EDITAR, "campana") else ()


class AccionDetail(AccionScreen, DetailScreen):
    def get_queryset(self):
        hoy = plazos.hoy()
        return super().get_queryset().al_corte(hoy).con_inversion(hoy).con_revision(hoy).con_detalle()

    def get_titulo(self):
        texto = self.object.descripcion
        return texto if len(texto) < 160 else f"{texto[:157]}…"

    def get_hechos(self):
        accion = self.object
        hechos = [
            ("Dependencia", accion.dependencia.nombre),
            ("Inicio", fecha_corta(accion.fecha_inicio) or "sin fecha"),
            ("Término", fecha_corta(accion.fecha_termino) or "sin fecha"),
            ("Beneficiarios", entero(accion.beneficiarios) or "sin dato"),
            ("Municipios", ", ".join(str(lugar) for lugar in accion.lugares) or "sin dato"),
            ("Registrada", fecha_corta(accion.registrada)),
            ("Ejercicio", str(accion.ejercicio)),
        ]
        if accion.reconstruido:
            hechos.append(("Origen", "Reconstruida a partir de las cifras publicadas; exenta de evidencia"))
        return hechos

    def get_historial_de(self):
        return lecturas.hijos_de_la_accion(self.object)

    def get_acciones(self):
        acciones = super().get_acciones()
        if self.puede(Permiso.REPORTAR):
            dinero = f"{reverse('campana:inversion_create')}?acciones={self.object.pk}"
            acciones.append({"titulo": "Agregar inversión", "icono": "cash-coin", "url": dinero, "primaria": False, "menu": True})
            acciones.append({"titulo": "Registrar avance", "icono": "plus-lg", "url": self.url("avance", self.object.pk), "primaria": True})
        return acciones

    def get_context_data(self, **kwargs):
        accion, calendario = self.object, plazos.Calendario.cargar()
        return super().get_context_data(
            estatus_actual=accion.estatus_vista,
            revision=Validacion(accion.revision) if accion.revision else None,
            plazo=calendario.estado(accion.fecha_termino, plazos.hoy(), cerrado=accion.estatus == "concluida"),
            movimientos=lecturas.movimientos(accion),
            dinero=[aporte.inversion for aporte in accion.aportes.all() if aporte.inversion.eliminado is None],
            puede_validar=self.puede(Permiso.VALIDAR),
            puede_reportar=self.puede(Permiso.REPORTAR),
            **kwargs,
        )


class AccionHistory(AccionScreen, HistoryScreen):
    def hijos(self, objeto):
        return lecturas.hijos_de_la_accion(objeto)


class AccionCreate(AccionScreen, CreateScreen):
    accion = Permiso.REPORTAR
    form_class = AccionCreateForm

    def guardar(self, form):
        return form.guardar(fecha=plazos.hoy())

    def get_mensaje(self):
        return f"{self.object} registrada."

    def get_destino(self):
        if "otro" in self.request.POST:
            return f"{self.url('create')}?compromiso={self.object.compromiso_id}&dependencia={self.object.dependencia_id}"
        return super().get_destino()

    def get_context_data(self, **kwargs):
        return super().get_context_data(otro_boton="Guardar y registrar otra", **kwargs)


class AccionUpdate(AccionScreen, UpdateScreen):
    accion = Permiso.REPORTAR
    form_class = AccionForm

    def guardar(self, form):
        return form.guardar(fecha=plazos.hoy())


class AccionImport(AccionScreen, ImportScreen):
    resource_class = AccionResource


class AccionAvance(AccionScreen, ActionScreen):
    """The main job of an enlace."""

    accion = Permiso.REPORTAR
    forma, form_class, titulo, boton, hecho = "avance", AvanceForm, "Registrar avance", "Registrar avance", "Avance registrado."

    @property
    def bajada(self):
        return self.object.descripcion

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "accion": self.object, "hoy": plazos.hoy()}

    def hacer(self, objeto, datos):
        services.reportar_avance(objeto, usuario=self.request.user, **datos)


class AccionReasignar(AccionScreen, BulkScreen):
    forma, form_class, titulo = "reasignar", ReasignarForm, "Reasignar acciones a otra dependencia"

    def hacer(self, filas, datos):
        return services.reasignar_en_bloque(filas, usuario=self.request.user, fecha=plazos.hoy(), **datos)


class AccionRefechar(AccionScreen, BulkScreen):
    forma, form_class, titulo = "refechar", RefecharForm, "Refechar acciones"

    def hacer(self, filas, datos):
        return services.refechar_en_bloque(filas, usuario=self.request.user, **datos)


class AccionInvertir(AccionScreen, BulkScreen):
    """One sum that pays for all the chosen actions."""

    forma, form_class, titulo, boton = "invertir", InversionDeVariasForm, "Ligar una inversión a varias acciones", "Registrar inversión"

    def hacer(self, filas, datos):
        services.guardar_inversion(Inversion(**datos), acciones=filas, usuario=self.request.user, fecha=plazos.hoy())
        return len(filas)


# -- the reviewer's queue


class AvanceScreen:
    model = Avance

    def get_queryset(self):
        return super().get_queryset().select_related("de__compromiso", "de__dependencia", "usuario", "revisor")


class AvanceList(AvanceScreen, ReviewList):
    table_class, filterset_class = AvanceTable, AvanceFilter
    bajada = "Lo que reportan los enlaces cuenta desde que se reporta; si se devuelve, vuelve el estatus anterior."
    lote = (("Validar", "check2-all", "campana:avance_validar_varios"), ("Devolver", "reply", "campana:avance_devolver_varios"))


class AvanceDetail(AvanceScreen, ReviewDetail):
    """What was reported, before and after."""

    campos = ("fecha", "estatus", "validacion", ("Reportó", "usuario"), ("Revisó", "revisor"), "motivo")

    def get_titulo(self):
        return f"Avance de {self.object.de.dependencia} en la {str(self.object.de).lower()}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(anterior=lecturas.anterior(self.object), **kwargs)


class AvanceValidar(AvanceScreen, ReviewAccept):
    services = services


class AvanceDevolver(AvanceScreen, ReviewReturn):
    services = services
    hecho = "Avance devuelto: volvió el estatus anterior y se avisó a sus enlaces."


class AvanceValidarVarios(AvanceScreen, ReviewAcceptMany):
    services = services


class AvanceDevolverVarios(AvanceScreen, ReviewReturnMany):
    services = services
