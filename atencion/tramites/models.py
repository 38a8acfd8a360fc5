"""Services to sonorenses who live abroad, as they are counted: how many of a kind, on a day, at a place."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models.functions import Cast, ExtractQuarter, ExtractYear

from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.formato import entero, fecha_corta
from seguimiento.nucleo.models import Registro
from seguimiento.nucleo.querysets import vivos

from .estados import CON_INGRESO, Clase, Trimestre
from .querysets import TramiteQuerySet

COBRADO = models.Q(clase__in=[clase.value for clase in CON_INGRESO])
DE_LA_FECHA = models.Q(ejercicio=ExtractYear("fecha"), trimestre=Cast(ExtractQuarter("fecha"), models.CharField()))


@con_historial(exclude=["busqueda"])
class Tramite(Registro):
    """One or many of a kind on the same day at the same place. It names nobody: personal data stay with who gives the service."""

    solo_internos = True

    clase = models.CharField("trámite", max_length=10, choices=Clase)
    fecha = models.DateField("fecha")
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    trimestre = models.CharField("trimestre", max_length=1, choices=Trimestre, editable=False)
    lugar = models.CharField("lugar o consulado", max_length=150, help_text="Consulado, representación o institución donde se atendió.")
    cantidad = models.PositiveIntegerField("cantidad", default=1, validators=[MinValueValidator(1)], help_text="Cuántos se entregaron.")
    ingreso = models.DecimalField(
        "ingreso en pesos", max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)],
        help_text="Lo que ingresó al Estado por todos ellos. Las becas no generan ingreso.",
    )  # fmt: skip
    nota = models.TextField("nota", blank=True, default="", help_text="Sin nombres ni otros datos personales.")
    reconstruido = models.BooleanField("reconstruido", default=False, editable=False)
    busqueda = columna_de_busqueda("lugar", "nota")

    objects = vivos(TramiteQuerySet)
    todos = TramiteQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "trámite", "trámites"
        ordering = ["-fecha", "-pk"]
        indexes = [
            models.Index(fields=["-fecha", "-id"], name="tramite_reciente"),
            models.Index(fields=["clase", "ejercicio", "trimestre"], name="tramite_por_trimestre"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["clase", "fecha", "lugar"], condition=models.Q(eliminado__isnull=True), name="tramite_unico",
                violation_error_message="Ese trámite ya está registrado ese día en ese lugar: edite su cantidad.",
            ),
            models.CheckConstraint(
                condition=(COBRADO & models.Q(ingreso__isnull=False)) | (~COBRADO & models.Q(ingreso__isnull=True)),
                name="tramite_ingreso", violation_error_message="El ingreso corresponde sólo a los trámites que se cobran.",
            ),
            models.CheckConstraint(condition=models.Q(cantidad__gte=1), name="tramite_cantidad"),
            models.CheckConstraint(condition=DE_LA_FECHA, name="tramite_trimestre_de_la_fecha"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_clase_display()} ({entero(self.cantidad)}), {fecha_corta(self.fecha)}"

    @property
    def clase_vista(self):
        return Clase(self.clase)

    def clean(self):
        """Money goes with the kinds that are charged, and only with them."""
        if self.clase in CON_INGRESO and self.ingreso is None:
            raise ValidationError({"ingreso": "Escriba el ingreso en pesos; 0 si no se cobró."})
        if self.clase and self.clase not in CON_INGRESO and self.ingreso is not None:
            raise ValidationError({"ingreso": f"{Clase(self.clase).label}: no genera ingreso. Deje este dato vacío."})

    def bloqueos(self):
        return ejercicios.candado(self.ejercicio)

    impedimentos = bloqueos
