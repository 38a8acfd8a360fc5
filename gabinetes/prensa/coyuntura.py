"""Syntheses of what the press says: each one is composed of clippings."""

from django.contrib.postgres.indexes import GinIndex
from django.core.validators import URLValidator
from django.db import models
from django.urls import reverse

from seguimiento.directorio.referencias import bloqueos
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.models import Registro
from seguimiento.nucleo.querysets import vivos

from .columnas import DERIVADOS, LARGO_DE_TEXTO, columna_de_ejercicio
from .estados import Ambito, Materia
from .querysets import RecorteQuerySet, SintesisQuerySet


@con_historial(exclude=DERIVADOS)
class Sintesis(Registro):
    """A synthesis of coyuntura, as presented on a day."""

    solo_internos = True

    fecha = models.DateField("fecha")
    titulo = models.CharField("título", max_length=200)
    resumen = models.TextField("panorama", blank=True, default="", max_length=LARGO_DE_TEXTO, help_text="Lo que dicen juntas las notas.")
    reconstruido = models.BooleanField("reconstruida a partir de las cifras publicadas", default=False, editable=False)
    ejercicio = columna_de_ejercicio()
    busqueda = columna_de_busqueda("titulo", "resumen")

    objects = vivos(SintesisQuerySet)
    todos = SintesisQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "síntesis de coyuntura", "síntesis de coyuntura"
        ordering = ["-fecha", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="sintesis_busqueda"),
            models.Index(fields=["-fecha", "-id"], name="sintesis_fecha"),
        ]

    def __str__(self):
        return f"{self.titulo}, {fecha_corta(self.fecha)}"

    @property
    def anio(self):
        return str(self.fecha.year)

    def bloqueos(self):
        return bloqueos(self) + ejercicios.candado(self.fecha.year)

    def impedimentos(self):
        return ejercicios.candado(self.fecha.year)


@con_historial(exclude=["busqueda"])
class Recorte(Registro):
    """A clipping: what a medium published, with its reach and its matter."""

    solo_internos = True

    sintesis = models.ForeignKey(Sintesis, on_delete=models.PROTECT, related_name="recortes", verbose_name="síntesis")
    ambito = models.CharField("ámbito", max_length=10, choices=Ambito)
    materia = models.CharField("materia", max_length=10, choices=Materia)
    titulo = models.CharField("titular", max_length=250)
    medio = models.CharField("medio", max_length=120)
    autor = models.CharField("autor", max_length=120, blank=True, default="")
    publicado = models.DateField("publicado", null=True, blank=True, help_text="Vacío: el día de la síntesis.")
    texto = models.TextField("resumen de la nota", max_length=LARGO_DE_TEXTO)
    liga = models.CharField(
        "dirección", max_length=500, blank=True, default="", help_text="Dónde se lee la nota completa.",
        validators=[URLValidator(["http", "https"], message="Escriba una dirección que empiece con https:// o http://.")],
    )  # fmt: skip
    orden = models.PositiveSmallIntegerField("orden", default=0, editable=False)
    busqueda = columna_de_busqueda("titulo", "medio", "autor", "texto")

    objects = vivos(RecorteQuerySet)
    todos = RecorteQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "recorte", "recortes"
        ordering = ["-sintesis__fecha", "sintesis", "orden", "pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="recorte_busqueda"),
            models.Index(fields=["ambito", "materia"], name="recorte_clase"),
        ]

    def __str__(self):
        return f"{self.titulo} ({self.medio})"

    def get_absolute_url(self):
        """Its place on the page of the synthesis."""
        return f"{reverse('prensa:sintesis_detail', args=[self.sintesis_id])}#recorte-{self.pk}"

    @property
    def ambito_vista(self):
        return Ambito(self.ambito)

    @property
    def materia_vista(self):
        return Materia(self.materia)

    def bloqueos(self):
        return ejercicios.candado(self.sintesis.fecha.year)

    def impedimentos(self):
        padre = [f"Restaure primero «{self.sintesis}», que también se eliminó."] if self.sintesis.eliminado else []
        return padre + ejercicios.candado(self.sintesis.fecha.year)
