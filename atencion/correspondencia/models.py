"""Letters received, the turns by which dependencias answer them, and what stops the clock of an answer."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils import timezone

from seguimiento.directorio.models import Dependencia, Municipio
from seguimiento.directorio.referencias import bloqueos, contar
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.avances import AvanceBase, Seguido
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda, plano
from seguimiento.nucleo.models import RECONSTRUIDO, Documento, Registro
from seguimiento.nucleo.querysets import vivos

from .estados import DIAS_PARA_CONTESTAR, Clase, EstadoDeTurno, Situacion
from .querysets import AsuntoQuerySet, PausaQuerySet, RecibidoQuerySet, RespuestaQuerySet, TurnoQuerySet

VIVO = models.Q(eliminado__isnull=True)
MAXIMO_DE_DIAS = 250  # business days: a year


def dias_habiles(**opciones):
    """Business days to answer."""
    limites = [MinValueValidator(1), MaxValueValidator(MAXIMO_DE_DIAS)]
    return models.PositiveSmallIntegerField("días hábiles para contestar", default=DIAS_PARA_CONTESTAR, validators=limites, **opciones)


@con_historial()
class Asunto(Registro):
    """What letters are about, as the Office groups them, and the days that it offers to answer."""

    nombre = models.CharField("asunto", max_length=120)
    dias = dias_habiles(help_text="Los que se proponen al turnar; cada turno puede llevar otros.")
    nota = models.CharField("nota", max_length=250, blank=True, default="", help_text="Qué cabe en este asunto.")

    objects = vivos(AsuntoQuerySet)
    todos = AsuntoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "asunto", "asuntos"
        ordering = ["nombre"]
        constraints = [
            models.UniqueConstraint(
                plano("nombre"), condition=VIVO, name="asunto_unico", violation_error_message="Ese asunto ya está en el catálogo."
            )
        ]

    def __str__(self):
        return self.nombre

    def bloqueos(self):
        return bloqueos(self)


@con_historial(exclude=["busqueda"])
class Recibido(Registro):
    """A letter received. Its folio has no gaps within the year of reception, and its seal proves what was received and when."""

    clave = models.UUIDField("clave de verificación", default=uuid4, unique=True, editable=False)
    folio = models.CharField("folio", max_length=20, unique=True, editable=False)
    fecha = models.DateField("fecha de recepción")
    hora = models.TimeField("hora de recepción")
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    clase = models.CharField("clase", max_length=10, choices=Clase, default=Clase.RELEVANTE)
    remitente = models.CharField("remitente", max_length=150)
    cargo = models.CharField("cargo", max_length=150, blank=True, default="")
    institucion = models.CharField("institución", max_length=200, blank=True, default="")
    numero = models.CharField(
        "número de oficio", max_length=60, blank=True, default="", help_text="El que trae el oficio; vacío si no tiene."
    )
    fecha_oficio = models.DateField("fecha del oficio", null=True, blank=True)
    sintesis = models.TextField("síntesis", max_length=2000, help_text="Qué pide o informa, en una o dos frases.")
    asunto = models.ForeignKey(Asunto, on_delete=models.PROTECT, related_name="recibidos", verbose_name="asunto")
    municipio = models.ForeignKey(
        Municipio, on_delete=models.PROTECT, null=True, blank=True, related_name="recibidos", verbose_name="municipio"
    )
    anexos = models.CharField("anexos", max_length=200, blank=True, default="", help_text="Por ejemplo: 12 fojas y un disco.")
    escaneo = models.ForeignKey(
        Documento, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name="oficio digitalizado"
    )
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)
    busqueda = columna_de_busqueda("remitente", "cargo", "institucion", "numero", "sintesis")

    objects = vivos(RecibidoQuerySet)
    todos = RecibidoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "oficio recibido", "oficios recibidos"
        ordering = ["-fecha", "-folio"]
        indexes = [
            GinIndex(fields=["busqueda"], name="recibido_busqueda"),
            models.Index(fields=["-fecha", "-folio"], name="recibido_reciente"),
            models.Index(fields=["ejercicio", "clase", "-fecha"], name="recibido_ejercicio"),
            models.Index(fields=["fecha_oficio", "numero"], name="recibido_numero"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(ejercicio=ExtractYear("fecha")), name="recibido_ejercicio_de_la_fecha"),
            models.CheckConstraint(
                condition=models.Q(fecha_oficio__isnull=True) | models.Q(fecha_oficio__lte=models.F("fecha")), name="recibido_fechas",
                violation_error_message="La fecha del oficio es posterior a la de recepción.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.folio

    @property
    def clase_vista(self):
        return Clase(self.clase)

    @property
    def situacion_vista(self):
        """As of the cut-off date of the query (see `RecibidoQuerySet.con_situacion`)."""
        return Situacion(self.situacion)

    @property
    def serie(self):
        """Letters before the year in its folio."""
        return self.folio.split("-")[0]

    @property
    def recibido_el(self):
        """Moment of reception, in the time of Hermosillo."""
        return datetime.combine(self.fecha, self.hora, tzinfo=timezone.get_default_timezone())

    @property
    def digital(self):
        """Its scan, unless somebody withdrew it."""
        return self.escaneo if self.escaneo_id and self.escaneo.eliminado is None else None

    def get_verificacion_url(self):
        return reverse("verificar_recibido", args=[self.clave])

    def bloqueos(self):
        """Its turns in force, whatever points here from other modules, and a closed year."""
        turnos = self.turnos.filter(cancelado__isnull=True).count()
        propios = [contar(turnos, "turno", "turnos")] if turnos else []
        return propios + bloqueos(self, sin={Turno}) + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return ejercicios.candado(self.ejercicio)


@con_historial()
class Turno(Seguido):
    """A letter given to a dependencia to be answered. It is answered by its `Respuesta` rows alone (see services)."""

    CAMPOS = {"respondido": None}

    recibido = models.ForeignKey(Recibido, on_delete=models.PROTECT, related_name="turnos", verbose_name="oficio recibido")
    dependencia = models.ForeignKey(
        Dependencia, on_delete=models.PROTECT, related_name="turnos_de_correspondencia", verbose_name="dependencia"
    )
    fecha = models.DateTimeField("turnado")
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    instruccion = models.TextField("instrucción", max_length=1000, blank=True, default="", help_text="Qué se pide a la dependencia.")
    dias = dias_habiles()
    vence = models.DateField("vence", editable=False)
    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="turnó"
    )
    anterior = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="siguientes",
        verbose_name="turno al que sustituye",
    )
    respondido = models.DateField("contestado", null=True, blank=True, editable=False)
    cancelado = models.DateField("cancelado", null=True, blank=True, editable=False)
    sustituido = models.BooleanField("se turnó a otra dependencia", default=False, editable=False)
    motivo = models.TextField("motivo de la cancelación", blank=True, default="", editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)

    objects = vivos(TurnoQuerySet)
    todos = TurnoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "turno", "turnos"
        ordering = ["-fecha", "-pk"]
        indexes = [
            models.Index(fields=["-fecha", "-id"], name="corr_turno_reciente"),
            models.Index(fields=["recibido", "fecha"], name="corr_turno_recibido"),
            models.Index(fields=["dependencia", "-fecha"], name="corr_turno_dependencia"),
            models.Index(
                fields=["vence"], name="corr_turno_abierto", condition=VIVO & models.Q(respondido__isnull=True, cancelado__isnull=True)
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["recibido", "dependencia"], condition=VIVO & models.Q(cancelado__isnull=True), name="corr_turno_unico",
                violation_error_message="Ese oficio ya está turnado a esa dependencia.",
            ),
            models.CheckConstraint(
                condition=models.Q(cancelado__isnull=True) | ~models.Q(motivo=""), name="corr_turno_cancelado_con_motivo"
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.recibido.folio} a {self.dependencia}"

    @property
    def dia(self):
        """Day of the turn in Hermosillo: the deadline counts from the next one."""
        return timezone.localtime(self.fecha).date()

    @property
    def respondido_vista(self):
        return getattr(self, "respondido_al", self.respondido)

    @property
    def estado_vista(self):
        """As of the cut-off date of the query (see `TurnoQuerySet.con_estado`)."""
        return EstadoDeTurno(self.estado)

    @property
    def sin_plazo(self):
        """Whether its deadline no longer runs, or is stopped."""
        return self.estado_vista not in (EstadoDeTurno.ABIERTO, EstadoDeTurno.VENCIDO)

    def bloqueos(self):
        return ["Un turno no se elimina: cancélelo con su motivo."]

    def impedimentos(self):
        return ejercicios.candado(self.ejercicio)


@con_historial()
class Pausa(Registro):
    """Days on which an answer waits for information; both ends included, none of them counts."""

    turno = models.ForeignKey(Turno, on_delete=models.PROTECT, related_name="pausas", verbose_name="turno")
    desde = models.DateField("desde")
    hasta = models.DateField("hasta", null=True, blank=True)
    motivo = models.TextField("qué se espera", max_length=500)

    objects = vivos(PausaQuerySet)
    todos = PausaQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "pausa", "pausas"
        ordering = ["desde", "pk"]
        indexes = [models.Index(fields=["turno", "desde"], name="pausa_de_turno")]
        constraints = [
            models.UniqueConstraint(
                fields=["turno"], condition=VIVO & models.Q(hasta__isnull=True), name="pausa_abierta_unica",
                violation_error_message="El turno ya está en pausa.",
            ),
            models.CheckConstraint(
                condition=models.Q(hasta__isnull=True) | models.Q(hasta__gte=models.F("desde")), name="pausa_fechas",
                violation_error_message="La pausa termina antes de empezar.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"Pausa desde el {self.desde:%d/%m/%Y}"

    def get_absolute_url(self):
        return reverse("correspondencia:turno_detail", args=[self.turno_id])


@con_historial()
class Respuesta(AvanceBase):
    """What a dependencia answered on a date; insufficient, it is returned with a reason and the turn is open again."""

    de = models.ForeignKey(Turno, on_delete=models.PROTECT, related_name="avances", verbose_name="turno")
    oficio = models.CharField(
        "oficio de respuesta", max_length=60, blank=True, default="", help_text="Su número, si se contestó por oficio."
    )
    respondido = models.DateField("contestado", null=True, blank=True, editable=False)

    objects = vivos(RespuestaQuerySet)
    todos = RespuestaQuerySet.as_manager()

    class Meta(AvanceBase.Meta):
        verbose_name, verbose_name_plural = "respuesta", "respuestas"
        indexes = [
            models.Index(fields=["de", "-fecha", "-id"], name="corr_respuesta_fecha"),
            models.Index(
                fields=["-fecha", "-id"], include=["de"], condition=VIVO & models.Q(validacion="por_validar"), name="corr_respuesta_validar"
            ),
        ]

    def __str__(self):
        return f"Respuesta del {self.fecha:%d/%m/%Y}"
