"""A recurso de revisión with its dated stages, and a complaint for breach of obligations. They name nobody: that is in the request."""

from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear
from django.urls import reverse

from seguimiento.directorio.referencias import bloqueos, contar
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.models import INVENTADO, Registro
from seguimiento.nucleo.querysets import vivos
from transparencia.solicitudes.models import Solicitud

from .estados import CAUSALES, ClaseDeEtapa, EstadoDeDenuncia, EstadoDeRecurso, Garante, Sentido, SentidoDeDenuncia
from .querysets import DenunciaQuerySet, EtapaQuerySet, RecursoQuerySet

VIVO = Q(eliminado__isnull=True)
SIN_DATOS = "Sin nombres ni otros datos personales."


def columna_de_expediente():
    return models.CharField(
        "expediente", max_length=40, blank=True, default="", help_text="El que asigna la autoridad garante; vacío mientras no lo haya."
    )


def columna_de_garante():
    return models.CharField("autoridad garante", max_length=10, choices=Garante)


@con_historial(exclude=["busqueda", "vencimientos"])
class Recurso(Registro):
    """Somebody disagrees with the answer, or with its absence. Its stages are rows of their own; the deadlines follow from them."""

    solo_internos = True

    folio = models.CharField("folio", max_length=20, unique=True, editable=False)
    solicitud = models.ForeignKey(
        Solicitud, on_delete=models.PROTECT, related_name="recursos", verbose_name="solicitud", help_text="La que se recurre, por su folio."
    )
    expediente = columna_de_expediente()
    garante = columna_de_garante()
    interpuesto = models.DateField("interpuesto", help_text="Fecha en que se presentó el recurso.")
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    ante_unidad = models.BooleanField(
        "se presentó ante la Unidad", default=False, help_text="Entonces se remite a la autoridad garante al día siguiente."
    )
    causal = models.PositiveSmallIntegerField(
        "causal (fracción)", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(CAUSALES)],
        help_text="Número de la fracción del artículo 129 de la Ley 81, de 1 a 13; vacía si rige otra ley.",
    )  # fmt: skip
    agravio = models.TextField("de qué se queja", max_length=4000, help_text=f"En resumen. {SIN_DATOS}")
    vence = models.DateField("vence", null=True, blank=True, editable=False)
    vencimientos = models.JSONField("vencimientos", default=list, editable=False)  # see `nucleo.vencimientos.pasados`
    paso = models.CharField("paso que vence", max_length=20, blank=True, default="", editable=False)
    reconstruido = models.BooleanField(INVENTADO, default=False, editable=False)
    busqueda = columna_de_busqueda("folio", "expediente", "agravio")

    objects = vivos(RecursoQuerySet)
    todos = RecursoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "recurso de revisión", "recursos de revisión"
        ordering = ["-interpuesto", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="recurso_busqueda"),
            models.Index(fields=["-interpuesto", "-id"], name="recurso_reciente"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["garante", "expediente"], condition=VIVO & ~Q(expediente=""), name="recurso_expediente_unico",
                violation_error_message="Ese expediente ya está registrado.",
            ),
            models.CheckConstraint(condition=Q(ejercicio=ExtractYear("interpuesto")), name="recurso_ejercicio_de_la_fecha"),
            models.CheckConstraint(condition=Q(causal__isnull=True) | Q(causal__gte=1, causal__lte=CAUSALES), name="recurso_causal"),
        ]  # fmt: skip

    def __str__(self):
        return self.folio

    @property
    def estado_vista(self):
        """As of the cut-off date of the query (see `RecursoQuerySet.al_corte`)."""
        return EstadoDeRecurso(self.estado_al)

    @property
    def sentido_vista(self):
        return Sentido(self.sentido_al) if self.sentido_al else None

    def bloqueos(self):
        etapas = self.etapas.filter(VIVO).exclude(clase=ClaseDeEtapa.INTERPOSICION).count()
        propios = [contar(etapas, "etapa además de su interposición", "etapas además de su interposición")] if etapas else []
        return propios + bloqueos(self, sin={Etapa}) + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        padre = [f"La solicitud {self.solicitud} está eliminada."] if self.solicitud.eliminado else []
        return padre + ejercicios.candado(self.ejercicio)


