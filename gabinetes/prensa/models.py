"""Press conferences: who took part with which post, what was said about each topic, what was asked and answered."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.text import Truncator

from seguimiento.directorio.models import Persona
from seguimiento.directorio.referencias import bloqueos
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.formato import DIAS
from seguimiento.nucleo.models import Documento, Registro
from seguimiento.nucleo.querysets import vivos

from .columnas import DERIVADOS, LARGO_DE_TEXTO, LARGO_DE_VERSION, VIVO, columna_de_ejercicio
from .coyuntura import Recorte, Sintesis
from .estados import Informacion, Papel, Presidio
from .querysets import ConferenciaQuerySet, DeConferenciaQuerySet, DichoQuerySet, ParticipanteQuerySet

__all__ = ["Conferencia", "DiaSinConferencia", "Exposicion", "Participante", "Pregunta", "Recorte", "Sintesis"]
LARGO_EN_LISTA = 220  # letters
BUSQUEDAS = ["busqueda", "busqueda_de_tema"]


def de_eliminada(conferencia):
    """What hangs from a deleted conference does not come back before it."""
    return [f"Restaure primero «{conferencia}», que también se eliminó."] if conferencia.eliminado else []


@con_historial(exclude=DERIVADOS)
class Conferencia(Registro):
    """A press conference of the President or of the Governor, with what the Office writes about it."""

    solo_internos = True

    preside = models.CharField("presidio", max_length=12, choices=Presidio)
    fecha = models.DateField("fecha")
    tema = models.CharField("tema", max_length=250, help_text="Por ejemplo: Conferencia de Prensa Matutina del Presidente de la República.")
    estado = models.CharField("estado", max_length=80, blank=True, default="", help_text="Entidad o ciudad donde se da.")
    instalaciones = models.CharField(
        "instalaciones", max_length=160, blank=True, default="", help_text="Palacio Nacional, Palacio de Gobierno…"
    )
    hora_inicio = models.TimeField("hora de inicio")
    hora_fin = models.TimeField("hora de término", null=True, blank=True)
    informacion = models.CharField("información", max_length=12, choices=Informacion, default=Informacion.PENDIENTE, editable=False)
    resumen = models.TextField("resumen", blank=True, default="", max_length=LARGO_DE_TEXTO, help_text="Lo que hay que saber para decidir.")
    ficha = models.TextField("ficha informativa", blank=True, default="", max_length=LARGO_DE_TEXTO)
    estenografica = models.TextField("versión estenográfica", blank=True, default="", max_length=LARGO_DE_VERSION)
    archivo_estenografico = models.ForeignKey(
        Documento, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name="archivo de la versión estenográfica",
    )  # fmt: skip
    reconstruido = models.BooleanField("reconstruida a partir de las cifras publicadas", default=False, editable=False)
    ejercicio = columna_de_ejercicio()
    busqueda = columna_de_busqueda("tema", "estado", "instalaciones", "resumen", "ficha", "estenografica")

    objects = vivos(ConferenciaQuerySet)
    todos = ConferenciaQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "conferencia", "conferencias"
        ordering = ["-fecha", "-hora_inicio", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="conferencia_busqueda"),
            models.Index(fields=["-fecha", "-hora_inicio", "-id"], name="conferencia_fecha"),
            models.Index(fields=["ejercicio", "preside"], name="conferencia_ejercicio"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["preside", "fecha", "hora_inicio"], condition=VIVO, name="conferencia_unica",
                violation_error_message="Ya está registrada una conferencia de ese presidio, a esa hora de ese día.",
            ),
            models.CheckConstraint(
                condition=models.Q(hora_fin__isnull=True) | models.Q(hora_fin__gt=models.F("hora_inicio")),
                name="conferencia_horas", violation_error_message="La hora de término debe ser posterior a la de inicio.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"Conferencia del {self.get_preside_display()}, {self.fecha:%d/%m/%Y}"

    @staticmethod
    def tiene_estenografica():
        """Condition of having a stenographic version, as text or as a live file."""
        con_archivo = models.Q(archivo_estenografico__isnull=False, archivo_estenografico__eliminado__isnull=True)
        return ~models.Q(estenografica="") | con_archivo

    @property
    def estado_de_informacion(self):
        return Informacion(self.informacion)

    @property
    def presidio(self):
        return Presidio(self.preside)

    @property
    def dia(self):
        """ "Viernes 01", as the monthly screen prints it."""
        return f"{DIAS[self.fecha.weekday()].capitalize()} {self.fecha:%d}"

    @property
    def anio(self):
        return str(self.fecha.year)

    @property
    def duracion(self):
        """ "de 06:00 a 09:15" """
        return f"de {self.hora_inicio:%H:%M} a {self.hora_fin:%H:%M}" if self.hora_fin else f"desde las {self.hora_inicio:%H:%M}"

    def bloqueos(self):
        """What was said there; whoever took part goes with it."""
        return bloqueos(self, sin={Participante}) + ejercicios.candado(self.fecha.year)

    def impedimentos(self):
        return ejercicios.candado(self.fecha.year)


@con_historial()
class DiaSinConferencia(Registro):
    """A business day on which the President gave none, and why: it is no longer missed in the calendar."""

    solo_internos = True

    fecha = models.DateField("fecha")
    motivo = models.CharField("motivo", max_length=200, help_text="Por ejemplo: gira internacional, periodo vacacional.")

    class Meta:
        verbose_name, verbose_name_plural = "día sin conferencia", "días sin conferencia"
        ordering = ["-fecha"]
        constraints = [
            models.UniqueConstraint(
                fields=["fecha"], condition=VIVO, name="dia_sin_conferencia_unico", violation_error_message="Ese día ya está anotado."
            )
        ]

    def __str__(self):
        return f"{self.fecha:%d/%m/%Y}, sin conferencia"

    def get_absolute_url(self):
        return f"{reverse('prensa:conferencia_mes')}?mes={self.fecha:%Y-%m}"

    def bloqueos(self):
        return ejercicios.candado(self.fecha.year)

    def impedimentos(self):
        return ejercicios.candado(self.fecha.year) + hubo_conferencia(self.fecha)


def hubo_conferencia(fecha):
    """Why a day cannot be noted as one without conference, or nothing."""
    hubo = Conferencia.objects.filter(preside=Presidio.PRESIDENTE, fecha=fecha).exists()
    return [f"El {fecha:%d/%m/%Y} hay una conferencia del Presidente registrada."] if hubo else []


class DeConferencia(Registro):
    """What hangs from a conference and is read on its page."""

    solo_internos = True

    objects = vivos(DeConferenciaQuerySet)
    todos = DeConferenciaQuerySet.as_manager()

    class Meta:
        abstract = True

    def get_absolute_url(self):
        """Its place on the page of the conference."""
        pagina = reverse("prensa:conferencia_detail", args=[self.conferencia_id])
        return f"{pagina}#{self._meta.model_name}-{self.pk}"

    def bloqueos(self):
        """Whatever points here from any module, and a closed year."""
        return bloqueos(self) + ejercicios.candado(self.conferencia.fecha.year)

    def impedimentos(self):
        return de_eliminada(self.conferencia) + ejercicios.candado(self.conferencia.fecha.year)


@con_historial(exclude=["busqueda"])
class Participante(DeConferencia):
    """A person at a conference, with the post held that day, which stays as it was whatever comes after."""

    conferencia = models.ForeignKey(Conferencia, on_delete=models.PROTECT, related_name="participantes", verbose_name="conferencia")
    persona = models.ForeignKey(Persona, on_delete=models.PROTECT, related_name="participaciones", verbose_name="persona")
    papel = models.CharField("papel", max_length=10, choices=Papel, default=Papel.PRESIDIO)
    cargo = models.CharField(
        "cargo o medio ese día", max_length=300, blank=True, default="",
        help_text="Vacío: el de su nombramiento vigente ese día; de la prensa, su medio.",
    )  # fmt: skip
    busqueda = columna_de_busqueda("cargo")

    objects = vivos(ParticipanteQuerySet)
    todos = ParticipanteQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "participante", "participantes"
        ordering = ["conferencia", "-papel", "pk"]
        indexes = [GinIndex(fields=["busqueda"], name="participante_busqueda")]
        constraints = [
            models.UniqueConstraint(
                fields=["conferencia", "persona"], condition=VIVO, name="participante_unico",
                violation_error_message="Esa persona ya está entre los participantes.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.persona} ({self.cargo})" if self.cargo else str(self.persona)

    @property
    def papel_vista(self):
        return Papel(self.papel)


@con_historial(exclude=BUSQUEDAS)
class Exposicion(DeConferencia):
    """What a participant said about a topic."""

    QUIENES = ("participante",)

    conferencia = models.ForeignKey(Conferencia, on_delete=models.PROTECT, related_name="exposiciones", verbose_name="conferencia")
    participante = models.ForeignKey(Participante, on_delete=models.PROTECT, related_name="exposiciones", verbose_name="quien expone")
    numero = models.PositiveSmallIntegerField("número", editable=False)
    tema = models.CharField("tema", max_length=150)
    texto = models.TextField("exposición", max_length=LARGO_DE_TEXTO, blank=True, default="", help_text="Una idea por renglón.")
    busqueda = columna_de_busqueda("tema", "texto")
    busqueda_de_tema = columna_de_busqueda("tema")

    objects = vivos(DichoQuerySet)
    todos = DichoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "exposición", "exposiciones"
        ordering = ["conferencia", "numero", "pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="exposicion_busqueda"),
            GinIndex(fields=["busqueda_de_tema"], name="exposicion_de_tema"),
            models.Index(fields=["tema"], name="exposicion_tema"),
        ]

    def __str__(self):
        return f"Exposición {self.numero}: {self.tema}"


@con_historial(exclude=BUSQUEDAS)
class Pregunta(DeConferencia):
    """A question of the press and its answer."""

    QUIENES = ("quien_pregunta", "quien_responde")

    conferencia = models.ForeignKey(Conferencia, on_delete=models.PROTECT, related_name="preguntas", verbose_name="conferencia")
    numero = models.PositiveSmallIntegerField("número", editable=False)
    tema = models.CharField("tema", max_length=150)
    quien_pregunta = models.ForeignKey(
        Participante, on_delete=models.PROTECT, null=True, blank=True, related_name="preguntas_hechas", verbose_name="quien pregunta"
    )
    pregunta = models.TextField("pregunta", max_length=4000)
    quien_responde = models.ForeignKey(
        Participante, on_delete=models.PROTECT, null=True, blank=True, related_name="respuestas_dadas", verbose_name="quien responde"
    )
    respuesta = models.TextField("respuesta", max_length=LARGO_DE_TEXTO, blank=True, default="")
    busqueda = columna_de_busqueda("tema", "pregunta", "respuesta")
    busqueda_de_tema = columna_de_busqueda("tema")

    objects = vivos(DichoQuerySet)
    todos = DichoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "pregunta", "preguntas"
        ordering = ["conferencia", "numero", "pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="pregunta_busqueda"),
            GinIndex(fields=["busqueda_de_tema"], name="pregunta_de_tema"),
            models.Index(fields=["tema"], name="pregunta_tema"),
        ]

    def __str__(self):
        return f"Pregunta {self.numero}: {self.tema}"

    @property
    def respuesta_breve(self):
        """What a row of a list prints of the answer."""
        return Truncator(self.respuesta).chars(LARGO_EN_LISTA)
