"""Filters of the lists: search, year, cut-off date and the chips that say which are on."""

import re
from functools import partial

import django_filters as filters
from django import forms
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.core.exceptions import FieldDoesNotExist
from django.core.validators import RegexValidator
from django.db.models import Func, GeneratedField, Q, TextField, Value
from django.db.models.functions import Concat
from django.forms.utils import flatatt
from django.utils.html import escape
from django.utils.safestring import mark_safe

from . import plazos
from .estados import Validacion
from .semaforo import umbrales_de

PRIMER_EJERCICIO = 2000
ACENTOS = ("áéíóúüàèìòùñ", "aeiouuaeioun")


def sin_acentos(texto):
    """Lower case without accents, as the generated columns of the database have it: letter by letter, also İ and final Σ."""
    return texto.replace("İ", "i").replace("Σ", "σ").lower().translate(str.maketrans(*ACENTOS))


def plano(campo):
    """SQL of `sin_acentos`, without extensions."""
    return Func(Func(campo, function="LOWER"), Value(ACENTOS[0]), Value(ACENTOS[1]), function="TRANSLATE", output_field=TextField())


class Vector(Func):
    """`to_tsvector` with the Spanish dictionary; immutable, so it can be a stored generated column."""

    template = "to_tsvector('spanish', %(expressions)s)"
    output_field = SearchVectorField()


def columna_de_busqueda(*campos):
    """Stored tsvector over the text as written and without accents (stripping first would break Spanish stems)."""
    partes = [Value(" ")]
    for campo in campos:
        partes += [campo, Value(" "), plano(campo), Value(" ")]
    return GeneratedField(expression=Vector(Concat(*partes, output_field=TextField())), output_field=SearchVectorField(), db_persist=True)


def consulta(texto):
    """tsquery in which every word must begin some word of the text, with or without accents; None without words."""
    palabras = re.findall(r"\w+", texto)
    if not palabras:
        return None
    condiciones = [f"({palabra}:* | {sin_acentos(palabra)}:*)" for palabra in palabras]
    return SearchQuery(" & ".join(condiciones), config="spanish", search_type="raw")


class Busqueda(filters.CharFilter):
    """Full text in `busqueda`, or the beginning of a folio when the model has one."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label", "Buscar")
        super().__init__(*args, **kwargs)

    def filter(self, qs, value):
        if not value:
            return qs
        condicion = Q(pk__in=[])
        if (texto := consulta(value)) is not None:
            condicion |= Q(busqueda=texto)
        try:
            qs.model._meta.get_field("folio")
            condicion |= Q(folio__startswith=value.strip().upper())
        except FieldDoesNotExist:
            pass
        return qs.filter(condicion)


class FechaField(forms.DateField):
    """A date as people type it; the error says what was expected."""

    default_error_messages = {"invalid": "Escriba la fecha como dd/mm/aaaa."}

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.DateInput(attrs={"placeholder": "dd/mm/aaaa", "inputmode": "numeric"}))
        super().__init__(**kwargs)


class FechaFilter(filters.DateFilter):
    field_class = FechaField


class SiNoFilter(filters.TypedChoiceFilter):
    """Yes, no, or both."""

    def __init__(self, *args, **kwargs):
        opciones = (("", "Todos"), ("true", "Sí"), ("false", "No"))
        super().__init__(*args, choices=opciones, coerce=lambda valor: valor == "true", empty_value=None, **kwargs)


class EjercicioFilter(filters.CharFilter):
    """A year, or "todos". ListScreen fills it with the last year that has rows when the address brings none."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label", "Ejercicio")
        super().__init__(*args, validators=[RegexValidator(r"^(\d{4}|todos)$", "Escriba un año, o «todos».")], **kwargs)

    def filter(self, qs, value):
        return qs if value in ("", None, "todos") else super().filter(qs, int(value))


class SemaforoFilter(filters.MultipleChoiceFilter):
    """Rows by the colour of an annotated percentage; `reporte` names the cuts."""

    COLORES = (("verde", "Verde"), ("amarillo", "Amarillo"), ("rojo", "Rojo"), ("gris", "Sin datos"))

    def __init__(self, *, campo, reporte="", decimales=2, **kwargs):
        self.campo, self.reporte, self.decimales = campo, reporte, decimales
        super().__init__(choices=self.COLORES, label="Semáforo", distinct=False, **kwargs)

    def filter(self, qs, value):
        if not value:
            return qs
        return qs.alias(semaforo=umbrales_de(self.reporte).color_sql(self.campo, self.decimales)).filter(semaforo__in=value)


class RevisionFilter(filters.ChoiceFilter):
    """How a reported avance stands with the reviewer, or "todas" (see pantallas.ReviewList)."""

    TODAS = ("todas", "Todas")

    def __init__(self, **kwargs):
        super().__init__(**{"label": "Revisión", "choices": [*Validacion.choices, self.TODAS], **kwargs})

    def filter(self, qs, value):
        return qs if value == self.TODAS[0] else super().filter(qs, value)


