"""Filters of the module. Their names are those that the reports write in their links."""

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q

from seguimiento.directorio.models import Alias, Dependencia
from seguimiento.directorio.nombres import normalizar
from seguimiento.nucleo import formato
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

from .estados import ClaseGabinete, EstadoReunion, EstatusResponsable, Prioridad, SituacionAcuerdo
from .models import Acuerdo, Avance, Gabinete, Responsable, Reunion

MESES = [(numero, nombre.capitalize()) for numero, nombre in enumerate(formato.MESES, start=1)]


class GabineteFilter(Filtro):
    q = filters.CharFilter(label="Buscar", field_name="nombre", lookup_expr="icontains")
    clase = filters.ChoiceFilter(label="Clase", choices=ClaseGabinete.choices)

    class Meta:
        model = Gabinete
        fields = ["q", "clase"]


class ReunionFilter(Filtro):
    q = filters.CharFilter(label="Buscar", method="buscar")
    ejercicio = EjercicioFilter()
    gabinete = filters.ModelChoiceFilter(label="Gabinete", queryset=Gabinete.objects.all())
    estado = filters.ChoiceFilter(label="Estado", choices=EstadoReunion.choices)
    con_minuta = SiNoFilter(label="Con minuta")
    mes = filters.ChoiceFilter(label="Mes", field_name="fecha", lookup_expr="month", choices=MESES)
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")

    class Meta:
        model = Reunion
        fields = ["q", "ejercicio", "gabinete", "estado", "con_minuta", "mes"]

    def buscar(self, qs, nombre, valor):
        return qs.filter(Q(gabinete__nombre__icontains=valor) | Q(lugar__icontains=valor) | Q(puntos__tema__icontains=valor)).distinct()


def que_se_llaman(texto):
    """Dependencias with these words in their siglas or names, or whose alias this is."""
    alias = Alias.objects.filter(normalizado=normalizar(texto)).values("dependencia")
    palabras = consulta(texto)
    return Dependencia.objects.order_by().filter(Q(pk__in=alias) if palabras is None else Q(busqueda=palabras) | Q(pk__in=alias))


class BusquedaConResponsables(Busqueda):
    """Words of the agreement, the beginning of its folio, or those of a dependencia that answers for it: siglas, name or alias.

    To an enlace other responsables do not exist: only the own ones are looked for.
    """

    def filter(self, qs, value):
        if not value:
            return qs
        responden = Responsable.objects.filter(dependencia__in=que_se_llaman(value).values("pk"), desde__lte=self.parent.corte)
        if self.parent.usuario is not None and self.parent.usuario.es_enlace:
            responden = responden.filter(dependencia__in=self.parent.usuario.dependencias_ids)
        por_texto = super().filter(qs.model.objects.order_by(), value)
        return qs.filter(pk__in=por_texto.values("pk").union(responden.order_by().values("acuerdo"), all=True))  # each by its own index


