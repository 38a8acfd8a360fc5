"""Base of all records and the tables that every module needs: thresholds, days off, fiscal years, attachments."""

from uuid import uuid4

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from .bitacora import con_historial
from .querysets import DocumentoQuerySet, RegistroQuerySet, vivos
from .trabajos import Trabajo

__all__ = ["Borrador", "Corte", "DiaInhabil", "Documento", "Ejercicio", "Envio", "Registro", "Trabajo", "Umbral"]

# Labels of the field that marks what nobody captured: rebuilt from the totals that the report of 2023 prints, or made up.
RECONSTRUIDO = "reconstruido a partir de las cifras publicadas"
INVENTADO = "inventado para la demostración"


class Registro(models.Model):
    """What people edit: a version that catches two editors at once, and a delete that keeps the row and its reason."""

    version = models.PositiveIntegerField("versión", default=1, editable=False)
    eliminado = models.DateTimeField("eliminado", null=True, blank=True, editable=False)
    eliminado_motivo = models.TextField("motivo de la eliminación", blank=True, default="", editable=False)

    objects = vivos(RegistroQuerySet)
    todos = RegistroQuerySet.as_manager()

    class Meta:
        abstract = True

    def get_absolute_url(self):
        return reverse(f"{self._meta.app_label}:{self._meta.model_name}_detail", args=[self.pk])

    def bloqueos(self):
        """Reasons in words why this row cannot be deleted: its live children."""
        return []

    def impedimentos(self):
        """Reasons in words why this row, once deleted, cannot come back: a parent that was deleted too, a closed year."""
        return []


