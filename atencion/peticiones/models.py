"""Petitions of citizens, what is done about each one, and the tours and jornadas on which some were received."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import ExtractYear
from django.urls import reverse

from atencion.personas import mascaras
from atencion.personas.models import Aviso, Persona
from seguimiento.directorio.models import Dependencia, Municipio
from seguimiento.directorio.referencias import bloqueos
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.models import RECONSTRUIDO, Registro
from seguimiento.nucleo.querysets import vivos

from .actuaciones import Actuacion
from .estados import (
    EXPRESAS,
    Canal,
    ClaseDeGira,
    EstadoPeticion,
    EstadoTurno,
    FormaDeAviso,
    Orden,
    Prioridad,
    Resultado,
    Rubro,
)
from .querysets import ConclusionQuerySet, GiraQuerySet, PeticionQuerySet, SeguimientoQuerySet, TurnoQuerySet

__all__ = ["Actuacion", "Conclusion", "Gira", "Peticion", "Seguimiento", "Turno"]
VIVO = models.Q(eliminado__isnull=True)
DEL_ANIO = models.Q(ejercicio=ExtractYear("fecha"))


def quien(verbo, **opciones):
    """Who did it, when an account did."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=verbo, editable=False,
        **opciones,
    )  # fmt: skip


def anio_de_la_fecha():
    """Year of `fecha`, kept by the database."""
    return models.GeneratedField(expression=ExtractYear("fecha"), output_field=models.PositiveSmallIntegerField(), db_persist=True)


@con_historial(exclude=["busqueda"])
class Gira(Registro):
    """A tour of the Governor or a jornada of attention, with the petitions received there."""

    solo_internos = True

    clase = models.CharField("clase", max_length=8, choices=ClaseDeGira, default=ClaseDeGira.GIRA)
    nombre = models.CharField("nombre", max_length=200)
    fecha = models.DateField("fecha")
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    municipio = models.ForeignKey(
        Municipio, on_delete=models.PROTECT, null=True, blank=True, related_name="giras", verbose_name="municipio"
    )
    lugar = models.CharField("lugar", max_length=200, blank=True, default="")
    responsable = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="giras", verbose_name="responsable"
    )
    nota = models.TextField("nota", blank=True, default="")
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)
    busqueda = columna_de_busqueda("nombre", "lugar")

    objects = vivos(GiraQuerySet)
    todos = GiraQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "gira o jornada", "giras y jornadas"
        ordering = ["-fecha", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="gira_busqueda"),
            models.Index(fields=["-fecha", "-id"], name="gira_reciente"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["clase", "nombre", "fecha"], condition=VIVO, name="gira_unica",
                violation_error_message="Ya hay una con ese nombre en esa fecha.",
            ),
            models.CheckConstraint(condition=DEL_ANIO, name="gira_ejercicio_de_la_fecha"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.nombre}, {fecha_corta(self.fecha)}"

    @property
    def clase_vista(self):
        return ClaseDeGira(self.clase)

    def bloqueos(self):
        return bloqueos(self) + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return ejercicios.candado(self.ejercicio)


