"""Requests of information and of personal data, the dated acts that give them their state, and their internal turns."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models.functions import ExtractYear
from django.urls import reverse

from seguimiento.directorio.models import Dependencia, Unidad
from seguimiento.directorio.referencias import bloqueos, contar
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.models import RECONSTRUIDO, Registro
from seguimiento.nucleo.querysets import vivos
from transparencia.regimenes.models import Regimen

from . import mascaras
from .estados import DIAS_DE_TURNO, ClaseDeActo, Competencia, EstadoDeSolicitud, EstadoDeTurno, Materia, Medio, Sentido
from .querysets import ActoQuerySet, SolicitudQuerySet, TurnoQuerySet

VIVO = models.Q(eliminado__isnull=True)
FOLIO_PNT = RegexValidator(r"^\d{6,15}$", "Escriba sólo las cifras del folio: 15, o las que tenga si es de los anteriores.")


def quien(verbo):
    """Who did it, when an account did."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=verbo, editable=False
    )


@con_historial(exclude=["busqueda", "vencimientos"])
class Solicitud(Registro):
    """What somebody asked the Oficina for. Its name is not asked for: whoever asks need not say who they are (L81 111)."""

    DATOS_PERSONALES = {"solicitante": mascaras.nombre, "correo": mascaras.correo, "titular": mascaras.nombre}
    parcial_para_enlaces = True  # what was handed in may say who asks

    folio = models.CharField("folio", max_length=20, unique=True, editable=False)
    folio_pnt = models.CharField(
        "folio de la plataforma", max_length=15, blank=True, default="", validators=[FOLIO_PNT],
        help_text="Las 15 cifras que da la Plataforma Nacional; los folios anteriores tienen menos.",
    )  # fmt: skip
    materia = models.CharField("materia", max_length=8, choices=Materia, default=Materia.ACCESO)
    presentada = models.DateField("fecha de presentación")
    hora = models.TimeField(
        "hora", null=True, blank=True, help_text="La de su acuse. Después del horario de atención cuenta el día hábil siguiente."
    )
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    medio = models.CharField("medio", max_length=8, choices=Medio, blank=True, default="")
    texto = models.TextField("qué se pide", max_length=8000, help_text="Como se recibió, sin el nombre de quien pide.")
    tema = models.CharField("tema", max_length=120, help_text="En pocas palabras y sin datos personales.")
    solicitante = models.CharField(
        "solicitante", max_length=200, blank=True, default="", help_text="No es obligatorio: sólo si la persona lo dio."
    )
    correo = models.EmailField("correo para recibir avisos", blank=True, default="")
    titular = models.CharField(
        "titular de los datos", max_length=200, blank=True, default="", help_text="Sólo en datos personales: de quién son los datos."
    )
    identidad = models.BooleanField(
        "identidad acreditada", default=False, help_text="Sólo en datos personales: se tuvo a la vista la identificación."
    )
    controversia = models.BooleanField("podría causar controversia", default=False, help_text="Entra a la agenda de la reunión quincenal.")
    nota_controversia = models.CharField(
        "por qué", max_length=300, blank=True, default="", help_text="Qué conviene cuidar, sin datos personales."
    )
    regimen = models.ForeignKey(
        Regimen, on_delete=models.PROTECT, editable=False, related_name="solicitudes", verbose_name="régimen",
        help_text="El vigente el día en que se presentó.",
    )  # fmt: skip
    vence = models.DateField("vence", null=True, blank=True, editable=False)
    vencimientos = models.JSONField("vencimientos", default=list, editable=False)  # see `nucleo.vencimientos.pasados`
    capturo = quien("capturó")
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)
    busqueda = columna_de_busqueda("folio", "folio_pnt", "tema", "texto")

    objects = vivos(SolicitudQuerySet)
    todos = SolicitudQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "solicitud", "solicitudes"
        ordering = ["-presentada", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="solicitud_busqueda"),
            models.Index(fields=["-presentada", "-id"], name="solicitud_reciente"),
            models.Index(fields=["ejercicio", "-presentada", "-id"], name="solicitud_ejercicio"),
            models.Index(fields=["vence"], name="solicitud_abierta", condition=VIVO & models.Q(vence__isnull=False)),
            models.Index(fields=["controversia", "-presentada"], name="solicitud_controversia", condition=models.Q(controversia=True)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["folio_pnt"], condition=VIVO & ~models.Q(folio_pnt=""), name="solicitud_folio_pnt_unico",
                violation_error_message="Ese folio de la plataforma ya está registrado.",
            ),
            models.CheckConstraint(condition=models.Q(ejercicio=ExtractYear("presentada")), name="solicitud_ejercicio_de_la_fecha"),
            models.CheckConstraint(condition=models.Q(reconstruido=True) | ~models.Q(medio=""), name="solicitud_con_medio"),
        ]  # fmt: skip

    def __str__(self):
        return self.folio

    @property
    def materia_vista(self):
        return Materia(self.materia)

    @property
    def medio_vista(self):
        return Medio(self.medio) if self.medio else None

    @property
    def estado_vista(self):
        """As of the cut-off date of the query (see `SolicitudQuerySet.al_corte`)."""
        return EstadoDeSolicitud(self.estado)

    @property
    def competencia_vista(self):
        return Competencia(self.competencia) if self.competencia else None

    @property
    def sentido_vista(self):
        return Sentido(self.sentido) if self.sentido else None

    def bloqueos(self):
        """Its acts and turns, whatever points here from other modules, and a closed year."""
        actos = self.actos.filter(anulado__isnull=True).count()
        propios = [contar(actos, "acto sin anular", "actos sin anular")] if actos else []
        return propios + bloqueos(self, sin={Acto}) + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return ejercicios.candado(self.ejercicio)


