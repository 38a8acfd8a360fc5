"""Legal terms as dated data: a regime holds from one day to another, and each of its terms cites its article."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value

from seguimiento.directorio.referencias import bloqueos
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.formato import fecha_corta, plural
from seguimiento.nucleo.models import Registro
from seguimiento.nucleo.querysets import vivos

from .estados import Clave, DeQuien, Materia
from .querysets import RegimenQuerySet, TerminoQuerySet

VIVO = Q(eliminado__isnull=True)
MAXIMO_DE_DIAS = 250  # business days: a year
ORDEN = {clave.value: n for n, clave in enumerate(Clave)}


def _sin_encimarse(materia):
    """Of one subject, a day belongs to one regime."""
    periodo = Func(F("desde"), F("hasta"), Value("[]"), function="daterange", output_field=DateRangeField())
    return ExclusionConstraint(
        name=f"regimen_de_{materia}_sin_encimarse",
        expressions=[(periodo, RangeOperators.OVERLAPS)],
        condition=VIVO & Q(materia=materia),
        violation_error_message="Ya hay otro régimen de esa materia en parte de esas fechas.",
    )


@con_historial()
class Regimen(Registro):
    """What rules the requests presented between two dates. Changing it moves the deadlines of those that are open."""

    solo_internos = True
    mueve_plazos = True

    nombre = models.CharField("régimen", max_length=120)
    materia = models.CharField("materia", max_length=10, choices=Materia, default=Materia.ACCESO)
    desde = models.DateField("vigente desde", help_text="Una solicitud queda bajo el régimen del día en que se presentó.")
    hasta = models.DateField("vigente hasta", null=True, blank=True, help_text="Vacío mientras siga vigente.")
    cierre = models.TimeField(
        "hora de cierre", null=True, blank=True,
        help_text="Lo que llega después cuenta como presentado el día hábil siguiente. Vacío: todo el día cuenta.",
    )  # fmt: skip
    fundamento = models.CharField("fundamento", max_length=250, help_text="Ley, publicación y transitorio que dan las fechas.")
    verificado = models.BooleanField("verificado", default=False, help_text="Sus fechas y su hora se cotejaron con el texto publicado.")
    nota = models.TextField("nota", blank=True, default="")

    objects = vivos(RegimenQuerySet)
    todos = RegimenQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "régimen", "regímenes"
        ordering = ["materia", "-desde"]
        constraints = [
            models.UniqueConstraint(
                fields=["nombre", "materia"], condition=VIVO, name="regimen_unico",
                violation_error_message="Ese régimen ya está registrado.",
            ),
            models.CheckConstraint(
                condition=Q(hasta__isnull=True) | Q(hasta__gte=F("desde")), name="regimen_en_orden",
                violation_error_message="La fecha final debe ser igual o posterior a la inicial.",
            ),
            *[_sin_encimarse(materia.value) for materia in Materia],
        ]  # fmt: skip

    def __str__(self):
        materia = self.get_materia_display()
        return f"{self.nombre}, {materia[0].lower()}{materia[1:]}"

    @property
    def periodo(self):
        """ "desde el 30/08/2025", "del 29/04/2016 al 29/08/2025"."""
        if self.hasta is None:
            return f"desde el {fecha_corta(self.desde)}"
        return f"del {fecha_corta(self.desde)} al {fecha_corta(self.hasta)}"

    @property
    def cierre_escrito(self):
        return f"{self.cierre:%H:%M}" if self.cierre else "Todo el día cuenta"

    def bloqueos(self):
        """Terms go with their regime; what hangs from it in other modules holds it."""
        return bloqueos(self)


@con_historial()
class Termino(Registro):
    """So many business days for one step, and the article that says so."""

    solo_internos = True
    mueve_plazos = True

    regimen = models.ForeignKey(Regimen, on_delete=models.PROTECT, related_name="terminos", verbose_name="régimen")
    clave = models.CharField("paso", max_length=20, choices=Clave)
    dias = models.PositiveSmallIntegerField("días hábiles", validators=[MinValueValidator(1), MaxValueValidator(MAXIMO_DE_DIAS)])
    de = models.CharField("quién actúa", max_length=10, choices=DeQuien, default=DeQuien.SUJETO)
    articulo = models.CharField("artículo", max_length=120, help_text="Como se cita: «Ley 81, art. 119».")
    efecto = models.CharField("qué pasa", max_length=300, blank=True, default="", help_text="Desde cuándo corre y qué ocurre al vencer.")
    verificado = models.BooleanField("verificado", default=False, help_text="Se cotejó con el texto publicado; si no, «por confirmar».")

    objects = vivos(TerminoQuerySet)
    todos = TerminoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "término", "términos"
        ordering = ["regimen", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regimen", "clave"], condition=VIVO, name="termino_unico",
                violation_error_message="Ese paso ya tiene su término en ese régimen.",
            ),
            models.CheckConstraint(condition=Q(dias__gte=1) & Q(dias__lte=MAXIMO_DE_DIAS), name="termino_dias"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_clave_display()}, {self.plazo} ({self.regimen.nombre})"

    @property
    def plazo(self):
        return plural(self.dias, "día hábil", "días hábiles")

    def turno(self):
        """Its place among the steps of a request."""
        return ORDEN[self.clave]

    def impedimentos(self):
        """It comes back to a regime that is there."""
        return ["Su régimen fue eliminado: restáurelo primero."] if self.regimen.eliminado else []