class Entrada:
    """Mixin of widgets of one `<input>`, written without a template: a panel of filters has a dozen of them."""

    def render(self, name, value, attrs=None, renderer=None):
        atributos = {**self.attrs, **(attrs or {}), "type": self.input_type, "name": name}
        if (texto := self.format_value(value)) not in (None, ""):
            atributos["value"] = texto
        return mark_safe(f"<input{flatatt(atributos)}>")


class Selector(forms.Select):
    """A select whose options were written before: choosing one is replacing a piece of text, however long the catalogue is."""

    opciones = ""

    def render(self, name, value, attrs=None, renderer=None):
        opciones = self.opciones
        for elegido in self.format_value(value):
            opciones = opciones.replace(f'<option value="{escape(elegido)}"', f'<option value="{escape(elegido)}" selected', 1)
        return mark_safe(f"<select{flatatt({**self.attrs, **(attrs or {}), 'name': name})}>{opciones}</select>")


class SelectorMultiple(Selector, forms.SelectMultiple):
    """The same for several."""

    def render(self, name, value, attrs=None, renderer=None):
        return super().render(name, value, {**(attrs or {}), "multiple": True}, renderer)


SELECTORES = {forms.Select: Selector, forms.SelectMultiple: SelectorMultiple}
ENTRADAS = {
    clase: type(f"{clase.__name__}DeFiltro", (Entrada, clase), {}) for clase in (forms.TextInput, forms.NumberInput, forms.DateInput)
}


def opciones_de(campo):
    """The `<option>` of a field, none chosen."""
    return "".join(f'<option value="{escape(valor)}">{escape(rotulo)}</option>' for valor, rotulo in campo.choices)


class Filtro(filters.FilterSet):
    """Base of the filters of a list. `corte` reaches the queryset before everything else (see ListScreen)."""

    q = Busqueda()

    sin_chip = ("corte", "ejercicio", "validacion")  # the head and the tabs of the list say them

    def __init__(self, *args, usuario=None, corte=None, **kwargs):
        self.usuario, self.corte = usuario, corte
        super().__init__(*args, **kwargs)

    def catalogos(self):
        """{name: (function that writes its options, queryset)} of the selects over tables, for `catalogos.leer`."""
        campos = {n: c for n, c in self.form.fields.items() if hasattr(c, "queryset") and type(c.widget) in SELECTORES}
        return {f"{type(self).__name__}.{nombre}": (partial(opciones_de, campo), campo.queryset) for nombre, campo in campos.items()}

    def aligerar(self, escritas):
        """Give the controls their quick form; `escritas` is what `catalogos.leer` answered."""
        for nombre, campo in self.form.fields.items():
            clase = type(campo.widget)
            if clase in SELECTORES:
                selector = SELECTORES[clase](attrs=campo.widget.attrs)
                opciones = escritas.get(f"{type(self).__name__}.{nombre}")
                selector.opciones = opciones_de(campo) if opciones is None else opciones
                campo.widget = selector
            elif clase in ENTRADAS:
                campo.widget.__class__ = ENTRADAS[clase]

    def chips(self, url_con):
        """[{"rotulo", "valor", "url"}] of the filters that are on; `url_con(**changes)` writes the address without one."""
        if not self.is_bound or not self.form.is_valid():
            return []
        chips = []
        for nombre, valor in self.form.cleaned_data.items():
            if nombre in self.sin_chip or valor in (None, "", []) or not len(self.data.getlist(nombre)):
                continue
            campo = self.form.fields[nombre]
            chips.append({"rotulo": campo.label, "valor": legible(campo, valor), "url": url_con(**{nombre: None, "pagina": None})})
        return chips


def legible(campo, valor):
    """What a person reads in a chip for the cleaned value of a filter."""
    if hasattr(valor, "strftime"):
        return valor.strftime("%d/%m/%Y")
    if isinstance(valor, (list, tuple)) or hasattr(valor, "model"):
        return ", ".join(legible(campo, uno) for uno in valor)
    opciones = dict(getattr(campo, "choices", ())) if not hasattr(campo, "queryset") else {}
    return str(opciones.get(valor, "Sí" if valor is True else "No" if valor is False else valor))


def leer_clave(texto):
    """The number of a row, a version or a size written in an address or a form; None when it is not one."""
    return int(texto) if re.fullmatch(r"[0-9]{1,18}", texto or "") else None


def leer_corte(request):
    """The cut-off date of an address, today without one; ValueError when it does not read or cannot be one."""
    texto = request.GET.get("corte", "")
    return revisar_corte(plazos.leer_fecha(texto)) if texto else plazos.hoy()


def revisar_corte(corte):
    """The same date; ValueError when it lies ahead, or before anything was recorded (a year of two figures, say)."""
    if corte > plazos.hoy():
        raise ValueError("La fecha de corte no puede ser posterior a hoy.")
    if corte.year < PRIMER_EJERCICIO:
        raise ValueError(f"La fecha de corte debe ser de {PRIMER_EJERCICIO} en adelante: escriba el año con sus cuatro cifras.")
    return corte
