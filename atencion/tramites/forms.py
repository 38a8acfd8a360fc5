"""The form of a service."""

from django import forms
from django.core.exceptions import ValidationError

from seguimiento.nucleo import plazos
from seguimiento.nucleo.formularios import Formulario, MontoField
from seguimiento.nucleo.sugerencias import Sugerido

from . import services
from .models import Tramite


class TramiteForm(Formulario):
    ingreso = MontoField(
        label="Ingreso en pesos", required=False,
        help_text="Lo que ingresó al Estado por todos ellos; 0 si no se cobró. Vacío en las becas, que no generan ingreso.",
    )  # fmt: skip
    grupos = [("Trámite", ["clase", "fecha", "lugar"]), ("Cuántos y cuánto", ["cantidad", "ingreso", "nota"])]
    anchos = {"clase": 8, "fecha": 4, "lugar": 12, "cantidad": 4, "ingreso": 8, "nota": 12}

    class Meta:
        model = Tramite
        fields = ["clase", "fecha", "lugar", "cantidad", "ingreso", "nota"]
        widgets = {
            "lugar": Sugerido("tramites:tramite_sugerir_lugar"),
            "cantidad": forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
            "nota": forms.Textarea(attrs={"rows": 3}),
        }

    def clean_fecha(self):
        if self.cleaned_data["fecha"] > plazos.hoy():
            raise ValidationError("La fecha no puede ser posterior a hoy.")
        return self.cleaned_data["fecha"]

    def guardar(self):
        return services.guardar(self.save(commit=False), usuario=self.usuario)
