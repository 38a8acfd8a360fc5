"""Resolutions of the Comité de Transparencia, and the files that it keeps reserved (L81 89 to 97 and 123 to 125)."""

from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear

from seguimiento.directorio.models import Unidad
from seguimiento.directorio.referencias import bloqueos
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.models import INVENTADO, Registro
from seguimiento.nucleo.querysets import vivos
from transparencia.solicitudes.models import Solicitud

from .estados import MAXIMO_DE_MESES, Clase, EstadoDeReserva, Partes, Sentido
from .querysets import ReservaQuerySet, ResolucionQuerySet

VIVO = Q(eliminado__isnull=True)
SIN_DATOS = "Sin nombres ni otros datos personales."


@con_historial(exclude=["busqueda"])
class Resolucion(Registro):
    """What the Comité decided on one matter of an act; of a request, when it was born of one."""

    solo_internos = True

    acta = models.CharField("número de acta", max_length=60, help_text="Como lo lleva el Comité, por ejemplo CT/EXT/04/2023.")
    fecha = models.DateField("fecha del acta")
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    clase = models.CharField("materia", max_length=14, choices=Clase)
    sentido = models.CharField("sentido", max_length=10, choices=Sentido, default=Sentido.CONFIRMA)
    solicitud = models.ForeignKey(
        Solicitud, on_delete=models.PROTECT, null=True, blank=True, related_name="resoluciones", verbose_name="solicitud",
        help_text="Por su folio; vacía si no nace de una solicitud.",
    )  # fmt: skip
    area = models.ForeignKey(
        Unidad, on_delete=models.PROTECT, null=True, blank=True, related_name="resoluciones_del_comite", verbose_name="área que propone"
    )
    asunto = models.CharField("asunto", max_length=300, help_text=f"Qué se resolvió, en una frase. {SIN_DATOS}")
    fundamento = models.CharField("fundamento", max_length=300, blank=True, default="", help_text="Artículos y fracciones.")
    motivacion = models.TextField("motivación", max_length=8000, blank=True, default="", help_text=f"Razones del Comité. {SIN_DATOS}")
    reconstruido = models.BooleanField(INVENTADO, default=False, editable=False)
    busqueda = columna_de_busqueda("acta", "asunto", "fundamento", "motivacion")

    objects = vivos(ResolucionQuerySet)
    todos = ResolucionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "resolución", "resoluciones"
        ordering = ["-fecha", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="resolucion_busqueda"),
            models.Index(fields=["-fecha", "-id"], name="resolucion_reciente"),
            models.Index(fields=["ejercicio", "clase", "sentido"], name="resolucion_por_clase"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ejercicio=ExtractYear("fecha")), name="resolucion_ejercicio_de_la_fecha"),
            models.CheckConstraint(
                condition=~Q(clase=Clase.PRORROGA.value) | Q(solicitud__isnull=False), name="resolucion_prorroga_de_solicitud",
                violation_error_message="La prórroga es de una solicitud: escriba su folio.",
            ),
            models.UniqueConstraint(
                fields=["solicitud"], condition=VIVO & Q(clase=Clase.PRORROGA.value) & ~Q(sentido=Sentido.REVOCA.value),
                name="resolucion_una_prorroga", violation_error_message="El Comité ya resolvió una prórroga de esa solicitud: es una sola.",
            ),
            models.UniqueConstraint(
                fields=["acta", "fecha", "clase", "solicitud"], condition=VIVO & Q(solicitud__isnull=False), name="resolucion_unica",
                violation_error_message="Esa acta ya tiene una resolución de esa materia para esa solicitud.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.acta}, {self.clase_vista.label.lower()}"

    @property
    def clase_vista(self):
        return Clase(self.clase)

    @property
    def sentido_vista(self):
        return Sentido(self.sentido)

    @property
    def reserva(self):
        """Whether files may be kept reserved by it."""
        return self.clase == Clase.RESERVADA and self.sentido != Sentido.REVOCA

    def bloqueos(self):
        return bloqueos(self) + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        padre = [f"La solicitud {self.solicitud} está eliminada."] if self.solicitud_id and self.solicitud.eliminado else []
        return padre + ejercicios.candado(self.ejercicio)


def columna_de_meses(titulo, **opciones):
    limites = [MinValueValidator(1), MaxValueValidator(MAXIMO_DE_MESES)]
    return models.PositiveSmallIntegerField(titulo, validators=limites, **opciones)


@con_historial(exclude=["busqueda"])
class Reserva(Registro):
    """A reserved file, with what the half-yearly index says of it (L81 90). Its term ends by itself; one prorogation at most."""

    solo_internos = True

    resolucion = models.ForeignKey(Resolucion, on_delete=models.PROTECT, related_name="reservas", verbose_name="resolución del Comité")
    area = models.ForeignKey(Unidad, on_delete=models.PROTECT, related_name="expedientes_reservados", verbose_name="área")
    nombre = models.CharField("nombre del expediente", max_length=250, help_text=SIN_DATOS)
    tema = models.CharField("tema", max_length=150)
    partes = models.CharField("qué se reserva", max_length=10, choices=Partes, default=Partes.COMPLETO)
    detalle = models.CharField(
        "partes que se reservan", max_length=300, blank=True, default="", help_text="Sólo si es parcial: hojas, secciones o datos."
    )
    inicio = models.DateField("inicio de la reserva")
    meses = columna_de_meses("plazo en meses", help_text="Hasta 60 meses: cinco años (L81 89 y 97).")
    fin_original = models.DateField("fin de la reserva", editable=False)
    fundamento = models.CharField("fundamento", max_length=300, help_text="Artículos y fracciones en que se apoya la reserva.")
    justificacion = models.TextField("justificación", max_length=4000, help_text=f"Prueba de daño, en resumen. {SIN_DATOS}")
    ampliada = models.DateField("fecha de la prórroga", null=True, blank=True, editable=False)
    meses_de_ampliacion = columna_de_meses("prórroga en meses", null=True, blank=True, editable=False)
    acta_de_ampliacion = models.CharField("acta de la prórroga", max_length=60, blank=True, default="", editable=False)
    fin_ampliado = models.DateField("fin con prórroga", null=True, blank=True, editable=False)
    desclasificada = models.DateField("desclasificado", null=True, blank=True, editable=False)
    motivo = models.CharField("motivo de la desclasificación", max_length=300, blank=True, default="", editable=False)
    reconstruido = models.BooleanField(INVENTADO, default=False, editable=False)
    busqueda = columna_de_busqueda("nombre", "tema", "fundamento", "justificacion")

    objects = vivos(ReservaQuerySet)
    todos = ReservaQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "expediente reservado", "expedientes reservados"
        ordering = ["-inicio", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="reserva_busqueda"),
            models.Index(fields=["-inicio", "-id"], name="reserva_reciente"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "nombre", "inicio"], condition=VIVO, name="reserva_unica",
                violation_error_message="Ese expediente ya está registrado como reservado desde esa fecha.",
            ),
            models.CheckConstraint(condition=Q(fin_original__gt=F("inicio")), name="reserva_plazo"),
            models.CheckConstraint(
                condition=(Q(partes=Partes.PARCIAL.value) & ~Q(detalle="")) | (Q(partes=Partes.COMPLETO.value) & Q(detalle="")),
                name="reserva_partes", violation_error_message="Diga qué partes se reservan sólo si la reserva es parcial.",
            ),
            models.CheckConstraint(
                condition=Q(ampliada__isnull=True, meses_de_ampliacion__isnull=True, fin_ampliado__isnull=True, acta_de_ampliacion="")
                | (Q(ampliada__lte=F("fin_original"), meses_de_ampliacion__isnull=False, fin_ampliado__gt=F("fin_original")))
                & ~Q(acta_de_ampliacion=""),
                name="reserva_ampliacion",
            ),
            models.CheckConstraint(
                condition=Q(desclasificada__isnull=True, motivo="") | (Q(desclasificada__gte=F("inicio")) & ~Q(motivo="")),
                name="reserva_desclasificada",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.nombre

    @property
    def partes_vista(self):
        return Partes(self.partes)

    @property
    def estado_vista(self):
        """As of the cut-off date of the query (see `ReservaQuerySet.al_corte`)."""
        return EstadoDeReserva(self.estado_al)

    @property
    def fin(self):
        """When it ends, the prorogation counted."""
        return self.fin_ampliado or self.fin_original

    def bloqueos(self):
        return ["Ya se desclasificó: queda en los índices de entonces."] if self.desclasificada else []

    def impedimentos(self):
        return [f"La resolución {self.resolucion} está eliminada."] if self.resolucion.eliminado else []
