"""Filters of the accounts."""

import django_filters as filters
from django import forms
from django.db.models import Q

from seguimiento.directorio.models import Unidad
from seguimiento.nucleo.filtros import Busqueda, FechaFilter, Filtro, consulta
from seguimiento.nucleo.modulos import modulos

from .estados import Resultado, Rol
from .models import Acceso, Encargo, Suplencia, Usuario, UsuarioDependencia, UsuarioUnidad


class BusquedaDePersona(Busqueda):
    """By name, user, post or e-mail, or by the dependencia of which one answers."""

    def filter(self, qs, value):
        texto = consulta(value or "")
        if texto is None:
            return qs
        enlaces = UsuarioDependencia.objects.filter(dependencia__busqueda=texto).values("usuario")
        return qs.filter(Q(busqueda=texto) | Q(pk__in=enlaces))


class UsuarioFilter(Filtro):
    q = BusquedaDePersona()
    rol = filters.MultipleChoiceFilter(label="Rol", choices=Rol)
    unidad = filters.ModelChoiceFilter(label="Unidad", queryset=Unidad.objects.all(), method="de_la_unidad")

    class Meta:
        model = Usuario
        fields = ["q", "rol", "unidad"]

    def de_la_unidad(self, qs, nombre, unidad):
        return qs.filter(pk__in=UsuarioUnidad.objects.filter(unidad=unidad).values("usuario"))


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


class AccesoFilter(Filtro):
    q = filters.CharFilter(label="Buscar", method="por_texto")
    usuario = filters.ModelChoiceFilter(
        label="Persona", queryset=Usuario.todos.all(), widget=forms.Select(attrs={"data-buscable": True})
    )  # fmt: skip
    resultado = filters.MultipleChoiceFilter(label="Resultado", choices=Resultado)
    desde = FechaFilter(label="Desde", field_name="cuando", lookup_expr="date__gte")
    hasta = FechaFilter(label="Hasta", field_name="cuando", lookup_expr="date__lte")

    class Meta:
        model = Acceso
        fields = ["q", "usuario", "resultado", "desde", "hasta"]

    def por_texto(self, qs, nombre, texto):
        return qs.filter(Q(nombre__icontains=texto) | Q(dispositivo__icontains=texto) | Q(direccion__startswith=texto))
