"""What the Office shows to everybody: licences, cuts that a director published, and documents (PIEEG)."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse

from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.models import INVENTADO, Corte, Documento, Registro
from seguimiento.nucleo.querysets import vivos

from .estados import EstadoDeCorte, EstadoDePublicacion
from .querysets import DivulgacionQuerySet, InternoQuerySet, PublicacionQuerySet

SE_LEE_AFUERA = "Se muestra al público: sin nombres ni otros datos personales."
PERSONA = settings.AUTH_USER_MODEL


@con_historial()
class Licencia(Registro):
    """What anybody may do with the open data of the Office. Its text is a plain page, written by the Office."""

    solo_internos = True

    nombre = models.CharField("nombre", max_length=120)
    texto = models.TextField("texto", help_text="En palabras llanas: qué se permite y qué se pide a cambio.")
    enlace = models.URLField("dirección del texto oficial", blank=True, default="")
    verificado = models.BooleanField("confirmada por la Oficina", default=False, help_text="Mientras no, se muestra «por confirmar».")

    objects = vivos(InternoQuerySet)
    todos = InternoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "licencia", "licencias"
        ordering = ["nombre"]
        constraints = [
            models.UniqueConstraint(
                fields=["nombre"], condition=Q(eliminado__isnull=True), name="licencia_unica",
                violation_error_message="Ya hay una licencia con ese nombre.",
            )
        ]  # fmt: skip

    def __str__(self):
        return self.nombre

    def bloqueos(self):
        if self.divulgaciones.exists():
            return ["Hay cortes publicados con esta licencia: no se elimina."]
        return []


@con_historial()
class Divulgacion(Registro):
    """A cut made public: by whom, when, under which licence and with which data dictionary; withdrawn with a reason."""

    solo_internos = True

    corte = models.ForeignKey(Corte, on_delete=models.PROTECT, related_name="divulgaciones", verbose_name="corte")
    licencia = models.ForeignKey(Licencia, on_delete=models.PROTECT, related_name="divulgaciones", verbose_name="licencia")
    presentacion = models.TextField("presentación", blank=True, default="", help_text=f"De qué tratan los datos. {SE_LEE_AFUERA}")
    diccionario = models.JSONField("diccionario de datos", editable=False)  # [{"columna", "tipo", "unidad", "significado"}]
    estado = models.CharField("estado", max_length=10, choices=EstadoDeCorte, default=EstadoDeCorte.VIGENTE, editable=False)
    publicada = models.DateTimeField("publicado el", editable=False)
    publicada_por = models.ForeignKey(PERSONA, on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="publicó")
    retirada = models.DateTimeField("retirado el", null=True, editable=False)
    retirada_por = models.ForeignKey(PERSONA, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="retiró")
    retirada_motivo = models.TextField("motivo del retiro", blank=True, default="", editable=False)

    objects = vivos(DivulgacionQuerySet)
    todos = DivulgacionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "corte publicado", "cortes publicados"
        ordering = ["-publicada", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["corte"], condition=Q(estado="vigente", eliminado__isnull=True), name="divulgacion_una_por_corte",
                violation_error_message="Ese corte ya está publicado.",
            ),
            models.CheckConstraint(
                condition=Q(estado="vigente", retirada__isnull=True, retirada_motivo="")
                | (Q(estado="retirada", retirada__isnull=False) & ~Q(retirada_motivo="")),
                name="divulgacion_retirada_con_motivo",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.corte.folio}, {self.corte.titulo}"

    @property
    def estado_vista(self):
        return EstadoDeCorte(self.estado)

    def get_publica_url(self):
        return reverse("abierto:datos", args=[self.corte.folio])


@con_historial(exclude=["busqueda"])
class Publicacion(Registro):
    """A document for the public on the platform of the Office (PIEEG): yearbooks, guides, guidelines, reports."""

    solo_internos = True

    titulo = models.CharField("título", max_length=200, help_text=SE_LEE_AFUERA)
    tema = models.CharField("tema", max_length=100, help_text="Por ejemplo: Estadística y geografía.")
    fecha = models.DateField("fecha", help_text="La del documento.")
    descripcion = models.TextField("descripción", blank=True, default="", help_text=SE_LEE_AFUERA)
    documento = models.ForeignKey(Documento, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="archivo")
    estado = models.CharField("estado", max_length=12, choices=EstadoDePublicacion, default=EstadoDePublicacion.PREPARACION, editable=False)
    publicada = models.DateTimeField("publicada el", null=True, editable=False)
    publicada_por = models.ForeignKey(
        PERSONA, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="publicó"
    )
    retirada = models.DateTimeField("retirada el", null=True, editable=False)
    retirada_por = models.ForeignKey(PERSONA, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="retiró")
    retirada_motivo = models.TextField("motivo del retiro", blank=True, default="", editable=False)
    reconstruido = models.BooleanField(INVENTADO, default=False, editable=False)
    busqueda = columna_de_busqueda("titulo", "tema", "descripcion")

    objects = vivos(PublicacionQuerySet)
    todos = PublicacionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "publicación", "publicaciones"
        ordering = ["-fecha", "-pk"]
        indexes = [
            models.Index(fields=["-fecha", "-id"], name="publicacion_reciente"),
            models.Index(fields=["estado", "tema"], name="publicacion_por_tema"),
            GinIndex(fields=["busqueda"], name="publicacion_busqueda"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["titulo", "fecha"], condition=Q(eliminado__isnull=True), name="publicacion_unica",
                violation_error_message="Ya hay una publicación con ese título y esa fecha.",
            ),
            models.CheckConstraint(
                condition=Q(estado="preparacion", publicada__isnull=True)
                | Q(estado="publicada", publicada__isnull=False, documento__isnull=False)
                | (Q(estado="retirada", retirada__isnull=False) & ~Q(retirada_motivo="")),
                name="publicacion_estado",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.titulo

    @property
    def estado_vista(self):
        """As of the cut-off date that its query was given, or today."""
        return EstadoDePublicacion(getattr(self, "estado_al", self.estado))

    def get_archivo_url(self):
        return reverse("abierto:archivo", args=[self.pk])

    def bloqueos(self):
        if self.estado == EstadoDePublicacion.PUBLICADA:
            return ["Está publicada: retírela primero, con su motivo."]
        return []
