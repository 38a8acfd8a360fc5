"""Filters of the module. Their names are those that the reports write in their links."""

import django_filters as filters
from django import forms

from seguimiento.nucleo import formato
from seguimiento.nucleo.filtros import EjercicioFilter, FechaFilter, Filtro, SiNoFilter

from .estados import Ambito, Informacion, Materia, Papel, Presidio
from .models import Conferencia, Exposicion, Participante, Pregunta, Recorte, Sintesis

MESES = [(numero, nombre.capitalize()) for numero, nombre in enumerate(formato.MESES, start=1)]


class ConferenciaFilter(Filtro):
    q = filters.CharFilter(label="Buscar", method="buscar")
    ejercicio = EjercicioFilter()
    preside = filters.ChoiceFilter(label="Presidio", choices=Presidio.choices)
    mes = filters.ChoiceFilter(label="Mes", field_name="fecha", lookup_expr="month", choices=MESES)
    informacion = filters.ChoiceFilter(label="Información", choices=Informacion.choices)
    estenografica = SiNoFilter(label="Con versión estenográfica", method="por_estenografica")
    participa = filters.CharFilter(label="Participa", method="en_que_participa")
    tema = filters.CharFilter(label="Tema tratado", method="en_que_se_trata")
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")

    class Meta:
        model = Conferencia
        fields = ["q", "ejercicio", "preside", "mes", "informacion", "estenografica", "participa", "tema"]

    def buscar(self, qs, nombre, valor):
        return qs.que_dicen(valor)

    def por_estenografica(self, qs, nombre, valor):
        return qs.con_estenografica() if valor else qs.sin_estenografica()

    def en_que_participa(self, qs, nombre, valor):
        return qs.en_que_participa(valor)

    def en_que_se_trata(self, qs, nombre, valor):
        return qs.en_que_se_trata(valor)


class DeConferenciaFilter(Filtro):
    """What hangs from a conference."""

    ejercicio = EjercicioFilter(field_name="conferencia__ejercicio")
    preside = filters.ChoiceFilter(label="Presidio", field_name="conferencia__preside", choices=Presidio.choices)
    mes = filters.ChoiceFilter(label="Mes", field_name="conferencia__fecha", lookup_expr="month", choices=MESES)
    conferencia = filters.ModelChoiceFilter(label="Conferencia", queryset=Conferencia.objects.ligeras(), widget=forms.HiddenInput)
    desde = FechaFilter(label="Desde", field_name="conferencia__fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="conferencia__fecha", lookup_expr="lte")


class DichoFilter(DeConferenciaFilter):
    tema = filters.CharFilter(label="Tema", method="del_tema")
    persona = filters.CharFilter(label="Persona", method="de_quien")

    def del_tema(self, qs, nombre, valor):
        return qs.del_tema(valor)

    def de_quien(self, qs, nombre, valor):
        return qs.de_quien(valor)


class ExposicionFilter(DichoFilter):
    class Meta:
        model = Exposicion
        fields = ["q", "ejercicio", "preside", "mes", "tema", "persona"]


class PreguntaFilter(DichoFilter):
    sin_respuesta = SiNoFilter(label="Sin respuesta", method="por_respuesta")

    class Meta:
        model = Pregunta
        fields = ["q", "ejercicio", "preside", "mes", "tema", "persona", "sin_respuesta"]

    def por_respuesta(self, qs, nombre, valor):
        return qs.filter(respuesta="") if valor else qs.exclude(respuesta="")


class ParticipanteFilter(DeConferenciaFilter):
    q = filters.CharFilter(label="Buscar", method="buscar")
    papel = filters.ChoiceFilter(label="Papel", choices=Papel.choices)

    class Meta:
        model = Participante
        fields = ["q", "ejercicio", "preside", "mes", "papel"]

    def buscar(self, qs, nombre, valor):
        return qs.que_se_llaman(valor)


class SintesisFilter(Filtro):
    ejercicio = EjercicioFilter()
    mes = filters.ChoiceFilter(label="Mes", field_name="fecha", lookup_expr="month", choices=MESES)
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")

    class Meta:
        model = Sintesis
        fields = ["q", "ejercicio", "mes"]


class RecorteFilter(Filtro):
    ejercicio = EjercicioFilter(field_name="sintesis__ejercicio")
    mes = filters.ChoiceFilter(label="Mes", field_name="sintesis__fecha", lookup_expr="month", choices=MESES)
    ambito = filters.ChoiceFilter(label="Ámbito", choices=Ambito.choices)
    materia = filters.ChoiceFilter(label="Materia", choices=Materia.choices)
    medio = filters.CharFilter(label="Medio", lookup_expr="icontains")
    sintesis = filters.ModelChoiceFilter(label="Síntesis", queryset=Sintesis.objects.all(), widget=forms.HiddenInput)

    class Meta:
        model = Recorte
        fields = ["q", "ejercicio", "mes", "ambito", "materia", "medio"]
