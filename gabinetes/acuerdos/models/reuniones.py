"""Cabinets and their meetings: agenda, attendance, convocations, minutes and addenda."""

from django.conf import settings
from django.db import models

from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.formato import plural
from seguimiento.nucleo.models import RECONSTRUIDO, Registro
from seguimiento.nucleo.querysets import vivos

from ..estados import ClaseGabinete, EstadoReunion, Presencia, TipoConvocatoria
from ..querysets import GabineteQuerySet, ReunionQuerySet

VIVO = models.Q(eliminado__isnull=True)


def de_eliminado(padre):
    """What hangs from a deleted record does not come back before it."""
    return [f"Restaure primero «{padre}», que también se eliminó."] if padre.eliminado else []


@con_historial()
class Gabinete(Registro):
    """A cabinet. `nombre` is how T01 calls it; `nombre_oficial`, how T08 does."""

    solo_internos = True

    numero = models.PositiveSmallIntegerField("número", null=True, blank=True, help_text="Lugar en el reporte de reuniones.")
    nombre = models.CharField("nombre", max_length=120)
    nombre_oficial = models.CharField("nombre en el informe de cumplimiento", max_length=160)
    clase = models.CharField("clase", max_length=12, choices=ClaseGabinete)
    secretario_tecnico = models.CharField("secretaría técnica", max_length=200, blank=True, default="")
    integrantes = models.ManyToManyField(Dependencia, through="Integrante", related_name="gabinetes", verbose_name="integrantes")
    integrantes_publicados = models.CharField(
        "integrantes, como se publican", max_length=500, blank=True, default="", help_text="Vacío: se imprime la lista de integrantes."
    )
    nota = models.TextField("nota", blank=True, default="")

    objects = vivos(GabineteQuerySet)
    todos = GabineteQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "gabinete", "gabinetes"
        ordering = ["numero", "nombre"]
        constraints = [
            models.UniqueConstraint(
                fields=["nombre"],
                condition=VIVO,
                name="gabinete_nombre_unico",
                violation_error_message="Ya hay un gabinete con ese nombre.",
            )
        ]

    def __str__(self):
        return self.nombre

    def bloqueos(self):
        cuantas = self.reuniones.count()
        return [f"Tiene {plural(cuantas, 'reunión registrada', 'reuniones registradas')}."] if cuantas else []


@con_historial()
class Integrante(Registro):
    """A dependencia that sits in a cabinet, in the order in which it is printed."""

    solo_internos = True

    gabinete = models.ForeignKey(Gabinete, on_delete=models.CASCADE, related_name="asientos", verbose_name="gabinete")
    dependencia = models.ForeignKey(Dependencia, on_delete=models.PROTECT, related_name="asientos", verbose_name="dependencia")
    orden = models.PositiveSmallIntegerField("orden", default=0)

    class Meta:
        verbose_name, verbose_name_plural = "integrante", "integrantes"
        ordering = ["orden", "pk"]
        constraints = [models.UniqueConstraint(fields=["gabinete", "dependencia"], condition=VIVO, name="integrante_unico")]

    def __str__(self):
        return f"{self.dependencia} en {self.gabinete}"


