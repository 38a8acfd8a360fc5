"""Screens of the activities of a unidad, month by month."""

import re

from django.db.models import Max
from django.urls import reverse

from seguimiento.nucleo import plazos
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    BulkScreen,
    CreateScreen,
    DetailScreen,
    HistoryScreen,
    ImportScreen,
    ListScreen,
    UpdateScreen,
)
from seguimiento.nucleo.permisos import Accion, puede

from . import lecturas, services
from .alcance import DeLaUnidad, Eliminar, Restaurar
from .filters import MES, ActividadFilter
from .forms import ActividadForm, ActividadUpdateForm, ReplazarForm, ResponsablesForm
from .models import Actividad, Asignacion, Avance
from .resources import ActividadResource
from .tables import ActividadTable

ACOTAN = ("mes", "ejercicio", "q", "eliminados", "desde", "hasta", "vencidas")  # with one of these, no month is assumed


class ActividadScreen(DeLaUnidad):
    model = Actividad


class ActividadList(ActividadScreen, ListScreen):
    """Without anything asked, the month of today or, while it is empty, the last one with activities."""

    table_class, filterset_class, resource_class = ActividadTable, ActividadFilter, ActividadResource
    vistas = (("Vencidas", "vencidas=true&ejercicio=todos"), ("De todos los meses", "ejercicio=todos"))
    lote = (("Cambiar el plazo", "calendar-plus", "actividades:actividad_replazar_varias"),)

    def get_queryset(self):
        return super().get_queryset().select_related("unidad", "capturista")

    def parametros(self):
        parametros = super().parametros()
        if self.mes:
            parametros["mes"], parametros["ejercicio"] = self.mes, "todos"
        return parametros

    @property
    def mes(self):
        """The month that the page shows, or "" when it shows more."""
        pedido = self.request.GET.get("mes", "")
        if pedido or any(self.request.GET.get(nombre) for nombre in ACOTAN):
            return pedido
        return self.mes_con_datos

    @property
    def mes_con_datos(self):
        if not hasattr(self, "_mes"):
            visibles = self.model.objects.visibles_para(self.request.user)
            hoy = plazos.hoy()
            ultima = None if visibles.del_mes(f"{hoy:%Y-%m}").exists() else visibles.aggregate(ultima=Max("fecha"))["ultima"]
            self._mes = f"{ultima or hoy:%Y-%m}"
        return self._mes

    def get_ejercicios(self):
        """A month is of one year: there is nothing to choose."""
        return [] if self.mes else super().get_ejercicios()

    def get_vistas(self):
        primera, *otras = super().get_vistas()
        return [primera | {"nombre": "Por mes"}, *otras]

    def get_context_data(self, **kwargs):
        mes = self.mes if re.fullmatch(MES, self.mes) else ""
        navegacion = lecturas.meses_junto_a(mes) if mes else None
        if navegacion:
            navegacion |= {f"url_{cual}": self.url_con(mes=navegacion[cual], pagina=None) for cual in ("anterior", "siguiente")}
        por_mes = self.url_con(mes=self.mes_con_datos, ejercicio=None, pagina=None)
        return super().get_context_data(navegacion=navegacion, por_mes=por_mes, definiciones=lecturas.definiciones(), **kwargs)


