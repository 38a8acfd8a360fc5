"""Filters of the core's own tables."""

import django_filters as filters

from .filtros import FechaFilter, Filtro, SiNoFilter, sin_acentos
from .models import DiaInhabil, Ejercicio, Umbral
from .reportes import REGISTRO


class UmbralFilter(Filtro):
    q = filters.CharFilter(label="Buscar", method="por_titulo")

    class Meta:
        model = Umbral
        fields = ["q"]

    def por_titulo(self, qs, name, value):
        """Rows of the reports whose title has the text."""
        return qs.filter(reporte__in=[slug for slug, uno in REGISTRO.items() if sin_acentos(value) in sin_acentos(uno.titulo)])


class DiaInhabilFilter(Filtro):
    q = filters.CharFilter(label="Buscar", field_name="motivo", lookup_expr="icontains")
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")
    por_confirmar = SiNoFilter(label="Por confirmar")

    class Meta:
        model = DiaInhabil
        fields = ["q", "ambito", "por_confirmar"]


class EjercicioFilter(Filtro):
    q = filters.NumberFilter(label="Buscar año", field_name="anio")
    cerrado = SiNoFilter(label="Cerrado")

    class Meta:
        model = Ejercicio
        fields = ["q", "cerrado"]
