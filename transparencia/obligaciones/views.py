"""Screens of the module: the units, how they were evaluated, the meetings with them, and the advice, which is captured in seconds."""

from seguimiento.nucleo import plazos
from seguimiento.nucleo.formato import fecha_corta, plural, porcentaje, puntos
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    ConCandado,
    CreateScreen,
    DetailScreen,
    ImportScreen,
    ListScreen,
    Pantalla,
    UpdateScreen,
)
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.sugerencias import Sugerencias

from . import services
from .estados import EstadoDeReunion, Tendencia
from .filters import AsesoriaFilter, EvaluacionFilter, ReunionFilter, UnidadFilter
from .forms import AsesoriaForm, AsistenciaForm, EvaluacionForm, ReunionForm, UnidadForm
from .models import Asesoria, Evaluacion, Reunion, UnidadDeTransparencia
from .resources import AsesoriaResource, EvaluacionResource, ReunionResource, UnidadResource
from .tables import AsesoriaTable, EvaluacionTable, ReunionTable, UnidadTable

ULTIMAS = 8  # rows of advice shown beside the form
RECONSTRUIDO = ("Origen", "Reconstruido a partir de las cifras publicadas")


class ConOrigen:
    """Detail of what the printed report gave: it says so."""

    def get_hechos(self):
        return [*super().get_hechos(), *([RECONSTRUIDO] if self.object.reconstruido else [])]


# -- units


class UnidadScreen:
    model = UnidadDeTransparencia


class UnidadList(UnidadScreen, ListScreen):
    table_class, filterset_class, resource_class = UnidadTable, UnidadFilter, UnidadResource
    bajada = "Las unidades de transparencia que coordina la Oficina, una por dependencia o entidad."
    vistas = (("Vigentes", "vigente=true"), ("Sin evaluación", "evaluada=false"))

    def get_queryset(self):
        return super().get_queryset().select_related("dependencia")


class UnidadDetail(ConOrigen, UnidadScreen, DetailScreen):
    con_documentos = True
    campos = ("dependencia", "titular", "correo", "telefono", "domicilio", "portal", "desde", "hasta", "nota")

    def get_queryset(self):
        return super().get_queryset().select_related("dependencia")

    def get_context_data(self, **kwargs):
        hoy = plazos.hoy()
        de_ella = {"unidad": self.object.pk, "ejercicio": "todos"}
        evaluaciones = Evaluacion.objects.visibles_para(self.request.user).al_corte(hoy).filter(unidad=self.object)
        asesorias = Asesoria.objects.visibles_para(self.request.user).al_corte(hoy).filter(unidad=self.object)
        reuniones = Reunion.objects.visibles_para(self.request.user).filter(asistencias__in=self.object.asistencias.all())
        return super().get_context_data(
            evaluaciones=[
                {"fila": fila, "porcentaje": porcentaje(fila.porcentaje, 2), "tendencia": Tendencia(fila.tendencia)}
                for fila in evaluaciones[:ULTIMAS]
            ],
            asesorias=asesorias.select_related("unidad")[:ULTIMAS],
            cuantas=plural(asesorias.count(), "asesoría", "asesorías"),
            reuniones=reuniones[:ULTIMAS],
            de_ella=de_ella,
            **kwargs,
        )


class UnidadCreate(UnidadScreen, CreateScreen):
    form_class = UnidadForm


class UnidadUpdate(UnidadScreen, UpdateScreen):
    form_class = UnidadForm


class UnidadImport(UnidadScreen, ImportScreen):
    resource_class = UnidadResource


# -- evaluations


class EvaluacionScreen:
    model = Evaluacion

    def get_queryset(self):
        return super().get_queryset().select_related("unidad")


class EvaluacionList(EvaluacionScreen, ListScreen):
    table_class, filterset_class, resource_class = EvaluacionTable, EvaluacionFilter, EvaluacionResource
    titulo = "Evaluaciones de los portales"
    bajada = "Lo que la autoridad garante encontró publicado en cada portal, por trimestre; la tendencia es contra la evaluación anterior."
    vistas = (("Las que bajaron", "tendencia=baja"), ("Las que subieron", "tendencia=sube"))


class EvaluacionDetail(ConOrigen, ConCandado, EvaluacionScreen, DetailScreen):
    con_documentos = True
    campos = ("unidad", "ejercicio", "trimestre", "fecha", "nota")

    def get_queryset(self):
        return super().get_queryset().al_corte(plazos.hoy())

    def get_context_data(self, **kwargs):
        fila = self.object
        cifras = [("Cumplimiento", porcentaje(fila.porcentaje, 2))]
        if fila.anterior is not None:
            cifras += [("Evaluación anterior", porcentaje(fila.anterior, 2)), ("Cambio en puntos", puntos(fila.cambio, 2))]
        return super().get_context_data(cifras=cifras, tendencia=Tendencia(fila.tendencia), **kwargs)


class EvaluacionCreate(EvaluacionScreen, CreateScreen):
    form_class = EvaluacionForm

    def get_initial(self):
        hoy = plazos.hoy()
        return {"fecha": hoy, "ejercicio": hoy.year, **super().get_initial()}


class EvaluacionUpdate(EvaluacionScreen, UpdateScreen):
    form_class = EvaluacionForm