class ActividadDetail(ActividadScreen, DetailScreen):
    con_documentos = True
    campos = ("unidad", "fecha", "plazo", "prioridad", ("Se repite", "get_ritmo_display"), "capturista", "ejercicio")

    def get_queryset(self):
        return super().get_queryset().al_corte(plazos.hoy()).select_related("unidad", "capturista", "serie")

    def get_titulo(self):
        return self.object.texto if len(self.object.texto) < 160 else f"{self.object.texto[:157]}…"

    def get_historial_de(self):
        return hijos_de(self.object)

    def get_acciones(self):
        acciones = super().get_acciones()
        propia = Asignacion.objects.filter(actividad=self.object, responsable=self.request.user, hasta__isnull=True).first()
        if propia and puede(self.request.user, Accion.REPORTAR, Asignacion):
            url = reverse("actividades:asignacion_avance", args=[propia.pk])
            acciones.append({"titulo": "Registrar avance", "icono": "plus-lg", "url": url, "primaria": True})
        if self.puede(Accion.EDITAR):
            otras = (
                ("Agregar responsables", "person-plus", "responsables", True),
                ("Cambiar el plazo", "calendar-plus", "replazar", True),
                ("Terminar la repetición", "calendar-x", "terminar_serie", bool(self.object.ritmo)),
            )
            acciones += [{"titulo": t, "icono": i, "url": self.url(r, self.object.pk), "menu": True} for t, i, r, cabe in otras if cabe]
        return acciones

    def get_context_data(self, **kwargs):
        corte = plazos.hoy()
        filas = lecturas.responsables(self.object, corte)
        calendario = plazos.Calendario.cargar()
        return super().get_context_data(
            corte=corte,
            responsables=filas,
            cerradas=sum(fila.estatus == "concluido" for fila in filas if not fila.relevada),
            vigentes=sum(not fila.relevada for fila in filas),
            movimientos=lecturas.movimientos(filas, corte),
            plazo=calendario.estado(self.object.plazo, corte, cerrado=self.object.estatus == "concluido"),
            repeticiones=Actividad.objects.visibles_para(self.request.user).filter(serie=self.object.serie or self.object).order_by("fecha")
            if self.object.ritmo
            else [],
            puede_reportar=self.puede(Accion.REPORTAR),
            puede_editar=self.puede(Accion.EDITAR),
            definiciones=dict(lecturas.definiciones()),
            **kwargs,
        )


class ActividadHistory(ActividadScreen, HistoryScreen):
    def hijos(self, objeto):
        return hijos_de(objeto)


def hijos_de(actividad):
    """Children told with an activity; those that were taken away too."""
    return [
        Asignacion.todos.filter(actividad=actividad).select_related("responsable", "actividad"),
        Avance.todos.filter(de__actividad=actividad),
    ]


class ActividadCreate(ActividadScreen, CreateScreen):
    form_class = ActividadForm
    template_name = "actividades/actividad_form.html"

    def get_initial(self):
        return {"fecha": plazos.hoy(), **super().get_initial()}

    def get_destino(self):
        if "otro" in self.request.POST:
            return f"{reverse('actividades:actividad_create')}?unidad={self.object.unidad_id}"
        return super().get_destino()

    def get_context_data(self, **kwargs):
        return super().get_context_data(otro_boton="Guardar y registrar otra", definiciones=lecturas.definiciones(), **kwargs)


class ActividadUpdate(ActividadScreen, UpdateScreen):
    form_class = ActividadUpdateForm
    template_name = "actividades/actividad_form.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(definiciones=lecturas.definiciones(), **kwargs)


class ActividadDelete(ActividadScreen, Eliminar):
    pass


class ActividadRestore(ActividadScreen, Restaurar):
    pass


class ActividadImport(ActividadScreen, ImportScreen):
    resource_class = ActividadResource


class ActividadResponsables(ActividadScreen, ActionScreen):
    forma, form_class, titulo, boton, hecho = "responsables", ResponsablesForm, "Agregar responsables", "Agregar", "Responsables agregados."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "actividad": self.object}

    def hacer(self, objeto, datos):
        services.agregar_responsables(objeto, usuario=self.request.user, fecha=plazos.hoy(), **datos)


class ActividadReplazar(ActividadScreen, ActionScreen):
    forma, form_class, titulo, boton, hecho = "replazar", ReplazarForm, "Cambiar el plazo", "Cambiar", "El plazo cambió."

    def hacer(self, objeto, datos):
        services.replazar(objeto, usuario=self.request.user, **datos)


class ActividadReplazarVarias(ActividadScreen, BulkScreen):
    forma, form_class, titulo = "replazar-varias", ReplazarForm, "Cambiar el plazo"

    def hacer(self, filas, datos):
        return services.replazar_varias(filas, usuario=self.request.user, **datos)


class ActividadTerminarSerie(ActividadScreen, ActionScreen):
    forma, titulo, boton = "terminar-serie", "Terminar la repetición", "Terminar"
    bajada = "Se eliminan las repeticiones que faltan y que nadie ha empezado; las demás se quedan."

    def hacer(self, objeto, datos):
        self.quitadas = services.terminar_serie(objeto, usuario=self.request.user, fecha=plazos.hoy(), **datos)

    def get_mensaje(self):
        return f"Repeticiones eliminadas: {self.quitadas:,}."
