"""Screens of the turns, their clock and their answers."""

from django.utils import timezone

from seguimiento.nucleo import plazos
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    BulkScreen,
    ConCandado,
    DetailScreen,
    HistoryScreen,
    ListScreen,
    ReviewAccept,
    ReviewAcceptMany,
    ReviewDetail,
    ReviewList,
    ReviewReturn,
    ReviewReturnMany,
)
from seguimiento.nucleo.permisos import Accion as Permiso

from . import lecturas, relojes, respuestas, services
from .estados import ABIERTOS, EstadoDeTurno
from .filters import RespuestaFilter, TurnoFilter
from .forms import PausarForm, ReanudarForm, RefecharForm, ResponderForm, ReturnarForm
from .models import Respuesta, Turno
from .tables import RespuestaTable, TurnoTable


class TurnoScreen:
    model = Turno


class TurnoList(TurnoScreen, ListScreen):
    table_class, filterset_class = TurnoTable, TurnoFilter
    titulo = "Turnos de correspondencia"
    bajada = "Cada oficio con cada dependencia que debe contestarlo."
    vistas = (
        ("Por contestar", "estado=abierto&estado=vencido&estado=en_pausa&ejercicio=todos"),
        ("Vencidos", "estado=vencido&ejercicio=todos"),
        ("En pausa", "estado=en_pausa&ejercicio=todos"),
        ("Contestados", "estado=a_tiempo&estado=tarde"),
    )
    lote = (("Refechar", "calendar-plus", "correspondencia:turno_refechar_varios"),)

    def get_queryset(self):
        return super().get_queryset().select_related("recibido__asunto", "dependencia")


class TurnoDetail(ConCandado, TurnoScreen, DetailScreen):
    con_documentos = al_corte = True

    def get_queryset(self):
        return super().get_queryset().select_related("recibido__asunto", "dependencia", "usuario")

    def get_titulo(self):
        return f"Turno del oficio {self.object.recibido.folio}"

    def get_hechos(self):
        return lecturas.hechos_del_turno(self.object)

    def get_historial_de(self):
        return lecturas.hijos_del_turno(self.object)

    def get_acciones(self):
        """What may be done with a turn that is still open."""
        acciones, turno = super().get_acciones(), self.object
        if EstadoDeTurno(turno.estado) not in ABIERTOS:
            return acciones
        pausa = turno.estado == EstadoDeTurno.EN_PAUSA
        posibles = (
            (Permiso.EDITAR, "Reanudar", "play-circle", "reanudar", pausa),
            (Permiso.EDITAR, "Pausar", "pause-circle", "pausar", turno.estado == EstadoDeTurno.ABIERTO),
            (Permiso.EDITAR, "Refechar", "calendar-plus", "refechar", not pausa),
            (Permiso.EDITAR, "Turnar a otra dependencia", "shuffle", "returnar", True),
            (Permiso.VALIDAR, "Cancelar turno", "x-circle", "cancelar", True),
        )
        for permiso, titulo, icono, forma, cabe in posibles:
            if cabe and self.puede(permiso):
                mas = {"menu": forma in ("returnar", "cancelar", "refechar")}
                acciones.append({"titulo": titulo, "icono": icono, "url": self.url(forma, turno.pk), "primaria": False, **mas})
        if self.puede(Permiso.REPORTAR):
            acciones.append({"titulo": "Contestar", "icono": "reply", "url": self.url("responder", turno.pk), "primaria": True})
        return acciones

    def get_context_data(self, **kwargs):
        turno, calendario, pausas = self.object, plazos.Calendario.cargar(), list(self.object.pausas.filter(desde__lte=self.corte))
        return super().get_context_data(
            corte=self.corte,
            plazo=calendario.estado(turno.vence, self.corte, cerrado=turno.sin_plazo),
            pausas=pausas,
            cuenta=relojes.resumida(relojes.cuenta(calendario, turno, pausas, self.corte)),
            movimientos=lecturas.movimientos(turno, self.corte),
            puede_validar=self.puede(Permiso.VALIDAR),
            **kwargs,
        )


class TurnoHistory(TurnoScreen, HistoryScreen):
    def hijos(self, objeto):
        return lecturas.hijos_del_turno(objeto)


# -- what is done with a turn


class AccionDeTurno(TurnoScreen, ActionScreen):
    """Forms that speak of a day are told which one is today."""

    con_hoy = False

    def get_queryset(self):
        return super().get_queryset().select_related("recibido", "dependencia")

    @property
    def bajada(self):
        return f"{self.object.dependencia}: {self.object.recibido.sintesis}"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), **({"hoy": plazos.hoy()} if self.con_hoy else {})}


