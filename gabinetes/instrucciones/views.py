"""Screens of instructions, their ladder and their money."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from gabinetes.prensa.models import Pregunta
from seguimiento.nucleo import plazos, salidas
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.filtros import leer_clave
from seguimiento.nucleo.formato import fecha_corta, pesos
from seguimiento.nucleo.pantallas import (
    BulkScreen,
    CreateScreen,
    DetailScreen,
    HistoryScreen,
    ImportScreen,
    ListScreen,
    UpdateScreen,
)
from seguimiento.nucleo.pdf import respuesta_pdf
from seguimiento.nucleo.permisos import Accion as Permiso
from seguimiento.nucleo.semaforo import redondear, umbrales_de

from . import hojas, lecturas, services
from .estados import Clase
from .filters import InstruccionFilter, InversionFilter, PeldanoFilter
from .forms import InstruccionCreateForm, InstruccionUpdateForm, InversionForm, PeldanoForm, ReasignarForm, RefecharForm
from .models import Instruccion, InstruccionInversion, Inversion, Peldano
from .resources import InstruccionResource
from .tables import InstruccionTable, InversionTable, PeldanoTable


class ConHoy:
    """Forms of the module are told what day it is."""

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "hoy": plazos.hoy()}


# -- instructions


class InstruccionScreen:
    model = Instruccion


class InstruccionList(InstruccionScreen, ListScreen):
    table_class, filterset_class, resource_class = InstruccionTable, InstruccionFilter, InstruccionResource
    titulo = "Instrucciones del Gobernador"
    vistas = (
        ("Acuerdos en conferencias", "clase=conferencia&ejercicio=todos"),
        ("Proyectos especiales", "clase=proyecto&ejercicio=todos"),
        ("Abiertas", "abiertas=true&ejercicio=todos"),
        ("Sin acción en 30 días", "sin_avance=30&ejercicio=todos"),
        ("Se movieron en 7 días", "movidas=7&ejercicio=todos"),
        ("Vencidas", "vencidas=true&ejercicio=todos"),
    )
    lote = (
        ("Reasignar", "send", "instrucciones:instruccion_reasignar"),
        ("Refechar", "calendar-plus", "instrucciones:instruccion_refechar"),
    )

    def get_queryset(self):
        filas = super().get_queryset().con_ultima_accion(self.corte).con_revision(self.corte).con_inversion(self.corte)
        return filas.select_related("dependencia", "responsable")

    def get_exportaciones(self):
        """The general technical sheet is one more output of the list, with its filters."""
        ficha = {"titulo": "Ficha técnica general", "icono": "file-earmark-pdf", "url": self.url_con(formato="ficha", pagina=None)}
        return [*exportaciones, ficha] if (exportaciones := super().get_exportaciones()) else []

    def exportar(self, pedido):
        if pedido != "ficha" or self.error or not self.filtro.form.is_valid() or not self.puede(Permiso.EXPORTAR):
            return super().exportar(pedido)
        contexto = hojas.general(self.filas, self.request.user, self.corte, self.filtro.chips(self.url_con))
        nombre = salidas.nombre_de_archivo("ficha general de instrucciones", "pdf", self.corte)
        return respuesta_pdf(self.request, "instrucciones/ficha_general_pdf.html", contexto, nombre)


class InstruccionDetail(InstruccionScreen, DetailScreen):
    con_documentos = al_corte = True

    def get_queryset(self):
        filas = super().get_queryset().con_revision(self.corte).con_inversion(self.corte)
        return filas.select_related("dependencia", "responsable", "pregunta__conferencia")

    def get_titulo(self):
        return self.object.tema

    def get_hechos(self):
        return lecturas.hechos(self.object)

    def get_historial_de(self):
        return lecturas.hijos_de_la_instruccion(self.object)

    def get_acciones(self):
        acciones = super().get_acciones()
        ficha = self.url("ficha", self.object.pk)
        acciones.append({"titulo": "Ficha técnica", "icono": "file-earmark-pdf", "url": ficha, "primaria": False})
        if self.puede(Permiso.CREAR):
            dinero = f"{reverse('instrucciones:inversion_create')}?instrucciones={self.object.pk}"
            acciones.append({"titulo": "Agregar inversión", "icono": "cash-coin", "url": dinero, "primaria": False, "menu": True})
        if self.puede(Permiso.REPORTAR):
            url = self.url("avance", self.object.pk)
            acciones.append({"titulo": "Registrar acción", "icono": "plus-lg", "url": url, "primaria": True})
        return acciones

    def get_context_data(self, **kwargs):
        fila, corte = self.object, self.corte
        avances = list(fila.avances.filter(fecha__lte=corte).select_related("usuario", "revisor").order_by("fecha", "pk"))
        for avance in avances:
            avance.de = fila
        plazo = plazos.Calendario.cargar().estado(fila.fecha_compromiso, corte, cerrado=fila.ejecutada)
        return super().get_context_data(
            corte=corte,
            plazo=plazo,
            revision=Validacion(fila.revision) if fila.revision else None,
            pregunta=fila.pregunta if self.puede(Permiso.VER, Pregunta) else None,
            color=umbrales_de("instrucciones-en-conferencias").color(redondear(fila.porcentaje_vista)),
            escalera=lecturas.escalera(fila, avances, corte),
            en_el_tiempo=lecturas.en_el_tiempo(avances, corte),
            movimientos=lecturas.movimientos(avances),
            dinero=[a.inversion for a in fila.aportes.select_related("inversion") if a.inversion.eliminado is None],
            puede_validar=self.puede(Permiso.VALIDAR),
            puede_reportar=self.puede(Permiso.REPORTAR),
            **kwargs,
        )


class InstruccionHistory(InstruccionScreen, HistoryScreen):
    def hijos(self, objeto):
        return lecturas.hijos_de_la_instruccion(objeto)


class InstruccionCreate(ConHoy, InstruccionScreen, CreateScreen):
    form_class = InstruccionCreateForm
    titulo = "Registrar instrucción"

    def get_initial(self):
        """`?pregunta=12` fills in what the answer says: issuer, topic, text and date."""
        inicial = {"clase": Clase.CONFERENCIA.value, "fecha_emision": plazos.hoy(), "responsable": self.request.user.pk}
        return inicial | lecturas.de_la_respuesta(self.pregunta) | super().get_initial()

    @cached_property
    def pregunta(self):
        """The press answer of the address, or None; 404 for one out of reach."""
        pk = leer_clave(self.request.GET.get("pregunta"))
        if pk is None or not self.puede(Permiso.VER, Pregunta):
            return None
        return get_object_or_404(Pregunta.objects.visibles_para(self.request.user).select_related("conferencia", "quien_responde"), pk=pk)

    def get_mensaje(self):
        return f"{self.object}: registrado."

    def get_destino(self):
        if "otro" in self.request.POST:
            return f"{self.url('create')}?clase={self.object.clase}"
        return super().get_destino()

    def get_context_data(self, **kwargs):
        return super().get_context_data(otro_boton="Guardar y registrar otra", **kwargs)


class InstruccionUpdate(ConHoy, InstruccionScreen, UpdateScreen):
    form_class = InstruccionUpdateForm


class InstruccionImport(InstruccionScreen, ImportScreen):
    resource_class = InstruccionResource


class InstruccionReasignar(InstruccionScreen, BulkScreen):
    forma, form_class, titulo = "reasignar", ReasignarForm, "Reasignar instrucciones"

    def hacer(self, filas, datos):
        return services.reasignar(filas, usuario=self.request.user, fecha=plazos.hoy(), **datos)


class InstruccionRefechar(InstruccionScreen, BulkScreen):
    forma, form_class, titulo = "refechar", RefecharForm, "Refechar instrucciones"

    def hacer(self, filas, datos):
        return services.refechar(filas, usuario=self.request.user, fecha=plazos.hoy(), **datos)


# -- the ladder


class PeldanoScreen:
    model = Peldano


class PeldanoList(PeldanoScreen, ListScreen):
    table_class, filterset_class = PeldanoTable, PeldanoFilter
    titulo = "Etapas y su porcentaje"
    bajada = "El porcentaje que se propone al llegar a cada etapa. Cambiarlo no toca lo ya capturado."


class PeldanoDetail(PeldanoScreen, DetailScreen):
    campos = ("etapa", "porcentaje")


class PeldanoUpdate(PeldanoScreen, UpdateScreen):
    form_class = PeldanoForm


# -- money


class InversionScreen:
    model = Inversion


class InversionList(InversionScreen, ListScreen):
    table_class, filterset_class = InversionTable, InversionFilter
    titulo = "Inversión de instrucciones"
    bajada = "Cada peso se registra una vez, aunque pague varias instrucciones."
    sumas = {"monto": "Suma de la lista"}

    def get_queryset(self):
        aportes = InstruccionInversion.objects.visibles_para(self.request.user)
        vivos = aportes.filter(instruccion__eliminado__isnull=True, instruccion__fecha_emision__lte=self.corte)
        return super().get_queryset().con_cuantas(vivos)


class InversionDetail(InversionScreen, DetailScreen):
    def get_hechos(self):
        fila = self.object
        hechos = [
            ("Fuente", fila.get_fuente_display()),
            ("Monto", f"$ {pesos(fila.monto)}"),
            ("Ejercicio", str(fila.ejercicio)),
            ("Concepto", fila.concepto or "—"),
            ("Registrada", fecha_corta(fila.registrada)),
        ]
        if fila.reconstruido:
            hechos.append(("Origen", "Reconstruida a partir de las cifras publicadas"))
        return hechos

    def get_historial_de(self):
        return lecturas.hijos_de_la_inversion(self.object, self.request.user)

    def get_context_data(self, **kwargs):
        pagadas = Instruccion.objects.visibles_para(self.request.user).filter(pk__in=self.object.aportes.values("instruccion"))
        return super().get_context_data(pagadas=pagadas.al_corte(plazos.hoy()).select_related("dependencia"), **kwargs)


class InversionHistory(InversionScreen, HistoryScreen):
    def hijos(self, objeto):
        return lecturas.hijos_de_la_inversion(objeto, self.request.user)


class InversionCreate(ConHoy, InversionScreen, CreateScreen):
    """`?instrucciones=12` ties it to that instruction."""

    form_class = InversionForm

    def get_initial(self):
        return {"ejercicio": plazos.hoy().year, **super().get_initial()}

    def get_mensaje(self):
        return "Inversión registrada."


class InversionUpdate(ConHoy, InversionScreen, UpdateScreen):
    form_class = InversionForm
