"""Filters of the module. Their names are those that the reports write in their links."""

import re

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q

from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.filtros import (
    Busqueda,
    EjercicioFilter,
    FechaFilter,
    Filtro,
    RevisionFilter,
    SemaforoFilter,
    SiNoFilter,
    consulta,
)
from seguimiento.nucleo.semaforo import umbrales_de

from .estados import Clase, Etapa, Fuente
from .models import Avance, Instruccion, Inversion, Peldano

SIN_DEPENDENCIA = "ninguna"


def asignadas():
    """Dependencias with some instruction: the ones worth offering."""
    return Dependencia.objects.filter(Exists(Instruccion.objects.filter(dependencia=OuterRef("pk"))))


def seguidores():
    """People who follow some instruction, those who left included."""
    return Usuario.todos.filter(Exists(Instruccion.objects.filter(responsable=OuterRef("pk"))))


class BusquedaConNumero(Busqueda):
    """Full text, or the number of the instruction."""

    def filter(self, qs, value):
        texto = (value or "").strip()
        if re.fullmatch(r"\d{1,9}", texto):
            return qs.filter(Q(busqueda=consulta(texto)) | Q(numero=int(texto)))
        return super().filter(qs, value)


class DependenciaField(forms.ModelChoiceField):
    """A dependencia, or those that have none."""

    def to_python(self, value):
        return SIN_DEPENDENCIA if value == SIN_DEPENDENCIA else super().to_python(value)

    def validate(self, value):
        if value != SIN_DEPENDENCIA:
            super().validate(value)


class DependenciaFilter(filters.ModelChoiceFilter):
    field_class = DependenciaField

    def filter(self, qs, value):
        return qs.filter(**{f"{self.field_name}__isnull": True}) if value == SIN_DEPENDENCIA else super().filter(qs, value)


