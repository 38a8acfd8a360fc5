"""Units of transparency of the dependencias, how their portals were evaluated, meetings with them and the advice they were given."""

from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import ExtractYear

from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.formato import fecha_corta, plural
from seguimiento.nucleo.models import Registro
from seguimiento.nucleo.querysets import vivos

from .estados import ClaseDeReunion, Medio, Trimestre
from .querysets import AsesoriaQuerySet, EvaluacionQuerySet, Interno, ReunionQuerySet, UnidadQuerySet

VIVO = models.Q(eliminado__isnull=True)
SIN_PERSONAS = "Sin nombres ni otros datos personales."


class DelModulo(Registro):
    """What is internal to the Office: it does not exist for the enlaces of the dependencias."""

    solo_internos = True

    class Meta:
        abstract = True


class DeUnAnio(DelModulo):
    """A dated row, locked with its year."""

    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    reconstruido = models.BooleanField("reconstruido", default=False, editable=False)

    class Meta:
        abstract = True

    def bloqueos(self):
        return ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        """What hangs from a deleted unit comes back after it."""
        unidad = getattr(self, "unidad", None)
        muertas = [f"Restaure antes la unidad «{unidad}»."] if unidad is not None and unidad.eliminado else []
        return [*ejercicios.candado(self.ejercicio), *muertas]


