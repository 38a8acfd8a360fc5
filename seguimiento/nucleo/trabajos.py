"""What a person started and the system does apart: large downloads, reviews of imports, imports."""

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from .estados import Estado

VIGENCIA = timedelta(days=3)  # from the end of a job to the deletion of its row and its file


def ruta_de_resultado(trabajo, nombre):
    """The stored name tells nothing; the one that the person gets is in the row."""
    return f"trabajos/{trabajo.clave.hex}"


class TrabajoQuerySet(models.QuerySet):
    def de(self, usuario):
        """What the page "Mis descargas" shows: only their owner sees them."""
        return self.filter(models.Q(vence__gt=timezone.now()) | models.Q(estado__in=Trabajo.ACTIVOS), usuario=usuario)

    def activos(self):
        return self.filter(estado__in=Trabajo.ACTIVOS)

    def vencidos(self, ahora):
        return self.exclude(estado__in=Trabajo.ACTIVOS).filter(vence__lte=ahora)


class Trabajo(models.Model):
    """Personal: outside the change log, and nobody else sees it. `cola` moves it from state to state."""

    class Tipo(models.TextChoices):
        DESCARGA = "descarga", "Descarga"
        REVISION = "revision", "Revisión de un archivo"
        IMPORTACION = "importacion", "Importación"

    class Estado(Estado):
        EN_ESPERA = "en_espera", "pendiente", "hourglass-split", "En espera"
        TRABAJANDO = "trabajando", "proceso", "circle-half", "Trabajando"
        LISTO = "listo", "concluido", "check-circle-fill", "Listo"
        FALLO = "fallo", "devuelto", "exclamation-octagon-fill", "Falló"
        CANCELADO = "cancelado", "", "x-circle", "Cancelado"

    ACTIVOS = (Estado.EN_ESPERA, Estado.TRABAJANDO)

    clave = models.UUIDField("clave", default=uuid4, unique=True, editable=False)
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="trabajos")
    tipo = models.CharField("tipo", max_length=12, choices=Tipo)
    titulo = models.CharField("título", max_length=200)
    parametros = models.JSONField("parámetros", default=dict)
    estado = models.CharField("estado", max_length=10, choices=Estado, default=Estado.EN_ESPERA)
    intentos = models.PositiveSmallIntegerField("intentos", default=0)
    hecho = models.PositiveIntegerField("renglones hechos", default=0)
    total = models.PositiveIntegerField("renglones en total", null=True)
    resultado = models.CharField("resultado", max_length=300, blank=True, default="")  # in words; of a failed one, why
    url = models.CharField("dirección", max_length=300, blank=True, default="")  # page that waits for the person, if any
    archivo = models.FileField("archivo", upload_to=ruta_de_resultado, blank=True, default="")
    nombre = models.CharField("nombre del archivo", max_length=200, blank=True, default="")
    creado = models.DateTimeField("pedido", default=timezone.now)
    terminado = models.DateTimeField("terminado", null=True)
    vence = models.DateTimeField("vence")

    objects = TrabajoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "trabajo", "trabajos"
        ordering = ["-creado", "-pk"]
        indexes = [
            models.Index(fields=["usuario", "-creado"], name="trabajo_de_usuario"),
            models.Index(fields=["vence"], name="trabajo_vence"),
        ]

    def __str__(self):
        return self.titulo

    def save(self, **kwargs):
        self.vence = self.vence or timezone.now() + VIGENCIA
        super().save(**kwargs)

    @property
    def activo(self):
        return self.estado in self.ACTIVOS

    @property
    def estado_a_la_vista(self):
        return self.Estado(self.estado)

    @property
    def porcentaje(self):
        """0–100, or None while nobody knows how much there is to do."""
        return min(100, self.hecho * 100 // self.total) if self.total else None
