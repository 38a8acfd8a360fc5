"""Filters of the module. Their names are those that the reports write in their links."""

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q

from seguimiento.directorio.models import Dependencia, Municipio
from seguimiento.nucleo.filtros import Busqueda, EjercicioFilter, FechaFilter, Filtro, RevisionFilter, consulta
from seguimiento.nucleo.plazos import UN_DIA

from .estados import Clase, EstadoDeTurno, Reloj, Situacion
from .models import Asunto, Recibido, Respuesta, Turno
from .querysets import fin_del_dia


def con_turnos():
    """Dependencias with some turn: the ones worth offering."""
    return Dependencia.objects.filter(Exists(Turno.objects.filter(dependencia=OuterRef("pk"))))


class DeDependencia(Filtro):
    """An enlace is offered the own dependencias alone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.usuario is not None and self.usuario.es_enlace:
            self.filters["dependencia"].queryset = Dependencia.objects.filter(pk__in=self.usuario.dependencias_ids)


class RecibidoFilter(DeDependencia):
    ejercicio = EjercicioFilter()
    clase = filters.ChoiceFilter(label="Clase", choices=Clase.choices)
    situacion = filters.MultipleChoiceFilter(label="Situación", choices=Situacion.choices, distinct=False)
    reloj = filters.ChoiceFilter(label="Plazo de 48 horas", choices=Reloj.choices, method="segun_reloj")
    asunto = filters.ModelChoiceFilter(label="Asunto", queryset=Asunto.objects.all())
    dependencia = filters.ModelChoiceFilter(label="Turnado a", queryset=con_turnos(), method="turnado_a")
    con_turno = filters.ChoiceFilter(label="Con algún turno", choices=EstadoDeTurno.choices, method="con_turno_en")
    municipio = filters.ModelChoiceFilter(label="Municipio", queryset=Municipio.objects.all())
    desde = FechaFilter(label="Recibido desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Recibido hasta", field_name="fecha", lookup_expr="lte")

    class Meta:
        model = Recibido
        fields = ["q", "ejercicio", "clase", "situacion", "reloj", "asunto", "dependencia", "con_turno", "municipio", "desde", "hasta"]

    def segun_reloj(self, qs, nombre, reloj):
        return qs.segun_reloj(reloj, self.corte)

    def _turnos(self):
        return Turno.objects.visibles_para(self.usuario)

    def turnado_a(self, qs, nombre, dependencia):
        return qs.con_turno(self._turnos().vigentes(self.corte).filter(dependencia=dependencia)) if dependencia else qs

    def con_turno_en(self, qs, nombre, estado):
        return qs.con_turno(self._turnos().al_corte(self.corte).filter(estado=estado))


class BusquedaDelOficio(Busqueda):
    """Full text of the letter, or the beginning of its folio."""

    def filter(self, qs, value):
        if not value:
            return qs
        condicion = Q(folio__startswith=value.strip().upper())
        if (texto := consulta(value)) is not None:
            condicion |= Q(busqueda=texto)
        return qs.filter(**{f"{self.field_name}__in": Recibido.objects.filter(condicion)})


class TurnoFilter(DeDependencia):
    q = BusquedaDelOficio(field_name="recibido")
    ejercicio = EjercicioFilter()
    estado = filters.MultipleChoiceFilter(label="Estado", choices=EstadoDeTurno.choices, distinct=False)
    dependencia = filters.ModelChoiceFilter(label="Dependencia", queryset=con_turnos())
    asunto = filters.ModelChoiceFilter(label="Asunto", field_name="recibido__asunto", queryset=Asunto.objects.all())
    desde = FechaFilter(label="Vence desde", field_name="vence", lookup_expr="gte")
    hasta = FechaFilter(label="Vence hasta", field_name="vence", lookup_expr="lte")
    turnado_desde = FechaFilter(label="Turnado desde", method="desde_el_turno")
    turnado_hasta = FechaFilter(label="Turnado hasta", method="hasta_el_turno")
    recibido = filters.NumberFilter(label="Oficio", field_name="recibido", widget=forms.HiddenInput)

    class Meta:
        model = Turno
        fields = ["q", "ejercicio", "estado", "dependencia", "asunto", "desde", "hasta"]

    def desde_el_turno(self, qs, nombre, dia):
        return qs.filter(fecha__gte=fin_del_dia(dia - UN_DIA))

    def hasta_el_turno(self, qs, nombre, dia):
        return qs.filter(fecha__lt=fin_del_dia(dia))


class RespuestaFilter(DeDependencia):
    q = BusquedaDelOficio(field_name="de__recibido")
    validacion = RevisionFilter()
    dependencia = filters.ModelChoiceFilter(label="Dependencia", field_name="de__dependencia", queryset=con_turnos())

    class Meta:
        model = Respuesta
        fields = ["q", "validacion", "dependencia"]


class AsuntoFilter(Filtro):
    q = filters.CharFilter(label="Buscar", field_name="nombre", lookup_expr="icontains")

    class Meta:
        model = Asunto
        fields = ["q"]
