"""Filters of the core's own tables."""

import django_filters as filters

from .filtros import FechaFilter, Filtro, SiNoFilter
from .models import DiaInhabil, Ejercicio, Umbral


class UmbralFilter(Filtro):
    q = filters.CharFilter(label="Buscar", field_name="reporte", lookup_expr="icontains")

    class Meta:
        model = Umbral
        fields = ["q"]


class DiaInhabilFilter(Filtro):
    q = filters.CharFilter(label="Buscar", field_name="motivo", lookup_expr="icontains")
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")

    class Meta:
        model = DiaInhabil
        fields = ["q", "ambito"]


class EjercicioFilter(Filtro):
    q = filters.NumberFilter(label="Buscar año", field_name="anio")
    cerrado = SiNoFilter(label="Cerrado")

    class Meta:
        model = Ejercicio
        fields = ["q", "cerrado"]
