"""Agreements taken in the meetings, who answers for each one, and their dated progress."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.avances import AvanceBase, Seguido
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.formato import plural
from seguimiento.nucleo.models import Registro
from seguimiento.nucleo.querysets import vivos

from ..estados import EstatusResponsable, Prioridad, SituacionAcuerdo
from ..querysets import AcuerdoQuerySet, AvanceQuerySet, ResponsableQuerySet
from .reuniones import RECONSTRUIDO, VIVO, Punto, Reunion, de_eliminado


@con_historial(exclude=["busqueda"])
class Acuerdo(Registro):
    """What was agreed. Its state is never typed: it follows from its responsables (see AcuerdoQuerySet.al_corte)."""

    folio = models.CharField("folio", max_length=20, editable=False)
    reunion = models.ForeignKey(Reunion, on_delete=models.PROTECT, related_name="acuerdos", verbose_name="reunión")
    punto = models.ForeignKey(
        Punto, on_delete=models.SET_NULL, null=True, blank=True, related_name="acuerdos", verbose_name="punto del orden del día"
    )
    texto = models.TextField("acuerdo", max_length=2000)
    fecha_compromiso = models.DateField("fecha compromiso", null=True, blank=True)
    prioridad = models.CharField("prioridad", max_length=8, choices=Prioridad, default=Prioridad.NORMAL)
    reservado = models.BooleanField("reservado", default=False, help_text="Sólo lo ven las personas que se nombren.")
    autorizados = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Autorizado", related_name="acuerdos_reservados", verbose_name="personas que pueden verlo"
    )
    situacion = models.CharField("situación", max_length=10, choices=SituacionAcuerdo, default=SituacionAcuerdo.VIGENTE, editable=False)
    baja_fecha = models.DateField("fecha de baja", null=True, blank=True, editable=False)
    baja_motivo = models.TextField("motivo de la baja", blank=True, default="", editable=False)
    fusionado_con = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="fusionados")
    fecha = models.DateField("fecha del acuerdo", editable=False)
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)
    busqueda = columna_de_busqueda("folio", "texto")

    objects = vivos(AcuerdoQuerySet)
    todos = AcuerdoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "acuerdo", "acuerdos"
        ordering = ["-fecha", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="acuerdo_busqueda"),
            models.Index(fields=["ejercicio", "fecha_compromiso"], name="acuerdo_ejercicio_plazo"),
            models.Index(fields=["-fecha", "-id"], name="acuerdo_fecha"),
            models.Index(fields=["folio"], name="acuerdo_folio_inicio", opclasses=["varchar_pattern_ops"]),  # for LIKE 'AC-2023%'
        ]
        constraints = [models.UniqueConstraint(fields=["folio"], name="acuerdo_folio_unico")]

    def __str__(self):
        return self.folio

    def lista_de_responsables(self):
        """Dependencias that answer for it, in the order in which they were added."""
        return [responsable.dependencia for responsable in self.responsables.all()]

    @property
    def estatus_vista(self):
        """State that `al_corte` annotated, or None without responsables."""
        return EstatusResponsable(self.estatus) if self.estatus else None

    @property
    def situacion_vista(self):
        return SituacionAcuerdo(self.situacion)

    @property
    def vigente(self):
        return self.situacion == SituacionAcuerdo.VIGENTE

    def bloqueos(self):
        cuantos = Avance.objects.filter(de__acuerdo=self).count()
        reportados = f"Tiene {plural(cuantos, 'avance reportado', 'avances reportados')}: cancélelo con su motivo en vez de eliminarlo."
        return ([reportados] if cuantos else []) + self.reunion.sello() + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return de_eliminado(self.reunion) + ejercicios.candado(self.ejercicio)


@con_historial()
class Autorizado(Registro):
    """A person who may see a reserved agreement."""

    acuerdo = models.ForeignKey(Acuerdo, on_delete=models.CASCADE, related_name="autorizaciones", verbose_name="acuerdo")
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="persona")

    class Meta:
        verbose_name, verbose_name_plural = "persona autorizada", "personas autorizadas"
        constraints = [models.UniqueConstraint(fields=["acuerdo", "usuario"], condition=VIVO, name="autorizado_unico")]

    def __str__(self):
        return str(self.usuario)


@con_historial()
class Responsable(Seguido):
    """A dependencia that answers for an agreement, with its own status and captured percentage."""

    CAMPOS = {"estatus": EstatusResponsable.PENDIENTE, "porcentaje": 0}

    acuerdo = models.ForeignKey(Acuerdo, on_delete=models.PROTECT, related_name="responsables", verbose_name="acuerdo")
    dependencia = models.ForeignKey(Dependencia, on_delete=models.PROTECT, related_name="responsabilidades", verbose_name="dependencia")
    estatus = models.CharField("estatus", max_length=10, choices=EstatusResponsable, default=EstatusResponsable.PENDIENTE, editable=False)
    porcentaje = models.DecimalField(
        "porcentaje", max_digits=5, decimal_places=2, default=0, editable=False, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    desde = models.DateField("responsable desde", editable=False)

    objects = vivos(ResponsableQuerySet)
    todos = ResponsableQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "responsable", "responsables"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["acuerdo", "estatus"], name="responsable_acuerdo"),
            models.Index(fields=["dependencia", "estatus"], name="responsable_dependencia"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["acuerdo", "dependencia"], condition=VIVO, name="responsable_unico",
                violation_error_message="Esa dependencia ya es responsable del acuerdo.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.dependencia} en {self.acuerdo}"

    @property
    def estatus_vista(self):
        return EstatusResponsable(self.estatus)

    def bloqueos(self):
        reportado = ["Ya reportó avances: en vez de eliminarlo, concluya o reasigne."] if self.avances.exists() else []
        return reportado + ejercicios.candado(self.acuerdo.ejercicio)

    def impedimentos(self):
        return de_eliminado(self.acuerdo) + ejercicios.candado(self.acuerdo.ejercicio)


@con_historial()
class Avance(AvanceBase):
    """What a responsable reported on a date."""

    de = models.ForeignKey(Responsable, on_delete=models.PROTECT, related_name="avances", verbose_name="responsable")
    estatus = models.CharField("estatus", max_length=10, choices=EstatusResponsable)
    porcentaje = models.DecimalField(
        "porcentaje", max_digits=5, decimal_places=2, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )

    objects = vivos(AvanceQuerySet)
    todos = AvanceQuerySet.as_manager()

    class Meta(AvanceBase.Meta):
        verbose_name, verbose_name_plural = "avance", "avances"
        indexes = [
            models.Index(fields=["de", "-fecha", "-id"], name="avance_de_fecha"),
            models.Index(fields=["-fecha", "-id"], include=["de"], condition=VIVO, name="avance_lista"),
            models.Index(
                fields=["-fecha", "-id"], include=["de"], condition=VIVO & models.Q(validacion="por_validar"), name="avance_por_validar"
            ),
        ]

    def __str__(self):
        return f"Avance del {self.fecha:%d/%m/%Y}"

    @property
    def estatus_vista(self):
        return EstatusResponsable(self.estatus)


@con_historial()
class Refechado(Registro):
    """Each change of the committed date, with its reason."""

    acuerdo = models.ForeignKey(Acuerdo, on_delete=models.CASCADE, related_name="refechados", verbose_name="acuerdo")
    anterior = models.DateField("fecha anterior", null=True, blank=True)
    nueva = models.DateField("fecha nueva")
    motivo = models.TextField("motivo")
    fecha = models.DateField("fecha")
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="refechó")

    class Meta:
        verbose_name, verbose_name_plural = "refechado", "refechados"
        ordering = ["-fecha", "-pk"]

    def __str__(self):
        return f"{self.acuerdo}: {self.nueva:%d/%m/%Y}"
