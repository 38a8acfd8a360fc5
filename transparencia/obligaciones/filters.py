"""Filters of the module. Their names are those that the reports write in their links."""

import django_filters as filters
from django import forms

from seguimiento.nucleo.filtros import EjercicioFilter, FechaFilter, Filtro, SemaforoFilter, SiNoFilter
from seguimiento.nucleo.formato import MESES

from .estados import ClaseDeReunion, EstadoDeReunion, Medio, Tendencia, Trimestre
from .models import Asesoria, Evaluacion, Reunion, UnidadDeTransparencia

REPORTE = "evaluaciones-de-portales"  # whose cuts paint the percentages
MES = [(str(n), nombre.capitalize()) for n, nombre in enumerate(MESES, 1)]


class DeUnidad(filters.ModelChoiceFilter):
    def __init__(self, **kwargs):
        super().__init__(
            label="Unidad de transparencia", queryset=UnidadDeTransparencia.objects.all(), widget=forms.Select(attrs={"data-buscable": ""}),
            **kwargs,
        )  # fmt: skip


class UnidadFilter(Filtro):
    vigente = SiNoFilter(label="Existe hoy", method="filtrar_vigente")
    semaforo = SemaforoFilter(campo="porcentaje", reporte=REPORTE)
    evaluada = SiNoFilter(label="Con evaluación", field_name="porcentaje", lookup_expr="isnull", exclude=True)
    sin_evaluar = filters.CharFilter(label="Sin evaluación de", method="filtrar_sin_evaluar", help_text="Año y trimestre, como 2023-4.")
    reunion = filters.ModelChoiceFilter(label="Asistió a", queryset=Reunion.objects.all(), method="filtrar_reunion")

    class Meta:
        model = UnidadDeTransparencia
        fields = ["q", "vigente", "semaforo", "evaluada", "sin_evaluar", "reunion"]

    def filtrar_vigente(self, qs, nombre, vigente):
        vigentes = UnidadDeTransparencia.todos.vigentes(self.corte).values("pk")
        return qs.filter(pk__in=vigentes) if vigente else qs.exclude(pk__in=vigentes)

    def filtrar_sin_evaluar(self, qs, nombre, periodo):
        anio, _, trimestre = periodo.partition("-")
        if not (len(anio) == 4 and anio.isascii() and anio.isdigit() and trimestre in Trimestre.values):
            return qs.none()
        return qs.sin_evaluar(self.corte, int(anio), trimestre)

    def filtrar_reunion(self, qs, nombre, reunion):
        return qs.filter(pk__in=reunion.asistencias.values("unidad"))


class EvaluacionFilter(Filtro):
    q = filters.CharFilter(label="Buscar unidad", field_name="unidad__nombre", lookup_expr="icontains")
    ejercicio = EjercicioFilter()
    trimestre = filters.MultipleChoiceFilter(label="Trimestre", choices=Trimestre.choices, distinct=False)
    unidad = DeUnidad()
    semaforo = SemaforoFilter(campo="porcentaje", reporte=REPORTE)
    tendencia = filters.MultipleChoiceFilter(label="Tendencia", choices=Tendencia.choices, distinct=False)

    class Meta:
        model = Evaluacion
        fields = ["q", "ejercicio", "trimestre", "unidad", "semaforo", "tendencia"]


class ReunionFilter(Filtro):
    ejercicio = EjercicioFilter()
    clase = filters.ChoiceFilter(label="Clase", choices=ClaseDeReunion.choices)
    estado = filters.ChoiceFilter(label="Estado", choices=EstadoDeReunion.choices)
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")
    con_asistencia = SiNoFilter(label="Con asistencia", field_name="asistieron", lookup_expr="isnull", exclude=True)
    reunion = filters.NumberFilter(label="Número", field_name="pk", max_value=2_147_483_647)

    class Meta:
        model = Reunion
        fields = ["q", "ejercicio", "clase", "estado", "desde", "hasta", "con_asistencia", "reunion"]


class AsesoriaFilter(Filtro):
    ejercicio = EjercicioFilter()
    unidad = DeUnidad()
    medio = filters.MultipleChoiceFilter(label="Medio", choices=Medio.choices, distinct=False)
    tema = filters.CharFilter(label="Tema", lookup_expr="exact")
    mes = filters.ChoiceFilter(label="Mes", choices=MES)
    trimestre = filters.ChoiceFilter(label="Trimestre", choices=Trimestre.choices)
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")

    class Meta:
        model = Asesoria
        fields = ["q", "ejercicio", "unidad", "medio", "tema", "mes", "trimestre", "desde", "hasta"]
