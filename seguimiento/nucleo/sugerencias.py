"""A text box that suggests while somebody types and takes what is new too. Without JavaScript it is a text box."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.html import format_html, format_html_join

SUGERENCIAS = 12
LARGO = 100  # letters that are read of what was typed


class Sugerido(forms.TextInput):
    """`ruta`: name of a screen that is `Sugerencias`."""

    def __init__(self, ruta, attrs=None):
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.direccion = reverse_lazy(ruta)

    def render(self, name, value, attrs=None, renderer=None):
        lista = f"{(attrs or {}).get('id') or name}-opciones"
        pedir = {
            "list": lista, "hx-get": self.direccion, "hx-target": f"#{lista}", "hx-swap": "innerHTML", "hx-push-url": "false",
            "hx-trigger": "input changed delay:200ms, focus once",
        }  # fmt: skip
        entrada = super().render(name, value, {**(attrs or {}), **pedir}, renderer)
        return format_html('{}<datalist id="{}"></datalist>', entrada, lista)


class Sugerencias:
    """Mixin of a Pantalla that answers `<option>`s: declares `sugerir(texto)` → [(value, quiet label)]."""

    de_uno = False

    def get(self, request, *args, **kwargs):
        texto = next((valor for valor in request.GET.values() if valor.strip()), "")[:LARGO]
        opciones = list(self.sugerir(texto.replace("\x00", "").strip()))[:SUGERENCIAS]
        return HttpResponse(format_html_join("", '<option value="{}">{}</option>', opciones))

    def sugerir(self, texto):
        raise NotImplementedError
