"""Instructions, the dated steps by which they climb the ladder, and the money behind them."""

from decimal import Decimal

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from gabinetes.prensa.models import Pregunta
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.avances import AvanceBase, Seguido
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.formato import plural
from seguimiento.nucleo.inversiones import InversionBase
from seguimiento.nucleo.models import RECONSTRUIDO, Registro
from seguimiento.nucleo.querysets import vivos

from .estados import PORCENTAJES, Clase, Etapa, Fuente
from .querysets import AvanceQuerySet, DeInstruccion, InstruccionQuerySet, InversionQuerySet

VIVO = models.Q(eliminado__isnull=True)


def porcentaje(**opciones):
    """A captured percentage, 0–100."""
    return models.DecimalField(
        "porcentaje", max_digits=5, decimal_places=2, validators=[MinValueValidator(0), MaxValueValidator(100)], **opciones
    )


@con_historial()
class Peldano(Registro):
    """A rung of the ladder and the percentage that it offers; what is captured in each record may be another."""

    etapa = models.CharField("etapa", max_length=12, choices=Etapa, editable=False)
    porcentaje = porcentaje(help_text="El que se propone al llegar a la etapa; cada registro puede llevar otro.")

    class Meta:
        verbose_name, verbose_name_plural = "etapa", "etapas"
        ordering = ["porcentaje", "pk"]
        constraints = [models.UniqueConstraint(fields=["etapa"], condition=VIVO, name="peldano_etapa_unica")]

    def __str__(self):
        return self.get_etapa_display()

    @property
    def etapa_vista(self):
        return Etapa(self.etapa)

    def bloqueos(self):
        return ["La escalera tiene seis etapas: se edita su porcentaje, no se quitan."]


def propuestos():
    """{rung: percentage that it offers}: what people wrote, or the seed."""
    return PORCENTAJES | {Etapa(fila.etapa): fila.porcentaje for fila in Peldano.objects.all()}


