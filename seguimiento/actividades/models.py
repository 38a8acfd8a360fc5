"""Activities of a unidad, who answers for each one, and what they report."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models

from seguimiento.directorio.models import Unidad
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.avances import AvanceBase, Seguido
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.formato import plural
from seguimiento.nucleo.models import Registro
from seguimiento.nucleo.querysets import vivos

from .estados import EstatusAsignacion, Prioridad, Ritmo
from .querysets import ActividadQuerySet, AsignacionQuerySet, AvanceQuerySet

VIVO = models.Q(eliminado__isnull=True)


@con_historial(exclude=["busqueda"])
class Actividad(Registro):
    """Something that a unidad does on a day. It closes when all who answer for it have closed their part."""

    unidad = models.ForeignKey(Unidad, on_delete=models.PROTECT, related_name="actividades", verbose_name="unidad")
    fecha = models.DateField("día")
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    texto = models.CharField("actividad", max_length=500)
    contexto = models.TextField("contexto", blank=True, default="", help_text="De dónde viene y qué se espera.")
    plazo = models.DateField("plazo", null=True, blank=True, help_text="Cuándo debe quedar atendida.")
    prioridad = models.CharField("prioridad", max_length=8, choices=Prioridad, default=Prioridad.NORMAL)
    ritmo = models.CharField("se repite", max_length=12, choices=Ritmo, blank=True, default=Ritmo.UNA_VEZ, editable=False)
    serie = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="repeticiones", verbose_name="repite a"
    )
    capturista = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="capturista"
    )
    reconstruida = models.BooleanField("reconstruida", default=False, editable=False)
    busqueda = columna_de_busqueda("texto", "contexto")

    objects = vivos(ActividadQuerySet)
    todos = ActividadQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "actividad", "actividades"
        ordering = ["-fecha", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="actividad_busqueda"),
            models.Index(fields=["unidad", "-fecha"], name="actividad_de_unidad"),
            models.Index(fields=["ejercicio", "-fecha", "-id"], name="actividad_reciente"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(plazo__gte=models.F("fecha")) | models.Q(plazo__isnull=True), name="actividad_plazo",
                violation_error_message="El plazo no puede ser anterior al día de la actividad.",
            )
        ]  # fmt: skip

    def __str__(self):
        return self.texto if len(self.texto) <= 80 else f"{self.texto[:79]}…"

    @property
    def estatus_vista(self):
        """State as of the cut-off date that the queryset annotated."""
        return EstatusAsignacion(self.estatus)

    @property
    def en_turno(self):
        """Assignments that nobody took over."""
        return [asignacion for asignacion in self.asignaciones.all() if asignacion.hasta is None]

    @property
    def prioridad_vista(self):
        return Prioridad(self.prioridad)

    def bloqueos(self):
        cuantas = self.asignaciones.exclude(fecha_avance=None).count()
        hechos = [f"Tiene {plural(cuantas, 'asignación con avances', 'asignaciones con avances')}."] if cuantas else []
        return hechos + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return ejercicios.candado(self.ejercicio)


@con_historial()
class Asignacion(Seguido):
    """A person who answers for an activity, with their own comment and state. A handover ends it and begins another one."""

    CAMPOS = {"estatus": EstatusAsignacion.SIN_AVANCE.value}

    actividad = models.ForeignKey(Actividad, on_delete=models.PROTECT, related_name="asignaciones", verbose_name="actividad")
    responsable = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="asignaciones", verbose_name="responsable"
    )
    comentario = models.TextField("comentario", blank=True, default="", help_text="Lo que se le pide a esta persona en particular.")
    estatus = models.CharField("estatus", max_length=12, choices=EstatusAsignacion, default=EstatusAsignacion.SIN_AVANCE, editable=False)
    desde = models.DateField("desde", editable=False)
    hasta = models.DateField("relevada el", null=True, blank=True, editable=False)
    releva_a = models.OneToOneField(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="relevo", verbose_name="releva a"
    )

    objects = vivos(AsignacionQuerySet)
    todos = AsignacionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "asignación", "asignaciones"
        ordering = ["-desde", "-pk"]
        indexes = [
            models.Index(fields=["responsable", "desde"], name="asignacion_de_persona"),
            models.Index(fields=["-desde", "-id"], name="asignacion_reciente"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["actividad", "responsable"], condition=VIVO & models.Q(hasta__isnull=True), name="asignacion_de_persona_unica",
                violation_error_message="Esa persona ya responde por la actividad.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.responsable}: {self.actividad}"

    @property
    def estatus_vista(self):
        return EstatusAsignacion(getattr(self, "estatus_al", self.estatus))

    def clean(self):
        if self.responsable_id and self.responsable.es_enlace:
            raise ValidationError({"responsable": "Responde por una actividad el personal de la Oficina, no un enlace."})

    def bloqueos(self):
        reportado = ["Ya tiene avances: relévela en lugar de eliminarla."] if self.fecha_avance else []
        return reportado + ejercicios.candado(self.actividad.ejercicio)

    def impedimentos(self):
        if self.actividad.eliminado:
            return [f"Restaure primero «{self.actividad}», que también se eliminó."]
        return ejercicios.candado(self.actividad.ejercicio)


@con_historial()
class Avance(AvanceBase):
    """What somebody did for an activity, and the state in which it left their part."""

    de = models.ForeignKey(Asignacion, on_delete=models.PROTECT, related_name="avances", verbose_name="asignación")
    estatus = models.CharField("estatus", max_length=12, choices=EstatusAsignacion)

    objects = vivos(AvanceQuerySet)
    todos = AvanceQuerySet.as_manager()

    class Meta(AvanceBase.Meta):
        verbose_name, verbose_name_plural = "avance", "avances"
        indexes = [models.Index(fields=["de", "-fecha", "-id"], name="avance_de_asignacion")]

    def __str__(self):
        return f"{EstatusAsignacion(self.estatus).label}, {self.fecha:%d/%m/%Y}"

    @property
    def estatus_vista(self):
        return EstatusAsignacion(self.estatus)

    def get_absolute_url(self):
        return self.de.get_absolute_url()
