"""Letters that the Office sends, and the templates that they are written from."""

from uuid import uuid4

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from atencion.correspondencia.models import Recibido
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.models import RECONSTRUIDO, Registro
from seguimiento.nucleo.querysets import vivos

from ..columnas import VIVO, columna_de_clave, columna_de_ejercicio, columna_de_numero, del_anio, sin_repetir
from ..estados import EstadoDeOficio, Serie
from ..querysets import EnviadoQuerySet, PlantillaQuerySet

LARGO_DE_CUERPO = 20_000  # letters
LUGAR = "Hermosillo, Sonora"


@con_historial()
class Plantilla(Registro):
    """A letter to begin from: its text carries fields between braces, replaced by what is known when it is used."""

    solo_internos = True

    nombre = models.CharField("nombre", max_length=120)
    serie = models.CharField("serie", max_length=4, choices=Serie, blank=True, default="", help_text="Vacío: sirve en las dos.")
    asunto = models.CharField("asunto", max_length=300, blank=True, default="")
    cuerpo = models.TextField("cuerpo", max_length=LARGO_DE_CUERPO)
    ccp = models.TextField("con copia para", blank=True, default="", help_text="Uno por renglón.")
    activa = models.BooleanField("en uso", default=True)

    objects = vivos(PlantillaQuerySet)
    todos = PlantillaQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "plantilla", "plantillas"
        ordering = ["nombre", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nombre"],
                condition=VIVO,
                name="plantilla_nombre_unico",
                violation_error_message="Ya hay una plantilla así llamada.",
            )
        ]

    def __str__(self):
        return self.nombre

    @property
    def serie_vista(self):
        return Serie(self.serie) if self.serie else None


@con_historial(exclude=["busqueda"])
class Enviado(Registro):
    """A letter: a draft without number, then issued with the next one of its series and year; cancelled, it keeps it."""

    solo_internos = True

    serie = models.CharField("serie", max_length=4, choices=Serie)
    numero = columna_de_numero(null=True, blank=True)
    ejercicio = columna_de_ejercicio()
    clave = columna_de_clave()
    recibido = models.ForeignKey(
        Recibido, on_delete=models.PROTECT, null=True, blank=True, related_name="contestaciones", verbose_name="oficio que se contesta"
    )
    folio = models.ForeignKey(
        "gestion.Folio", on_delete=models.PROTECT, null=True, blank=True, related_name="oficios", verbose_name="folio de gestión"
    )
    expediente = models.ForeignKey(
        "gestion.Expediente", on_delete=models.PROTECT, null=True, blank=True, related_name="oficios", verbose_name="expediente"
    )
    plantilla = models.ForeignKey(
        Plantilla, on_delete=models.PROTECT, null=True, blank=True, related_name="oficios", verbose_name="plantilla"
    )
    destinatario = models.CharField("destinatario", max_length=200, help_text="Nombre de quien lo recibe.")
    cargo = models.CharField("cargo", max_length=200, blank=True, default="")
    institucion = models.CharField("institución", max_length=200, blank=True, default="")
    dependencia = models.ForeignKey(
        Dependencia, on_delete=models.PROTECT, null=True, blank=True, related_name="oficios_enviados", verbose_name="dependencia",
        help_text="Si es del Gobierno del Estado.",
    )  # fmt: skip
    asunto = models.CharField("asunto", max_length=300)
    cuerpo = models.TextField(
        "cuerpo", max_length=LARGO_DE_CUERPO, blank=True, default="", help_text="Deje un renglón en blanco entre párrafos."
    )
    ccp = models.TextField("con copia para", blank=True, default="", help_text="Uno por renglón, con su cargo.")
    lugar = models.CharField("lugar", max_length=80, default=LUGAR)
    fecha = models.DateField("fecha del oficio")
    firmante = models.CharField("quien firma", max_length=200)
    firmante_cargo = models.CharField("cargo de quien firma", max_length=200)
    iniciales = models.CharField(
        "iniciales", max_length=40, blank=True, default="", help_text="De quien firma y de quien elaboró: ABC/def."
    )
    estado = models.CharField("estado", max_length=10, choices=EstadoDeOficio, default=EstadoDeOficio.BORRADOR, editable=False)
    expedido = models.DateTimeField("expedido", null=True, blank=True, editable=False)
    huella = models.CharField("SHA-256 del texto", max_length=64, blank=True, default="", editable=False)
    verificacion = models.UUIDField("clave de verificación", default=uuid4, unique=True, editable=False)
    cancelado = models.DateField("cancelado", null=True, blank=True, editable=False)
    motivo = models.TextField("motivo de la cancelación", blank=True, default="", editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)
    busqueda = columna_de_busqueda("asunto", "destinatario", "institucion", "cuerpo")

    objects = vivos(EnviadoQuerySet)
    todos = EnviadoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "oficio enviado", "oficios enviados"
        ordering = ["-fecha", "-numero", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="enviado_busqueda"),
            models.Index(fields=["-fecha", "-numero", "-id"], name="enviado_reciente"),
            models.Index(fields=["ejercicio", "serie", "fecha"], name="enviado_por_mes"),
            models.Index(fields=["clave"], name="enviado_clave", opclasses=["varchar_pattern_ops"]),
        ]
        constraints = [
            sin_repetir("enviado_sin_repetir"),
            del_anio("fecha", "enviado_del_anio"),
            models.CheckConstraint(
                condition=models.Q(estado="borrador", numero__isnull=True, clave="")
                | (~models.Q(estado="borrador") & models.Q(numero__isnull=False) & ~models.Q(clave="")),
                name="enviado_numero", violation_error_message="Sólo lo expedido lleva número.",
            ),
            models.CheckConstraint(
                condition=models.Q(estado="cancelado", cancelado__isnull=False) & ~models.Q(motivo="")
                | (~models.Q(estado="cancelado") & models.Q(cancelado__isnull=True, motivo="")),
                name="enviado_cancelado",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"Oficio {self.clave}" if self.clave else f"Borrador de oficio {self.pk or ''}".strip()

    @property
    def serie_vista(self):
        return Serie(self.serie)

    @property
    def estado_vista(self):
        """State as of the cut-off date of the query, or today's."""
        return EstadoDeOficio(getattr(self, "estado_al", self.estado))

    @property
    def es_borrador(self):
        return self.estado == EstadoDeOficio.BORRADOR

    def bloqueos(self):
        numerado = [] if self.es_borrador else ["Ya tiene número: no se elimina, se cancela con su motivo."]
        return numerado + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return ejercicios.candado(self.ejercicio)
