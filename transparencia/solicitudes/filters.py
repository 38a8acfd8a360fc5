"""Filters of the module. Their names are those that the reports write in their links."""

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q

from seguimiento.directorio.models import Dependencia, Unidad
from seguimiento.nucleo.filtros import Busqueda, EjercicioFilter, FechaFilter, Filtro, SiNoFilter, consulta

from .estados import ABIERTAS, Competencia, EstadoDeSolicitud, EstadoDeTurno, Materia, Medio, Sentido
from .models import Solicitud, Turno

MESES = [(str(n), nombre) for n, nombre in enumerate(
    ["Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio", "Julio", "Agosto", "Septiembre", "Octubre", "Noviembre", "Diciembre"], 1
)]  # fmt: skip
SIN_DATO = ("ninguno", "Sin dato")
SIN_DECIDIR = ("ninguna", "Sin decidir")


def con_turnos(modelo, campo):
    """Rows of a catalogue with some turn: the ones worth offering."""
    return modelo.objects.filter(Exists(Turno.objects.filter(**{campo: OuterRef("pk")})))


class SolicitudFilter(Filtro):
    ejercicio = EjercicioFilter()
    materia = filters.ChoiceFilter(label="Materia", choices=Materia.choices)
    estado = filters.MultipleChoiceFilter(label="Estado", choices=EstadoDeSolicitud.choices, distinct=False)
    abiertas = SiNoFilter(label="Abiertas", method="segun_abiertas")
    medio = filters.MultipleChoiceFilter(label="Medio", choices=[*Medio.choices, SIN_DATO], method="de_los_medios")
    competencia = filters.MultipleChoiceFilter(label="Competencia", choices=[*Competencia.choices, SIN_DECIDIR], method="por_competencia")
    sentido = filters.MultipleChoiceFilter(label="Sentido de la respuesta", choices=Sentido.choices, distinct=False)
    controversia = SiNoFilter(label="Podría causar controversia", field_name="controversia")
    mes = filters.ChoiceFilter(label="Mes de presentación", choices=MESES, field_name="presentada", lookup_expr="month")
    vencidas = SiNoFilter(label="Vencidas", method="segun_vencidas")
    unidad = filters.ModelChoiceFilter(label="Turnada a la unidad", queryset=con_turnos(Unidad, "unidad"), method="turnada_a")
    dependencia = filters.ModelChoiceFilter(
        label="Turnada a la dependencia", queryset=con_turnos(Dependencia, "dependencia"), method="turnada_a_dependencia"
    )
    presentada_desde = FechaFilter(label="Presentada desde", field_name="presentada", lookup_expr="gte")
    presentada_hasta = FechaFilter(label="Presentada hasta", field_name="presentada", lookup_expr="lte")
    desde = FechaFilter(label="Vence desde", field_name="vence_al", lookup_expr="gte")
    hasta = FechaFilter(label="Vence hasta", field_name="vence_al", lookup_expr="lte")

    class Meta:
        model = Solicitud
        fields = [
            "q", "ejercicio", "materia", "estado", "abiertas", "medio", "competencia", "sentido", "controversia", "mes", "vencidas",
            "unidad", "dependencia", "presentada_desde", "presentada_hasta", "desde", "hasta",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.usuario is not None and self.usuario.es_enlace:
            self.filters["dependencia"].queryset = Dependencia.objects.filter(pk__in=self.usuario.dependencias_ids)
            self.filters["unidad"].queryset = Unidad.objects.none()

    def segun_abiertas(self, qs, nombre, si):
        return qs if si is None else qs.filter(estado__in=ABIERTAS) if si else qs.exclude(estado__in=ABIERTAS)

    def segun_vencidas(self, qs, nombre, si):
        vencida = Q(estado__in=ABIERTAS, vence_al__lt=self.corte)
        return qs if si is None else qs.filter(vencida) if si else qs.exclude(vencida)

    def de_los_medios(self, qs, nombre, medios):
        return qs.filter(medio__in=["" if uno == SIN_DATO[0] else uno for uno in medios])

    def por_competencia(self, qs, nombre, competencias):
        return qs.filter(competencia__in=["" if una == SIN_DECIDIR[0] else una for una in competencias])

    def _turnos(self):
        return Turno.objects.visibles_para(self.usuario).filter(fecha__lte=self.corte)

    def turnada_a(self, qs, nombre, unidad):
        return qs.con_turno(self._turnos().filter(unidad=unidad)) if unidad else qs

    def turnada_a_dependencia(self, qs, nombre, dependencia):
        return qs.con_turno(self._turnos().filter(dependencia=dependencia)) if dependencia else qs


class BusquedaDeLaSolicitud(Busqueda):
    """Full text of the request, or the beginning of its folio."""

    def filter(self, qs, value):
        if not value:
            return qs
        condicion = Q(folio__startswith=value.strip().upper())
        if (texto := consulta(value)) is not None:
            condicion |= Q(busqueda=texto)
        return qs.filter(solicitud__in=Solicitud.objects.filter(condicion))


class TurnoFilter(Filtro):
    q = BusquedaDeLaSolicitud(field_name="solicitud")
    ejercicio = EjercicioFilter(field_name="solicitud__ejercicio")
    estado = filters.MultipleChoiceFilter(label="Estado", choices=EstadoDeTurno.choices, distinct=False)
    unidad = filters.ModelChoiceFilter(label="Unidad", queryset=con_turnos(Unidad, "unidad"))
    dependencia = filters.ModelChoiceFilter(label="Dependencia", queryset=con_turnos(Dependencia, "dependencia"))
    desde = FechaFilter(label="Vence desde", field_name="vence", lookup_expr="gte")
    hasta = FechaFilter(label="Vence hasta", field_name="vence", lookup_expr="lte")
    solicitud = filters.NumberFilter(label="Solicitud", field_name="solicitud", widget=forms.HiddenInput)

    class Meta:
        model = Turno
        fields = ["q", "ejercicio", "estado", "unidad", "dependencia", "desde", "hasta"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.usuario is not None and self.usuario.es_enlace:
            self.filters["dependencia"].queryset = Dependencia.objects.filter(pk__in=self.usuario.dependencias_ids)
            self.filters["unidad"].queryset = Unidad.objects.none()
