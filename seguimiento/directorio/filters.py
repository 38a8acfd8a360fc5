"""Filters of the directory."""

import django_filters as filters
from django.db.models import Q

from seguimiento.nucleo.filtros import Busqueda, Filtro, SiNoFilter, consulta

from .estados import TipoDependencia
from .models import Alias, Atribucion, Dependencia, Municipio, Unidad
from .nombres import normalizar


class BusquedaConAlias(Busqueda):
    """By siglas, name, short name or any alias."""

    def filter(self, qs, value):
        clave = normalizar(value or "")
        if not clave:
            return qs
        return qs.filter(Q(busqueda=consulta(value)) | Q(pk__in=Alias.objects.filter(normalizado__contains=clave).values("dependencia")))


class UnidadFilter(Filtro):
    superior = filters.ModelChoiceFilter(label="Unidad superior", queryset=Unidad.objects.filter(superior__isnull=True))

    class Meta:
        model = Unidad
        fields = ["q", "superior"]


class DependenciaFilter(Filtro):
    q = BusquedaConAlias()
    tipo = filters.MultipleChoiceFilter(label="Tipo", choices=TipoDependencia)
    sector = filters.ModelChoiceFilter(
        label="Sector", method="del_sector", queryset=Dependencia.objects.filter(sectorizadas__isnull=False).distinct()
    )
    por_confirmar = SiNoFilter(label="Por confirmar")
    vigente = SiNoFilter(label="Existe hoy", method="filtrar_vigente")

    class Meta:
        model = Dependencia
        fields = ["q", "tipo", "sector", "por_confirmar", "vigente"]

    def del_sector(self, qs, nombre, cabeza):
        return qs.del_sector(cabeza)

    def filtrar_vigente(self, qs, nombre, vigente):
        vigentes = Dependencia.todos.vigentes(self.corte).values("pk")
        return qs.filter(pk__in=vigentes) if vigente else qs.exclude(pk__in=vigentes)


class MunicipioFilter(Filtro):
    region = filters.AllValuesFilter(label="Región")
    region_verificada = SiNoFilter(label="Región verificada")

    class Meta:
        model = Municipio
        fields = ["q", "region", "region_verificada"]


class AtribucionFilter(Filtro):
    unidad = filters.ModelChoiceFilter(label="Área responsable", method="de_la_unidad", queryset=Unidad.objects.all())

    class Meta:
        model = Atribucion
        fields = ["q", "unidad"]

    def de_la_unidad(self, qs, nombre, unidad):
        return qs.filter(Q(todas=True) | Q(responsables__unidad=unidad, responsables__eliminado__isnull=True)).distinct()
