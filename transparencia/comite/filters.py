"""Filters of the module. Their names are those that the reports write in their links."""

import django_filters as filters
from django import forms

from seguimiento.directorio.models import Unidad
from seguimiento.nucleo.filtros import EjercicioFilter, FechaFilter, Filtro, SiNoFilter
from transparencia.solicitudes.models import Solicitud

from .estados import Clase, EstadoDeReserva, Partes, Sentido
from .models import Reserva, Resolucion


class ResolucionFilter(Filtro):
    ejercicio = EjercicioFilter()
    clase = filters.MultipleChoiceFilter(label="Materia", choices=Clase.choices, distinct=False)
    sentido = filters.ChoiceFilter(label="Sentido", choices=Sentido.choices)
    acta = filters.CharFilter(label="Acta", lookup_expr="icontains")
    area = filters.ModelChoiceFilter(label="Área", queryset=Unidad.objects.all())
    con_solicitud = SiNoFilter(label="De una solicitud", field_name="solicitud", lookup_expr="isnull", exclude=True)
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")
    solicitud = filters.ModelChoiceFilter(label="Solicitud", queryset=Solicitud.objects.all(), widget=forms.HiddenInput)

    class Meta:
        model = Resolucion
        fields = ["q", "ejercicio", "clase", "sentido", "acta", "area", "desde", "hasta"]


class ReservaFilter(Filtro):
    estado = filters.MultipleChoiceFilter(label="Estado", choices=EstadoDeReserva.choices, field_name="estado_al", distinct=False)
    area = filters.ModelChoiceFilter(label="Área", queryset=Unidad.objects.all())
    partes = filters.ChoiceFilter(label="Qué se reserva", choices=Partes.choices)
    inicio_desde = FechaFilter(label="Inicio desde", field_name="inicio", lookup_expr="gte")
    inicio_hasta = FechaFilter(label="Inicio hasta", field_name="inicio", lookup_expr="lte")
    por_vencer = SiNoFilter(label="Por vencer en 90 días", method="segun_vencimiento")
    desde = FechaFilter(label="Termina desde", field_name="fin_al", lookup_expr="gte")
    hasta = FechaFilter(label="Termina hasta", field_name="fin_al", lookup_expr="lte")
    resolucion = filters.ModelChoiceFilter(label="Resolución", queryset=Resolucion.objects.all(), widget=forms.HiddenInput)

    class Meta:
        model = Reserva
        fields = ["q", "estado", "area", "partes", "inicio_desde", "inicio_hasta", "por_vencer", "desde", "hasta"]

    def segun_vencimiento(self, qs, nombre, si):
        esas = qs.por_vencer(self.corte)
        return esas if si else qs.exclude(pk__in=esas.order_by().values("pk"))
