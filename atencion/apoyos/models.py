"""Kinds of social support and the supports given: one beneficiary, one of a kind per period."""

from uuid import uuid4

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear, Lower
from django.urls import reverse

from atencion.personas.models import Persona
from atencion.peticiones.models import Peticion
from seguimiento.directorio.models import Municipio
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.formato import plural
from seguimiento.nucleo.models import RECONSTRUIDO, Registro
from seguimiento.nucleo.querysets import vivos

from .estados import Periodo, Situacion, periodo_en_palabras
from .querysets import ApoyoQuerySet, TipoQuerySet

VIVO = Q(eliminado__isnull=True)
YA_HAY_OTRO = """
    NEW.repetido := NEW.eliminado IS NULL AND NEW.estado <> 'cancelado' AND EXISTS (
        SELECT 1 FROM apoyos_apoyo otro WHERE otro.id <> NEW.id AND otro.persona_id = NEW.persona_id AND otro.tipo_id = NEW.tipo_id
        AND otro.periodo = NEW.periodo AND otro.eliminado IS NULL AND otro.estado <> 'cancelado' AND NOT otro.repetido
    );
    RETURN NEW;
"""
REPETIDO = "Esa persona ya tiene un apoyo de ese tipo en el mismo periodo: una persona, un apoyo."


