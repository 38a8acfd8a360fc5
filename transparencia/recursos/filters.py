"""Filters of the module. Their names are those that the reports write in their links."""

import django_filters as filters
from django import forms

from seguimiento.nucleo.filtros import EjercicioFilter, FechaFilter, Filtro, SiNoFilter
from transparencia.solicitudes.models import Solicitud

from .estados import CAUSALES, EstadoDeDenuncia, EstadoDeRecurso, Garante, Sentido, SentidoDeDenuncia
from .models import Denuncia, Recurso

SIN_CAUSAL = "0"
FRACCIONES = [(SIN_CAUSAL, "Sin fracción"), *((str(n), f"Fracción {n}") for n in range(1, CAUSALES + 1))]


class RecursoFilter(Filtro):
    ejercicio = EjercicioFilter()
    estado = filters.MultipleChoiceFilter(label="Estado", choices=EstadoDeRecurso.choices, field_name="estado_al", distinct=False)
    sentido = filters.ChoiceFilter(label="Sentido", choices=Sentido.choices, field_name="sentido_al")
    causal = filters.ChoiceFilter(label="Causal", choices=FRACCIONES, method="por_causal")
    garante = filters.ChoiceFilter(label="Autoridad garante", choices=Garante.choices)
    interpuesto_desde = FechaFilter(label="Interpuesto desde", field_name="interpuesto", lookup_expr="gte")
    interpuesto_hasta = FechaFilter(label="Interpuesto hasta", field_name="interpuesto", lookup_expr="lte")
    con_plazo = SiNoFilter(label="Con plazo para la Oficina", field_name="vence_al", lookup_expr="isnull", exclude=True)
    desde = FechaFilter(label="Vence desde", field_name="vence_al", lookup_expr="gte")
    hasta = FechaFilter(label="Vence hasta", field_name="vence_al", lookup_expr="lte")
    vencidos = SiNoFilter(label="Vencidos", method="segun_vencimiento")
    solicitud = filters.ModelChoiceFilter(label="Solicitud", queryset=Solicitud.objects.all(), widget=forms.HiddenInput)

    class Meta:
        model = Recurso
        fields = ["q", "ejercicio", "estado", "sentido", "causal", "garante", "interpuesto_desde", "interpuesto_hasta"]

    def por_causal(self, qs, nombre, valor):
        return qs.filter(causal__isnull=True) if valor == SIN_CAUSAL else qs.filter(causal=int(valor))

    def segun_vencimiento(self, qs, nombre, si):
        return _segun(qs, qs.vencidos(self.corte), si)


def _segun(qs, esos, si):
    return esos if si else qs.exclude(pk__in=esos.order_by().values("pk"))


class DenunciaFilter(Filtro):
    ejercicio = EjercicioFilter()
    estado = filters.MultipleChoiceFilter(label="Estado", choices=EstadoDeDenuncia.choices, field_name="estado_al", distinct=False)
    sentido = filters.ChoiceFilter(label="Sentido", choices=SentidoDeDenuncia.choices)
    garante = filters.ChoiceFilter(label="Autoridad garante", choices=Garante.choices)
    con_plazo = SiNoFilter(label="Con plazo para la Oficina", field_name="vence_al", lookup_expr="isnull", exclude=True)
    desde = FechaFilter(label="Vence desde", field_name="vence_al", lookup_expr="gte")
    hasta = FechaFilter(label="Vence hasta", field_name="vence_al", lookup_expr="lte")
    vencidas = SiNoFilter(label="Vencidas", method="segun_vencimiento")

    class Meta:
        model = Denuncia
        fields = ["q", "ejercicio", "estado", "sentido", "garante"]

    def segun_vencimiento(self, qs, nombre, si):
        return _segun(qs, qs.filter(vence_al__lt=self.corte), si)