@con_historial(exclude=["busqueda"])
class Instruccion(Seguido):
    """What was instructed, to whom, and the rung on which it stands. It moves by avances alone (see services)."""

    CAMPOS = {"etapa": Etapa.OFICIO, "porcentaje": PORCENTAJES[Etapa.OFICIO], "etapa_desde": None}

    clase = models.CharField("clase", max_length=12, choices=Clase)
    numero = models.PositiveIntegerField("número", editable=False)
    emisor = models.CharField("emisor", max_length=150, default="Gobernador", help_text="Titular que la emite y, si lo hubo, el acto.")
    dependencia = models.ForeignKey(
        Dependencia, on_delete=models.PROTECT, null=True, blank=True, related_name="instrucciones", verbose_name="dependencia"
    )
    responsable = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="instrucciones",
        verbose_name="responsable", help_text="Quien le da seguimiento en la Oficina.",
    )  # fmt: skip
    tema = models.CharField("tema", max_length=300)
    texto = models.TextField("instrucción", max_length=4000)
    fecha_emision = models.DateField("fecha de emisión")
    fecha_compromiso = models.DateField("fecha compromiso", null=True, blank=True)
    pregunta = models.ForeignKey(
        Pregunta, on_delete=models.PROTECT, null=True, blank=True, related_name="instrucciones", verbose_name="respuesta de la que nació"
    )
    etapa = models.CharField("etapa", max_length=12, choices=Etapa, default=Etapa.OFICIO, editable=False)
    porcentaje = porcentaje(default=0, editable=False)
    etapa_desde = models.DateField("en la etapa desde", null=True, blank=True, editable=False)
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)
    busqueda = columna_de_busqueda("tema", "texto", "emisor")

    objects = vivos(InstruccionQuerySet)
    todos = InstruccionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "instrucción", "instrucciones"
        ordering = ["clase", "numero"]
        indexes = [
            GinIndex(fields=["busqueda"], name="instruccion_busqueda"),
            models.Index(fields=["clase", "numero"], name="instruccion_numero"),
            models.Index(fields=["ejercicio", "clase", "etapa"], name="instruccion_ejercicio"),
            models.Index(fields=["dependencia", "etapa"], name="instruccion_dependencia"),
            models.Index(fields=["responsable", "etapa"], name="instruccion_responsable"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["clase", "numero"], name="instruccion_numero_unico"),
            models.CheckConstraint(
                condition=models.Q(fecha_compromiso__isnull=True) | models.Q(fecha_compromiso__gte=models.F("fecha_emision")),
                name="instruccion_fechas", violation_error_message="La fecha compromiso es anterior a la de emisión.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_clase_display()} {self.numero}"

    @property
    def clase_vista(self):
        return Clase(self.clase)

    @property
    def etapa_vista(self):
        """Rung as of the cut-off date of the query, or today's."""
        return Etapa(getattr(self, "etapa_al", self.etapa))

    @property
    def porcentaje_vista(self):
        return getattr(self, "porcentaje_al", self.porcentaje)

    def _pesos(self, fuente):
        """Money of one source tied to it, registered up to the cut-off date of the query if it has one."""
        hasta = getattr(self, "corte", None)
        vivas = (aporte.inversion for aporte in self.aportes.all() if aporte.inversion.eliminado is None)
        return sum((i.monto for i in vivas if i.fuente == fuente and (hasta is None or i.registrada <= hasta)), Decimal(0))

    @property
    def inversion_federal(self):
        return self._pesos(Fuente.FEDERAL)

    @property
    def inversion_estatal(self):
        return self._pesos(Fuente.ESTATAL)

    @property
    def inversion_municipal(self):
        return self._pesos(Fuente.MUNICIPAL)

    @property
    def ejecutada(self):
        return self.etapa_vista == Etapa.EJECUTADA

    def bloqueos(self):
        aportes = self.aportes.filter(inversion__eliminado__isnull=True).count()
        dinero = [f"Tiene {plural(aportes, 'renglón de inversión', 'renglones de inversión')}."] if aportes else []
        return dinero + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return ejercicios.candado(self.ejercicio)


@con_historial()
class Avance(AvanceBase):
    """An action carried out: what was done on a date, and the rung on which it leaves the instruction."""

    de = models.ForeignKey(Instruccion, on_delete=models.PROTECT, related_name="avances", verbose_name="instrucción")
    etapa = models.CharField("etapa", max_length=12, choices=Etapa)
    porcentaje = porcentaje()
    etapa_desde = models.DateField("en la etapa desde", editable=False)
    inicial = models.BooleanField("emisión", default=False, editable=False)
    motivo_retroceso = models.TextField("motivo del retroceso", blank=True, default="")

    objects = vivos(AvanceQuerySet)
    todos = AvanceQuerySet.as_manager()

    class Meta(AvanceBase.Meta):
        verbose_name, verbose_name_plural = "acción realizada", "acciones realizadas"
        indexes = [
            models.Index(fields=["de", "-fecha", "-id"], name="instruccion_avance_fecha"),
            models.Index(fields=["-fecha", "-id"], include=["de"], condition=VIVO, name="instruccion_avance_lista"),
            models.Index(
                fields=["-fecha", "-id"], include=["de"], condition=VIVO & models.Q(validacion="por_validar"),
                name="instruccion_avance_validar",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"Acción del {self.fecha:%d/%m/%Y}"

    @property
    def etapa_vista(self):
        return Etapa(self.etapa)


@con_historial()
class Inversion(InversionBase):
    """Money of one source and year. Tied to one or several instructions, and counted once in every total."""

    fuente = models.CharField("fuente", max_length=12, choices=Fuente)
    instrucciones = models.ManyToManyField(
        Instruccion, through="InstruccionInversion", related_name="inversiones", verbose_name="instrucciones"
    )

    objects = vivos(InversionQuerySet)
    todos = InversionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "inversión", "inversiones"
        ordering = ["-ejercicio", "-monto", "pk"]


@con_historial()
class InstruccionInversion(Registro):
    """An instruction that a sum pays for."""

    instruccion = models.ForeignKey(Instruccion, on_delete=models.CASCADE, related_name="aportes", verbose_name="instrucción")
    inversion = models.ForeignKey(Inversion, on_delete=models.CASCADE, related_name="aportes", verbose_name="inversión")

    objects = vivos(DeInstruccion)
    todos = DeInstruccion.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "instrucción pagada", "instrucciones pagadas"
        constraints = [
            models.UniqueConstraint(fields=["instruccion", "inversion"], condition=VIVO, name="instruccion_inversion_unica"),
        ]

    def __str__(self):
        return f"Inversión {self.inversion_id} en la instrucción {self.instruccion_id}"

    def get_absolute_url(self):
        return reverse("instrucciones:instruccion_detail", args=[self.instruccion_id])
