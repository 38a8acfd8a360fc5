"""Filters of the module."""

import django_filters as filters
from django import forms

from seguimiento.nucleo.filtros import EjercicioFilter, FechaFilter, Filtro, SiNoFilter
from transparencia.solicitudes.models import Solicitud

from .estados import Clase, Medio, Situacion
from .models import Notificacion, Plantilla


class NotificacionFilter(Filtro):
    ejercicio = EjercicioFilter()
    clase = filters.ChoiceFilter(label="Clase", choices=Clase.choices)
    estado = filters.ChoiceFilter(label="Estado", choices=Situacion.choices, field_name="estado_al")
    medio = filters.ChoiceFilter(label="Medio", choices=Medio.choices)
    plantilla = filters.ModelChoiceFilter(label="Plantilla", queryset=Plantilla.objects.all())
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")
    solicitud = filters.ModelChoiceFilter(label="Solicitud", queryset=Solicitud.objects.all(), widget=forms.HiddenInput)

    class Meta:
        model = Notificacion
        fields = ["q", "ejercicio", "clase", "estado", "medio", "plantilla", "desde", "hasta"]


class PlantillaFilter(Filtro):
    q = filters.CharFilter(label="Buscar", field_name="nombre", lookup_expr="icontains")
    clase = filters.ChoiceFilter(label="Clase", choices=Clase.choices)
    activa = SiNoFilter(label="En uso")

    class Meta:
        model = Plantilla
        fields = ["q", "clase", "activa"]
