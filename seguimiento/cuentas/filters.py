"""Filters of the accounts."""

import django_filters as filters

from seguimiento.directorio.models import Dependencia, Unidad
from seguimiento.nucleo.filtros import FechaFilter, Filtro
from seguimiento.nucleo.modulos import modulos

from .estados import Rol
from .models import Encargo, Suplencia, Usuario, UsuarioDependencia, UsuarioUnidad


class UsuarioFilter(Filtro):
    rol = filters.MultipleChoiceFilter(label="Rol", choices=Rol)
    unidad = filters.ModelChoiceFilter(label="Unidad", queryset=Unidad.objects.all(), method="de_la_unidad")
    dependencia = filters.ModelChoiceFilter(label="Dependencia", queryset=Dependencia.objects.all(), method="de_la_dependencia")

    class Meta:
        model = Usuario
        fields = ["q", "rol", "unidad", "dependencia"]

    def de_la_unidad(self, qs, nombre, unidad):
        return qs.filter(pk__in=UsuarioUnidad.objects.filter(unidad=unidad).values("usuario"))

    def de_la_dependencia(self, qs, nombre, dependencia):
        return qs.filter(pk__in=UsuarioDependencia.objects.filter(dependencia=dependencia).values("usuario"))


def opciones_de_modulo():
    return [(modulo.clave, modulo.nombre) for modulo in modulos() if modulo.con_unidades]


class EncargoFilter(Filtro):
    q = filters.CharFilter(label="Buscar", field_name="unidad__nombre", lookup_expr="icontains")
    modulo = filters.ChoiceFilter(label="Módulo", choices=opciones_de_modulo)
    unidad = filters.ModelChoiceFilter(label="Unidad", queryset=Unidad.objects.all())

    class Meta:
        model = Encargo
        fields = ["q", "modulo", "unidad"]


class SuplenciaFilter(Filtro):
    q = filters.CharFilter(label="Buscar", field_name="motivo", lookup_expr="icontains")
    titular = filters.ModelChoiceFilter(label="Titular", queryset=Usuario.objects.all())
    suplente = filters.ModelChoiceFilter(label="Suplente", queryset=Usuario.objects.all())
    en = FechaFilter(label="En la fecha", method="en_la_fecha")

    class Meta:
        model = Suplencia
        fields = ["q", "titular", "suplente", "en"]

    def en_la_fecha(self, qs, nombre, fecha):
        return qs.vigentes(fecha)
