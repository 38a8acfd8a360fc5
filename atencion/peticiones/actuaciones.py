"""What was done about petitions, follow-ups and conclusions together: what the total row of T17 adds up.

A view of the database, made by the migration `campo`.
"""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from seguimiento.nucleo.estados import Estado
from seguimiento.nucleo.querysets import RegistroQuerySet


class Clase(Estado):
    SEGUIMIENTO = "seguimiento", "proceso", "arrow-repeat", "Seguimiento"
    CONCLUSION = "conclusion", "concluido", "check-circle-fill", "Petición atendida"


class ActuacionQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """Internal to the Office, as what it is made of."""
        return self.none() if usuario.es_enlace else self

    def al_corte(self, corte, usuario=None):
        """Done by then; of the conclusions, those that were valid."""
        return self.filter(Q(reabierta__isnull=True) | Q(reabierta__gt=corte), fecha__lte=corte)


class Actuacion(models.Model):
    """A follow-up (even keys) or a conclusion (odd ones). Nobody writes here."""

    solo_internos = True

    clase = models.CharField("qué se hizo", max_length=12, choices=Clase)
    peticion = models.ForeignKey("peticiones.Peticion", on_delete=models.DO_NOTHING, related_name="+", verbose_name="petición")
    fecha = models.DateField("fecha")
    reabierta = models.DateField("reabierta", null=True)

    objects = ActuacionQuerySet.as_manager()
    todos = ActuacionQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "peticiones_actuacion"
        verbose_name, verbose_name_plural = "actuación", "actuaciones"
        ordering = ["-fecha", "-pk"]

    def __str__(self):
        return f"{self.get_clase_display()} del {self.fecha:%d/%m/%Y}"

    def get_absolute_url(self):
        return reverse("peticiones:peticion_detail", args=[self.peticion_id])
