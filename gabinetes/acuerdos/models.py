"""Cabinets, their meetings, the agreements taken there and who answers for each one."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.avances import AvanceBase, Seguido
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.formato import plural
from seguimiento.nucleo.models import Registro
from seguimiento.nucleo.querysets import vivos

from .estados import ClaseGabinete, EstadoReunion, EstatusResponsable, Presencia, Prioridad, SituacionAcuerdo
from .querysets import AcuerdoQuerySet, AvanceQuerySet, GabineteQuerySet, ResponsableQuerySet, ReunionQuerySet

VIVO = models.Q(eliminado__isnull=True)
RECONSTRUIDO = "reconstruido a partir de las cifras publicadas"


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


@con_historial()
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


@con_historial(exclude=["busqueda"])
class Acuerdo(Registro):
    """What was agreed. Its state is never typed: it follows from its responsables (see AcuerdoQuerySet.al_corte)."""

    folio = models.CharField("folio", max_length=20, editable=False)
    reunion = models.ForeignKey(Reunion, on_delete=models.PROTECT, related_name="acuerdos", verbose_name="reunión")
    punto = models.ForeignKey(
        Punto, on_delete=models.SET_NULL, null=True, blank=True, related_name="acuerdos", verbose_name="punto del orden del día"
    )
    texto = models.TextField("acuerdo", max_length=2000)
    fecha_compromiso = models.DateField("fecha compromiso", null=True, blank=True)
    prioridad = models.CharField("prioridad", max_length=8, choices=Prioridad, default=Prioridad.NORMAL)
    reservado = models.BooleanField("reservado", default=False, help_text="Sólo lo ven las personas que se nombren.")
    autorizados = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Autorizado", related_name="acuerdos_reservados", verbose_name="personas que pueden verlo"
    )
    situacion = models.CharField("situación", max_length=10, choices=SituacionAcuerdo, default=SituacionAcuerdo.VIGENTE, editable=False)
    baja_fecha = models.DateField("fecha de baja", null=True, blank=True, editable=False)
    baja_motivo = models.TextField("motivo de la baja", blank=True, default="", editable=False)
    fusionado_con = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="fusionados")
    fecha = models.DateField("fecha del acuerdo", editable=False)
    ejercicio = models.PositiveSmallIntegerField("ejercicio", editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)
    busqueda = columna_de_busqueda("folio", "texto")

    objects = vivos(AcuerdoQuerySet)
    todos = AcuerdoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "acuerdo", "acuerdos"
        ordering = ["-fecha", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="acuerdo_busqueda"),
            models.Index(fields=["ejercicio", "fecha_compromiso"], name="acuerdo_ejercicio_plazo"),
            models.Index(fields=["-fecha", "-id"], name="acuerdo_fecha"),
            models.Index(fields=["folio"], name="acuerdo_folio_inicio", opclasses=["varchar_pattern_ops"]),  # for LIKE 'AC-2023%'
        ]
        constraints = [models.UniqueConstraint(fields=["folio"], name="acuerdo_folio_unico")]

    def __str__(self):
        return self.folio

    def lista_de_responsables(self):
        """Dependencias that answer for it, in the order in which they were added."""
        return [responsable.dependencia for responsable in self.responsables.all()]

    @property
    def estatus_vista(self):
        """State that `al_corte` annotated, or None without responsables."""
        return EstatusResponsable(self.estatus) if self.estatus else None

    @property
    def situacion_vista(self):
        return SituacionAcuerdo(self.situacion)

    @property
    def vigente(self):
        return self.situacion == SituacionAcuerdo.VIGENTE

    def bloqueos(self):
        cuantos = Avance.objects.filter(de__acuerdo=self).count()
        reportados = f"Tiene {plural(cuantos, 'avance reportado', 'avances reportados')}: cancélelo con su motivo en vez de eliminarlo."
        return ([reportados] if cuantos else []) + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return de_eliminado(self.reunion) + ejercicios.candado(self.ejercicio)


@con_historial()
class Autorizado(Registro):
    """A person who may see a reserved agreement."""

    acuerdo = models.ForeignKey(Acuerdo, on_delete=models.CASCADE, related_name="autorizaciones", verbose_name="acuerdo")
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="persona")

    class Meta:
        verbose_name, verbose_name_plural = "persona autorizada", "personas autorizadas"
        constraints = [models.UniqueConstraint(fields=["acuerdo", "usuario"], condition=VIVO, name="autorizado_unico")]

    def __str__(self):
        return str(self.usuario)


@con_historial()
class Responsable(Seguido):
    """A dependencia that answers for an agreement, with its own status and captured percentage."""

    CAMPOS = {"estatus": EstatusResponsable.PENDIENTE, "porcentaje": 0}

    acuerdo = models.ForeignKey(Acuerdo, on_delete=models.PROTECT, related_name="responsables", verbose_name="acuerdo")
    dependencia = models.ForeignKey(Dependencia, on_delete=models.PROTECT, related_name="responsabilidades", verbose_name="dependencia")
    estatus = models.CharField("estatus", max_length=10, choices=EstatusResponsable, default=EstatusResponsable.PENDIENTE, editable=False)
    porcentaje = models.DecimalField(
        "porcentaje", max_digits=5, decimal_places=2, default=0, editable=False, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    desde = models.DateField("responsable desde", editable=False)

    objects = vivos(ResponsableQuerySet)
    todos = ResponsableQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "responsable", "responsables"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["acuerdo", "estatus"], name="responsable_acuerdo"),
            models.Index(fields=["dependencia", "estatus"], name="responsable_dependencia"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["acuerdo", "dependencia"], condition=VIVO, name="responsable_unico",
                violation_error_message="Esa dependencia ya es responsable del acuerdo.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.dependencia} en {self.acuerdo}"

    @property
    def estatus_vista(self):
        return EstatusResponsable(self.estatus)

    def bloqueos(self):
        reportado = ["Ya reportó avances: en vez de eliminarlo, concluya o reasigne."] if self.avances.exists() else []
        return reportado + ejercicios.candado(self.acuerdo.ejercicio)

    def impedimentos(self):
        return de_eliminado(self.acuerdo) + ejercicios.candado(self.acuerdo.ejercicio)


@con_historial()
class Avance(AvanceBase):
    """What a responsable reported on a date."""

    de = models.ForeignKey(Responsable, on_delete=models.PROTECT, related_name="avances", verbose_name="responsable")
    estatus = models.CharField("estatus", max_length=10, choices=EstatusResponsable)
    porcentaje = models.DecimalField(
        "porcentaje", max_digits=5, decimal_places=2, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )

    objects = vivos(AvanceQuerySet)
    todos = AvanceQuerySet.as_manager()

    class Meta(AvanceBase.Meta):
        verbose_name, verbose_name_plural = "avance", "avances"
        indexes = [
            models.Index(fields=["de", "-fecha", "-id"], name="avance_de_fecha"),
            models.Index(fields=["-fecha", "-id"], include=["de"], condition=VIVO, name="avance_lista"),
            models.Index(
                fields=["-fecha", "-id"], include=["de"], condition=VIVO & models.Q(validacion="por_validar"), name="avance_por_validar"
            ),
        ]

    def __str__(self):
        return f"Avance del {self.fecha:%d/%m/%Y}"

    @property
    def estatus_vista(self):
        return EstatusResponsable(self.estatus)


@con_historial()
class Refechado(Registro):
    """Each change of the committed date, with its reason."""

    acuerdo = models.ForeignKey(Acuerdo, on_delete=models.CASCADE, related_name="refechados", verbose_name="acuerdo")
    anterior = models.DateField("fecha anterior", null=True, blank=True)
    nueva = models.DateField("fecha nueva")
    motivo = models.TextField("motivo")
    fecha = models.DateField("fecha")
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="refechó")

    class Meta:
        verbose_name, verbose_name_plural = "refechado", "refechados"
        ordering = ["-fecha", "-pk"]

    def __str__(self):
        return f"{self.acuerdo}: {self.nueva:%d/%m/%Y}"
