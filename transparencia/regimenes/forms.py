"""Forms of the regimes and of their terms."""

from django import forms

from seguimiento.nucleo.formularios import Formulario

from .models import Regimen, Termino


class RegimenForm(Formulario):
    grupos = [("Régimen", ["nombre", "materia", "desde", "hasta", "cierre"]), ("De dónde sale", ["fundamento", "verificado", "nota"])]
    anchos = {"nombre": 8, "materia": 4, "desde": 4, "hasta": 4, "cierre": 4, "fundamento": 12, "verificado": 12, "nota": 12}

    class Meta:
        model = Regimen
        fields = ["nombre", "materia", "desde", "hasta", "cierre", "fundamento", "verificado", "nota"]
        widgets = {"nota": forms.Textarea(attrs={"rows": 3}), "cierre": forms.TimeInput(attrs={"placeholder": "15:00"}, format="%H:%M")}


class TerminoForm(Formulario):
    grupos = [("Término", ["regimen", "clave", "dias", "de"]), ("De dónde sale", ["articulo", "verificado", "efecto"])]
    anchos = {"regimen": 6, "clave": 6, "dias": 4, "de": 8, "articulo": 8, "verificado": 4, "efecto": 12}

    class Meta:
        model = Termino
        fields = ["regimen", "clave", "dias", "de", "articulo", "verificado", "efecto"]
        widgets = {
            "dias": forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
            "efecto": forms.Textarea(attrs={"rows": 3}),
        }
