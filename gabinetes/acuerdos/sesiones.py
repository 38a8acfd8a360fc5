"""Screens of the meetings: convocation, agenda, attendance, minutes and their seal."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import plazos, salidas
from seguimiento.nucleo.filtros import leer_clave
from seguimiento.nucleo.formato import plural
from seguimiento.nucleo.formularios import SinDatosForm
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    ConCandado,
    CreateScreen,
    DetailScreen,
    HistoryScreen,
    ImportScreen,
    ListScreen,
    Pantalla,
    UpdateScreen,
)
from seguimiento.nucleo.pdf import respuesta_pdf
from seguimiento.nucleo.permisos import Accion

from . import convocatorias, lecturas, minutas, services
from .asistencias import AsistenciasForm
from .candados import ConContexto
from .estados import EstadoReunion
from .filters import ReunionFilter
from .forms import AdendaForm, AsistenciaForm, PrecargarForm, PuntoForm, ReunionForm
from .models import Acuerdo, Asistencia, Punto, Responsable, Reunion
from .resources import ReunionResource
from .tables import ReunionTable


class ReunionScreen:
    model = Reunion


class ReunionList(ReunionScreen, ListScreen):
    table_class, filterset_class, resource_class = ReunionTable, ReunionFilter, ReunionResource
    titulo = "Reuniones de gabinete"
    vistas = (("Programadas", "estado=programada&ejercicio=todos"), ("Sin minuta", "estado=celebrada&con_minuta=false"))

    def get_queryset(self):
        return super().get_queryset().con_acuerdos().select_related("gabinete")


class ReunionDetail(ConCandado, ReunionScreen, DetailScreen):
    """The page from which a session is prepared, held and minuted."""

    con_documentos = True
    campos = ("gabinete", "fecha", "hora_inicio", "hora_fin", "lugar", "motivo_cancelacion", "ejercicio")

    def get_queryset(self):
        return super().get_queryset().select_related("gabinete")

    def get_hechos(self):
        hechos = [hecho for hecho in super().get_hechos() if hecho[1] != "—"]
        return [*hechos, ("Origen", "Reconstruida a partir de las cifras publicadas")] if self.object.reconstruido else hechos

    def get_historial_de(self):
        return lecturas.hijos_de_la_reunion(self.object, self.request.user)

    @property
    def bajada(self):
        return " ".join([*self.candado, *self.object.sello()])

    def get_acciones(self):
        acciones = super().get_acciones()
        if self.object.sellada:  # neither the data of the session nor its minutes change any more
            cerradas = {self.url("update", self.object.pk), self.url("delete", self.object.pk)}
            acciones = [accion for accion in acciones if accion["url"] not in cerradas]
        return acciones + [
            {
                "titulo": titulo,
                "icono": icono,
                "url": reverse(f"acuerdos:{ruta}", args=[self.object.pk]),
                "menu": menu,
                "primaria": False,
                "post": post,
            }
            for titulo, icono, ruta, menu, post, cabe in self.opciones()
            if cabe
        ]

    def opciones(self):
        reunion, edita, coordina = self.object, self.puede(Accion.EDITAR), self.puede(Accion.VALIDAR)
        programada, celebrada = reunion.estado == EstadoReunion.PROGRAMADA, reunion.estado == EstadoReunion.CELEBRADA
        return (
            ("Minuta en PDF", "file-earmark-pdf", "reunion_minuta", False, False, celebrada),
            ("Marcar como celebrada", "check-circle", "reunion_celebrar", False, True, edita and programada),
            ("Enviar convocatoria", "envelope", "reunion_convocar", True, False, edita and programada),
            ("Descargar cita (.ics)", "calendar-plus", "reunion_cita", True, False, programada),
            ("Agregar acuerdos abiertos al orden del día", "list-task", "reunion_precargar", True, False, edita and programada),
            (
                "Sellar la minuta",
                "lock",
                "reunion_sellar",
                True,
                False,
                coordina and celebrada and reunion.con_minuta and not reunion.sellada,
            ),
            ("Agregar adenda", "file-earmark-text", "reunion_adenda", True, False, edita and bool(reunion.sellada)),
            ("Cancelar la reunión", "x-circle", "reunion_cancelar", True, False, coordina and programada),
        )

    def get_context_data(self, **kwargs):
        corte, usuario = plazos.hoy(), self.request.user
        acuerdos = Acuerdo.objects.visibles_para(usuario).al_corte(corte, usuario).filter(reunion=self.object).order_by("folio")
        return super().get_context_data(
            puntos=lecturas.orden_del_dia(self.object, usuario, corte),
            asistencias=self.object.asistencias.select_related("dependencia"),
            acuerdos=acuerdos,
            adendas=self.object.adendas.select_related("usuario"),
            convocatorias=self.object.convocatorias.select_related("usuario"),
            coincide=minutas.coincide(self.object),
            puede_editar=self.puede(Accion.EDITAR) and not self.object.sellada,
            puede_quitar=self.puede(Accion.ELIMINAR) and not self.object.sellada,
            **kwargs,
        )


class ReunionHistory(ReunionScreen, HistoryScreen):
    def hijos(self, objeto):
        return lecturas.hijos_de_la_reunion(objeto, self.request.user)


class ReunionCreate(ReunionScreen, CreateScreen):
    form_class = ReunionForm
    bajada = "Después de guardarla se captura el orden del día, la asistencia y los acuerdos."


class ReunionUpdate(ReunionScreen, UpdateScreen):
    form_class = ReunionForm


class ReunionImport(ReunionScreen, ImportScreen):
    resource_class = ReunionResource


class SobreUnaReunion(ConContexto, ReunionScreen):
    datos_titulo = "Reunión"

    def get_datos(self):
        return lecturas.contexto_de_la_reunion(self.object)


class ReunionCelebrar(SobreUnaReunion, ActionScreen):
    forma, form_class, titulo, boton, hecho = "celebrar", SinDatosForm, "Marcar como celebrada", "Celebrada", "Reunión celebrada."

    def hacer(self, objeto, datos):
        services.celebrar(objeto, usuario=self.request.user, fecha=plazos.hoy())


class ReunionCancelar(SobreUnaReunion, ActionScreen):
    accion = Accion.VALIDAR
    forma, titulo, boton, hecho = "cancelar", "Cancelar la reunión", "Cancelar la reunión", "Reunión cancelada."

    def hacer(self, objeto, datos):
        services.cancelar_reunion(objeto, usuario=self.request.user, **datos)


class ReunionSellar(SobreUnaReunion, ActionScreen):
    accion = Accion.VALIDAR
    forma, form_class, titulo, boton, hecho = "sellar", SinDatosForm, "Sellar la minuta", "Sellar", "Minuta sellada."
    bajada = "El texto de la minuta ya no cambiará: lo posterior se registra como adenda. El avance de los acuerdos sigue."

    def hacer(self, objeto, datos):
        services.sellar(objeto, usuario=self.request.user)


class ReunionAdenda(SobreUnaReunion, ActionScreen):
    forma, form_class, titulo, boton, hecho = "adenda", AdendaForm, "Agregar adenda", "Agregar", "Adenda agregada."

    def hacer(self, objeto, datos):
        services.agregar_adenda(objeto, usuario=self.request.user, fecha=plazos.hoy(), **datos)


class ReunionPrecargar(ReunionScreen, ActionScreen):
    """The open and overdue agreements of the cabinet become items of the next agenda: first a checklist of them."""

    forma, form_class, titulo, boton = "precargar", PrecargarForm, "Acuerdos abiertos al orden del día", "Agregar los marcados"
    template_name = "acuerdos/reunion_precargar.html"

    def get_form_kwargs(self):
        marcar = self.request.GET.get("marcar", "vencidos")
        return {**super().get_form_kwargs(), "reunion": self.object, "corte": plazos.hoy(), "marcar": marcar}

    def hacer(self, objeto, datos):
        self.cuantos = services.precargar_orden_del_dia(objeto, acuerdos=datos["acuerdos"], usuario=self.request.user)

    def get_mensaje(self):
        return f"{plural(self.cuantos, 'acuerdo pasó', 'acuerdos pasaron')} al orden del día."

    def get_context_data(self, **kwargs):
        calendario, corte = plazos.Calendario.cargar(), plazos.hoy()
        filas = [(casilla, a, calendario.estado(a.fecha_compromiso, corte)) for casilla, a in kwargs["form"].filas()]
        return super().get_context_data(filas=filas, **kwargs)


class ReunionAsistencia(ReunionScreen, ActionScreen):
    """The attendance list in one grid."""

    forma, form_class, titulo, boton = "asistencia", AsistenciasForm, "Tomar asistencia", "Guardar la lista"
    template_name = "acuerdos/reunion_asistencia.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "reunion": self.object, "todos": self.request.GET.get("todos", "")}

    def hacer(self, objeto, datos):
        self.cuantos = services.tomar_asistencia(objeto, datos["renglones"], usuario=self.request.user)

    def get_mensaje(self):
        return f"Lista de asistencia guardada: {plural(self.cuantos, 'renglón cambió', 'renglones cambiaron')}."


class ReunionConvocar(SobreUnaReunion, ActionScreen):
    forma, form_class, titulo, boton = "convocar", SinDatosForm, "Enviar convocatoria", "Enviar"
    bajada = "Se envía por correo, con la cita para el calendario, a los enlaces de las dependencias del gabinete."

    def hacer(self, objeto, datos):
        self.enviada = convocatorias.convocar(objeto, usuario=self.request.user)

    def get_mensaje(self):
        if self.enviada is None:
            return "No se envió: ningún enlace de esas dependencias tiene correo registrado."
        return f"Convocatoria enviada a {plural(self.enviada.cuantos, 'enlace', 'enlaces')}."


class ReunionCita(ReunionScreen, Pantalla):
    """The .ics of the session."""

    forma, de_uno = "cita", True

    def get(self, request, *args, **kwargs):
        reunion = self.get_object()
        nombre = salidas.nombre_de_archivo(str(reunion), "ics")
        return HttpResponse(
            convocatorias.cita(reunion),
            content_type="text/calendar; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{nombre}"'},
        )


class ReunionMinuta(ReunionScreen, Pantalla):
    """The minutes with attendance, as PDF: once sealed, exactly the text that was sealed and, apart, its addenda."""

    forma, de_uno = "minuta", True

    def get(self, request, *args, **kwargs):
        reunion = self.get_object()
        contexto = {
            "titulo": f"Minuta de la sesión {reunion.numero}",
            "bajada": reunion.gabinete.nombre_oficial,
            "unidad": "Coordinación Ejecutiva de Seguimiento de Gabinete",
            "orientacion": "vertical",
            "corte": None if reunion.sellada else plazos.hoy(),
            "caracter": "Minuta sellada" if reunion.sellada else "Borrador",
            "reunion": reunion,
            "minuta": minutas.leer(reunion, request.user),
            "coincide": minutas.coincide(reunion),
            "adendas": reunion.adendas.all(),
        }
        return respuesta_pdf(request, "acuerdos/minuta_pdf.html", contexto, salidas.nombre_de_archivo(f"minuta {reunion}", "pdf"))


class ResponsableTarjeta(Pantalla):
    """Card of the open agreements of a dependencia before a session, as PDF: `?dependencia=<pk>`."""

    model = Responsable
    forma, de_uno = "tarjeta", False

    def get_dependencia(self):
        """The one of the address, within reach; an enlace need not name the own one."""
        usuario, pedida = self.request.user, leer_clave(self.request.GET.get("dependencia"))
        alcance = Dependencia.objects.filter(pk__in=usuario.dependencias_ids) if usuario.es_enlace else Dependencia.objects.all()
        if pedida is not None:
            return get_object_or_404(alcance, pk=pedida)
        return alcance.first() if usuario.es_enlace else None

    def get(self, request, *args, **kwargs):
        corte, dependencia = plazos.hoy(), self.get_dependencia()
        if dependencia is None:
            messages.info(request, "Filtre la lista por una dependencia y pida entonces su tarjeta.")
            return HttpResponseRedirect(reverse("acuerdos:responsable_list"))
        contexto = {
            "titulo": "Tarjeta de acuerdos",
            "bajada": dependencia.nombre,
            "corte": corte,
            "dependencia": dependencia,
            "filas": lecturas.abiertos_de(dependencia, request.user, corte),
        }
        return respuesta_pdf(
            request, "acuerdos/tarjeta_pdf.html", contexto, salidas.nombre_de_archivo(f"tarjeta {dependencia}", "pdf", corte)
        )


# -- agenda and attendance, written one by one inside the meeting


class DeLaReunion:
    """Screens of what hangs from a meeting: they go back to it, and a sealed one refuses them."""

    def get_destino(self):
        return self.object.reunion.get_absolute_url()

    def get_cancelar(self):
        reunion = self.kwargs.get("reunion") or self.object.reunion_id
        return reverse("acuerdos:reunion_detail", args=[reunion])

    def guardar(self, form):
        services.exigir_sin_sello(form.instance.reunion)
        return super().guardar(form)


class NuevaDeLaReunion(DeLaReunion):
    def get_form(self):
        form = super().get_form()
        form.instance.reunion = get_object_or_404(Reunion.objects.visibles_para(self.request.user), pk=self.kwargs["reunion"])
        return form


class DelOrdenDelDia:
    model, form_class = Punto, PuntoForm

    def get_form(self):
        form = super().get_form()
        form.de_reunion(form.instance.reunion)
        return form


class PuntoCreate(DelOrdenDelDia, NuevaDeLaReunion, CreateScreen):
    def get_initial(self):
        return {"numero": Punto.objects.filter(reunion=self.kwargs["reunion"]).count() + 1}


class PuntoUpdate(DelOrdenDelDia, DeLaReunion, UpdateScreen):
    pass


class AsistenciaCreate(NuevaDeLaReunion, CreateScreen):
    model, form_class = Asistencia, AsistenciaForm


class AsistenciaUpdate(DeLaReunion, UpdateScreen):
    model, form_class = Asistencia, AsistenciaForm