@con_historial(exclude=["busqueda"])
class TipoDeApoyo(Registro):
    """A kind of support: what it is, what it asks for, how often and up to how much."""

    solo_internos = True

    nombre = models.CharField("nombre", max_length=120)
    descripcion = models.TextField("descripción", blank=True, default="")
    requisitos = models.TextField("requisitos", blank=True, default="", help_text="Uno por línea: lo que la persona debe presentar.")
    periodo = models.CharField(
        "periodo", max_length=10, choices=Periodo, default=Periodo.UNICA,
        help_text="Cada cuándo puede recibirlo la misma persona. No cambia una vez que se registró un apoyo de este tipo.",
    )  # fmt: skip
    maximo = models.DecimalField(
        "monto máximo en pesos", max_digits=12, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(1)], help_text="Vacío: sin tope.",
    )  # fmt: skip
    vigente = models.BooleanField("vigente", default=True, help_text="Los que ya no se otorgan se conservan, pero no se registran nuevos.")
    busqueda = columna_de_busqueda("nombre", "descripcion", "requisitos")

    objects = vivos(TipoQuerySet)
    todos = TipoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "tipo de apoyo", "tipos de apoyo"
        ordering = ["nombre"]
        constraints = [
            models.UniqueConstraint(
                Lower("nombre"), condition=VIVO, name="tipo_de_apoyo_unico",
                violation_error_message="Ese tipo de apoyo ya está registrado.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.nombre

    @property
    def periodo_vista(self):
        return Periodo(self.periodo)

    @property
    def lista_de_requisitos(self):
        return [linea.strip() for linea in self.requisitos.splitlines() if linea.strip()]

    def bloqueos(self):
        cuantos = self.apoyos.filter(VIVO).count()
        return [f"Tiene {plural(cuantos, 'apoyo', 'apoyos')} de este tipo. Márquelo como no vigente."] if cuantos else []


@con_historial(exclude=["busqueda"])
class Apoyo(Registro):
    """One support for one person.

    When two records of a person are merged, the supports of both stand: the one that comes second in its period is marked `repetido`
    by the database itself, and none of that kind is given any more in it.
    """

    solo_internos = True

    folio = models.CharField("folio", max_length=20, unique=True, editable=False)
    persona = models.ForeignKey(Persona, verbose_name="persona beneficiaria", on_delete=models.PROTECT, related_name="apoyos")
    tipo = models.ForeignKey(TipoDeApoyo, verbose_name="tipo de apoyo", on_delete=models.PROTECT, related_name="apoyos")
    fecha = models.DateField("fecha de solicitud")
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    periodo = models.CharField("periodo", max_length=10, editable=False)
    monto = models.DecimalField(
        "monto en pesos", max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(1)],
        help_text="De un apoyo en especie, su valor; puede quedar vacío.",
    )  # fmt: skip
    especie = models.CharField("en especie", max_length=200, blank=True, default="", help_text="Qué se entrega, si no es dinero.")
    peticion = models.ForeignKey(
        Peticion, verbose_name="petición de origen", null=True, blank=True, on_delete=models.PROTECT, related_name="apoyos"
    )
    municipio = models.ForeignKey(
        Municipio, verbose_name="municipio", null=True, blank=True, on_delete=models.PROTECT, related_name="apoyos"
    )
    estado = models.CharField("estado", max_length=12, choices=Situacion, default=Situacion.SOLICITADO, editable=False)
    autorizado_el = models.DateField("autorizado el", null=True, blank=True, editable=False)
    entregado_el = models.DateField("entregado el", null=True, blank=True, editable=False)
    cancelado_el = models.DateField("cancelado el", null=True, blank=True, editable=False)
    motivo_cancelacion = models.TextField("motivo de la cancelación", blank=True, default="", editable=False)
    repetido = models.BooleanField(
        "repetido",
        default=False,
        editable=False,
        help_text="Se descubrió al unir dos registros de la misma persona: ya había recibido otro.",
    )
    clave = models.UUIDField("clave de verificación", default=uuid4, unique=True, editable=False)
    nota = models.TextField("nota", blank=True, default="", help_text="Sin datos de salud ni otros datos sensibles.")
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)
    busqueda = columna_de_busqueda("folio", "especie", "nota")

    objects = vivos(ApoyoQuerySet)
    todos = ApoyoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "apoyo social", "apoyos sociales"
        ordering = ["-fecha", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="apoyo_busqueda"),
            models.Index(fields=["-fecha", "-id"], name="apoyo_reciente"),
            models.Index(fields=["persona", "tipo"], name="apoyo_de_persona"),
            models.Index(fields=["ejercicio", "tipo", "municipio"], name="apoyo_por_tipo"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["persona", "tipo", "periodo"], name="apoyo_uno_por_periodo",
                condition=VIVO & ~Q(estado="cancelado") & Q(repetido=False), violation_error_message=REPETIDO,
            ),
            models.CheckConstraint(
                condition=Q(monto__isnull=False) | ~Q(especie=""), name="apoyo_con_algo",
                violation_error_message="Escriba el monto en pesos o lo que se entrega en especie.",
            ),
            models.CheckConstraint(condition=Q(ejercicio=ExtractYear("fecha")), name="apoyo_ejercicio_de_la_fecha"),
            models.CheckConstraint(
                condition=Q(autorizado_el__isnull=True) | Q(autorizado_el__gte=F("fecha")), name="apoyo_autorizado_despues",
                violation_error_message="No pudo autorizarse antes de solicitarse.",
            ),
            models.CheckConstraint(
                condition=Q(entregado_el__isnull=True) | Q(autorizado_el__isnull=False, entregado_el__gte=F("autorizado_el")),
                name="apoyo_entregado_despues", violation_error_message="No pudo entregarse antes de autorizarse.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(estado="solicitado", autorizado_el__isnull=True, entregado_el__isnull=True, cancelado_el__isnull=True)
                    | Q(estado="autorizado", autorizado_el__isnull=False, entregado_el__isnull=True, cancelado_el__isnull=True)
                    | Q(estado="entregado", entregado_el__isnull=False, cancelado_el__isnull=True)
                    | Q(estado="cancelado", cancelado_el__isnull=False, entregado_el__isnull=True)
                ),
                name="apoyo_estado_de_sus_fechas",
            ),
        ]  # fmt: skip
        triggers = [
            pgtrigger.Trigger(
                name="al_unir_personas", when=pgtrigger.Before, operation=pgtrigger.UpdateOf("persona_id"), func=YA_HAY_OTRO,
                condition=pgtrigger.Q(old__persona__df=pgtrigger.F("new__persona")),
            )
        ]  # fmt: skip

    def __str__(self):
        return self.folio

    @property
    def estado_vista(self):
        return Situacion(self.estado)

    @property
    def periodo_en_palabras(self):
        return periodo_en_palabras(self.periodo)

    def clean(self):
        """Up to the maximum of its kind."""
        tope = self.tipo.maximo if self.tipo_id else None
        if tope is not None and self.monto is not None and self.monto > tope:
            raise ValidationError({"monto": f"El máximo de «{self.tipo}» es {tope:,.2f} pesos."})

    def get_verificacion_url(self):
        return reverse("verificar_recibo", args=[self.clave])

    def bloqueos(self):
        return ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return [*ejercicios.candado(self.ejercicio), *([f"El tipo «{self.tipo}» está eliminado."] if self.tipo.eliminado else [])]
