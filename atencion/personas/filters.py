"""Filters of the lists."""

import django_filters as filters

from seguimiento.directorio.models import Municipio
from seguimiento.nucleo.filtros import Filtro

from .models import Persona


class PersonaFilter(Filtro):
    q = None
    municipio = filters.ModelMultipleChoiceFilter(label="Municipio", queryset=Municipio.objects.all(), distinct=False)

    class Meta:
        model = Persona
        fields = ["municipio"]
