"""Filters of the directory."""

import django_filters as filters
from django import forms
from django.db.models import Q

from seguimiento.nucleo.filtros import Busqueda, Filtro, SiNoFilter, consulta

from .estados import ClaseNombramiento, TipoDependencia
from .models import Alias, Atribucion, Dependencia, Municipio, Nombramiento, Persona, Tema, Unidad
from .nombres import normalizar


class BusquedaConAlias(Busqueda):
    """By siglas, name, short name or any alias."""

    def filter(self, qs, value):
        clave = normalizar(value or "")
        if not clave:
            return qs
        return qs.filter(Q(busqueda=consulta(value)) | Q(pk__in=Alias.objects.filter(normalizado__contains=clave).values("dependencia")))


class UnidadFilter(Filtro):
    superior = filters.ModelChoiceFilter(label="Unidad superior", queryset=Unidad.objects.filter(superior__isnull=True))

    class Meta:
        model = Unidad
        fields = ["q", "superior"]


class DependenciaFilter(Filtro):
    q = BusquedaConAlias()
    tipo = filters.MultipleChoiceFilter(label="Tipo", choices=TipoDependencia)
    sector = filters.ModelChoiceFilter(
        label="Sector", method="del_sector", queryset=Dependencia.objects.filter(sectorizadas__isnull=False).distinct()
    )
    por_confirmar = SiNoFilter(label="Por confirmar")
    vigente = SiNoFilter(label="Existe hoy", method="filtrar_vigente")
    designa = SiNoFilter(label="Designa enlaces", method="filtrar_designa")
    enlace_de = filters.ModelChoiceFilter(label="Con enlace de", queryset=Tema.objects.all(), method="con_enlace")
    sin_enlace_de = filters.ModelChoiceFilter(label="Sin enlace de", queryset=Tema.objects.all(), method="sin_enlace")

    class Meta:
        model = Dependencia
        fields = ["q", "tipo", "sector", "por_confirmar", "vigente", "designa", "enlace_de", "sin_enlace_de"]

    def del_sector(self, qs, nombre, cabeza):
        return qs.del_sector(cabeza)

    def filtrar_vigente(self, qs, nombre, vigente):
        vigentes = Dependencia.todos.vigentes(self.corte).values("pk")
        return qs.filter(pk__in=vigentes) if vigente else qs.exclude(pk__in=vigentes)

    def filtrar_designa(self, qs, nombre, designa):
        quienes = Dependencia.todos.que_designan(self.corte).values("pk")
        return qs.filter(pk__in=quienes) if designa else qs.exclude(pk__in=quienes)

    def con_enlace(self, qs, nombre, tema):
        return qs.con_enlace(tema, self.corte)

    def sin_enlace(self, qs, nombre, tema):
        return qs.sin_enlace(tema, self.corte)


class MunicipioFilter(Filtro):
    region = filters.AllValuesFilter(label="Región")
    region_verificada = SiNoFilter(label="Región verificada")

    class Meta:
        model = Municipio
        fields = ["q", "region", "region_verificada"]


class AtribucionFilter(Filtro):
    unidad = filters.ModelChoiceFilter(label="Área responsable", method="de_la_unidad", queryset=Unidad.objects.all())

    class Meta:
        model = Atribucion
        fields = ["q", "unidad"]

    def de_la_unidad(self, qs, nombre, unidad):
        return qs.filter(Q(todas=True) | Q(responsables__unidad=unidad, responsables__eliminado__isnull=True)).distinct()


class BusquedaDePersona(Busqueda):
    """By name, or by what they are or were: post, dependencia, unidad."""

    def filter(self, qs, value):
        texto = consulta(value or "")
        if texto is None:
            return qs.none() if value else qs
        es_cargo = qs.model is Nombramiento
        nombramientos, personas = Nombramiento.objects.order_by(), Persona.objects.order_by().filter(busqueda=texto)
        lugares = [
            nombramientos.filter(busqueda=texto),
            nombramientos.filter(dependencia__in=Dependencia.objects.order_by().filter(busqueda=texto).values("pk")),
            nombramientos.filter(unidad__in=Unidad.objects.order_by().filter(busqueda=texto).values("pk")),
        ]
        de_la_persona = nombramientos.filter(persona__in=personas.values("pk")) if es_cargo else personas
        cargos = [filas.values("pk" if es_cargo else "persona") for filas in lugares]
        return qs.filter(pk__in=de_la_persona.values("pk").union(*cargos, all=True))  # each part by its own index


class PersonaFilter(Filtro):
    q = BusquedaDePersona()
    dependencia = filters.ModelChoiceFilter(label="Dependencia", queryset=Dependencia.objects.all(), method="de_la_dependencia")
    clase = filters.ChoiceFilter(label="Clase", choices=ClaseNombramiento, method="de_la_clase")
    con_nombramiento = SiNoFilter(label="Con nombramiento vigente", method="filtrar_con_nombramiento")
    sin_confirmar = SiNoFilter(label="Sin confirmar en 180 días", method="filtrar_sin_confirmar")

    class Meta:
        model = Persona
        fields = ["q", "dependencia", "clase", "con_nombramiento", "sin_confirmar"]

    def de_la_dependencia(self, qs, nombre, dependencia):
        return qs.filter(pk__in=Nombramiento.objects.vigentes(self.corte).filter(dependencia=dependencia).values("persona"))

    def de_la_clase(self, qs, nombre, clase):
        return qs.filter(pk__in=Nombramiento.objects.vigentes(self.corte).de_clase(clase).values("persona"))

    def filtrar_con_nombramiento(self, qs, nombre, valor):
        con = Persona.objects.con_nombramiento(self.corte).values("pk")
        return qs.filter(pk__in=con) if valor else qs.exclude(pk__in=con)

    def filtrar_sin_confirmar(self, qs, nombre, valor):
        viejas = Persona.objects.sin_confirmar(self.corte).values("pk")
        return qs.filter(pk__in=viejas) if valor else qs.exclude(pk__in=viejas)


class NombramientoFilter(Filtro):
    q = BusquedaDePersona()
    clase = filters.ChoiceFilter(label="Clase", choices=ClaseNombramiento)
    dependencia = filters.ModelChoiceFilter(label="Dependencia", queryset=Dependencia.objects.all())
    unidad = filters.ModelChoiceFilter(label="Unidad", queryset=Unidad.objects.all())
    tema = filters.ModelChoiceFilter(label="Tema", queryset=Tema.objects.all())
    vigente = SiNoFilter(label="Vigente", method="filtrar_vigente")
    oficio = SiNoFilter(label="Con oficio", field_name="tiene_oficio")
    persona = filters.ModelChoiceFilter(label="Persona", queryset=Persona.objects.all(), widget=forms.HiddenInput)

    class Meta:
        model = Nombramiento
        fields = ["q", "clase", "dependencia", "unidad", "tema", "vigente", "oficio", "persona"]

    def filtrar_vigente(self, qs, nombre, valor):
        vigentes = Nombramiento.todos.vigentes(self.corte).values("pk")
        return qs.filter(pk__in=vigentes) if valor else qs.exclude(pk__in=vigentes)


class TemaFilter(Filtro):
    q = filters.CharFilter(label="Buscar", field_name="nombre", lookup_expr="icontains")
    vigente = SiNoFilter(label="Vigente")

    class Meta:
        model = Tema
        fields = ["q", "vigente"]
