"""Folios of management of the two registers, and what is done about each one."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse

from atencion.correspondencia.models import Recibido
from seguimiento.directorio.models import Dependencia
from seguimiento.directorio.referencias import bloqueos
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.models import RECONSTRUIDO, Registro
from seguimiento.nucleo.querysets import vivos

from ..columnas import VIVO, columna_de_clave, columna_de_ejercicio, columna_de_numero, del_anio, sin_repetir
from ..estados import EstadoDeFolio, Serie
from ..querysets import FolioQuerySet, SeguimientoQuerySet


@con_historial(exclude=["busqueda"])
class Folio(Registro):
    """A matter that the Directorate (DGGD) or the Office (OEE) manages; it may be born of a letter received."""

    solo_internos = True

    serie = models.CharField("serie", max_length=4, choices=Serie)
    numero = columna_de_numero()
    ejercicio = columna_de_ejercicio()
    clave = columna_de_clave()
    fecha = models.DateField("fecha")
    asunto = models.CharField("asunto", max_length=300, help_text="En una línea: qué se gestiona. Sin datos personales que no hagan falta.")
    solicitante = models.CharField("quién lo solicita", max_length=200, blank=True, default="", help_text="Persona, unidad o institución.")
    recibido = models.ForeignKey(
        Recibido, on_delete=models.PROTECT, null=True, blank=True, related_name="folios_de_gestion",
        verbose_name="oficio recibido del que nació",
    )  # fmt: skip
    dependencia = models.ForeignKey(
        Dependencia, on_delete=models.PROTECT, null=True, blank=True, related_name="folios_de_gestion",
        verbose_name="dependencia que lo atiende",
    )  # fmt: skip
    responsable = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="folios_de_gestion",
        verbose_name="responsable", help_text="Quien lo lleva en la Oficina.",
    )  # fmt: skip
    nota = models.TextField("nota", blank=True, default="")
    concluido = models.DateField("concluido", null=True, blank=True, editable=False)
    resultado = models.TextField("resultado", blank=True, default="", editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)
    busqueda = columna_de_busqueda("asunto", "solicitante", "nota")

    objects = vivos(FolioQuerySet)
    todos = FolioQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "folio de gestión", "folios de gestión"
        ordering = ["-fecha", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="folio_busqueda"),
            models.Index(fields=["-fecha", "-id"], name="folio_reciente"),
            models.Index(fields=["ejercicio", "serie", "fecha"], name="folio_por_mes"),
            models.Index(fields=["clave"], name="folio_clave", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["responsable", "fecha"], name="folio_abierto", condition=models.Q(concluido__isnull=True) & VIVO),
        ]
        constraints = [
            sin_repetir("folio_sin_repetir"),
            del_anio("fecha", "folio_del_anio"),
            models.CheckConstraint(
                condition=models.Q(concluido__isnull=True) | models.Q(concluido__gte=models.F("fecha")), name="folio_fechas",
                violation_error_message="La conclusión es anterior a la fecha del folio.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"Folio {self.clave}"

    @property
    def serie_vista(self):
        return Serie(self.serie)

    @property
    def estado_vista(self):
        """State as of the cut-off date of the query, or today's."""
        return EstadoDeFolio(getattr(self, "estado_al", EstadoDeFolio.CONCLUIDO if self.concluido else EstadoDeFolio.ABIERTO))

    def bloqueos(self):
        return bloqueos(self) + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return ejercicios.candado(self.ejercicio)


@con_historial(exclude=["busqueda"])
class Seguimiento(Registro):
    """What was done about a folio on a day."""

    solo_internos = True

    folio = models.ForeignKey(Folio, on_delete=models.PROTECT, related_name="seguimientos", verbose_name="folio de gestión")
    fecha = models.DateField("fecha")
    nota = models.TextField("seguimiento", max_length=2000)
    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="registró"
    )
    registrado = models.DateTimeField("registrado", auto_now_add=True)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)
    busqueda = columna_de_busqueda("nota")

    objects = vivos(SeguimientoQuerySet)
    todos = SeguimientoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "seguimiento", "seguimientos"
        ordering = ["-fecha", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="gestion_seguimiento_busqueda"),
            models.Index(fields=["folio", "-fecha", "-id"], name="gestion_seguimiento_de_folio"),
            models.Index(fields=["-fecha", "-id"], name="gestion_seguimiento_reciente"),
        ]

    def __str__(self):
        return f"Seguimiento del {fecha_corta(self.fecha)}"

    def get_absolute_url(self):
        return f"{reverse('gestion:folio_detail', args=[self.folio_id])}#seguimientos"

    def bloqueos(self):
        return ejercicios.candado(self.fecha.year)

    def impedimentos(self):
        de_eliminado = [f"Restaure primero el {self.folio}, que también se eliminó."] if self.folio.eliminado else []
        return de_eliminado + ejercicios.candado(self.fecha.year)
