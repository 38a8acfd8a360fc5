"""Screens of the resolutions of the Comité and of the files that it keeps reserved."""

from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import leer_clave
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.pantallas import ActionScreen, ConCandado, CreateScreen, DetailScreen, ImportScreen, ListScreen, UpdateScreen
from seguimiento.nucleo.permisos import Accion, puede
from transparencia.solicitudes.models import Solicitud
from transparencia.solicitudes.por_folio import inicial

from . import services
from .estados import EN_EL_INDICE, EstadoDeReserva
from .filters import ReservaFilter, ResolucionFilter
from .forms import AmpliarForm, DesclasificarForm, ReservaForm, ResolucionForm
from .models import Reserva, Resolucion
from .plazo import en_palabras
from .resources import ReservaResource, ResolucionResource
from .tables import ReservaTable, ResolucionTable

DEMOSTRACION = "Inventado para la demostración"

# -- resolutions


class ResolucionScreen:
    model = Resolucion


class ResolucionList(ResolucionScreen, ListScreen):
    table_class, filterset_class, resource_class = ResolucionTable, ResolucionFilter, ResolucionResource
    titulo = "Resoluciones del Comité"
    bajada = "Lo que resuelve el Comité de Transparencia: clasificaciones, inexistencias, prórrogas e incompetencias."
    vistas = (
        ("Reservadas", "clase=reservada"),
        ("Confidenciales", "clase=confidencial"),
        ("Inexistencias", "clase=inexistencia"),
        ("Prórrogas", "clase=prorroga"),
    )

    def get_queryset(self):
        return super().get_queryset().select_related("solicitud", "area")


class ResolucionDetail(ConCandado, ResolucionScreen, DetailScreen):
    con_documentos = True
    campos = ("acta", "fecha", "clase", "sentido", "area", "fundamento")

    def get_queryset(self):
        return super().get_queryset().select_related("solicitud", "area")

    def get_hechos(self):
        hechos = super().get_hechos()
        return [*hechos, ("Origen", DEMOSTRACION)] if self.object.reconstruido else hechos

    def get_context_data(self, **kwargs):
        una = self.object
        reservas = Reserva.objects.visibles_para(self.request.user).al_corte(plazos.hoy()).filter(resolucion=una).select_related("area")
        ve = una.solicitud_id and self.puede(Accion.VER, Solicitud)
        return super().get_context_data(reservas=reservas, solicitud=una.solicitud if ve else None, **kwargs)


class ResolucionCreate(ResolucionScreen, CreateScreen):
    """`?solicitud=12` opens it for that request."""

    form_class = ResolucionForm

    def get_initial(self):
        return {"fecha": plazos.hoy(), **super().get_initial(), **inicial(self)}


class ResolucionUpdate(ResolucionScreen, UpdateScreen):
    form_class = ResolucionForm


class ResolucionImport(ResolucionScreen, ImportScreen):
    resource_class = ResolucionResource


# -- reserved files


class ReservaScreen:
    model = Reserva


class ReservaList(ReservaScreen, ListScreen):
    table_class, filterset_class, resource_class = ReservaTable, ReservaFilter, ReservaResource
    titulo = "Expedientes reservados"
    bajada = "De ellos sale el índice semestral. Una reserva dura hasta cinco años y se prorroga una sola vez, hasta cinco más."
    vistas = (
        ("En reserva", "estado=vigente&estado=ampliada"),
        ("Por vencer en 90 días", "por_vencer=true"),
        ("Plazo concluido", "estado=concluida"),
        ("Desclasificados", "estado=desclasificada"),
    )

    def get_queryset(self):
        return super().get_queryset().select_related("area", "resolucion")


class ReservaDetail(ConCandado, ReservaScreen, DetailScreen):
    con_documentos = True

    def get_queryset(self):
        return super().get_queryset().al_corte(plazos.hoy()).select_related("area", "resolucion__solicitud")

    def get_ejercicio(self):
        return self.object.inicio.year

    def get_hechos(self):
        una = self.object
        hechos = [
            ("Área", una.area.nombre),
            ("Tema", una.tema),
            ("Qué se reserva", una.partes_vista.label),
            ("Inicio", fecha_corta(una.inicio)),
            ("Plazo", en_palabras(una.meses)),
            ("Fin", fecha_corta(una.fin_al)),
        ]
        if una.ampliada:
            hechos.append(
                ("Prórroga", f"{en_palabras(una.meses_de_ampliacion)}, acta {una.acta_de_ampliacion}, {fecha_corta(una.ampliada)}")
            )
        if una.desclasificada:
            hechos += [("Desclasificado", fecha_corta(una.desclasificada)), ("Motivo", una.motivo)]
        return [*hechos, ("Origen", DEMOSTRACION)] if una.reconstruido else hechos

    def get_acciones(self):
        acciones, una = super().get_acciones(), self.object
        if not self.puede_mover():
            return acciones
        if una.estado_vista == EstadoDeReserva.VIGENTE:
            acciones.append({"titulo": "Prorrogar", "icono": "calendar-plus", "url": self.url("ampliar", una.pk), "primaria": False})
        acciones.append({"titulo": "Desclasificar", "icono": "unlock", "url": self.url("desclasificar", una.pk), "primaria": True})
        return acciones

    def puede_mover(self):
        """What was reserved in a year that was closed may still be opened in a later one."""
        return puede(self.request.user, Accion.EDITAR, Reserva) and self.object.estado_vista != EstadoDeReserva.DESCLASIFICADA

    def get_context_data(self, **kwargs):
        una, hoy = self.object, plazos.hoy()
        quedan = (una.fin_al - hoy).days if una.estado_vista in EN_EL_INDICE else None
        return super().get_context_data(quedan=quedan, **kwargs)


class ReservaCreate(ReservaScreen, CreateScreen):
    """`?resolucion=12` opens it for that resolution."""

    form_class = ReservaForm

    def get_initial(self):
        pk = leer_clave(self.request.GET.get("resolucion"))
        resolucion = Resolucion.objects.visibles_para(self.request.user).filter(pk=pk).first() if pk else None
        de_ella = {"inicio": resolucion.fecha, "area": resolucion.area_id, "fundamento": resolucion.fundamento} if resolucion else {}
        return {"inicio": plazos.hoy(), "meses": 60, **super().get_initial(), **de_ella}


class ReservaUpdate(ReservaScreen, UpdateScreen):
    form_class = ReservaForm


class ReservaImport(ReservaScreen, ImportScreen):
    resource_class = ReservaResource


class ReservaAmpliar(ReservaScreen, ActionScreen):
    forma, form_class, titulo, boton, hecho = "ampliar", AmpliarForm, "Prorrogar la reserva", "Prorrogar", "Reserva prorrogada."

    @property
    def bajada(self):
        return f"{self.object}: termina el {fecha_corta(self.object.fin_original)}."

    def hacer(self, objeto, datos):
        services.ampliar(objeto, usuario=self.request.user, hoy=plazos.hoy(), **datos)


class ReservaDesclasificar(ReservaScreen, ActionScreen):
    forma, form_class, titulo, boton = "desclasificar", DesclasificarForm, "Desclasificar expediente", "Desclasificar"
    hecho = "Expediente desclasificado: sale del índice desde esa fecha."

    @property
    def bajada(self):
        return str(self.object)

    def hacer(self, objeto, datos):
        services.desclasificar(objeto, usuario=self.request.user, hoy=plazos.hoy(), **datos)
