"""The audit trail of the administrador: who changed what, when, before and after, in every module."""

from collections import Counter
from itertools import groupby

from django import forms
from django.apps import apps
from django.core.exceptions import BadRequest

from seguimiento.nucleo import rastro
from seguimiento.nucleo.filtros import FechaField
from seguimiento.nucleo.modulos import modulo_de
from seguimiento.nucleo.pantallas import Pantalla
from seguimiento.nucleo.pantallas.base import mayuscula

from .models import Usuario


class BitacoraForm(forms.Form):
    de = forms.ChoiceField(label="Qué", required=False)
    quien = forms.ModelChoiceField(
        Usuario.todos.all(), label="Quién", required=False, empty_label="Cualquiera", widget=forms.Select(attrs={"data-buscable": True})
    )
    desde = FechaField(label="Desde", required=False)
    hasta = FechaField(label="Hasta", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["de"].choices = [("", "Todo"), *sorted(nombres_de(rastro.modelos()).items(), key=lambda par: par[1])]


def nombres_de(modelos):
    """{label: plural of the model}, with its module where several bear the same name."""
    nombres = {etiqueta: mayuscula(str(modelo._meta.verbose_name_plural)) for etiqueta, modelo in modelos.items()}
    veces = Counter(nombres.values())
    for etiqueta, modelo in modelos.items():
        if veces[nombre := nombres[etiqueta]] > 1:
            modulo = modulo_de(modelo._meta.app_label)
            nombres[etiqueta] = f"{nombre} ({modulo.nombre if modulo else apps.get_app_config(modelo._meta.app_label).verbose_name})"
    return nombres


class Bitacora(Pantalla):
    """By windows: each one starts where the one before ended, however many changes there are."""

    model = Usuario
    titulo = "Bitácora"
    bajada = "Todo lo que se registró, cambió o eliminó en el sistema, desde lo más reciente."
    template_name = "cuentas/bitacora.html"
    generica = "cuentas/bitacora.html"

    def get_migas(self):
        return super().get_migas()[:1]

    def get_context_data(self, **kwargs):
        form = BitacoraForm(self.request.GET)
        lineas, siguiente = self.ventana(form.cleaned_data) if form.is_valid() else ([], "")
        return super().get_context_data(form=form, cambios=lineas, siguiente=siguiente, cursor=self.request.GET.get("cursor"), **kwargs)

    def ventana(self, filtros):
        persona = filtros.pop("quien")
        try:
            cursor = rastro.leer(self.request.GET.get("cursor", ""))
        except ValueError as error:
            raise BadRequest("Ese lugar de la bitácora no existe.") from error
        lineas, siguiente = rastro.ultimos(**filtros, quien=persona and persona.pk, cursor=cursor)
        return agrupar(lineas), siguiente


def agrupar(lineas):
    """The lines of one import that stand together become one, with them all in its "juntas"."""
    agrupadas = []
    for _, grupo in groupby(enumerate(lineas), key=_de_una_importacion):
        juntas = [linea for _, linea in grupo]
        agrupadas.append(juntas[0] if len(juntas) == 1 else {**juntas[0], "juntas": juntas, "campos": [], "que": "", "ruta": None})
    return agrupadas


def _de_una_importacion(numerada):
    n, linea = numerada
    motivo = linea["motivo"] or ""
    return (motivo, linea["quien"], linea["accion"], linea["modelo"]) if motivo.startswith("Importación de ") else n
