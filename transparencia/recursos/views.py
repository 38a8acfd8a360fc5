"""Screens of recursos, of their stages and of complaints."""

from django.urls import reverse

from seguimiento.nucleo import plazos
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    ConCandado,
    CreateScreen,
    DeleteScreen,
    DetailScreen,
    HistoryScreen,
    ImportScreen,
    ListScreen,
    UpdateScreen,
)
from seguimiento.nucleo.permisos import Accion, puede
from transparencia.solicitudes.models import Solicitud
from transparencia.solicitudes.por_folio import inicial

from . import lecturas, reglas, services
from .filters import DenunciaFilter, RecursoFilter
from .forms import DenunciaForm, EtapaForm, EtapaUpdateForm, RecursoForm, ahora
from .models import Denuncia, Etapa, Recurso
from .resources import DenunciaResource, RecursoResource
from .tables import DenunciaTable, RecursoTable

# -- recursos


class RecursoScreen:
    model = Recurso


class RecursoList(RecursoScreen, ListScreen):
    table_class, filterset_class, resource_class = RecursoTable, RecursoFilter, RecursoResource
    titulo = "Recursos de revisión"
    bajada = "Quien no está conforme con una respuesta acude a la autoridad garante: en qué va cada recurso y qué debe hacer la Oficina."
    vistas = (
        ("Con plazo para la Oficina", "con_plazo=true&ejercicio=todos"),
        ("Vencidos", "vencidos=true&ejercicio=todos"),
        ("Por cumplir", "estado=por_cumplir&estado=por_informar&ejercicio=todos"),
        ("Concluidos", "estado=concluido&estado=desechado"),
    )

    def get_queryset(self):
        return super().get_queryset().select_related("solicitud")


class RecursoDetail(ConCandado, RecursoScreen, DetailScreen):
    """Its stages, and each of its clocks day by day."""

    con_documentos = True

    def get_queryset(self):
        return super().get_queryset().al_corte(plazos.hoy()).select_related("solicitud")

    def get_hechos(self):
        uno = self.object
        hechos = [
            ("Autoridad garante", uno.get_garante_display()),
            ("Expediente", uno.expediente or "Sin asignar"),
            ("Interpuesto", fecha_corta(uno.interpuesto)),
            ("Causal", f"Fracción {uno.causal}" if uno.causal else "Sin fracción"),
            ("Presentado ante la Unidad", "Sí" if uno.ante_unidad else "No"),
            ("Sentido", uno.sentido_vista.label if uno.sentido_vista else "Sin resolver"),
            ("Vence para la Oficina", fecha_corta(uno.vence_al) or "Nada por hacer"),
        ]
        return [*hechos, ("Origen", "Inventado para la demostración")] if uno.reconstruido else hechos

    def get_historial_de(self):
        return [Etapa.todos.filter(recurso=self.object)]

    def get_acciones(self):
        acciones, etapas = super().get_acciones(), lecturas.etapas_de(self.object)
        mueve = puede(self.request.user, Accion.EDITAR, Recurso)  # what began in a year that was closed may go on in a later one
        if mueve and reglas.siguientes(lecturas.puestas(etapas), lecturas.sentido_de(etapas)):
            url = self.url("etapa", self.object.pk)
            acciones.append({"titulo": "Registrar etapa", "icono": "plus-lg", "url": url, "primaria": True})
        return acciones

    def get_context_data(self, **kwargs):
        corte, dias, etapas = plazos.hoy(), lecturas.calendario(), lecturas.etapas_de(self.object)
        clocks = lecturas.relojes_de(self.object, etapas, corte, dias)
        return super().get_context_data(
            corte=corte,
            etapas=etapas,
            relojes=[(uno, uno.estado(corte), dias.estado(uno.vence, corte) if uno.corre else None, uno.tramos()) for uno in clocks],
            plazo=dias.estado(self.object.vence_al, corte) if self.object.vence_al else None,
            ve_solicitud=self.puede(Accion.VER, Solicitud),
            puede_editar=self.puede(Accion.EDITAR),
            puede_eliminar=self.puede(Accion.ELIMINAR),
            **kwargs,
        )