@con_historial(exclude=["busqueda"])
class Peticion(Registro):
    """What somebody asked for. Its state follows from what hangs from it; only its services write here (see services)."""

    DATOS_PERSONALES = {"en_nombre_de": mascaras.nombre}
    parcial_para_enlaces = True

    folio = models.CharField("folio", max_length=20, editable=False)
    fecha = models.DateField("fecha de recepción")
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    registrada = models.DateTimeField("registrada", auto_now_add=True)
    capturo = quien("capturó")
    rubro = models.CharField("rubro", max_length=16, choices=Rubro)
    canal = models.CharField("canal", max_length=12, choices=Canal)
    persona = models.ForeignKey(Persona, on_delete=models.PROTECT, null=True, blank=True, related_name="peticiones", verbose_name="persona")
    en_nombre_de = models.CharField("en nombre de", max_length=200, blank=True, default="", help_text="Persona u organización.")
    asunto = models.CharField("asunto", max_length=200, help_text="En pocas palabras y sin datos personales.")
    descripcion = models.TextField("descripción", max_length=4000, blank=True, default="")
    tipo_de_apoyo = models.CharField("tipo de apoyo", max_length=100, blank=True, default="")
    municipio = models.ForeignKey(
        Municipio, on_delete=models.PROTECT, null=True, blank=True, related_name="peticiones", verbose_name="municipio"
    )
    gira = models.ForeignKey(
        Gira, on_delete=models.PROTECT, null=True, blank=True, related_name="peticiones", verbose_name="gira o jornada"
    )
    prioridad = models.CharField("prioridad", max_length=8, choices=Prioridad, default=Prioridad.NORMAL)
    responsable = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="peticiones",
        verbose_name="responsable", help_text="Quien le da seguimiento en la Oficina.",
    )  # fmt: skip
    aviso = models.ForeignKey(
        Aviso, on_delete=models.PROTECT, null=True, blank=True, related_name="peticiones", verbose_name="aviso de privacidad"
    )
    aviso_aceptado = models.DateField("aviso aceptado el", null=True, blank=True)
    aviso_forma = models.CharField("forma de aceptación", max_length=12, choices=FormaDeAviso, blank=True, default="")
    sensible = models.BooleanField(
        "datos sensibles", default=False, help_text="Salud, discapacidad, origen étnico u otros que la ley protege de manera especial."
    )
    concluida = models.DateField("concluida el", null=True, blank=True, editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)
    clave_de_campo = models.CharField("renglón de la hoja de campo", max_length=40, blank=True, default="", db_default="", editable=False)
    busqueda = columna_de_busqueda("folio", "asunto", "descripcion", "tipo_de_apoyo")

    objects = vivos(PeticionQuerySet)
    todos = PeticionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "petición", "peticiones"
        ordering = ["-fecha", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="peticion_busqueda"),
            models.Index(fields=["folio"], name="peticion_folio_inicio", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["-fecha", "-id"], condition=VIVO, name="peticion_reciente"),
            models.Index(fields=["ejercicio", "-fecha", "-id"], condition=VIVO, name="peticion_ejercicio"),
            models.Index(fields=["rubro", "-fecha", "-id"], name="peticion_rubro"),
            models.Index(fields=["canal", "-fecha", "-id"], name="peticion_canal"),
            models.Index(fields=["municipio", "-fecha", "-id"], name="peticion_municipio"),
            models.Index(fields=["gira", "-fecha"], condition=models.Q(gira__isnull=False), name="peticion_gira"),
            models.Index(fields=["fecha", "id"], condition=VIVO & models.Q(concluida__isnull=True), name="peticion_abierta"),
            models.Index(fields=["capturo", "-id"], name="peticion_capturada"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["folio"], name="peticion_folio_unico"),
            models.UniqueConstraint(
                fields=["clave_de_campo"], condition=~models.Q(clave_de_campo=""), name="peticion_de_campo_una_vez",
                violation_error_message="Ese renglón de la hoja de campo ya se subió.",
            ),
            models.CheckConstraint(condition=DEL_ANIO, name="peticion_ejercicio_de_la_fecha"),
            models.CheckConstraint(
                condition=models.Q(concluida__isnull=True) | models.Q(concluida__gte=models.F("fecha")), name="peticion_conclusion",
                violation_error_message="La conclusión no puede ser anterior a la recepción.",
            ),
            models.CheckConstraint(
                condition=models.Q(aviso__isnull=True) | models.Q(aviso_aceptado__isnull=False, aviso_forma__gt=""), name="peticion_aviso",
                violation_error_message="Del aviso de privacidad anote cuándo y cómo se aceptó.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.folio

    @property
    def rubro_vista(self):
        return Rubro(self.rubro)

    @property
    def estado_vista(self):
        """State that `al_corte` annotated."""
        return EstadoPeticion(self.estado)

    @property
    def prioridad_vista(self):
        return Prioridad(self.prioridad)

    def clean(self):
        """Sensitive data need a consent that leaves a trace (LGPDPPSO 15), whoever brings them."""
        if self.sensible and not self.reconstruido and self.aviso_forma not in EXPRESAS:
            raise ValidationError({"aviso_forma": "Con datos sensibles el consentimiento es por escrito o por medio electrónico."})

    def bloqueos(self):
        return bloqueos(self) + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return ejercicios.candado(self.ejercicio)


class DePeticion(Registro):
    """What hangs from a petition, on its own date: its year is that of the date, not that of the petition."""

    fecha = models.DateField("fecha")
    ejercicio = anio_de_la_fecha()
    registrado = models.DateTimeField("registrado", auto_now_add=True)

    class Meta:
        abstract = True

    def get_absolute_url(self):
        """Its place in the page of its petition."""
        return f"{reverse('peticiones:peticion_detail', args=[self.peticion_id])}#{self._meta.model_name}-{self.pk}"

    def bloqueos(self):
        return ejercicios.candado(self.fecha.year)

    def impedimentos(self):
        padre = [f"La petición {self.peticion} está eliminada."] if self.peticion.eliminado else []
        return padre + ejercicios.candado(self.fecha.year)


@con_historial(exclude=["ejercicio"])
class Seguimiento(DePeticion):
    """Something done about a petition. The same one on many petitions shares its `lote`, once in each."""

    solo_internos = True

    peticion = models.ForeignKey(Peticion, on_delete=models.PROTECT, related_name="seguimientos", verbose_name="petición")
    canal = models.CharField("canal", max_length=12, choices=Canal)
    nota = models.TextField("nota", max_length=2000)
    usuario = quien("registró")
    lote = models.UUIDField("lote", null=True, blank=True, editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)

    objects = vivos(SeguimientoQuerySet)
    todos = SeguimientoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "seguimiento", "seguimientos"
        ordering = ["-fecha", "-pk"]
        indexes = [
            models.Index(fields=["peticion", "-fecha", "-id"], name="peticion_seguimientos"),
            models.Index(fields=["-fecha", "-id"], name="peticion_seguimiento_lista"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["lote", "peticion"], condition=models.Q(lote__isnull=False), name="peticion_seguimiento_de_lote"
            )
        ]

    def __str__(self):
        return f"Seguimiento del {fecha_corta(self.fecha)}"


@con_historial(exclude=["ejercicio"])
class Turno(DePeticion):
    """A petition handed to a body of one of the three levels of government, with its own answer."""

    peticion = models.ForeignKey(Peticion, on_delete=models.PROTECT, related_name="turnos", verbose_name="petición")
    orden = models.CharField("orden de gobierno", max_length=10, choices=Orden, default=Orden.ESTATAL)
    dependencia = models.ForeignKey(
        Dependencia, on_delete=models.PROTECT, null=True, blank=True, related_name="turnos_de_peticiones", verbose_name="dependencia"
    )
    instancia = models.CharField(
        "instancia", max_length=200, blank=True, default="", help_text="Federal o municipal: a quién se turna, si no está en el catálogo."
    )
    vence = models.DateField("vence", null=True, blank=True)
    oficio = models.CharField("oficio", max_length=60, blank=True, default="", help_text="Con el que se turna, si lo hubo.")
    indicacion = models.TextField("indicación", max_length=2000, blank=True, default="")
    usuario = quien("turnó")
    respuesta = models.TextField("respuesta", max_length=4000, blank=True, default="")
    respondido = models.DateField("respondido el", null=True, blank=True)
    respondio = quien("respondió")
    devuelto = models.DateField("devuelto el", null=True, blank=True, editable=False)
    motivo_devolucion = models.TextField("motivo de la devolución", blank=True, default="", editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)

    objects = vivos(TurnoQuerySet)
    todos = TurnoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "turno", "turnos"
        ordering = ["-fecha", "-pk"]
        indexes = [
            models.Index(fields=["peticion", "-fecha", "-id"], name="peticion_turnos"),
            models.Index(fields=["dependencia", "-fecha", "-id"], name="peticion_turno_dependencia"),
            models.Index(fields=["-fecha", "-id"], name="peticion_turno_lista"),
            models.Index(fields=["vence"], condition=VIVO & models.Q(respondido__isnull=True), name="peticion_turno_vence"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(orden=Orden.ESTATAL.value, dependencia__isnull=False)
                | (~models.Q(orden=Orden.ESTATAL.value) & (models.Q(dependencia__isnull=False) | models.Q(instancia__gt=""))),
                name="peticion_turno_a_quien", violation_error_message="Diga a quién se turna: una dependencia o una instancia.",
            ),
            models.CheckConstraint(
                condition=models.Q(respondido__isnull=True) | models.Q(respondido__gte=models.F("fecha"), respuesta__gt=""),
                name="peticion_turno_respuesta", violation_error_message="La respuesta no puede ser anterior al turno ni quedar vacía.",
            ),
            models.CheckConstraint(
                condition=models.Q(vence__isnull=True) | models.Q(vence__gte=models.F("fecha")), name="peticion_turno_plazo",
                violation_error_message="El plazo no puede vencer antes del turno.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"Turno a {self.a_quien}, {fecha_corta(self.fecha)}"

    def get_absolute_url(self):
        """It has a page of its own: the only one that matters to an enlace."""
        return reverse("peticiones:turno_detail", args=[self.pk])

    def bloqueos(self):
        return (["Ya se respondió: la respuesta no se pierde."] if self.respondido else []) + super().bloqueos()

    @property
    def a_quien(self):
        return str(self.dependencia) if self.dependencia_id else self.instancia

    @property
    def estado_vista(self):
        """As of the cut-off date of the query, or as it stands."""
        if getattr(self, "respondido_al", self.respondido):
            return EstadoTurno.RESPONDIDO
        return EstadoTurno.DEVUELTO if self.devuelto and not self.respondido else EstadoTurno.PENDIENTE


@con_historial(exclude=["ejercicio"])
class Conclusion(DePeticion):
    """The answer with which a petition ended; reopened, it stays with its reason and no longer counts."""

    solo_internos = True

    peticion = models.ForeignKey(Peticion, on_delete=models.PROTECT, related_name="conclusiones", verbose_name="petición")
    resultado = models.CharField("resultado", max_length=12, choices=Resultado)
    respuesta = models.TextField("respuesta", max_length=4000)
    usuario = quien("concluyó")
    reabierta = models.DateField("reabierta el", null=True, blank=True, editable=False)
    motivo_reapertura = models.TextField("motivo de la reapertura", blank=True, default="", editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)

    objects = vivos(ConclusionQuerySet)
    todos = ConclusionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "conclusión", "conclusiones"
        ordering = ["-fecha", "-pk"]
        indexes = [
            models.Index(fields=["peticion", "-fecha", "-id"], name="peticion_conclusiones"),
            models.Index(fields=["-fecha", "-id"], name="peticion_conclusion_lista"),
            models.Index(fields=["reabierta"], condition=models.Q(reabierta__isnull=False), name="peticion_reabierta"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["peticion"], condition=VIVO & models.Q(reabierta__isnull=True), name="peticion_concluida_una_vez",
                violation_error_message="Esa petición ya está concluida.",
            ),
            models.CheckConstraint(
                condition=models.Q(reabierta__isnull=True) | models.Q(reabierta__gte=models.F("fecha"), motivo_reapertura__gt=""),
                name="peticion_reapertura", violation_error_message="La reapertura lleva su motivo y no puede ser anterior.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"Conclusión del {fecha_corta(self.fecha)}"

    @property
    def resultado_vista(self):
        return Resultado(self.resultado)