class DeSolicitud(Registro):
    """What hangs from a request."""

    class Meta:
        abstract = True

    def impedimentos(self):
        padre = [f"La solicitud {self.solicitud} está eliminada."] if self.solicitud.eliminado else []
        return padre + ejercicios.candado(self.fecha.year)


@con_historial()
class Acto(DeSolicitud):
    """A dated step of a request. Written only by its services; a mistaken one is annulled with its reason."""

    solo_internos = True

    solicitud = models.ForeignKey(Solicitud, on_delete=models.PROTECT, related_name="actos", verbose_name="solicitud")
    clase = models.CharField("acto", max_length=20, choices=ClaseDeActo)
    fecha = models.DateField("fecha", help_text="La de su notificación.")
    sentido = models.CharField("sentido de la respuesta", max_length=16, choices=Sentido, blank=True, default="")
    nota = models.TextField("qué se hizo", max_length=4000, blank=True, default="")
    acta = models.CharField("acta del Comité", max_length=60, blank=True, default="")
    usuario = quien("registró")
    registrado = models.DateTimeField("registrado", auto_now_add=True)
    anulado = models.DateField("anulado", null=True, blank=True, editable=False)
    motivo = models.TextField("motivo de la anulación", blank=True, default="", editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)

    objects = vivos(ActoQuerySet)
    todos = ActoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "acto", "actos"
        ordering = ["fecha", "pk"]
        indexes = [
            models.Index(fields=["solicitud", "clase", "fecha"], name="acto_de_solicitud"),
            models.Index(fields=["clase", "sentido", "fecha"], name="acto_por_clase"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["solicitud", "clase"], condition=VIVO & models.Q(anulado__isnull=True), name="acto_una_vez",
                violation_error_message="Ese acto ya está registrado en la solicitud.",
            ),
            models.CheckConstraint(
                condition=(models.Q(clase=ClaseDeActo.RESPUESTA.value) & ~models.Q(sentido=""))
                | (~models.Q(clase=ClaseDeActo.RESPUESTA.value) & models.Q(sentido="")),
                name="acto_sentido", violation_error_message="El sentido corresponde a la respuesta, y sólo a ella.",
            ),
            models.CheckConstraint(condition=models.Q(anulado__isnull=True) | ~models.Q(motivo=""), name="acto_anulado_con_motivo"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.clase_vista.label}, {fecha_corta(self.fecha)}"

    @property
    def clase_vista(self):
        return ClaseDeActo(self.clase)

    @property
    def sentido_vista(self):
        return Sentido(self.sentido) if self.sentido else None

    def get_absolute_url(self):
        """Its place in the page of its request."""
        return f"{reverse('solicitudes:solicitud_detail', args=[self.solicitud_id])}#acto-{self.pk}"

    def bloqueos(self):
        return ["Un acto no se elimina: anúlelo con su motivo."]


@con_historial()
class Turno(DeSolicitud):
    """The request handed to the unidad or dependencia that holds the information, with a clock of its own."""

    solicitud = models.ForeignKey(Solicitud, on_delete=models.PROTECT, related_name="turnos", verbose_name="solicitud")
    unidad = models.ForeignKey(
        Unidad, on_delete=models.PROTECT, null=True, blank=True, related_name="turnos_de_solicitudes", verbose_name="unidad"
    )
    dependencia = models.ForeignKey(
        Dependencia, on_delete=models.PROTECT, null=True, blank=True, related_name="turnos_de_solicitudes", verbose_name="dependencia"
    )
    fecha = models.DateField("turnado")
    dias = models.PositiveSmallIntegerField(
        "días hábiles para contestar", default=DIAS_DE_TURNO, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    vence = models.DateField("vence", editable=False)
    indicacion = models.TextField("indicación", max_length=2000, blank=True, default="", help_text="Qué se necesita, sin datos personales.")
    usuario = quien("turnó")
    respuesta = models.TextField("respuesta", max_length=8000, blank=True, default="")
    respondido = models.DateField("contestado", null=True, blank=True)
    respondio = quien("contestó")
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)

    objects = vivos(TurnoQuerySet)
    todos = TurnoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "turno interno", "turnos internos"
        ordering = ["-fecha", "-pk"]
        indexes = [
            models.Index(fields=["solicitud", "fecha"], name="sol_turno_de_solicitud"),
            models.Index(fields=["dependencia", "-fecha"], name="sol_turno_dependencia"),
            models.Index(fields=["unidad", "-fecha"], name="sol_turno_unidad"),
            models.Index(fields=["vence"], name="sol_turno_abierto", condition=VIVO & models.Q(respondido__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(unidad__isnull=False) ^ models.Q(dependencia__isnull=False),
                name="sol_turno_a_quien", violation_error_message="Elija una unidad o una dependencia, y sólo una.",
            ),
            models.UniqueConstraint(
                fields=["solicitud", "unidad"], condition=VIVO & models.Q(respondido__isnull=True, unidad__isnull=False),
                name="sol_turno_unidad_unico", violation_error_message="Esa unidad ya lo tiene y no ha contestado.",
            ),
            models.UniqueConstraint(
                fields=["solicitud", "dependencia"], condition=VIVO & models.Q(respondido__isnull=True, dependencia__isnull=False),
                name="sol_turno_dependencia_unico", violation_error_message="Esa dependencia ya lo tiene y no ha contestado.",
            ),
            models.CheckConstraint(
                condition=models.Q(respondido__isnull=True) | models.Q(respondido__gte=models.F("fecha"), respuesta__gt=""),
                name="sol_turno_respuesta", violation_error_message="La respuesta no puede ser anterior al turno ni quedar vacía.",
            ),
            models.CheckConstraint(
                condition=models.Q(vence__gte=models.F("fecha")), name="sol_turno_plazo",
                violation_error_message="El plazo no puede vencer antes del turno.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.solicitud.folio} a {self.a_quien}"

    @property
    def a_quien(self):
        return str(self.dependencia if self.dependencia_id else self.unidad)

    @property
    def estado_vista(self):
        """As of the cut-off date of the query (see `TurnoQuerySet.al_corte`)."""
        return EstadoDeTurno(self.estado)

    @property
    def respondido_vista(self):
        return getattr(self, "respondido_al", self.respondido)

    def bloqueos(self):
        return (["Ya se contestó: la respuesta no se pierde."] if self.respondido else []) + ejercicios.candado(self.fecha.year)