class EvaluacionImport(EvaluacionScreen, ImportScreen):
    resource_class = EvaluacionResource


# -- meetings


class ReunionScreen:
    model = Reunion


class ReunionList(ReunionScreen, ListScreen):
    table_class, filterset_class, resource_class = ReunionTable, ReunionFilter, ReunionResource
    titulo = "Reuniones y capacitaciones"
    bajada = "Con titulares y enlaces de las unidades de transparencia. Las fotografías se guardan como documentos de cada reunión."
    vistas = (
        ("Programadas", "estado=programada"),
        ("Capacitaciones", "clase=capacitacion"),
        ("Sin asistencia", "estado=celebrada&con_asistencia=false"),
    )


class ReunionDetail(ConOrigen, ConCandado, ReunionScreen, DetailScreen):
    con_documentos = True
    campos = ("clase", "fecha", "hora", "expone", "lugar")

    def get_queryset(self):
        return super().get_queryset().al_corte(plazos.hoy())

    def get_acciones(self):
        acciones = super().get_acciones()
        if self.puede(Accion.EDITAR) and self.object.estado == EstadoDeReunion.CELEBRADA:
            lista = {"titulo": "Tomar asistencia", "icono": "person-check", "url": self.url("asistencia", self.object.pk), "primaria": True}
            acciones.insert(0, lista)
        return acciones

    def get_historial_de(self):
        return [self.object.asistencias.all()]

    def get_context_data(self, **kwargs):
        unidades = [fila.unidad for fila in self.object.asistencias.select_related("unidad")]
        cuantas = "" if self.object.asistieron is None else plural(self.object.asistieron, "unidad asistió", "unidades asistieron")
        return super().get_context_data(unidades=unidades, cuantas=cuantas, estado=EstadoDeReunion(self.object.estado), **kwargs)


class ReunionCreate(ReunionScreen, CreateScreen):
    form_class = ReunionForm


class ReunionUpdate(ReunionScreen, UpdateScreen):
    form_class = ReunionForm


class ReunionImport(ReunionScreen, ImportScreen):
    resource_class = ReunionResource


class ReunionAsistencia(ReunionScreen, ActionScreen):
    forma, form_class, titulo, boton = "asistencia", AsistenciaForm, "Tomar asistencia", "Guardar la lista"
    hecho = "Lista de asistencia guardada."
    template_name = "obligaciones/reunion_asistencia.html"
    bajada = "La lista manda sobre la cantidad escrita a mano."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "reunion": self.object, "todas": "todas" in self.request.GET}

    def hacer(self, objeto, datos):
        services.tomar_asistencia(objeto, unidades=datos["unidades"], usuario=self.request.user, fecha=plazos.hoy())


class Escritos(Sugerencias):
    """What was already written in one field of the model."""

    accion, campo = Accion.CREAR, ""

    def sugerir(self, texto):
        filas = self.get_queryset().filter(**{f"{self.campo}__icontains": texto}).exclude(**{self.campo: ""})
        return ((uno, "") for uno in filas.order_by(self.campo).values_list(self.campo, flat=True).distinct())


class ReunionSugerirExpone(ReunionScreen, Escritos, Pantalla):
    forma, campo = "sugerir-expone", "expone"


class ReunionSugerirLugar(ReunionScreen, Escritos, Pantalla):
    forma, campo = "sugerir-lugar", "lugar"


# -- advice


class AsesoriaScreen:
    model = Asesoria

    def get_queryset(self):
        return super().get_queryset().select_related("unidad")


class AsesoriaList(AsesoriaScreen, ListScreen):
    table_class, filterset_class, resource_class = AsesoriaTable, AsesoriaFilter, AsesoriaResource
    bajada = "Apoyo a las unidades de transparencia sobre solicitudes, portales y obligaciones."
    vistas = (("Por teléfono", "medio=telefono"), ("Por correo", "medio=correo"))


class AsesoriaDetail(ConOrigen, ConCandado, AsesoriaScreen, DetailScreen):
    con_documentos = True
    campos = ("unidad", "medio", "tema", "fecha", "nota")


class AsesoriaCreate(AsesoriaScreen, CreateScreen):
    """Quick capture: save and next keeps the day and the medium, and the last ones stay in sight."""

    form_class = AsesoriaForm

    def get_initial(self):
        return {"fecha": plazos.hoy(), **super().get_initial()}

    def get_destino(self):
        if "otro" in self.request.POST:
            return f"{self.url('create')}?medio={self.object.medio}&fecha={self.object.fecha:%d/%m/%Y}"
        return super().get_destino()

    def get_context_data(self, **kwargs):
        ultimas = self.get_queryset().order_by("-pk")[:ULTIMAS]
        return super().get_context_data(
            otro_boton="Guardar y siguiente",
            ultimas=[{"fila": fila, "bajo": f"{fila.unidad} · {fecha_corta(fila.fecha)}"} for fila in ultimas],
            **kwargs,
        )


class AsesoriaUpdate(AsesoriaScreen, UpdateScreen):
    form_class = AsesoriaForm


class AsesoriaImport(AsesoriaScreen, ImportScreen):
    resource_class = AsesoriaResource


class AsesoriaSugerirTema(AsesoriaScreen, Escritos, Pantalla):
    forma, campo = "sugerir-tema", "tema"
