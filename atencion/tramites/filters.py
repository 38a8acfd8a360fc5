"""Filters of the module. Their names are those that the reports write in their links."""

import django_filters as filters

from seguimiento.nucleo.filtros import EjercicioFilter, FechaFilter, Filtro

from .estados import Clase, Trimestre
from .models import Tramite


class TramiteFilter(Filtro):
    ejercicio = EjercicioFilter()
    clase = filters.MultipleChoiceFilter(label="Trámite", choices=Clase.choices, distinct=False)
    trimestre = filters.ChoiceFilter(label="Trimestre", choices=Trimestre.choices)
    lugar = filters.CharFilter(label="Lugar o consulado", lookup_expr="icontains")
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")

    class Meta:
        model = Tramite
        fields = ["q", "ejercicio", "clase", "trimestre", "lugar", "desde", "hasta"]
