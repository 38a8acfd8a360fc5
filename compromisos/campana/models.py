"""Commitments, who they are assigned to, what was done for each one and with which money."""

from decimal import Decimal

from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Func, TextField, Value
from django.urls import reverse

from seguimiento.directorio.models import Dependencia, Municipio
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.avances import AvanceBase, Seguido
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda, plano
from seguimiento.nucleo.inversiones import InversionBase
from seguimiento.nucleo.models import RECONSTRUIDO, Registro
from seguimiento.nucleo.querysets import vivos

from .estados import EstatusAccion, Fuente
from .querysets import AccionQuerySet, AsignacionQuerySet, AvanceQuerySet, CompromisoQuerySet, DeAccion, InversionQuerySet

VIVO = models.Q(eliminado__isnull=True)


def contar(cuantas, singular, plural):
    """["Tiene 3 acciones."], or nothing when there are none."""
    return [f"Tiene {cuantas:,} {singular if cuantas == 1 else plural}."] if cuantas else []


@con_historial(exclude=["busqueda"])
class Compromiso(Registro):
    """A promise of the campaign."""

    numero = models.PositiveSmallIntegerField("número", validators=[MinValueValidator(1)])
    texto = models.TextField("compromiso", max_length=1000)
    eje = models.CharField("eje", max_length=200, blank=True, default="")
    dependencias = models.ManyToManyField(Dependencia, through="Asignacion", related_name="compromisos", verbose_name="dependencias")
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)
    busqueda = columna_de_busqueda("texto")

    objects = vivos(CompromisoQuerySet)
    todos = CompromisoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "compromiso", "compromisos"
        ordering = ["numero"]
        indexes = [
            GinIndex(fields=["busqueda"], name="compromiso_busqueda"),
            models.Index(fields=["numero"], name="compromiso_numero"),  # lists of what hangs from it go by this number
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["numero"], condition=VIVO, name="compromiso_numero_unico",
                violation_error_message="Ya hay un compromiso con ese número.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"Compromiso {self.numero}"

    def bloqueos(self):
        acciones = contar(self.acciones.count(), "acción registrada", "acciones registradas")
        return acciones + contar(self.asignaciones.count(), "asignación", "asignaciones")


@con_historial()
class Asignacion(Registro):
    """A dependencia that must act for a commitment."""

    compromiso = models.ForeignKey(Compromiso, on_delete=models.CASCADE, related_name="asignaciones", verbose_name="compromiso")
    dependencia = models.ForeignKey(Dependencia, on_delete=models.PROTECT, related_name="asignaciones", verbose_name="dependencia")
    desde = models.DateField("asignado desde")

    objects = vivos(AsignacionQuerySet)
    todos = AsignacionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "asignación", "asignaciones"
        ordering = ["compromiso__numero", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["compromiso", "dependencia"], condition=VIVO, name="asignacion_unica",
                violation_error_message="Ese compromiso ya está asignado a esa dependencia.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.compromiso} a {self.dependencia}"

    def get_absolute_url(self):
        return reverse("campana:compromiso_detail", args=[self.compromiso_id])

    def bloqueos(self):
        acciones = self.compromiso.acciones.filter(dependencia=self.dependencia_id)
        return contar(acciones.count(), "acción de la dependencia en este compromiso", "acciones de la dependencia en este compromiso")

    def impedimentos(self):
        return impedimento(self.compromiso)


@con_historial(exclude=["busqueda", "clave_texto"])
class Accion(Seguido):
    """What a dependencia does for a commitment. It counts by its status; it has no percentage of its own."""

    CAMPOS = {"estatus": EstatusAccion.PENDIENTE}

    compromiso = models.ForeignKey(Compromiso, on_delete=models.PROTECT, related_name="acciones", verbose_name="compromiso")
    dependencia = models.ForeignKey(Dependencia, on_delete=models.PROTECT, related_name="acciones", verbose_name="dependencia")
    descripcion = models.TextField("acción", max_length=2000)
    estatus = models.CharField("estatus", max_length=10, choices=EstatusAccion, default=EstatusAccion.PENDIENTE, editable=False)
    fecha_inicio = models.DateField("fecha de inicio", null=True, blank=True)
    fecha_termino = models.DateField("fecha de término", null=True, blank=True)
    beneficiarios = models.PositiveIntegerField("beneficiarios", null=True, blank=True)
    municipios = models.ManyToManyField(
        Municipio, through="AccionMunicipio", related_name="acciones", verbose_name="municipios", blank=True
    )
    registrada = models.DateField("registrada", editable=False)
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)
    busqueda = columna_de_busqueda("descripcion")
    clave_texto = models.GeneratedField(
        expression=Func(
            Func(plano("descripcion"), Value(r"\s+"), Value(" "), Value("g"), function="REGEXP_REPLACE", output_field=TextField()),
            function="BTRIM", output_field=TextField(),
        ),
        output_field=TextField(), db_persist=True,
    )  # fmt: skip

    objects = vivos(AccionQuerySet)
    todos = AccionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "acción", "acciones"
        ordering = ["compromiso__numero", "pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="accion_busqueda"),
            models.Index(  # the list in its order, its usual filters, its count and the figures of reports read nothing else
                fields=["compromiso", "id"], condition=VIVO, name="accion_lista",
                include=["registrada", "ejercicio", "dependencia", "estatus", "fecha_avance", "fecha_termino"],
            ),
            models.Index(fields=["dependencia", "estatus"], name="accion_dependencia"),
            models.Index(fields=["ejercicio", "estatus"], name="accion_ejercicio"),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fecha_termino__isnull=True) | models.Q(fecha_inicio__isnull=True)
                | models.Q(fecha_termino__gte=models.F("fecha_inicio")),
                name="accion_fechas", violation_error_message="La fecha de término es anterior a la de inicio.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"Acción {self.pk}"

    @property
    def estatus_vista(self):
        """Status as of the cut-off date of the query, or today's."""
        return EstatusAccion(getattr(self, "estatus_al", self.estatus))

    @property
    def lugares(self):
        """Municipios that it reaches, from the rows fetched by `con_detalle`."""
        return [alcance.municipio for alcance in self.alcances.all()]

    def inversiones_de(self, fuente):
        """Rows of money of one source tied to it, up to the cut-off date of the query if it has one."""
        hasta = getattr(self, "corte", None)
        todas = (aporte.inversion for aporte in self.aportes.all())
        return [i for i in todas if i.fuente == fuente and i.eliminado is None and (hasta is None or i.registrada <= hasta)]

    def _pesos(self, fuente):
        return sum((inversion.monto for inversion in self.inversiones_de(fuente)), Decimal(0))

    @property
    def inversion_estatal(self):
        return self._pesos(Fuente.ESTATAL)

    @property
    def inversion_federal(self):
        return self._pesos(Fuente.FEDERAL)

    @property
    def inversion_municipal(self):
        return self._pesos(Fuente.MUNICIPAL)

    @property
    def inversion_sin_desglose(self):
        return self._pesos(Fuente.SIN_DESGLOSE)

    def bloqueos(self):
        aportes = self.aportes.filter(inversion__eliminado__isnull=True).count()
        return contar(aportes, "renglón de inversión", "renglones de inversión") + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return impedimento(self.compromiso) + ejercicios.candado(self.ejercicio)


def impedimento(compromiso):
    return [f"{compromiso} está eliminado: restáurelo primero."] if compromiso.eliminado else []


@con_historial()
class AccionMunicipio(Registro):
    """A municipio that an action reaches."""

    accion = models.ForeignKey(Accion, on_delete=models.CASCADE, related_name="alcances", verbose_name="acción")
    municipio = models.ForeignKey(Municipio, on_delete=models.PROTECT, related_name="alcances", verbose_name="municipio")

    objects = vivos(DeAccion)
    todos = DeAccion.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "municipio de la acción", "municipios de la acción"
        constraints = [models.UniqueConstraint(fields=["accion", "municipio"], condition=VIVO, name="accion_municipio_unico")]

    def __str__(self):
        return str(self.municipio)

    def get_absolute_url(self):
        return reverse("campana:accion_detail", args=[self.accion_id])


@con_historial()
class Inversion(InversionBase):
    """Money of one source and year. Tied to one or several actions, and counted once in every total."""

    fuente = models.CharField("fuente", max_length=12, choices=Fuente)
    acciones = models.ManyToManyField(Accion, through="AccionInversion", related_name="inversiones", verbose_name="acciones")

    objects = vivos(InversionQuerySet)
    todos = InversionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "inversión", "inversiones"
        ordering = ["-monto", "pk"]
        indexes = [models.Index(fields=["-monto", "id"], include=["registrada", "ejercicio"], condition=VIVO, name="inversion_lista")]


@con_historial()
class AccionInversion(Registro):
    """An action that a sum pays for."""

    accion = models.ForeignKey(Accion, on_delete=models.CASCADE, related_name="aportes", verbose_name="acción")
    inversion = models.ForeignKey(Inversion, on_delete=models.CASCADE, related_name="aportes", verbose_name="inversión")

    objects = vivos(DeAccion)
    todos = DeAccion.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "acción pagada", "acciones pagadas"
        constraints = [models.UniqueConstraint(fields=["accion", "inversion"], condition=VIVO, name="accion_inversion_unica")]

    def __str__(self):
        return f"Inversión {self.inversion_id} en la acción {self.accion_id}"

    def get_absolute_url(self):
        return reverse("campana:accion_detail", args=[self.accion_id])


@con_historial()
class Avance(AvanceBase):
    """What was reported of an action on a date."""

    de = models.ForeignKey(Accion, on_delete=models.PROTECT, related_name="avances", verbose_name="acción")
    estatus = models.CharField("estatus", max_length=10, choices=EstatusAccion)

    objects = vivos(AvanceQuerySet)
    todos = AvanceQuerySet.as_manager()

    class Meta(AvanceBase.Meta):
        verbose_name, verbose_name_plural = "avance", "avances"
        indexes = [
            models.Index(fields=["de", "-fecha", "-id"], name="accion_avance_fecha"),
            models.Index(fields=["-fecha", "-id"], include=["de"], condition=VIVO, name="accion_avance_lista"),
            models.Index(
                fields=["-fecha", "-id"], include=["de"], condition=VIVO & models.Q(validacion="por_validar"),
                name="accion_avance_por_validar",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"Avance del {self.fecha:%d/%m/%Y}"

    @property
    def estatus_vista(self):
        return EstatusAccion(self.estatus)
