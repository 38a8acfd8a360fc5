"""A text box that suggests while somebody types and takes what is new too. Without JavaScript it is a text box."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.html import format_html, format_html_join

from .permisos import Accion

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


def al_escribir(ruta, destino, cuando):
    """Attributes of a control that sends its form to a screen that is `AlEscribir`, and shows there what it answers."""
    return {
        "hx-post": reverse_lazy(ruta), "hx-target": destino, "hx-swap": "innerHTML", "hx-trigger": cuando, "hx-push-url": "false",
        "hx-encoding": "application/x-www-form-urlencoded",
    }  # fmt: skip


class NumeradoField(forms.ModelChoiceField):
    """A row by its number, held in `columna` and suggested at `ruta` while typing: there are thousands, too many for a select."""

    def __init__(self, modelo, ruta, *, columna="clave", **kwargs):
        errores = {"invalid_choice": f"No hay {modelo._meta.verbose_name} con ese número."}
        base = {"to_field_name": columna, "widget": Sugerido(ruta), "required": False, "error_messages": errores}
        super().__init__(modelo.objects.all(), **base | kwargs)

    def prepare_value(self, value):
        if isinstance(value, int) or (isinstance(value, str) and value.isdigit() and len(value) < 19):
            return self.queryset.filter(pk=value).values_list(self.to_field_name, flat=True).first() or ""
        return super().prepare_value(value)

    def to_python(self, value):
        return super().to_python(value.strip().upper() if isinstance(value, str) else value)


class Sugerencias:
    """Mixin of a Pantalla that answers `<option>`s: declares `sugerir(texto)` → [(value, quiet label)]."""

    de_uno = False

    def get(self, request, *args, **kwargs):
        texto = next((valor for valor in request.GET.values() if valor.strip()), "")[:LARGO]
        opciones = list(self.sugerir(texto.replace("\x00", "").strip()))[:SUGERENCIAS]
        return HttpResponse(format_html_join("", '<option value="{}">{}</option>', opciones))

    def sugerir(self, texto):
        raise NotImplementedError


class AlEscribir:
    """Mixin of a Pantalla that tells, while a record is written, what is like it: declares `forma`, `template_name` and
    `leer(escrito)` → context. What is written travels in the body, never in an address."""

    accion, de_uno = Accion.CREAR, False

    def get(self, request, *args, **kwargs):
        return redirect(self.url("create"))

    def post(self, request, *args, **kwargs):
        return self.render_to_response(self.leer(request.POST))

    def leer(self, escrito):
        raise NotImplementedError
