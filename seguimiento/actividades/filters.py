"""Filters of the module. Their names are those that the reports write in their links."""

import django_filters as filters
from django import forms
from django.core.validators import RegexValidator
from django.db.models import Q

from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Unidad
from seguimiento.nucleo.filtros import EjercicioFilter, FechaFilter, Filtro, SiNoFilter, consulta

from .estados import EstatusAsignacion, Prioridad
from .models import Actividad, Asignacion

MES = r"^(19|20)\d{2}-(0[1-9]|1[0-2])$"


def que_respondieron(request=None):
    """Accounts that ever answered for something, those that were disabled too."""
    return Usuario.todos.filter(pk__in=Asignacion.objects.order_by().values("responsable"))


class ActividadFilter(Filtro):
    ejercicio = EjercicioFilter()
    mes = filters.CharFilter(
        label="Mes", method="del_mes", widget=forms.HiddenInput, validators=[RegexValidator(MES, "Escriba el mes como 2024-02.")]
    )
    unidad = filters.ModelChoiceFilter(label="Unidad", queryset=Unidad.objects.all())
    prioridad = filters.MultipleChoiceFilter(label="Prioridad", choices=Prioridad.choices)
    estatus = filters.MultipleChoiceFilter(label="Estatus", choices=EstatusAsignacion.choices, method="en_estatus")
    responsable = filters.ModelChoiceFilter(label="Responsable", queryset=que_respondieron, method="de_la_persona")
    vencidas = SiNoFilter(label="Vencidas", method="solo_vencidas")
    desde = FechaFilter(label="Plazo desde", field_name="plazo", lookup_expr="gte")
    hasta = FechaFilter(label="Plazo hasta", field_name="plazo", lookup_expr="lte")

    sin_chip = (*Filtro.sin_chip, "mes")

    class Meta:
        model = Actividad
        fields = ["q", "ejercicio", "mes", "unidad", "prioridad", "estatus", "responsable", "vencidas"]

    def del_mes(self, qs, nombre, mes):
        return qs.del_mes(mes)

    def en_estatus(self, qs, nombre, valores):
        return qs.en_estatus(valores, self.corte) if valores else qs

    def de_la_persona(self, qs, nombre, persona):
        return qs.filter(pk__in=Asignacion.objects.sin_relevo(self.corte).filter(responsable=persona).values("actividad"))

    def solo_vencidas(self, qs, nombre, valor):
        vencidas = Actividad.objects.vencidas(self.corte).values("pk")
        return qs.filter(pk__in=vencidas) if valor else qs.exclude(pk__in=vencidas)


class AsignacionFilter(Filtro):
    q = filters.CharFilter(label="Buscar", method="buscar")
    ejercicio = EjercicioFilter(field_name="actividad__ejercicio")
    unidad = filters.ModelChoiceFilter(label="Unidad", field_name="actividad__unidad", queryset=Unidad.objects.all())
    responsable = filters.ModelChoiceFilter(label="Responsable", queryset=que_respondieron)
    estatus = filters.MultipleChoiceFilter(label="Estatus", field_name="estatus_al", choices=EstatusAsignacion.choices, distinct=False)
    prioridad = filters.MultipleChoiceFilter(
        label="Prioridad", field_name="actividad__prioridad", choices=Prioridad.choices, distinct=False
    )
    vencidas = SiNoFilter(label="Vencidas", method="solo_vencidas")
    desde = FechaFilter(label="Plazo desde", field_name="actividad__plazo", lookup_expr="gte")
    hasta = FechaFilter(label="Plazo hasta", field_name="actividad__plazo", lookup_expr="lte")

    class Meta:
        model = Asignacion
        fields = ["q", "ejercicio", "unidad", "responsable", "estatus", "prioridad", "vencidas"]

    def buscar(self, qs, nombre, valor):
        texto = consulta(valor)
        return qs.none() if texto is None else qs.filter(Q(actividad__busqueda=texto) | Q(responsable__busqueda=texto))

    def solo_vencidas(self, qs, nombre, valor):
        vencidas = Asignacion.objects.vencidas(self.corte).values("pk")
        return qs.filter(pk__in=vencidas) if valor else qs.exclude(pk__in=vencidas)