class DeDependencia(Filtro):
    """An enlace is offered the own dependencias alone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.usuario is not None and self.usuario.es_enlace:
            self.filters["dependencia"].queryset = Dependencia.objects.filter(pk__in=self.usuario.dependencias_ids)


class InstruccionFilter(DeDependencia):
    q = BusquedaConNumero()
    ejercicio = EjercicioFilter()
    clase = filters.ChoiceFilter(label="Clase", choices=Clase.choices)
    numero = filters.NumberFilter(label="Número", min_value=1, max_value=2_147_483_647)
    responsable = filters.ModelChoiceFilter(label="Responsable", queryset=seguidores())
    etapa = filters.MultipleChoiceFilter(label="Avance (etapa)", choices=Etapa.choices, method="en_etapa")
    dependencia = DependenciaFilter(label="Dependencia", queryset=asignadas())
    semaforo = filters.MultipleChoiceFilter(label="Semáforo", choices=SemaforoFilter.COLORES[:3], method="en_semaforo")
    abiertas = SiNoFilter(label="Abiertas", method="segun_apertura")
    vencidas = SiNoFilter(label="Vencidas", method="segun_plazo")
    sin_avance = filters.NumberFilter(label="Sin acción en (días)", method="sin_avance_en", min_value=1, max_value=3650)
    movidas = filters.NumberFilter(label="Con acción en los últimos (días)", method="movidas_en", min_value=1, max_value=3650)
    paso_por = filters.ChoiceFilter(label="Pasó por la etapa", choices=Etapa.choices, method="segun_paso")
    revision = filters.MultipleChoiceFilter(label="Revisión", choices=Validacion.choices, method="en_revision")
    pregunta = filters.NumberFilter(field_name="pregunta", label="Respuesta de prensa", widget=forms.HiddenInput)
    desde = FechaFilter(label="Compromiso desde", field_name="fecha_compromiso", lookup_expr="gte")
    hasta = FechaFilter(label="Compromiso hasta", field_name="fecha_compromiso", lookup_expr="lte")
    emitida_desde = FechaFilter(label="Emitida desde", field_name="fecha_emision", lookup_expr="gte")
    emitida_hasta = FechaFilter(label="Emitida hasta", field_name="fecha_emision", lookup_expr="lte")
    movida_desde = FechaFilter(label="Con acción desde", method="movida_desde_el")
    ejecutada_desde = FechaFilter(label="Llegó al 100 % desde", method="ejecutada_desde_el")

    class Meta:
        model = Instruccion
        fields = ["q", "ejercicio", "clase", "responsable", "etapa", "dependencia"]

    def en_etapa(self, qs, nombre, valores):
        return qs.en_etapa(*valores) if valores else qs

    def en_semaforo(self, qs, nombre, colores):
        return qs.en_semaforo(colores, umbrales_de("instrucciones-en-conferencias")) if colores else qs

    def en_revision(self, qs, nombre, valores):
        return qs.con_revision(self.corte).filter(revision__in=valores) if valores else qs

    def segun_apertura(self, qs, nombre, si):
        return qs.abiertas() if si else qs.en_etapa(Etapa.EJECUTADA)

    def segun_plazo(self, qs, nombre, si):
        vencidas = Q(pk__in=qs.vencidas(self.corte).order_by().values("pk"))
        return qs.filter(vencidas if si else ~vencidas)

    def sin_avance_en(self, qs, nombre, dias):
        return qs.detenidas(self.corte, int(dias))

    def movidas_en(self, qs, nombre, dias):
        return qs.movidas_en(int(dias), self.corte)

    def segun_paso(self, qs, nombre, etapa):
        return qs.que_pasaron_por(etapa, self.corte)

    def movida_desde_el(self, qs, nombre, dia):
        return qs.movidas(dia, self.corte)

    def ejecutada_desde_el(self, qs, nombre, dia):
        return qs.ejecutadas_entre(dia, self.corte)


class AvanceFilter(DeDependencia):
    q = filters.CharFilter(label="Buscar", field_name="texto", lookup_expr="icontains")
    validacion = RevisionFilter()
    dependencia = filters.ModelChoiceFilter(label="Dependencia", field_name="de__dependencia", queryset=asignadas())
    clase = filters.ChoiceFilter(label="Clase", field_name="de__clase", choices=Clase.choices)

    class Meta:
        model = Avance
        fields = ["q", "validacion", "dependencia", "clase"]


class InversionFilter(DeDependencia):
    """Kind, dependencia and number speak of one same instruction in the scope of the person."""

    q = filters.CharFilter(label="Buscar", field_name="concepto", lookup_expr="icontains")
    ejercicio = EjercicioFilter()
    fuente = filters.MultipleChoiceFilter(label="Fuente", choices=Fuente.choices, distinct=False)
    clase = filters.ChoiceFilter(label="Clase", choices=Clase.choices)
    dependencia = filters.ModelChoiceFilter(label="Dependencia", queryset=asignadas())
    instruccion = filters.ModelChoiceFilter(label="Instrucción", queryset=Instruccion.objects.all(), widget=forms.HiddenInput)

    class Meta:
        model = Inversion
        fields = ["q", "ejercicio", "fuente", "clase", "dependencia"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.usuario is not None:
            self.filters["instruccion"].queryset = Instruccion.objects.visibles_para(self.usuario)

    def filter_queryset(self, queryset):
        pedido = {"clase": "clase", "dependencia": "dependencia", "pk": "instruccion"}
        condiciones = {campo: getattr(v, "pk", v) for campo, nombre in pedido.items() if (v := self.form.cleaned_data.get(nombre))}
        if condiciones:
            instrucciones = Instruccion.objects.visibles_para(self.usuario).filter(fecha_emision__lte=self.corte, **condiciones)
            queryset = queryset.de(instrucciones)
        for nombre in ("q", "ejercicio", "fuente"):
            queryset = self.filters[nombre].filter(queryset, self.form.cleaned_data.get(nombre))
        return queryset


class PeldanoFilter(Filtro):
    q = None

    class Meta:
        model = Peldano
        fields = []
