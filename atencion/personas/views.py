"""Screens of persons."""

from seguimiento.nucleo.pantallas import DetailScreen, ListScreen

from .filters import PersonaFilter
from .models import Persona
from .tables import PersonaTable


class PersonaScreen:
    model = Persona


class PersonaList(PersonaScreen, ListScreen):
    table_class, filterset_class = PersonaTable, PersonaFilter


class PersonaDetail(PersonaScreen, DetailScreen):
    campos = ("municipio", "registrada")
