"""Screens of what hangs from a petition: turns, which enlaces answer, follow-ups and conclusions."""

from seguimiento.nucleo import plazos
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.formularios import MotivoForm
from seguimiento.nucleo.pantallas import ActionScreen, DetailScreen, ListScreen, UpdateScreen
from seguimiento.nucleo.permisos import Accion

from . import services
from .filters import ConclusionFilter, SeguimientoFilter, TurnoFilter
from .forms import ResponderForm, SeguimientoForm, TurnoForm
from .models import Conclusion, Seguimiento, Turno
from .tables import ConclusionTable, SeguimientoTable, TurnoTable
from .views import ConHoy


class TurnoScreen:
    model = Turno


class TurnoList(TurnoScreen, ListScreen):
    table_class, filterset_class = TurnoTable, TurnoFilter
    titulo = "Turnos de peticiones"
    vistas = (
        ("Esperan respuesta", "pendientes=true&ejercicio=todos"),
        ("Vencidos", "vencidos=true&ejercicio=todos"),
        ("Respondidos", "respondidos=true"),
    )

    def get_queryset(self):
        return super().get_queryset().select_related("peticion", "dependencia")


class TurnoDetail(TurnoScreen, DetailScreen):
    al_corte = True

    def get_queryset(self):
        return super().get_queryset().select_related("peticion__municipio", "dependencia", "usuario", "respondio")

    def get_hechos(self):
        turno = self.object
        hechos = [
            ("Petición", turno.peticion.folio),
            ("Municipio", str(turno.peticion.municipio or "—")),
            ("Orden de gobierno", turno.get_orden_display()),
            ("Turnada a", turno.a_quien),
            ("Turnada el", fecha_corta(turno.fecha)),
            ("Responder a más tardar el", fecha_corta(turno.vence) if turno.vence else "Sin plazo"),
            ("Oficio", turno.oficio or "—"),
        ]
        return hechos + ([("Turnó", str(turno.usuario))] if turno.usuario and not self.request.user.es_enlace else [])

    def get_acciones(self):
        turno = self.object
        acciones = super().get_acciones()
        if turno.respondido and self.puede(Accion.VALIDAR):
            url = self.url("devolver", turno.pk)
            acciones.append({"titulo": "Devolver la respuesta", "icono": "reply", "url": url, "primaria": False})
        if not turno.respondido and self.puede(Accion.REPORTAR):
            acciones.append({"titulo": "Responder", "icono": "send", "url": self.url("responder", turno.pk), "primaria": True})
        return acciones

    def get_context_data(self, **kwargs):
        turno = self.object
        cerrado = bool(turno.respondido_al or turno.peticion.concluida)
        plazo = plazos.Calendario.cargar().estado(turno.vence, self.corte, cerrado=cerrado)
        return super().get_context_data(corte=self.corte, plazo=plazo, **kwargs)


class TurnoUpdate(ConHoy, TurnoScreen, UpdateScreen):
    form_class = TurnoForm


class TurnoResponder(ConHoy, TurnoScreen, ActionScreen):
    """The enlace answers here; the Office notes what was answered on paper."""

    accion = Accion.REPORTAR
    forma, form_class, titulo, boton, hecho = "responder", ResponderForm, "Responder el turno", "Responder", "Respuesta registrada."

    def get_form_kwargs(self):
        return {"initial": {"dia": plazos.hoy(), "respuesta": self.object.respuesta}, **super().get_form_kwargs()}

    def hacer(self, objeto, datos):
        services.responder(objeto, usuario=self.request.user, fecha=plazos.hoy(), **datos)


class TurnoDevolver(TurnoScreen, ActionScreen):
    accion = Accion.VALIDAR
    forma, form_class, titulo, boton = "devolver", MotivoForm, "Devolver la respuesta", "Devolver"
    hecho = "Respuesta devuelta; se avisó a sus enlaces."

    def hacer(self, objeto, datos):
        services.devolver(objeto, usuario=self.request.user, fecha=plazos.hoy(), **datos)


# -- follow-ups and conclusions: they are read on the page of their petition


class SeguimientoScreen:
    model = Seguimiento


class SeguimientoList(SeguimientoScreen, ListScreen):
    table_class, filterset_class = SeguimientoTable, SeguimientoFilter
    titulo = "Seguimientos"
    bajada = "Lo que se hizo en cada petición, por la fecha en que se hizo."

    def get_queryset(self):
        return super().get_queryset().select_related("peticion", "usuario")


class SeguimientoUpdate(ConHoy, SeguimientoScreen, UpdateScreen):
    form_class = SeguimientoForm


class ConclusionList(ListScreen):
    model = Conclusion
    table_class, filterset_class = ConclusionTable, ConclusionFilter
    titulo = "Peticiones atendidas"
    bajada = "Cada conclusión con su respuesta; las que se reabrieron dejan de contar desde ese día."

    def get_queryset(self):
        return super().get_queryset().select_related("peticion")