class AcuerdoFilter(Filtro):
    q = BusquedaConResponsables()
    ejercicio = EjercicioFilter()
    gabinete = filters.ModelChoiceFilter(label="Gabinete", field_name="reunion__gabinete", queryset=Gabinete.objects.all())
    reunion = filters.ModelChoiceFilter(label="Reunión", queryset=Reunion.objects.all(), widget=forms.HiddenInput)
    dependencia = filters.ModelChoiceFilter(label="Responsable", queryset=Dependencia.objects.all(), method="de_dependencia")
    estatus = filters.MultipleChoiceFilter(label="Estatus", choices=EstatusResponsable.choices, method="en_estatus")
    semaforo = filters.MultipleChoiceFilter(label="Semáforo", choices=SemaforoFilter.COLORES, method="en_semaforo")
    prioridad = filters.ChoiceFilter(label="Prioridad", choices=Prioridad.choices)
    situacion = filters.ChoiceFilter(label="Situación", choices=SituacionAcuerdo.choices, method="en_situacion")
    vencidos = SiNoFilter(label="Vencidos", method="solo_vencidos")
    sin_avance = filters.NumberFilter(label="Sin avance en (días)", method="sin_avance_en", min_value=1, max_value=3650)
    desde = FechaFilter(label="Compromiso desde", field_name="fecha_compromiso", lookup_expr="gte")
    hasta = FechaFilter(label="Compromiso hasta", field_name="fecha_compromiso", lookup_expr="lte")

    class Meta:
        model = Acuerdo
        fields = ["q", "ejercicio", "gabinete", "dependencia", "estatus", "semaforo", "prioridad", "situacion", "vencidos"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.usuario is not None and self.usuario.es_enlace:
            self.filters["dependencia"].queryset = Dependencia.objects.filter(pk__in=self.usuario.dependencias_ids)
            self.filters["reunion"].queryset = Reunion.objects.none()  # sessions do not exist for an enlace

    def de_dependencia(self, qs, nombre, dependencia):
        filas = Responsable.objects.filter(acuerdo=OuterRef("pk"), dependencia=dependencia, desde__lte=self.corte)
        return qs.filter(Exists(filas))

    def en_estatus(self, qs, nombre, valores):
        return qs.en_estatus(valores, self.corte, self.usuario) if valores else qs

    def en_semaforo(self, qs, nombre, colores):
        return qs.en_semaforo(colores, umbrales_de("cumplimiento-de-gabinetes"), 2, self.corte, self.usuario) if colores else qs

    def en_situacion(self, qs, nombre, valor):
        """As it stood at the cut-off date: what was cancelled later still counted."""
        vigentes = Q(situacion=SituacionAcuerdo.VIGENTE) | Q(baja_fecha__gt=self.corte)
        return qs.filter(vigentes) if valor == SituacionAcuerdo.VIGENTE else qs.filter(~vigentes, situacion=valor)

    def solo_vencidos(self, qs, nombre, valor):
        vencidos = Q(pk__in=qs.vencidos(self.corte, self.usuario).values("pk"))
        return qs.filter(vencidos if valor else ~vencidos)

    def sin_avance_en(self, qs, nombre, dias):
        return qs.estancados(self.corte, int(dias), self.usuario)


class ResponsableFilter(Filtro):
    q = filters.CharFilter(label="Buscar", method="buscar")
    ejercicio = EjercicioFilter(field_name="acuerdo__ejercicio")
    gabinete = filters.ModelChoiceFilter(label="Gabinete", field_name="acuerdo__reunion__gabinete", queryset=Gabinete.objects.all())
    acuerdo = filters.ModelChoiceFilter(label="Acuerdo", queryset=Acuerdo.objects.all(), widget=forms.HiddenInput)
    dependencia = filters.ModelChoiceFilter(label="Dependencia", queryset=Dependencia.objects.all())
    estatus = filters.MultipleChoiceFilter(label="Estatus", field_name="estatus_al", choices=EstatusResponsable.choices, distinct=False)
    situacion = filters.ChoiceFilter(label="Situación", choices=SituacionAcuerdo.choices[:1], method="en_situacion")

    class Meta:
        model = Responsable
        fields = ["q", "ejercicio", "gabinete", "dependencia", "estatus", "situacion"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.usuario is not None:
            self.filters["acuerdo"].queryset = Acuerdo.objects.visibles_para(self.usuario)

    def buscar(self, qs, nombre, valor):
        return qs.filter(
            Q(acuerdo__texto__icontains=valor)
            | Q(acuerdo__folio__startswith=valor.upper())
            | Q(dependencia__in=que_se_llaman(valor).values("pk"))
        )

    def en_situacion(self, qs, nombre, valor):
        return qs.de_vigentes(self.corte)


class AvanceFilter(Filtro):
    q = filters.CharFilter(label="Buscar", field_name="texto", lookup_expr="icontains")
    validacion = RevisionFilter()
    dependencia = filters.ModelChoiceFilter(label="Dependencia", field_name="de__dependencia", queryset=Dependencia.objects.all())
    gabinete = filters.ModelChoiceFilter(label="Gabinete", field_name="de__acuerdo__reunion__gabinete", queryset=Gabinete.objects.all())

    class Meta:
        model = Avance
        fields = ["q", "validacion", "dependencia", "gabinete"]
