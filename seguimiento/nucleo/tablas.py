"""Base of all list tables and the kinds of column: each knows its cell on screen and its value in an export."""

from functools import cache, lru_cache

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from . import formato
from .models import Registro
from .semaforo import redondear
from .templatetags import seguimiento as etiquetas


class Tabla(tables.Table):
    """Declares columns; `Meta.ocultas` names those that are off until a person asks for them.

    Exports have `Meta.siempre_exportadas` even so.

    `reporte_de_umbrales`: slug of the report whose cuts paint the semáforo of the rows.
    """

    reporte_de_umbrales = ""

    class Meta:
        template_name = "partes/tabla.html"
        order_by_field = "orden"
        page_field = "pagina"
        per_page_field = "por_pagina"
        attrs = {"class": "tabla fija apila"}
        ocultas = ()
        siempre_exportadas = ("folio", "dependencia")  # what the quiet line under the name says on the screen

    def __init__(self, *args, corte=None, calendario=None, umbrales=None, sufijo="", **kwargs):
        """`sufijo`: what the links of the rows carry after their address (the cut-off date of the list)."""
        self.corte, self.calendario, self.umbrales, self.sufijo = corte, calendario, umbrales, sufijo
        super().__init__(*args, **kwargs)

    @property
    def order_by(self):
        return super().order_by

    @order_by.setter
    def order_by(self, value):
        """As django-tables2 orders, with the empty values last in both directions."""
        tables.Table.order_by.fset(self, value)
        if isinstance(self.data.data, QuerySet):
            self.data.data = vacios_al_final(self.data.data)


def vacios_al_final(filas):
    """The same order; what goes down by a column that may be empty leaves the empty ones for the end."""
    orden = [
        F(campo[1:]).desc(nulls_last=True) if isinstance(campo, str) and campo[:1] == "-" and _admite_vacio(filas, campo[1:]) else campo
        for campo in filas.query.order_by
    ]
    return filas if orden == list(filas.query.order_by) else filas.order_by(*orden)


def _admite_vacio(filas, camino):
    """Whether that path may be NULL; a column that is computed may."""
    modelo = filas.model
    if camino in filas.query.annotations:
        return True
    for parte in camino.split("__"):
        if parte == "pk":
            return False
        campo = modelo._meta.get_field(parte)
        if campo.null:
            return True
        modelo = campo.related_model
    return False


def celda(clase="", **attrs):
    """Attributes of a column whose cells and heading share a class."""
    return {"td": {"class": clase, **attrs}, "th": {"class": clase}}


class Columna(tables.Column):
    """Text. `clase` goes to heading and cells; `tipo` tells exports how to write the value."""

    tipo = "texto"
    clase = ""

    def __init__(self, *args, clase=None, **kwargs):
        rotulo = kwargs.get("verbose_name") or ""
        attrs = kwargs.pop("attrs", None) or celda(clase if clase is not None else self.clase)
        attrs["td"].setdefault("data-rotulo", rotulo)
        super().__init__(*args, attrs=attrs, **kwargs)


class Principal(Columna):
    """Name of the row: a link to its detail and, below, one quiet line given by `bajo(record)`.

    `texto(record)` writes the name when no field holds it.
    """

    def __init__(self, *args, bajo=None, texto=None, **kwargs):
        self.bajo, self.texto = bajo, texto
        super().__init__(*args, attrs={"td": {"class": "principal entera"}, "th": {}}, **kwargs)

    def render(self, value, record, table):
        value = self.value(value, record)
        bajo = format_html('<span class="bajo">{}</span>', self.bajo(record)) if self.bajo else ""
        pagina, numeral, lugar = direccion(record).partition("#")
        return format_html('<a class="dos-lineas" href="{}">{}</a>{}', f"{pagina}{table.sufijo}{numeral}{lugar}", value, bajo)

    def value(self, value, record):
        return self.texto(record) if self.texto else value


def direccion(registro):
    """Where a row is read, without looking for the route again for each one; a deleted row leads to where it is restored."""
    modelo = type(registro)
    if getattr(registro, "eliminado", None) is not None:
        meta = modelo._meta
        return reverse(f"{meta.app_label}:{meta.model_name}_restore", args=[registro.pk])
    if modelo.get_absolute_url is not Registro.get_absolute_url:
        return registro.get_absolute_url()
    return f"{_antes_de_la_clave(modelo)}{registro.pk}/"


@cache
def _antes_de_la_clave(modelo):
    return modelo(pk=0).get_absolute_url().removesuffix("0/")


class Fecha(Columna):
    tipo = "fecha"
    clase = "nowrap"

    def render(self, value):
        return formato.fecha_corta(value)

    def value(self, value):
        return value


class FechaHora(Columna):
    """On screen as it is read; in an export as it is sorted."""

    clase = "nowrap"

    def render(self, value):
        return formato.fecha_hora(value)

    def value(self, value):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M:%S}"


class Vence(Fecha):
    """A deadline: the date and, below, how far it is in business days at the cut."""

    def __init__(self, *args, cerrado=lambda record: False, **kwargs):
        self.cerrado = cerrado
        super().__init__(*args, **kwargs)

    def render(self, value, record, table):
        estado = table.calendario.estado(value, table.corte, cerrado=self.cerrado(record))
        if not estado:
            return formato.fecha_corta(value)
        return format_html('{}<span class="bajo">{}</span>', formato.fecha_corta(value), etiquetas.plazo(estado))


class Entero(Columna):
    tipo = "entero"
    clase = "num"

    def render(self, value):
        return formato.entero(value)

    def value(self, value):
        return value


class Pesos(Entero):
    tipo = "pesos"

    def render(self, value):
        return formato.pesos(value)


class Porcentaje(Columna):
    """A per cent with its bar."""

    tipo = "porcentaje"
    clase = "nowrap"

    def __init__(self, *args, decimales=2, **kwargs):
        self.decimales = decimales
        super().__init__(*args, **kwargs)

    def render(self, value):
        return etiquetas.barra_pct(value, self.decimales)

    def value(self, value):
        return redondear(value, self.decimales)


class Semaforo(Columna):
    """Colour of a percentage, cut on its displayed value: shape + word + colour. Grey without data."""

    clase = "der"

    def __init__(self, *args, decimales=2, **kwargs):
        self.decimales = decimales
        super().__init__(*args, empty_values=(), **kwargs)

    def render(self, value, table):
        return etiquetas.semaforo(table.umbrales.color(redondear(value, self.decimales)))

    def value(self, value, table):
        return table.umbrales.color(redondear(value, self.decimales)).capitalize()


class Estatus(Columna):
    """A member of an `estados.Estado` list, given by its class."""

    clase = "der"
    sin_rotulo = True  # the value of the field, not its label (see celdas)

    def __init__(self, estados, *args, **kwargs):
        self.estados = estados
        super().__init__(*args, **kwargs)

    def render(self, value):
        return _pintado(self.miembro(value))

    def value(self, value):
        return self.miembro(value).label

    def miembro(self, value):
        """django_tables2 hands over the label of a field with choices, and the value of an annotation."""
        return next(miembro for miembro in self.estados if value in (miembro.value, miembro.label))


@lru_cache(typed=True)  # members of two lists may bear the same value
def _pintado(miembro):
    return etiquetas.estatus(miembro)


class SiNo(Columna):
    def render(self, value):
        return "Sí" if value else "No"

    value = render
