"""Filters of the module. Their names are those that the reports write in their links."""

import django_filters as filters

from seguimiento.directorio.models import Municipio
from seguimiento.nucleo.filtros import EjercicioFilter, FechaFilter, Filtro, SiNoFilter

from .estados import Periodo, Situacion
from .models import Apoyo, TipoDeApoyo


class TipoDeApoyoFilter(Filtro):
    periodo = filters.ChoiceFilter(label="Cada cuándo", choices=Periodo.choices)
    vigente = SiNoFilter(label="Vigente")

    class Meta:
        model = TipoDeApoyo
        fields = ["q", "periodo", "vigente"]


class ApoyoFilter(Filtro):
    ejercicio = EjercicioFilter()
    tipo = filters.ModelMultipleChoiceFilter(label="Tipo de apoyo", queryset=TipoDeApoyo.objects.all(), distinct=False)
    situacion = filters.MultipleChoiceFilter(label="Estado", choices=Situacion.choices, distinct=False)
    municipio = filters.ModelChoiceFilter(
        label="Municipio", queryset=Municipio.objects.all(), null_label="Sin municipio", null_value="ninguno"
    )
    desde = FechaFilter(label="Solicitado desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Solicitado hasta", field_name="fecha", lookup_expr="lte")
    repetido = SiNoFilter(label="Repetido")
    persona = filters.NumberFilter(label="Núm. de persona", field_name="persona_id")
    peticion = filters.CharFilter(label="Folio de la petición", field_name="peticion__folio", lookup_expr="iexact")

    class Meta:
        model = Apoyo
        fields = ["q", "ejercicio", "tipo", "situacion", "municipio", "desde", "hasta", "repetido", "persona", "peticion"]
