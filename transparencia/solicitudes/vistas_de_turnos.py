"""Screens of the internal turns: who holds the information answers here, without knowing who asks."""

from seguimiento.nucleo import plazos
from seguimiento.nucleo.pantallas import ActionScreen, ConCandado, DeleteScreen, DetailScreen, ListScreen, RestoreScreen, UpdateScreen
from seguimiento.nucleo.permisos import Accion as Permiso
from transparencia.regimenes import lecturas as regimenes
from transparencia.regimenes.estados import Clave

from . import lecturas, relojes, turnos
from .estados import DIAS_DE_TURNO, EstadoDeTurno
from .filters import TurnoFilter
from .forms import ResponderForm, TurnarForm, TurnoForm
from .models import Turno
from .querysets import solo_sus_turnos
from .tables import TurnoTable
from .views import DeQuienAtiende, SolicitudScreen


class TurnoScreen(SolicitudScreen):
    model = Turno

    def get_queryset(self):
        return super().get_queryset().select_related("solicitud", "unidad", "dependencia")


class TurnoList(TurnoScreen, ListScreen):
    table_class, filterset_class = TurnoTable, TurnoFilter
    titulo = "Turnos internos"
    bajada = "Lo que se pidió a cada unidad o dependencia para responder una solicitud."
    vistas = (
        ("Por contestar", "estado=abierto&estado=vencido&ejercicio=todos"),
        ("Vencidos", "estado=vencido&ejercicio=todos"),
        ("Contestados", "estado=contestado"),
    )


class TurnoDetail(ConCandado, TurnoScreen, DetailScreen):
    con_documentos = al_corte = True

    def get_ejercicio(self):
        return self.object.fecha.year

    def get_queryset(self):
        return super().get_queryset().select_related("solicitud", "unidad", "dependencia", "usuario", "respondio")

    def get_titulo(self):
        return f"Turno de la solicitud {self.object.solicitud.folio}"

    def get_hechos(self):
        return lecturas.hechos_del_turno(self.object)

    def get_acciones(self):
        acciones, turno = super().get_acciones(), self.object
        if turno.respondido:
            return [accion for accion in acciones if accion["url"] == self.url("history", turno.pk)]
        if self.puede(Permiso.REPORTAR):
            propio = solo_sus_turnos(self.request.user)
            titulo = "Contestar" if propio else "Anotar la respuesta"
            acciones.append({"titulo": titulo, "icono": "reply", "url": self.url("responder", turno.pk), "primaria": True})
        return acciones

    def get_context_data(self, **kwargs):
        turno, calendario = self.object, relojes.calendario()
        return super().get_context_data(
            corte=self.corte,
            plazo=calendario.estado(turno.vence, self.corte, cerrado=turno.estado == EstadoDeTurno.CONTESTADO),
            tramos=calendario.dia_por_dia(turno.fecha, turno.vence),
            **kwargs,
        )


class TurnoUpdate(DeQuienAtiende, TurnoScreen, UpdateScreen):
    form_class = TurnoForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "calendario": relojes.calendario()}


class TurnoDelete(DeQuienAtiende, TurnoScreen, DeleteScreen):
    pass


class TurnoRestore(DeQuienAtiende, TurnoScreen, RestoreScreen):
    pass


class TurnoResponder(TurnoScreen, ActionScreen):
    """The job of the unidad or the enlace."""

    accion = Permiso.REPORTAR
    forma, form_class, titulo, boton = "responder", ResponderForm, "Contestar turno", "Enviar respuesta"
    hecho = "Respuesta registrada: se avisó a quien turnó."

    @property
    def bajada(self):
        return self.object.indicacion or self.object.solicitud.tema

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "hoy": plazos.hoy()}

    def hacer(self, objeto, datos):
        turnos.responder(objeto, usuario=self.request.user, **datos)


class SolicitudTurnar(DeQuienAtiende, SolicitudScreen, ActionScreen):
    forma, form_class, titulo, boton = "turnar", TurnarForm, "Turnar solicitud", "Turnar"

    @property
    def bajada(self):
        return self.object.tema

    def get_form_kwargs(self):
        hoy = plazos.hoy()
        return {**super().get_form_kwargs(), "hoy": hoy, "initial": {"fecha": hoy, "dias": self.dias}}

    @property
    def dias(self):
        """Those that its régimen offers."""
        plazo = regimenes.terminos_de(self.object.regimen_id).get(Clave.TURNO_INTERNO)
        return plazo.dias if plazo else DIAS_DE_TURNO

    def hacer(self, objeto, datos):
        self.nuevos = turnos.turnar(objeto, usuario=self.request.user, calendario=relojes.calendario(), **datos)

    def get_mensaje(self):
        if not self.nuevos:
            return "Ya lo tenían sin contestar: no se repitió."
        return f"Turnada a {', '.join(turno.a_quien for turno in self.nuevos)}; contestan a más tardar el {self.nuevos[0].vence:%d/%m/%Y}."