class TurnoResponder(AccionDeTurno):
    """The main job of an enlace."""

    accion, con_hoy = Permiso.REPORTAR, True
    forma, form_class, titulo, boton, hecho = "responder", ResponderForm, "Contestar oficio", "Enviar respuesta", "Respuesta registrada."

    def hacer(self, objeto, datos):
        respuestas.responder(objeto, usuario=self.request.user, calendario=plazos.Calendario.cargar(), **datos)


class TurnoPausar(AccionDeTurno):
    forma, form_class, titulo, boton, con_hoy = "pausar", PausarForm, "Pausar el plazo", "Pausar", True
    hecho = "Plazo en pausa: los días dejan de contar."

    def hacer(self, objeto, datos):
        services.pausar(objeto, usuario=self.request.user, **datos)


class TurnoReanudar(AccionDeTurno):
    forma, form_class, titulo, boton, con_hoy = "reanudar", ReanudarForm, "Reanudar el plazo", "Reanudar", True

    def hacer(self, objeto, datos):
        self.turno = services.reanudar(objeto, usuario=self.request.user, calendario=plazos.Calendario.cargar(), **datos)

    def get_mensaje(self):
        return f"El plazo corre de nuevo: vence el {self.turno.vence:%d/%m/%Y}."


class TurnoRefechar(AccionDeTurno):
    forma, form_class, titulo, boton = "refechar", RefecharForm, "Cambiar la fecha para contestar", "Cambiar la fecha"
    hecho = "Fecha cambiada."

    def hacer(self, objeto, datos):
        services.refechar([objeto], usuario=self.request.user, calendario=plazos.Calendario.cargar(), **datos)


class TurnoRefecharVarios(TurnoScreen, BulkScreen):
    forma, form_class, titulo = "refechar-varios", RefecharForm, "Cambiar la fecha para contestar"

    def get_queryset(self):
        return super().get_queryset().select_related("recibido", "dependencia")

    def hacer(self, filas, datos):
        return services.refechar(filas, usuario=self.request.user, calendario=plazos.Calendario.cargar(), **datos)


class TurnoReturnar(AccionDeTurno):
    forma, form_class, titulo, boton = "returnar", ReturnarForm, "Turnar a otra dependencia", "Turnar"
    hecho = "El oficio pasó a la otra dependencia y se avisó a ambas."

    def hacer(self, objeto, datos):
        self.nuevo = services.returnar(
            objeto, usuario=self.request.user, momento=timezone.now(), calendario=plazos.Calendario.cargar(), **datos
        )

    def get_destino(self):
        return self.nuevo.get_absolute_url()


class TurnoCancelar(AccionDeTurno):
    accion = Permiso.VALIDAR
    forma, titulo, boton = "cancelar", "Cancelar turno", "Cancelar el turno"
    hecho = "Turno cancelado: la dependencia ya no debe contestarlo y se le avisó."

    def hacer(self, objeto, datos):
        services.cancelar(objeto, usuario=self.request.user, fecha=plazos.hoy(), **datos)


# -- answers: the reviewer's queue


class RespuestaScreen:
    model = Respuesta

    def get_queryset(self):
        return super().get_queryset().select_related("de__recibido", "de__dependencia", "usuario", "revisor")


class RespuestaList(RespuestaScreen, ReviewList):
    table_class, filterset_class = RespuestaTable, RespuestaFilter
    titulo = "Revisión de respuestas"
    bajada = "Lo que contestan las dependencias cuenta desde que se contesta; si se devuelve, el turno queda abierto otra vez."
    lote = (
        ("Aceptar", "check2-all", "correspondencia:respuesta_validar_varios"),
        ("Devolver", "reply", "correspondencia:respuesta_devolver_varios"),
    )


class RespuestaDetail(RespuestaScreen, ReviewDetail):
    aceptar = "Aceptar"
    campos = ("fecha", "oficio", "validacion", ("Contestó", "usuario"), ("Revisó", "revisor"), "motivo")

    def get_titulo(self):
        return f"Respuesta de {self.object.de.dependencia} al oficio {self.object.de.recibido.folio}"


class RespuestaValidar(RespuestaScreen, ReviewAccept):
    services = respuestas
    titulo, boton, hecho = "Aceptar respuesta", "Aceptar", "Respuesta aceptada."


class RespuestaDevolver(RespuestaScreen, ReviewReturn):
    services = respuestas
    titulo = "Devolver respuesta"
    hecho = "Respuesta devuelta: el turno quedó abierto y se avisó a quien contestó."


class RespuestaValidarVarios(RespuestaScreen, ReviewAcceptMany):
    services = respuestas
    titulo = "Aceptar respuestas"


class RespuestaDevolverVarios(RespuestaScreen, ReviewReturnMany):
    services = respuestas
    titulo = "Devolver respuestas"
