"""The scheme of archive classification and the expedientes, with their values and retention (LGA, articles 4, 13, 30, 31 and 55)."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models

from seguimiento.directorio.referencias import bloqueos
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.models import RECONSTRUIDO, Registro
from seguimiento.nucleo.querysets import vivos

from ..columnas import VIVO, columna_de_clave, columna_de_ejercicio, columna_de_numero, del_anio, sin_repetir
from ..estados import CLASIFICABLES, Acceso, Ciclo, Destino, Nivel, Serie, Soporte
from ..querysets import ClasificacionQuerySet, ExpedienteQuerySet

VALORES = (("valor_administrativo", "administrativo"), ("valor_legal", "legal"), ("valor_fiscal", "fiscal o contable"))
ANIOS = [MaxValueValidator(99, "Escriba los años, hasta 99.")]
VACIO_HEREDA = "En años. Vacío: el de la clasificación."


class ConValores:
    """Mixin of what carries document values."""

    @property
    def valores(self):
        """ "Administrativo, legal"; blank without any."""
        return ", ".join(rotulo for nombre, rotulo in VALORES if getattr(self, nombre)).capitalize()


@con_historial(exclude=["busqueda", "ruta"])
class Clasificacion(ConValores, Registro):
    """A node of the scheme: fondo > sección > serie > subserie. Series and subseries carry the catalogue of disposition."""

    solo_internos = True

    nivel = models.CharField("nivel", max_length=10, choices=Nivel)
    padre = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="hijas", verbose_name="dentro de")
    clave = models.CharField("clave", max_length=30, help_text="Alfanumérica, completa: OEE, OEE.1S, OEE.1S.3…")
    nombre = models.CharField("nombre", max_length=200)
    ruta = models.CharField("ruta", max_length=200, editable=False, default="")
    valor_administrativo = models.BooleanField("valor administrativo", default=True)
    valor_legal = models.BooleanField("valor legal", default=False)
    valor_fiscal = models.BooleanField("valor fiscal o contable", default=False)
    plazo_tramite = models.PositiveSmallIntegerField("años en trámite", null=True, blank=True, validators=ANIOS)
    plazo_concentracion = models.PositiveSmallIntegerField("años en concentración", null=True, blank=True, validators=ANIOS)
    destino = models.CharField("destino final", max_length=10, choices=Destino, blank=True, default="")
    activa = models.BooleanField("en uso", default=True, help_text="Lo que ya no se usa conserva sus expedientes y no recibe nuevos.")
    nota = models.TextField("nota", blank=True, default="")
    busqueda = columna_de_busqueda("nombre", "nota")

    objects = vivos(ClasificacionQuerySet)
    todos = ClasificacionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "clasificación archivística", "clasificaciones archivísticas"
        ordering = ["ruta", "pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="clasificacion_busqueda"),
            models.Index(fields=["ruta"], name="clasificacion_ruta", opclasses=["varchar_pattern_ops"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["clave"], condition=VIVO, name="clasificacion_clave_unica",
                violation_error_message="Esa clave ya está en el cuadro de clasificación.",
            ),
            models.CheckConstraint(
                condition=models.Q(nivel="fondo", padre__isnull=True) | (~models.Q(nivel="fondo") & models.Q(padre__isnull=False)),
                name="clasificacion_padre", violation_error_message="Un fondo no está dentro de otro nivel; los demás sí.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.clave} {self.nombre}"

    @property
    def nivel_vista(self):
        return Nivel(self.nivel)

    @property
    def clasifica(self):
        return self.nivel in CLASIFICABLES

    def clean(self):
        """Each level hangs from the one above; retention is written where expedientes are filed."""
        if not self.nivel:
            return
        esperado = Nivel(self.nivel).padre
        if esperado is None and self.padre is not None:
            raise ValidationError({"padre": "Un fondo es el primer nivel: deje este dato vacío."})
        if esperado is not None and (self.padre is None or self.padre.nivel != esperado):
            raise ValidationError({"padre": f"{self.get_nivel_display()}: elija el nivel de arriba ({esperado.label.lower()})."})
        if self.clasifica:
            faltan = {"plazo_tramite": self.plazo_tramite is None, "plazo_concentracion": self.plazo_concentracion is None}
            faltan["destino"] = not self.destino
            if errores := {campo: "Las series y subseries llevan plazos y destino final." for campo, falta in faltan.items() if falta}:
                raise ValidationError(errores)

    def bloqueos(self):
        return bloqueos(self)

    def impedimentos(self):
        eliminado = self.padre is not None and self.padre.eliminado
        return [f"Restaure primero «{self.padre}», que también se eliminó."] if eliminado else []


@con_historial(exclude=["busqueda"])
class Expediente(ConValores, Registro):
    """The documents of one matter, where they are filed, and how long they are kept."""

    solo_internos = True

    serie = models.CharField("registro", max_length=4, choices=Serie, help_text="De quién es el consecutivo.")
    numero = columna_de_numero()
    ejercicio = columna_de_ejercicio()
    clave = columna_de_clave()
    clasificacion = models.ForeignKey(
        Clasificacion, on_delete=models.PROTECT, related_name="expedientes", verbose_name="clasificación archivística"
    )
    folio = models.ForeignKey(
        "gestion.Folio", on_delete=models.PROTECT, null=True, blank=True, related_name="expedientes", verbose_name="folio de gestión"
    )
    titulo = models.CharField("título", max_length=300, help_text="El asunto, como se leerá en la carátula.")
    apertura = models.DateField("apertura")
    fecha_inicial = models.DateField("fecha del primer documento", null=True, blank=True)
    fecha_final = models.DateField("fecha del último documento", null=True, blank=True)
    valor_administrativo = models.BooleanField("valor administrativo", default=False)
    valor_legal = models.BooleanField("valor legal", default=False)
    valor_fiscal = models.BooleanField("valor fiscal o contable", default=False)
    plazo_tramite = models.PositiveSmallIntegerField("años en trámite", blank=True, validators=ANIOS, help_text=VACIO_HEREDA)
    plazo_concentracion = models.PositiveSmallIntegerField("años en concentración", blank=True, validators=ANIOS, help_text=VACIO_HEREDA)
    destino = models.CharField("destino final", max_length=10, choices=Destino, blank=True, help_text="Vacío: el de la clasificación.")
    acceso = models.CharField("acceso", max_length=12, choices=Acceso, default=Acceso.PUBLICA)
    reservado_hasta = models.DateField(
        "reservado hasta", null=True, blank=True, help_text="La reserva dura hasta 5 años; se cuenta en el plazo de conservación."
    )
    fojas = models.PositiveIntegerField("fojas", null=True, blank=True)
    soporte = models.CharField("soporte", max_length=12, choices=Soporte, default=Soporte.PAPEL)
    ubicacion = models.CharField("ubicación", max_length=150, blank=True, default="", help_text="Archivero, caja y lugar en que está.")
    responsable = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="expedientes", verbose_name="responsable"
    )
    nota = models.TextField("nota", blank=True, default="")
    cierre = models.DateField("cierre", null=True, blank=True, editable=False)
    transferido = models.DateField("pasó a concentración", null=True, blank=True, editable=False)
    dispuesto = models.DateField("destino final dado", null=True, blank=True, editable=False)
    destino_dado = models.CharField("destino que se le dio", max_length=10, choices=Destino, blank=True, default="", editable=False)
    vence_tramite = models.DateField("vence en trámite", null=True, blank=True, editable=False)
    vence_concentracion = models.DateField("vence en concentración", null=True, blank=True, editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)
    busqueda = columna_de_busqueda("titulo", "ubicacion", "nota")

    objects = vivos(ExpedienteQuerySet)
    todos = ExpedienteQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "expediente", "expedientes"
        ordering = ["-apertura", "-pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="expediente_busqueda"),
            models.Index(fields=["-apertura", "-id"], name="expediente_reciente"),
            models.Index(fields=["ejercicio", "serie", "apertura"], name="expediente_por_mes"),
            models.Index(fields=["clave"], name="expediente_clave", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["vence_tramite"], name="expediente_vence_tramite", condition=models.Q(transferido__isnull=True)),
            models.Index(fields=["vence_concentracion"], name="expediente_vence_concentra", condition=models.Q(dispuesto__isnull=True)),
        ]
        constraints = [
            sin_repetir("expediente_sin_repetir"),
            del_anio("apertura", "expediente_del_anio"),
            models.CheckConstraint(
                condition=(models.Q(cierre__isnull=True) | models.Q(cierre__gte=models.F("apertura")))
                & (models.Q(transferido__isnull=True) | models.Q(cierre__isnull=False, transferido__gte=models.F("cierre")))
                & (models.Q(dispuesto__isnull=True) | models.Q(transferido__isnull=False, dispuesto__gte=models.F("transferido"))),
                name="expediente_ciclo", violation_error_message="Las fechas van en orden: apertura, cierre, concentración, destino.",
            ),
            models.CheckConstraint(
                condition=models.Q(fecha_inicial__isnull=True) | models.Q(fecha_final__isnull=True)
                | models.Q(fecha_final__gte=models.F("fecha_inicial")),
                name="expediente_extremas", violation_error_message="El último documento es anterior al primero.",
            ),
            models.CheckConstraint(
                condition=models.Q(acceso="reservada", reservado_hasta__isnull=False)
                | (~models.Q(acceso="reservada") & models.Q(reservado_hasta__isnull=True)),
                name="expediente_reserva", violation_error_message="La fecha de reserva va con el acceso reservado, y sólo con él.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"Expediente {self.clave}"

    @property
    def serie_vista(self):
        return Serie(self.serie)

    @property
    def lapso(self):
        """ "03/01/2023 – 28/12/2023": extreme dates, those of opening and closing where no document was dated."""
        desde, hasta = self.fecha_inicial or self.apertura, self.fecha_final or self.cierre
        return f"{fecha_corta(desde)} – {fecha_corta(hasta) if hasta else 'abierto'}"

    @property
    def acceso_vista(self):
        return Acceso(self.acceso)

    @property
    def ciclo_vista(self):
        """Stage as of the cut-off date of the query, or today's."""
        return Ciclo(getattr(self, "ciclo_al", None) or self._ciclo())

    def _ciclo(self):
        if self.dispuesto:
            return Ciclo.HISTORICO if self.destino_dado == Destino.HISTORICO else Ciclo.BAJA
        return Ciclo.CONCENTRACION if self.transferido else Ciclo.CERRADO if self.cierre else Ciclo.ABIERTO

    def bloqueos(self):
        pasos = ["Ya pasó a concentración: no se elimina."] if self.transferido else []
        return bloqueos(self) + pasos + ejercicios.candado(self.ejercicio)

    def impedimentos(self):
        return ejercicios.candado(self.ejercicio)