@con_historial()
class Etapa(Registro):
    """A dated step of a recurso. Written only by its services, which move the deadline."""

    solo_internos = True

    recurso = models.ForeignKey(Recurso, on_delete=models.PROTECT, related_name="etapas", verbose_name="recurso")
    clase = models.CharField("etapa", max_length=20, choices=ClaseDeEtapa)
    fecha = models.DateField("fecha", help_text="La de su notificación o presentación.")
    sentido = models.CharField("sentido de la resolución", max_length=10, choices=Sentido, blank=True, default="")
    nota = models.TextField("qué se hizo", max_length=4000, blank=True, default="", help_text=SIN_DATOS)

    objects = vivos(EtapaQuerySet)
    todos = EtapaQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "etapa", "etapas"
        ordering = ["fecha", "pk"]
        indexes = [models.Index(fields=["recurso", "fecha"], name="etapa_de_recurso")]
        constraints = [
            models.UniqueConstraint(
                fields=["recurso", "clase"], condition=VIVO, name="etapa_una_vez", violation_error_message="Esa etapa ya está registrada.",
            ),
            models.CheckConstraint(
                condition=(Q(clase=ClaseDeEtapa.RESOLUCION.value) & ~Q(sentido=""))
                | (~Q(clase=ClaseDeEtapa.RESOLUCION.value) & Q(sentido="")),
                name="etapa_sentido", violation_error_message="El sentido corresponde a la resolución, y sólo a ella.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.clase_vista.label}, {fecha_corta(self.fecha)}"

    @property
    def clase_vista(self):
        return ClaseDeEtapa(self.clase)

    @property
    def sentido_vista(self):
        return Sentido(self.sentido) if self.sentido else None

    def get_absolute_url(self):
        """Its place in the page of its recurso."""
        return f"{reverse('recursos:recurso_detail', args=[self.recurso_id])}#etapa-{self.pk}"


@con_historial(exclude=["busqueda"])
class Denuncia(Registro):
    """Somebody says that a transparency obligation is not met. Its deadlines are those that the authority wrote in its notices."""

    solo_internos = True

    folio = models.CharField("folio", max_length=20, unique=True, editable=False)
    expediente = columna_de_expediente()
    garante = columna_de_garante()
    presentada = models.DateField("presentada", help_text="Fecha en que se presentó ante la autoridad garante.")
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    obligacion = models.CharField("obligación", max_length=300, help_text="Artículo y fracción que se dice incumplida, y en qué periodo.")
    hechos = models.TextField("hechos", max_length=4000, blank=True, default="", help_text=f"En resumen. {SIN_DATOS}")
    notificada = models.DateField("notificada a la Oficina", null=True, blank=True)
    vence_informe = models.DateField("informe a más tardar", null=True, blank=True, help_text="El día que dice la notificación.")
    informada = models.DateField("informe rendido", null=True, blank=True)
    resuelta = models.DateField("resolución", null=True, blank=True)
    sentido = models.CharField("sentido", max_length=10, choices=SentidoDeDenuncia, blank=True, default="")
    vence_cumplimiento = models.DateField("cumplimiento a más tardar", null=True, blank=True, help_text="El día que dice la resolución.")
    cumplida = models.DateField("cumplimiento", null=True, blank=True)
    nota = models.TextField("nota", max_length=4000, blank=True, default="", help_text=SIN_DATOS)
    reconstruido = models.BooleanField(INVENTADO, default=False, editable=False)
    busqueda = columna_de_busqueda("folio", "expediente", "obligacion", "hechos")

    objects = vivos(DenunciaQuerySet)
    todos = DenunciaQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "denuncia", "denuncias"
        ordering = ["-presentada", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="denuncia_busqueda"),
            models.Index(fields=["-presentada", "-id"], name="denuncia_reciente"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["garante", "expediente"], condition=VIVO & ~Q(expediente=""), name="denuncia_expediente_unico",
                violation_error_message="Ese expediente ya está registrado.",
            ),
            models.CheckConstraint(condition=Q(ejercicio=ExtractYear("presentada")), name="denuncia_ejercicio_de_la_fecha"),
            models.CheckConstraint(
                condition=Q(resuelta__isnull=True, sentido="") | Q(resuelta__isnull=False) & ~Q(sentido=""), name="denuncia_sentido",
                violation_error_message="La resolución y su sentido van juntos.",
            ),
            models.CheckConstraint(
                condition=(Q(notificada__isnull=True) | Q(notificada__gte=F("presentada")))
                & (Q(informada__isnull=True) | Q(informada__gte=F("notificada")))
                & (Q(resuelta__isnull=True) | Q(resuelta__gte=F("presentada")))
                & (Q(cumplida__isnull=True) | Q(cumplida__gte=F("resuelta"))),
                name="denuncia_en_orden", violation_error_message="Las fechas deben ir en el orden de las etapas.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.folio

    @property
    def estado_vista(self):
        """As of the cut-off date of the query (see `DenunciaQuerySet.al_corte`)."""
        return EstadoDeDenuncia(self.estado_al)

    @property
    def sentido_vista(self):
        return SentidoDeDenuncia(self.sentido) if self.sentido else None

    def bloqueos(self):
        return bloqueos(self) + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return ejercicios.candado(self.ejercicio)
