"""Filters of the module. Their names are those that the reports write in their links."""

import django_filters as filters

from seguimiento.nucleo.filtros import FechaFilter, Filtro, SiNoFilter

from .estados import EstadoDeCorte, EstadoDePublicacion
from .models import Divulgacion, Licencia, Publicacion


class LicenciaFilter(Filtro):
    q = filters.CharFilter(label="Buscar", field_name="nombre", lookup_expr="icontains")
    verificado = SiNoFilter(label="Confirmada")

    class Meta:
        model = Licencia
        fields = ["q", "verificado"]


class DivulgacionFilter(Filtro):
    q = filters.CharFilter(label="Buscar", field_name="corte__titulo", lookup_expr="icontains")
    estado = filters.ChoiceFilter(label="Estado", field_name="estado_al", choices=EstadoDeCorte.choices)
    desde = FechaFilter(label="Datos desde", field_name="corte__fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Datos hasta", field_name="corte__fecha", lookup_expr="lte")

    class Meta:
        model = Divulgacion
        fields = ["q", "estado", "licencia", "desde", "hasta"]


class PublicacionFilter(Filtro):
    estado = filters.ChoiceFilter(label="Estado", field_name="estado_al", choices=EstadoDePublicacion.choices)
    tema = filters.CharFilter(label="Tema", lookup_expr="iexact")
    anio = filters.NumberFilter(label="Año", field_name="fecha__year", min_value=1900, max_value=2100)
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")

    class Meta:
        model = Publicacion
        fields = ["q", "estado", "tema", "anio", "desde", "hasta"]