class RecursoHistory(RecursoScreen, HistoryScreen):
    def hijos(self, objeto):
        return [Etapa.todos.filter(recurso=objeto)]


class RecursoCreate(RecursoScreen, CreateScreen):
    """`?solicitud=12` opens it for that request."""

    form_class = RecursoForm

    def get_initial(self):
        return {"interpuesto": plazos.hoy(), **super().get_initial(), **inicial(self)}


class RecursoUpdate(RecursoScreen, UpdateScreen):
    form_class = RecursoForm


class RecursoImport(RecursoScreen, ImportScreen):
    resource_class = RecursoResource


class RecursoEtapa(RecursoScreen, ActionScreen):
    forma, form_class, titulo, boton, hecho = "etapa", EtapaForm, "Registrar etapa", "Registrar la etapa", "Etapa registrada."

    @property
    def bajada(self):
        return self.object.agravio

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "recurso": self.object}

    def hacer(self, objeto, datos):
        services.registrar_etapa(objeto, usuario=self.request.user, **ahora(), **datos)


# -- stages, written from the page of their recurso


class EtapaScreen:
    model = Etapa

    def get_queryset(self):
        return super().get_queryset().select_related("recurso__solicitud")

    def get_migas(self):
        migas = [("Transparencia", None), ("Recursos de revisión", reverse("recursos:recurso_list"))]
        return [*migas, (str(self.object.recurso), self.object.recurso.get_absolute_url())]

    def get_cancelar(self):
        return self.object.get_absolute_url()


class EtapaUpdate(EtapaScreen, UpdateScreen):
    form_class = EtapaUpdateForm


class EtapaDelete(EtapaScreen, DeleteScreen):
    def eliminar(self, motivo):
        services.quitar_etapa(self.object, motivo=motivo, usuario=self.request.user, **ahora())

    def get_destino(self):
        return self.object.recurso.get_absolute_url()


# -- complaints


class DenunciaScreen:
    model = Denuncia


class DenunciaList(DenunciaScreen, ListScreen):
    table_class, filterset_class, resource_class = DenunciaTable, DenunciaFilter, DenunciaResource
    titulo = "Denuncias por incumplimiento"
    bajada = "Obligaciones de transparencia que alguien dice que no se cumplen, y qué debe hacer la Oficina en cada una."
    vistas = (
        ("Con plazo para la Oficina", "con_plazo=true&ejercicio=todos"),
        ("Vencidas", "vencidas=true&ejercicio=todos"),
        ("Concluidas", "estado=concluida"),
    )


class DenunciaDetail(ConCandado, DenunciaScreen, DetailScreen):
    con_documentos = True
    campos = ("garante", "expediente", "presentada", "notificada", "vence_informe", "informada", "resuelta")

    def get_queryset(self):
        return super().get_queryset().al_corte(plazos.hoy())

    def get_hechos(self):
        una, hechos = self.object, super().get_hechos()
        hechos += [("Sentido", una.sentido_vista.label if una.sentido_vista else "Sin resolver")]
        hechos += [
            ("Cumplimiento a más tardar", fecha_corta(una.vence_cumplimiento) or "—"),
            ("Cumplida", fecha_corta(una.cumplida) or "—"),
        ]
        return [*hechos, ("Origen", "Inventada para la demostración")] if una.reconstruido else hechos

    def get_context_data(self, **kwargs):
        corte = plazos.hoy()
        plazo = lecturas.calendario().estado(self.object.vence_al, corte) if self.object.vence_al else None
        return super().get_context_data(plazo=plazo, **kwargs)


class DenunciaCreate(DenunciaScreen, CreateScreen):
    form_class = DenunciaForm


class DenunciaUpdate(DenunciaScreen, UpdateScreen):
    form_class = DenunciaForm


class DenunciaImport(DenunciaScreen, ImportScreen):
    resource_class = DenunciaResource
