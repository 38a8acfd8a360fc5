"""Screens of the requests of information: list, page, capture and what is done with each one."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from seguimiento.directorio.referencias import nacidos_de
from seguimiento.nucleo import ejercicios, plazos
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    BulkScreen,
    CreateScreen,
    DeleteScreen,
    DetailScreen,
    HistoryScreen,
    ImportScreen,
    ListScreen,
    Pantalla,
    RestoreScreen,
    UpdateScreen,
)
from seguimiento.nucleo.permisos import Accion as Permiso
from seguimiento.nucleo.sugerencias import AlEscribir

from . import agenda, lecturas, reglas, relojes, services
from .estados import ClaseDeActo, Materia, Medio
from .filters import SolicitudFilter
from .forms import ActoForm, AnularForm, ControversiaForm, SolicitudForm
from .models import Acto, Solicitud
from .querysets import solo_sus_turnos
from .resources import SolicitudResource
from .tables import SolicitudTable

LARGO = 8000  # letters that are read of what is being written


class DeQuienAtiende:
    """What is for who attends requests: whoever only answers turns does not open it, nor sees its button."""

    cerrada_a = "Su cuenta sólo contesta los turnos que le tocan."

    @classmethod
    def abre_a(cls, usuario):
        return super().abre_a(usuario) and not solo_sus_turnos(usuario)


class SolicitudScreen:
    model = Solicitud

    def puede(self, accion, modelo=None):
        """Reading is for all; the rest, for who attends requests."""
        libre = accion in (Permiso.VER, Permiso.EXPORTAR, Permiso.REPORTAR)
        return super().puede(accion, modelo) and (libre or not solo_sus_turnos(self.request.user))


class ConCalendario:
    """Forms of the module are told what day it is, and which days count."""

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "hoy": plazos.hoy(), "calendario": relojes.calendario()}


class SolicitudList(SolicitudScreen, ListScreen):
    table_class, filterset_class, resource_class = SolicitudTable, SolicitudFilter, SolicitudResource
    titulo = "Solicitudes de información"
    bajada = "Acceso a la información y datos personales: en qué va cada una y cuándo vence."
    vistas = (
        ("Abiertas", "abiertas=true&ejercicio=todos"),
        ("Vencidas", "vencidas=true&ejercicio=todos"),
        ("En prevención", "estado=prevenida&ejercicio=todos"),
        ("Agenda de controversia", "controversia=true&abiertas=true&ejercicio=todos"),
        ("Datos personales", "materia=arco&ejercicio=todos"),
    )
    lote = (("Controversia", "flag", "solicitudes:solicitud_controversia_varias"),)

    def get_queryset(self):
        return super().get_queryset().defer("solicitante", "correo", "titular")

    @cached_property
    def memoria(self):
        """Deadlines read with the days off of the requests."""
        return {**super().memoria, "calendario": relojes.calendario()}

    def columnas_prohibidas(self):
        return {"controversia", "nota_controversia", "reconstruido"} if solo_sus_turnos(self.request.user) else set()

    def get_acciones(self):
        acciones = super().get_acciones()
        if not solo_sus_turnos(self.request.user):
            url = reverse("reporte_detail", args=[agenda.SLUG])
            acciones.insert(0, {"titulo": "Agenda quincenal", "icono": "flag", "url": url, "primaria": False})
        return acciones

    def get_vistas(self):
        """To who only answers turns, the ready-made views speak of work of others."""
        return [] if solo_sus_turnos(self.request.user) else super().get_vistas()


class SolicitudDetail(SolicitudScreen, DetailScreen):
    con_documentos = al_corte = True

    def get_queryset(self):
        return super().get_queryset().select_related("regimen", "capturo")

    def get_titulo(self):
        return self.object.tema

    @cached_property
    def cerrado(self):
        return ejercicios.candado(self.object.ejercicio)

    @property
    def bajada(self):
        return f"{self.cerrado[0]} Lo que se haga este año sí se registra." if self.cerrado else ""

    def get_hechos(self):
        return lecturas.hechos(self.object)

    def get_historial_de(self):
        return lecturas.hijos_de_la_solicitud(self.object, self.request.user)

    @cached_property
    def actos(self):
        return lecturas.actos_de(self.object, self.request.user, self.corte)

    @cached_property
    def turnos(self):
        return lecturas.turnos_de(self.object, self.request.user, self.corte)

    @cached_property
    def siguientes(self):
        if not self.puede(Permiso.EDITAR) or self.corte != plazos.hoy():
            return []
        pasos = lecturas.siguientes(self.object, self.actos[0], self.corte)
        base = self.url("actuar", self.object.pk)
        return [(clase, titulo, texto, f"{base}?clase={clase.value}") for clase, titulo, texto in pasos]

    def get_acciones(self):
        acciones, pk = super().get_acciones(), self.object.pk
        propios = [turno for turno in self.turnos if not turno.respondido]
        if solo_sus_turnos(self.request.user) and len(propios) == 1:
            url = reverse("solicitudes:turno_responder", args=[propios[0].pk])
            return [*acciones, {"titulo": "Contestar", "icono": "reply", "url": url, "primaria": True}]
        if self.cerrado:
            acciones = [accion for accion in acciones if accion["url"] == self.url("history", pk)]
        if not self.puede(Permiso.EDITAR):
            return acciones
        if not self.cerrado:
            acciones.append({"titulo": "Controversia", "icono": "flag", "url": self.url("controversia", pk), "primaria": False})
        if not self.object.cerrada:
            acciones.append({"titulo": "Turnar", "icono": "send", "url": self.url("turnar", pk), "primaria": True})
        return acciones

    def get_context_data(self, **kwargs):
        solicitud, usuario, corte, (vigentes, todos) = self.object, self.request.user, self.corte, self.actos
        calendario = relojes.calendario()
        return super().get_context_data(
            corte=corte,
            plazo=relojes.plazo_de(solicitud, corte, calendario),
            de_quien=lecturas.de_quien(solicitud, usuario),
            relojes=[] if solo_sus_turnos(usuario) else lecturas.relojes_vistos(solicitud, vigentes, corte),
            movimientos=lecturas.movimientos(solicitud, todos, self.turnos),
            turnos=[(turno, calendario.estado(turno.vence, corte, cerrado=bool(turno.respondido_vista))) for turno in self.turnos],
            siguientes=self.siguientes,
            nacidos=nacidos_de([solicitud], usuario).get(solicitud.pk, []),
            puede_anular=self.puede(Permiso.VALIDAR),
            **kwargs,
        )


class SolicitudHistory(SolicitudScreen, HistoryScreen):
    def hijos(self, objeto):
        return lecturas.hijos_de_la_solicitud(objeto, self.request.user)


class SolicitudCreate(DeQuienAtiende, SolicitudScreen, ConCalendario, CreateScreen):
    """What is asked is looked for among the past requests while it is written."""

    form_class = SolicitudForm
    titulo = "Registrar solicitud de información"

    def get_initial(self):
        inicial = {"presentada": plazos.hoy(), "materia": Materia.ACCESO.value, "medio": Medio.PNT.value}
        pedidos = super().get_initial()
        return inicial | {nombre: valor for nombre, valor in pedidos.items() if nombre in ("materia", "medio", "tema", "texto")}

    def get_mensaje(self):
        return f"{self.object}: solicitud registrada, vence el {self.object.vence:%d/%m/%Y}."


class SolicitudUpdate(DeQuienAtiende, SolicitudScreen, ConCalendario, UpdateScreen):
    form_class = SolicitudForm
    template_name = "solicitudes/solicitud_create.html"


class SolicitudDelete(DeQuienAtiende, SolicitudScreen, DeleteScreen):
    pass


class SolicitudRestore(DeQuienAtiende, SolicitudScreen, RestoreScreen):
    pass


class SolicitudImport(DeQuienAtiende, SolicitudScreen, ImportScreen):
    resource_class = SolicitudResource


class SolicitudParecidas(DeQuienAtiende, AlEscribir, SolicitudScreen, Pantalla):
    """Past requests that speak of the same."""

    forma, template_name = "parecidas", "solicitudes/parecidas.html"

    def leer(self, escrito):
        texto = " ".join(escrito.get(campo, "") for campo in ("tema", "texto"))[:LARGO].replace("\x00", "")
        return {"parecidas": lecturas.parecidas(self.get_queryset(), texto, plazos.hoy()), "escrito": bool(texto.strip())}


# -- what is done with a request


class SolicitudActuar(DeQuienAtiende, SolicitudScreen, ActionScreen):
    """One act, chosen on the page of the request among those that fit; `?fecha=` proposes its day."""

    forma, form_class, boton = "actuar", ActoForm, "Registrar"

    def get_queryset(self):
        return super().get_queryset().select_related("regimen")

    @cached_property
    def clase(self):
        pedida = self.request.POST.get("clase") or self.request.GET.get("clase")
        return ClaseDeActo(pedida) if pedida in ClaseDeActo.values else None

    def get(self, request, *args, **kwargs):
        solicitud = self.get_object()
        return super().get(request, *args, **kwargs) if self.clase else HttpResponseRedirect(solicitud.get_absolute_url())

    def post(self, request, *args, **kwargs):
        solicitud = self.get_object()
        return super().post(request, *args, **kwargs) if self.clase else HttpResponseRedirect(solicitud.get_absolute_url())

    def get_titulo(self):
        return reglas.SIGUIENTES[self.clase][0]

    @property
    def bajada(self):
        return reglas.SIGUIENTES[self.clase][1]

    def get_form_kwargs(self):
        hoy = plazos.hoy()
        inicial = {"fecha": self.request.GET.get("fecha") or hoy}
        return {**super().get_form_kwargs(), "hoy": hoy, "clase": self.clase, "materia": self.object.materia, "initial": inicial}

    def hacer(self, objeto, datos):
        self.acto = services.actuar(objeto, usuario=self.request.user, hoy=plazos.hoy(), calendario=relojes.calendario(), **datos)

    def get_mensaje(self):
        solicitud = self.acto.solicitud
        vence = "" if self.acto.clase in reglas.FINALES or not solicitud.vence else f" Ahora vence el {solicitud.vence:%d/%m/%Y}."
        return f"{self.acto.clase_vista.label}: registrado.{vence}"


class SolicitudControversia(DeQuienAtiende, SolicitudScreen, ActionScreen):
    forma, form_class, titulo = "controversia", ControversiaForm, "Agenda de controversia"
    bajada = "Lo que se marca entra a la agenda de la reunión quincenal."
    hecho = "Agenda de controversia actualizada."

    def get_form_kwargs(self):
        inicial = {"controversia": self.object.controversia or not self.object.nota_controversia, "nota": self.object.nota_controversia}
        return {**super().get_form_kwargs(), "initial": inicial}

    def hacer(self, objeto, datos):
        services.marcar_controversia([objeto], marcada=datos["controversia"], nota=datos["nota"], usuario=self.request.user)


class SolicitudControversiaVarias(DeQuienAtiende, SolicitudScreen, BulkScreen):
    forma, form_class, titulo = "controversia-varias", ControversiaForm, "Agenda de controversia"

    def hacer(self, filas, datos):
        return services.marcar_controversia(filas, marcada=datos["controversia"], nota=datos["nota"], usuario=self.request.user)


class ActoAnular(DeQuienAtiende, ActionScreen):
    model, accion = Acto, Permiso.VALIDAR
    forma, form_class, titulo, boton = "anular", AnularForm, "Anular acto", "Anular el acto"
    bajada = "El acto deja de contar y los plazos se calculan de nuevo; queda en la historia con su motivo."
    hecho = "Acto anulado: los plazos se calcularon de nuevo."

    def get_queryset(self):
        return super().get_queryset().select_related("solicitud")

    def hacer(self, objeto, datos):
        services.anular(objeto, usuario=self.request.user, hoy=plazos.hoy(), calendario=relojes.calendario(), **datos)
