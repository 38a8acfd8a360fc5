"""Filters of the module. Their names are those that the reports write in their links."""

import re

import django_filters as filters
from django.db.models import Exists, OuterRef, Q

from seguimiento.directorio.models import Dependencia, Municipio
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.filtros import Busqueda, EjercicioFilter, FechaFilter, Filtro, RevisionFilter, SemaforoFilter, SiNoFilter, consulta

from .estados import EstatusAccion, Fuente
from .models import Accion, AccionMunicipio, Asignacion, Avance, Compromiso, Inversion


def asignadas():
    """Dependencias with some commitment: the ones worth offering."""
    return Dependencia.objects.filter(Exists(Asignacion.objects.filter(dependencia=OuterRef("pk"))))


class BusquedaConNumero(Busqueda):
    """Full text, or the number that identifies the row."""

    def __init__(self, numero, *args, **kwargs):
        self.numero = numero
        super().__init__(*args, **kwargs)

    def filter(self, qs, value):
        texto = (value or "").strip()
        if re.fullmatch(r"\d{1,9}", texto):
            return qs.filter(Q(busqueda=consulta(texto)) | Q(**{self.numero: int(texto)}))
        return super().filter(qs, value)


class DeDependencia(Filtro):
    """An enlace is offered the own dependencias alone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.usuario is not None and self.usuario.es_enlace:
            self.filters["dependencia"].queryset = Dependencia.objects.filter(pk__in=self.usuario.dependencias_ids)


def compromiso(campo="compromiso__numero"):
    return filters.NumberFilter(label="Número del compromiso", field_name=campo, min_value=1, max_value=32767)


class CompromisoFilter(DeDependencia):
    q = BusquedaConNumero("numero")
    numero = compromiso("numero")
    eje = filters.CharFilter(label="Eje", lookup_expr="icontains")
    dependencia = filters.ModelChoiceFilter(label="Asignado a", queryset=asignadas(), method="asignado_a")
    semaforo = SemaforoFilter(campo="avance", reporte="compromisos", decimales=1)
    con_acciones = SiNoFilter(label="Con acciones", method="segun_acciones")

    class Meta:
        model = Compromiso
        fields = ["q", "numero", "eje", "dependencia", "semaforo", "con_acciones"]

    def asignado_a(self, qs, nombre, dependencia):
        return qs.filter(Exists(Asignacion.objects.al_corte(self.corte).filter(compromiso=OuterRef("pk"), dependencia=dependencia)))

    def segun_acciones(self, qs, nombre, con):
        return qs.filter(total__gt=0) if con else qs.filter(total=0)


class AsignacionFilter(DeDependencia):
    q = filters.CharFilter(label="Buscar", method="buscar")
    compromiso = compromiso()
    dependencia = filters.ModelChoiceFilter(label="Dependencia", queryset=asignadas())

    class Meta:
        model = Asignacion
        fields = ["q", "compromiso", "dependencia"]

    def buscar(self, qs, nombre, valor):
        return qs.filter(compromiso__in=BusquedaConNumero("numero").filter(Compromiso.objects.order_by(), valor).values("pk"))


class AccionFilter(DeDependencia):
    q = BusquedaConNumero("pk")
    ejercicio = EjercicioFilter()
    compromiso = compromiso()
    dependencia = filters.ModelChoiceFilter(label="Dependencia", queryset=asignadas())
    estatus = filters.MultipleChoiceFilter(label="Estatus", choices=EstatusAccion.choices, method="en_estatus")
    revision = filters.MultipleChoiceFilter(label="Revisión", choices=Validacion.choices, distinct=False)
    municipio = filters.ModelChoiceFilter(label="Municipio", queryset=Municipio.objects.all(), method="en_municipio")
    vencidas = SiNoFilter(label="Vencidas", method="segun_plazo")
    sin_avance = filters.NumberFilter(label="Sin avance en (días)", method="sin_avance_en", min_value=1, max_value=3650)
    sin_evidencia = SiNoFilter(label="Concluidas sin evidencia", method="segun_evidencia")
    desde = FechaFilter(label="Término desde", field_name="fecha_termino", lookup_expr="gte")
    hasta = FechaFilter(label="Término hasta", field_name="fecha_termino", lookup_expr="lte")

    class Meta:
        model = Accion
        fields = ["q", "ejercicio", "compromiso", "dependencia", "estatus", "revision", "municipio", "vencidas", "sin_avance"]

    def en_estatus(self, qs, nombre, valores):
        return qs.en_estatus(*valores) if valores else qs

    def en_municipio(self, qs, nombre, municipio):
        return qs.filter(Exists(AccionMunicipio.objects.filter(accion=OuterRef("pk"), municipio=municipio)))

    def segun_plazo(self, qs, nombre, si):
        vencidas = Q(pk__in=qs.vencidas(self.corte).order_by().values("pk"))
        return qs.filter(vencidas if si else ~vencidas)

    def sin_avance_en(self, qs, nombre, dias):
        return qs.sin_avance(self.corte, int(dias))

    def segun_evidencia(self, qs, nombre, si):
        sin = Q(pk__in=qs.sin_evidencia().order_by().values("pk"))
        return qs.filter(sin if si else ~sin)


class InversionFilter(DeDependencia):
    """Commitment, dependencia and action speak of one same action in the scope of the person."""

    q = filters.CharFilter(label="Buscar", field_name="concepto", lookup_expr="icontains")
    ejercicio = EjercicioFilter()
    fuente = filters.MultipleChoiceFilter(label="Fuente", choices=Fuente.choices, distinct=False)
    compromiso = compromiso()
    dependencia = filters.ModelChoiceFilter(label="Dependencia", queryset=asignadas())
    accion = filters.NumberFilter(label="ID de la acción", min_value=1)

    class Meta:
        model = Inversion
        fields = ["q", "ejercicio", "fuente", "compromiso", "dependencia", "accion"]

    def filter_queryset(self, queryset):
        pedido = {"compromiso__numero": "compromiso", "dependencia": "dependencia", "pk": "accion"}
        condiciones = {campo: valor for campo, nombre in pedido.items() if (valor := self.form.cleaned_data.get(nombre)) is not None}
        if condiciones:
            acciones = Accion.objects.visibles_para(self.usuario).filter(registrada__lte=self.corte, **condiciones)
            queryset = queryset.de(acciones)
        for nombre in ("q", "ejercicio", "fuente"):
            queryset = self.filters[nombre].filter(queryset, self.form.cleaned_data.get(nombre))
        return queryset


class AvanceFilter(DeDependencia):
    q = filters.CharFilter(label="Buscar", field_name="texto", lookup_expr="icontains")
    validacion = RevisionFilter()
    dependencia = filters.ModelChoiceFilter(label="Dependencia", field_name="de__dependencia", queryset=asignadas())
    compromiso = compromiso("de__compromiso__numero")

    class Meta:
        model = Avance
        fields = ["q", "validacion", "dependencia", "compromiso"]