@con_historial(exclude=["busqueda"])
class UnidadDeTransparencia(DelModulo):
    """The unit of a dependencia that receives requests and publishes. Its head is written as the post, never as a person."""

    dependencia = models.ForeignKey(
        Dependencia, verbose_name="dependencia", on_delete=models.PROTECT, related_name="unidades_de_transparencia"
    )
    nombre = models.CharField("nombre", max_length=250, blank=True, help_text="Vacío: «Unidad de Transparencia de» la dependencia.")
    titular = models.CharField(
        "puesto de quien es titular", max_length=200, default="Titular de la Unidad de Transparencia",
        help_text="El puesto, no la persona: los nombramientos se llevan en el directorio.",
    )  # fmt: skip
    correo = models.EmailField("correo institucional", blank=True, default="")
    telefono = models.CharField("teléfono institucional", max_length=40, blank=True, default="")
    domicilio = models.CharField("domicilio", max_length=250, blank=True, default="")
    portal = models.URLField("portal de transparencia", blank=True, default="")
    desde = models.DateField("existe desde", null=True, blank=True)
    hasta = models.DateField("existió hasta", null=True, blank=True)
    nota = models.TextField("nota", blank=True, default="", help_text=SIN_PERSONAS)
    reconstruido = models.BooleanField("reconstruido", default=False, editable=False)
    busqueda = columna_de_busqueda("nombre", "titular", "nota")

    objects = vivos(UnidadQuerySet)
    todos = UnidadQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "unidad de transparencia", "unidades de transparencia"
        ordering = ["nombre"]
        indexes = [GinIndex(fields=["busqueda"], name="unidad_transparencia_busqueda")]
        constraints = [
            models.UniqueConstraint(
                fields=["dependencia"], condition=VIVO, name="unidad_transparencia_unica",
                violation_error_message="Esa dependencia ya tiene su unidad de transparencia.",
            ),
            models.CheckConstraint(
                condition=models.Q(hasta__gte=models.F("desde")) | models.Q(desde__isnull=True) | models.Q(hasta__isnull=True),
                name="unidad_transparencia_vigencia", violation_error_message="La vigencia termina antes de empezar.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.nombre

    def bloqueos(self):
        """What hangs from it, in words."""
        hijos = (
            (self.evaluaciones, "evaluación", "evaluaciones"),
            (self.asesorias, "asesoría", "asesorías"),
            (self.asistencias, "asistencia a reuniones", "asistencias a reuniones"),
        )
        return [f"Tiene {plural(cuantos, uno, varios)}." for filas, uno, varios in hijos if (cuantos := filas.count())]

    def impedimentos(self):
        return [f"Restaure antes la dependencia «{self.dependencia}»."] if self.dependencia.eliminado else []


@con_historial()
class Evaluacion(DeUnAnio):
    """What the guarantor authority found in the portal of a unit: the percentage of its obligations that were met in a quarter."""

    unidad = models.ForeignKey(
        UnidadDeTransparencia, verbose_name="unidad de transparencia", on_delete=models.PROTECT, related_name="evaluaciones"
    )
    ejercicio = models.PositiveSmallIntegerField(
        "ejercicio", validators=[MinValueValidator(2000), MaxValueValidator(2100)], help_text="Año que se evaluó."
    )
    trimestre = models.CharField("trimestre evaluado", max_length=1, choices=Trimestre)
    porcentaje = models.DecimalField(
        "cumplimiento", max_digits=5, decimal_places=2, validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text="Por ciento de las obligaciones que estaban publicadas.",
    )  # fmt: skip
    fecha = models.DateField("fecha del resultado")
    nota = models.TextField("observaciones", blank=True, default="", help_text=SIN_PERSONAS)

    objects = vivos(EvaluacionQuerySet)
    todos = EvaluacionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "evaluación", "evaluaciones"
        ordering = ["-ejercicio", "-trimestre", "unidad__nombre"]
        indexes = [models.Index(fields=["unidad", "ejercicio", "trimestre"], name="evaluacion_de_unidad")]
        constraints = [
            models.UniqueConstraint(
                fields=["unidad", "ejercicio", "trimestre"], condition=VIVO, name="evaluacion_unica",
                violation_error_message="Esa unidad ya tiene la evaluación de ese trimestre: edítela.",
            ),
            models.CheckConstraint(condition=models.Q(porcentaje__range=(0, 100)), name="evaluacion_porcentaje"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.unidad}, {Trimestre(self.trimestre).romano} trimestre de {self.ejercicio}"

    def clean(self):
        """The result of a quarter comes after it has begun."""
        if self.fecha and self.ejercicio and self.trimestre and (self.fecha.year, self.fecha.month) < self.comienza:
            raise ValidationError({"fecha": "El resultado no puede ser anterior al trimestre que evalúa."})

    @property
    def comienza(self):
        """(year, month) in which its quarter begins."""
        return self.ejercicio, int(self.trimestre) * 3 - 2


@con_historial(exclude=["busqueda"])
class Reunion(DeUnAnio):
    """A working meeting or a training with the units of transparency. Who speaks is written as an institution."""

    clase = models.CharField("clase", max_length=15, choices=ClaseDeReunion, default=ClaseDeReunion.REUNION)
    fecha = models.DateField("fecha")
    hora = models.TimeField("hora", null=True, blank=True)
    tema = models.CharField("tema", max_length=300)
    expone = models.CharField(
        "institución que expone", max_length=200, blank=True, default="", help_text="La institución o el área, no la persona."
    )
    lugar = models.CharField("lugar", max_length=200, blank=True, default="")
    declaradas = models.PositiveSmallIntegerField(
        "unidades que asistieron", null=True, blank=True, help_text="Sólo cuando no hay lista: con la lista de asistencia se cuenta sola."
    )
    desarrollo = models.TextField("desarrollo y acuerdos", blank=True, default="", help_text=SIN_PERSONAS)
    busqueda = columna_de_busqueda("tema", "expone", "lugar", "desarrollo")

    objects = vivos(ReunionQuerySet)
    todos = ReunionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "reunión de transparencia", "reuniones de transparencia"
        ordering = ["-fecha", "-pk"]
        indexes = [
            models.Index(fields=["-fecha", "-id"], name="reunion_transparencia_reciente"),
            GinIndex(fields=["busqueda"], name="reunion_transparencia_busqueda"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["fecha", "tema"], condition=VIVO, name="reunion_transparencia_unica",
                violation_error_message="Esa reunión ya está registrada ese día con ese tema.",
            ),
            models.CheckConstraint(condition=models.Q(ejercicio=ExtractYear("fecha")), name="reunion_transparencia_anio"),
        ]  # fmt: skip

    def __str__(self):
        return f"{ClaseDeReunion(self.clase).label} del {fecha_corta(self.fecha)}"

    @property
    def clase_vista(self):
        return ClaseDeReunion(self.clase)

    def bloqueos(self):
        cuantas = self.asistencias.count()
        return [*super().bloqueos(), *([f"Tiene {plural(cuantas, 'asistencia', 'asistencias')} en su lista."] if cuantas else [])]


@con_historial()
class Asistencia(DelModulo):
    """A unit that came to a meeting; written by the attendance list alone."""

    reunion = models.ForeignKey(Reunion, verbose_name="reunión", on_delete=models.PROTECT, related_name="asistencias")
    unidad = models.ForeignKey(
        UnidadDeTransparencia, verbose_name="unidad de transparencia", on_delete=models.PROTECT, related_name="asistencias"
    )

    objects = vivos(Interno)
    todos = Interno.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "asistencia", "asistencias"
        ordering = ["unidad__nombre"]
        constraints = [
            models.UniqueConstraint(
                fields=["reunion", "unidad"], condition=VIVO, name="asistencia_transparencia_unica",
                violation_error_message="Esa unidad ya está en la lista.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.unidad} en {self.reunion}"

    def get_absolute_url(self):
        return self.reunion.get_absolute_url()


@con_historial(exclude=["busqueda"])
class Asesoria(DeUnAnio):
    """Advice given to a unit, as it is captured on the telephone: to whom, by which medium, on what, which day."""

    unidad = models.ForeignKey(
        UnidadDeTransparencia, verbose_name="unidad de transparencia", on_delete=models.PROTECT, related_name="asesorias"
    )
    medio = models.CharField("medio", max_length=15, choices=Medio)
    tema = models.CharField("tema", max_length=200)
    fecha = models.DateField("fecha")
    nota = models.TextField("nota", blank=True, default="", help_text=SIN_PERSONAS)
    busqueda = columna_de_busqueda("tema", "nota")

    objects = vivos(AsesoriaQuerySet)
    todos = AsesoriaQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "asesoría", "asesorías"
        ordering = ["-fecha", "-pk"]
        indexes = [
            models.Index(fields=["-fecha", "-id"], name="asesoria_reciente"),
            models.Index(fields=["ejercicio", "fecha"], name="asesoria_por_mes"),
            GinIndex(fields=["busqueda"], name="asesoria_busqueda"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(ejercicio=ExtractYear("fecha")), name="asesoria_anio"),
        ]  # fmt: skip

    def __str__(self):
        return f"Asesoría del {fecha_corta(self.fecha)} a {self.unidad}"