@con_historial(exclude=["texto_sellado"])
class Reunion(Registro):
    """A session of a cabinet: convened, agenda, attendance, minutes. Sealed minutes change only by addenda."""

    solo_internos = True

    gabinete = models.ForeignKey(Gabinete, on_delete=models.PROTECT, related_name="reuniones", verbose_name="gabinete")
    numero = models.PositiveSmallIntegerField("número de sesión", editable=False)
    fecha = models.DateField("fecha")
    hora_inicio = models.TimeField("hora de inicio", null=True, blank=True)
    hora_fin = models.TimeField("hora de término", null=True, blank=True)
    lugar = models.CharField("lugar", max_length=200, blank=True, default="")
    estado = models.CharField("estado", max_length=12, choices=EstadoReunion, default=EstadoReunion.PROGRAMADA)
    motivo_cancelacion = models.TextField("motivo de la cancelación", blank=True, default="", editable=False)
    con_minuta = models.BooleanField(
        "con minuta", default=False, help_text="La minuta ya se levantó; cuenta en el informe de cumplimiento."
    )
    minuta = models.TextField("desarrollo de la sesión", blank=True, default="", help_text="Lo que la minuta dice además de los acuerdos.")
    sellada = models.DateTimeField("minuta sellada", null=True, blank=True, editable=False)
    huella = models.CharField("huella de la minuta", max_length=64, blank=True, default="", editable=False)
    texto_sellado = models.TextField("texto sellado", blank=True, default="", db_default="", editable=False)  # JSON; see minutas.py
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False, db_index=True)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)

    objects = vivos(ReunionQuerySet)
    todos = ReunionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "reunión", "reuniones"
        ordering = ["-fecha", "-pk"]
        indexes = [models.Index(fields=["gabinete", "-fecha"], name="reunion_gabinete_fecha")]
        constraints = [
            models.UniqueConstraint(fields=["gabinete", "ejercicio", "numero"], condition=VIVO, name="reunion_numero_unico"),
            models.CheckConstraint(
                condition=models.Q(hora_fin__isnull=True)
                | models.Q(hora_inicio__isnull=True)
                | models.Q(hora_fin__gt=models.F("hora_inicio")),
                name="reunion_horas", violation_error_message="La hora de término debe ser posterior a la de inicio.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"Sesión {self.numero} de {self.gabinete}, {self.fecha:%d/%m/%Y}"

    @property
    def estado_de_reunion(self):
        return EstadoReunion(self.estado)

    def sello(self):
        """Why nothing of the minutes may be taken away, or nothing."""
        return ["La minuta está sellada: los cambios se registran como adenda."] if self.sellada else []

    def bloqueos(self):
        cuantos = self.acuerdos.count()
        acuerdos = [f"Tiene {plural(cuantos, 'acuerdo registrado', 'acuerdos registrados')}."] if cuantos else []
        return self.sello() + acuerdos + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return de_eliminado(self.gabinete) + ejercicios.candado(self.ejercicio)


@con_historial()
class Punto(Registro):
    """An item of the agenda."""

    solo_internos = True

    reunion = models.ForeignKey(Reunion, on_delete=models.CASCADE, related_name="puntos", verbose_name="reunión")
    numero = models.PositiveSmallIntegerField("número")
    tema = models.CharField("tema", max_length=300)
    expone = models.CharField("expone", max_length=200, blank=True, default="")
    seguimiento = models.ForeignKey(
        "Acuerdo", on_delete=models.SET_NULL, null=True, blank=True, related_name="seguimientos", verbose_name="da seguimiento a"
    )

    class Meta:
        verbose_name, verbose_name_plural = "punto del orden del día", "orden del día"
        ordering = ["numero", "pk"]

    def __str__(self):
        return f"{self.numero}. {self.tema}"

    def get_absolute_url(self):
        return self.reunion.get_absolute_url()

    def bloqueos(self):
        return self.reunion.sello() + ejercicios.candado(self.reunion.ejercicio)


@con_historial()
class Asistencia(Registro):
    """Who came for a dependencia, with the post held that day."""

    solo_internos = True

    reunion = models.ForeignKey(Reunion, on_delete=models.CASCADE, related_name="asistencias", verbose_name="reunión")
    dependencia = models.ForeignKey(Dependencia, on_delete=models.PROTECT, related_name="asistencias", verbose_name="dependencia")
    persona = models.CharField("persona", max_length=150, blank=True, default="")
    cargo = models.CharField("cargo", max_length=150, blank=True, default="")
    presencia = models.CharField("asistencia", max_length=12, choices=Presencia, default=Presencia.PRESENTE)

    class Meta:
        verbose_name, verbose_name_plural = "asistencia", "lista de asistencia"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["reunion", "dependencia", "persona"], condition=VIVO, name="asistencia_unica")]

    def __str__(self):
        return f"{self.dependencia}: {self.get_presencia_display().lower()}"

    def get_absolute_url(self):
        return self.reunion.get_absolute_url()

    def bloqueos(self):
        return self.reunion.sello() + ejercicios.candado(self.reunion.ejercicio)

    @property
    def estado_de_presencia(self):
        return Presencia(self.presencia)


@con_historial()
class Convocatoria(Registro):
    """An e-mail that called to a meeting, or called it off: who sent it, when, and to whom."""

    solo_internos = True

    reunion = models.ForeignKey(Reunion, on_delete=models.CASCADE, related_name="convocatorias", verbose_name="reunión")
    tipo = models.CharField("tipo", max_length=12, choices=TipoConvocatoria, default=TipoConvocatoria.CONVOCATORIA)
    enviada = models.DateTimeField("enviada")
    cuantos = models.PositiveIntegerField("destinatarios")
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="envió")

    class Meta:
        verbose_name, verbose_name_plural = "convocatoria", "convocatorias"
        ordering = ["enviada", "pk"]

    def __str__(self):
        return f"{self.get_tipo_display()} a {plural(self.cuantos, 'destinatario', 'destinatarios')}"


@con_historial()
class Convocado(Registro):
    """A person to whom a convocation was sent."""

    solo_internos = True

    convocatoria = models.ForeignKey(Convocatoria, on_delete=models.CASCADE, related_name="convocados", verbose_name="convocatoria")
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="persona")

    class Meta:
        verbose_name, verbose_name_plural = "persona convocada", "personas convocadas"
        constraints = [models.UniqueConstraint(fields=["convocatoria", "usuario"], condition=VIVO, name="convocado_unico")]

    def __str__(self):
        return str(self.usuario)


@con_historial()
class Adenda(Registro):
    """What is corrected or added after the minutes were sealed."""

    solo_internos = True

    reunion = models.ForeignKey(Reunion, on_delete=models.CASCADE, related_name="adendas", verbose_name="reunión")
    fecha = models.DateField("fecha")
    texto = models.TextField("texto")
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="registró")

    class Meta:
        verbose_name, verbose_name_plural = "adenda", "adendas"
        ordering = ["fecha", "pk"]

    def __str__(self):
        return f"Adenda del {self.fecha:%d/%m/%Y}"