@con_historial()
class Umbral(Registro):
    """Cuts of the semáforo for one report; the row without report serves all that have none of their own.

    The office prints no cuts; 80 and 50 are the seed, to be confirmed by it.
    """

    reporte = models.SlugField("reporte", max_length=60, blank=True, default="", help_text="Vacío: vale para todos.")
    verde = models.DecimalField(
        "verde desde", max_digits=5, decimal_places=2, default=80,
        validators=[MinValueValidator(0), MaxValueValidator(100)], help_text="Por ciento; ese valor ya es verde.",
    )  # fmt: skip
    amarillo = models.DecimalField(
        "amarillo desde", max_digits=5, decimal_places=2, default=50,
        validators=[MinValueValidator(0), MaxValueValidator(100)], help_text="Por ciento; lo que queda abajo es rojo.",
    )  # fmt: skip

    class Meta:
        verbose_name, verbose_name_plural = "umbral de semáforo", "umbrales de semáforo"
        ordering = ["reporte"]
        constraints = [
            models.UniqueConstraint(
                fields=["reporte"], condition=models.Q(eliminado__isnull=True), name="umbral_por_reporte",
                violation_error_message="Ese reporte ya tiene sus cortes.",
            ),
            models.CheckConstraint(
                condition=models.Q(verde__gt=models.F("amarillo")), name="umbral_ordenado",
                violation_error_message="El corte verde debe ser mayor que el amarillo.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"Semáforo de «{self.titulo_del_reporte}»" if self.reporte else "Semáforo general"

    @property
    def titulo_del_reporte(self):
        """As people call the report; its key when it is no longer registered."""
        from .reportes import REGISTRO  # it reads thresholds

        definicion = REGISTRO.get(self.reporte)
        return definicion.titulo if definicion else self.reporte or "Todos los reportes"


@con_historial()
class DiaInhabil(Registro):
    """A day that does not count for deadlines (the regimes that say so are in the text of `fundamento`)."""

    mueve_plazos = True

    class Ambito(models.TextChoices):
        ESTATAL = "estatal", "Administración estatal"
        PNT = "pnt", "Plataforma Nacional de Transparencia"
        GARANTE = "garante", "Autoridad garante"

    fecha = models.DateField("fecha")
    motivo = models.CharField("motivo", max_length=200)
    ambito = models.CharField("ámbito", max_length=10, choices=Ambito, default=Ambito.ESTATAL)
    fundamento = models.CharField("fundamento", max_length=200, blank=True, default="")
    publicacion = models.CharField("publicación", max_length=200, blank=True, default="", help_text="Boletín o enlace.")
    por_confirmar = models.BooleanField(
        "por confirmar", default=False, help_text="Ya se descuenta en los plazos, pero falta cotejarlo con la publicación oficial."
    )

    class Meta:
        verbose_name, verbose_name_plural = "día inhábil", "días inhábiles"
        ordering = ["-fecha"]
        constraints = [
            models.UniqueConstraint(
                fields=["fecha", "ambito"], condition=models.Q(eliminado__isnull=True), name="dia_inhabil_unico",
                violation_error_message="Ese día ya está en el calendario de ese ámbito.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.fecha:%d/%m/%Y}, {self.motivo}"


@con_historial()
class Ejercicio(Registro):
    """A year of work; once closed, its records are locked."""

    anio = models.PositiveSmallIntegerField("año", validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    cerrado = models.BooleanField("cerrado", default=False, help_text="Un ejercicio cerrado ya no admite cambios.")
    nota = models.CharField("nota", max_length=200, blank=True, default="")

    class Meta:
        verbose_name, verbose_name_plural = "ejercicio", "ejercicios"
        ordering = ["-anio"]
        constraints = [
            models.UniqueConstraint(
                fields=["anio"], condition=models.Q(eliminado__isnull=True), name="ejercicio_unico",
                violation_error_message="Ese ejercicio ya existe.",
            )
        ]  # fmt: skip

    def __str__(self):
        return str(self.anio)


def ruta_de_documento(documento, nombre):
    """Stored name tells nothing and cannot be guessed; the person's name for the file stays in the row."""
    return f"{documento.huella[:2]}/{documento.huella}-{uuid4().hex[:8]}"


@con_historial()
class Documento(Registro):
    """A file attached to any record; served only to who may see that record. Type and size are judged by content."""

    tipo_de_objeto = models.ForeignKey(ContentType, on_delete=models.PROTECT, editable=False)
    objeto_id = models.PositiveBigIntegerField(editable=False)
    objeto = GenericForeignKey("tipo_de_objeto", "objeto_id")
    archivo = models.FileField("archivo", upload_to=ruta_de_documento, max_length=200)
    nombre = models.CharField("nombre", max_length=200)
    descripcion = models.CharField("descripción", max_length=200, blank=True, default="")
    mime = models.CharField("tipo", max_length=100, editable=False)
    bytes = models.PositiveBigIntegerField("tamaño", editable=False)
    huella = models.CharField("SHA-256", max_length=64, editable=False)
    subido = models.DateTimeField("subido", auto_now_add=True)
    subido_por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="documentos")

    objects = vivos(DocumentoQuerySet)
    todos = DocumentoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "documento", "documentos"
        ordering = ["-subido", "-pk"]
        indexes = [models.Index(fields=["tipo_de_objeto", "objeto_id"], name="documento_de_objeto")]

    def __str__(self):
        return self.nombre


@con_historial()
class Corte(models.Model):
    """A frozen report: its canonical JSON, what it takes to print it again, and its hash. The database lets nobody change them."""

    clave = models.UUIDField("clave de verificación", default=uuid4, unique=True, editable=False)
    folio = models.CharField("folio", max_length=20, unique=True)
    slug = models.SlugField("reporte", max_length=60)
    titulo = models.CharField("título", max_length=200)
    fecha = models.DateField("corte")
    parametros = models.JSONField("parámetros", default=dict)
    datos = models.TextField("datos")
    forma = models.JSONField("presentación")
    huella = models.CharField("SHA-256", max_length=64)
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cortes", verbose_name="congeló")
    creado = models.DateTimeField("congelado", auto_now_add=True)
    aprobado = models.DateTimeField("aprobado", null=True)
    aprobado_por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="aprobó")

    todos = models.Manager()
    objects = models.Manager()

    class Meta:
        verbose_name, verbose_name_plural = "corte", "cortes"
        ordering = ["-creado", "-pk"]
        indexes = [models.Index(fields=["slug", "-creado"], name="corte_de_reporte")]
        triggers = [
            pgtrigger.Protect(name="no_se_borra", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="no_se_altera",
                fields=["clave", "folio", "slug", "titulo", "fecha", "parametros", "datos", "forma", "huella", "usuario", "creado"],
            ),
        ]

    def __str__(self):
        return self.folio

    def get_absolute_url(self):
        return reverse("corte_detail", args=[self.slug, self.pk])

    def get_verificacion_url(self):
        return reverse("verificar", args=[self.clave])


class Envio(models.Model):
    """A form that was already accepted: sent twice, it writes once. Outside the change log."""

    clave = models.UUIDField("clave", unique=True)
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    destino = models.CharField("destino", max_length=500, blank=True, default="")
    creado = models.DateTimeField("creado", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name, verbose_name_plural = "envío", "envíos"

    def __str__(self):
        return str(self.clave)


class Borrador(models.Model):
    """What a person was writing in a form that has not been sent. Personal: outside the change log."""

    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="borradores")
    ruta = models.CharField("ruta", max_length=300)
    datos = models.JSONField("datos")
    guardado = models.DateTimeField("guardado", auto_now=True)

    class Meta:
        verbose_name, verbose_name_plural = "borrador", "borradores"
        constraints = [models.UniqueConstraint(fields=["usuario", "ruta"], name="borrador_de_formulario")]

    def __str__(self):
        return self.ruta
