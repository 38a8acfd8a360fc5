"""Notices to whoever asked, and the templates that they are written from.

A notice holds no name: `{solicitante}` stays in its text and is replaced only on the paper of who may read it in the request.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear

from seguimiento.directorio.referencias import bloqueos
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.models import INVENTADO, Registro
from seguimiento.nucleo.querysets import vivos
from transparencia.comite.models import Resolucion
from transparencia.solicitudes.models import Solicitud

from .estados import Clase, Medio, Situacion
from .querysets import NotificacionQuerySet, PlantillaQuerySet

VIVO = Q(eliminado__isnull=True)
LARGO_DE_CUERPO = 20_000  # letters
LUGAR = "Hermosillo, Sonora"
SIN_NOMBRES = "Escriba {solicitante} donde vaya el nombre: aquí no se escriben datos personales."


@con_historial()
class Plantilla(Registro):
    """A notice to begin from: its text carries fields between braces, replaced by what is known when it is used."""

    solo_internos = True

    nombre = models.CharField("nombre", max_length=120)
    clase = models.CharField("clase", max_length=14, choices=Clase)
    asunto = models.CharField("asunto", max_length=300)
    cuerpo = models.TextField("cuerpo", max_length=LARGO_DE_CUERPO)
    activa = models.BooleanField("en uso", default=True)

    objects = vivos(PlantillaQuerySet)
    todos = PlantillaQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "plantilla", "plantillas"
        ordering = ["nombre", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nombre"], condition=VIVO, name="plantilla_de_aviso_unica",
                violation_error_message="Ya hay una plantilla así llamada.",
            )
        ]  # fmt: skip

    def __str__(self):
        return self.nombre

    @property
    def clase_vista(self):
        return Clase(self.clase)


@con_historial(exclude=["busqueda"])
class Notificacion(Registro):
    """A draft without folio, then issued with the next one of its year and its text frozen; at last notified, or cancelled."""

    solo_internos = True

    folio = models.CharField("folio", max_length=20, unique=True, null=True, editable=False)
    solicitud = models.ForeignKey(
        Solicitud, on_delete=models.PROTECT, related_name="notificaciones", verbose_name="solicitud", help_text="Por su folio."
    )
    resolucion = models.ForeignKey(
        Resolucion, on_delete=models.PROTECT, null=True, blank=True, related_name="notificaciones",
        verbose_name="resolución del Comité", help_text="La que se notifica, si la hay.",
    )  # fmt: skip
    plantilla = models.ForeignKey(
        Plantilla, on_delete=models.PROTECT, null=True, blank=True, related_name="notificaciones", verbose_name="plantilla"
    )
    clase = models.CharField("clase", max_length=14, choices=Clase)
    asunto = models.CharField("asunto", max_length=300, help_text=SIN_NOMBRES)
    cuerpo = models.TextField("cuerpo", max_length=LARGO_DE_CUERPO, help_text=f"Deje un renglón en blanco entre párrafos. {SIN_NOMBRES}")
    lugar = models.CharField("lugar", max_length=80, default=LUGAR)
    fecha = models.DateField("fecha")
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    firmante = models.CharField("quien firma", max_length=200)
    firmante_cargo = models.CharField("cargo de quien firma", max_length=200)
    notificada = models.DateField("notificada", null=True, blank=True, editable=False)
    medio = models.CharField("medio", max_length=10, choices=Medio, blank=True, default="", editable=False)
    cancelada = models.DateField("cancelada", null=True, blank=True, editable=False)
    motivo = models.TextField("motivo de la cancelación", blank=True, default="", editable=False)
    reconstruido = models.BooleanField(INVENTADO, default=False, editable=False)
    busqueda = columna_de_busqueda("asunto", "cuerpo")

    objects = vivos(NotificacionQuerySet)
    todos = NotificacionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "notificación", "notificaciones"
        ordering = ["-fecha", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="notificacion_busqueda"),
            models.Index(fields=["-fecha", "-id"], name="notificacion_reciente"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ejercicio=ExtractYear("fecha")), name="notificacion_ejercicio_de_la_fecha"),
            models.CheckConstraint(
                condition=Q(notificada__isnull=True, medio="") | (Q(folio__isnull=False, notificada__gte=F("fecha")) & ~Q(medio="")),
                name="notificacion_notificada",
            ),
            models.CheckConstraint(
                condition=Q(cancelada__isnull=True, motivo="") | (Q(folio__isnull=False, cancelada__gte=F("fecha")) & ~Q(motivo="")),
                name="notificacion_cancelada",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"Notificación {self.folio}" if self.folio else f"Borrador de notificación {self.pk or ''}".strip()

    @property
    def clase_vista(self):
        return Clase(self.clase)

    @property
    def es_borrador(self):
        return self.folio is None

    @property
    def estado_vista(self):
        """State as of the cut-off date of the query, or today's."""
        if hasattr(self, "estado_al"):
            return Situacion(self.estado_al)
        if self.cancelada:
            return Situacion.CANCELADA
        return Situacion.NOTIFICADA if self.notificada else Situacion.BORRADOR if self.es_borrador else Situacion.EXPEDIDA

    def bloqueos(self):
        numerada = [] if self.es_borrador else ["Ya tiene folio: no se elimina, se cancela con su motivo."]
        return numerada + bloqueos(self) + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        padre = [f"La solicitud {self.solicitud} está eliminada."] if self.solicitud.eliminado else []
        return padre + ejercicios.candado(self.ejercicio)
