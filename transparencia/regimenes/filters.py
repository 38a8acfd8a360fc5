"""Filters of the module."""

import django_filters as filters

from seguimiento.nucleo.filtros import Filtro, SiNoFilter

from .estados import Clave, DeQuien, Materia
from .models import Regimen, Termino


class RegimenFilter(Filtro):
    q = filters.CharFilter(label="Buscar", field_name="nombre", lookup_expr="icontains")
    materia = filters.ChoiceFilter(label="Materia", choices=Materia.choices)
    verificado = SiNoFilter(label="Fechas verificadas")

    class Meta:
        model = Regimen
        fields = ["q", "materia", "verificado"]


class TerminoFilter(Filtro):
    q = filters.CharFilter(label="Buscar artículo", field_name="articulo", lookup_expr="icontains")
    regimen = filters.ModelChoiceFilter(label="Régimen", queryset=Regimen.objects.all())
    clave = filters.MultipleChoiceFilter(label="Paso", choices=Clave.choices, distinct=False)
    de = filters.ChoiceFilter(label="Quién actúa", choices=DeQuien.choices)
    verificado = SiNoFilter(label="Verificado")

    class Meta:
        model = Termino
        fields = ["q", "regimen", "clave", "de", "verificado"]
