"""What the system writes to people by e-mail: the kinds that each one switched off, and the digest that each one got on a day."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .estados import Correo


class SinCorreo(models.Model):
    """A kind of e-mail that a person does not want. Personal: outside the change log."""

    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sin_correo", verbose_name="usuario")
    clase = models.CharField("clase", max_length=12, choices=Correo)

    class Meta:
        verbose_name, verbose_name_plural = "correo apagado", "correos apagados"
        constraints = [models.UniqueConstraint(fields=["usuario", "clase"], name="sin_correo_unico")]

    def __str__(self):
        return f"{self.usuario}: sin {self.get_clase_display().lower()}"


class Recordatorio(models.Model):
    """The digest of a person on a day: written before it is sent, so that nobody gets a second one. Outside the change log."""

    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recordatorios", verbose_name="usuario")
    dia = models.DateField("día")
    tomado = models.DateTimeField("tomado", db_default=Now())
    enviado = models.DateTimeField("enviado", null=True, blank=True)  # never, when there was nothing to tell
    renglones = models.PositiveIntegerField("renglones", default=0)
    error = models.CharField("error", max_length=200, blank=True, default="")

    class Meta:
        verbose_name, verbose_name_plural = "recordatorio", "recordatorios"
        constraints = [models.UniqueConstraint(fields=["usuario", "dia"], name="recordatorio_del_dia")]

    def __str__(self):
        return f"{self.usuario}, {self.dia:%d/%m/%Y}"
