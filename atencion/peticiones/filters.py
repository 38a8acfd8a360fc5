"""Filters of the module. Their names are those that the reports write in their links."""

import re

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q, Value

from atencion.personas import mascaras, nombres
from atencion.personas.models import Persona
from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Dependencia, Municipio
from seguimiento.nucleo.filtros import Busqueda, EjercicioFilter, FechaFilter, Filtro, SiNoFilter, consulta

from .cifras import TRAMOS
from .estados import Canal, EstadoPeticion, Orden, Prioridad, Resultado, Rubro
from .models import Conclusion, Gira, Peticion, Seguimiento, Turno

EDADES = [(tramo.corto, tramo.rotulo) for tramo in TRAMOS]
NINGUNO = {"ninguno", "ninguna"}


def turnadas():
    """Dependencias with some turn: the ones worth offering."""
    return Dependencia.objects.filter(Exists(Turno.objects.filter(dependencia=OuterRef("pk"))))


def con_peticiones():
    return Municipio.objects.filter(Exists(Peticion.objects.filter(municipio=OuterRef("pk"))))


def seguidores():
    """People who follow some petition, those who left included."""
    return Usuario.todos.filter(Exists(Peticion.objects.filter(responsable=OuterRef("pk"))))


class BusquedaConPersona(Busqueda):
    """Words of the petition or the beginning of its folio; for who attends people, also the name or the telephone of the person.

    The planner cannot tell a rare word from a common one. So a few keys of each set are read first, by its own index: when that is
    all there is, the list is those keys; otherwise it is read in its order until the page is full.
    """

    POCAS = 1000

    def filter(self, qs, value):
        texto = (value or "").strip()
        if not texto:
            return qs
        if re.fullmatch(r"PC-\d{4}-\d{0,6}", texto.upper()):
            return qs.filter(folio__startswith=texto.upper())
        conjuntos = self._conjuntos(texto)
        if not conjuntos:
            return qs.none()
        filas = qs.model.objects.order_by()
        primeras = [filas.filter(uno).values_list("pk", Value(n))[: self.POCAS + 1] for n, uno in enumerate(conjuntos)]
        halladas = list(primeras[0].union(*primeras[1:], all=True))
        if len(halladas) <= self.POCAS:
            return qs.filter(pk__in={pk for pk, _ in halladas})
        con_filas = [conjuntos[n] for n in sorted({n for _, n in halladas})]
        if len(con_filas) == 1:
            return qs.filter(con_filas[0])
        claves = [filas.filter(uno).values("pk") for uno in con_filas]
        return qs.filter(pk__in=claves[0].union(*claves[1:], all=True))

    def _conjuntos(self, texto):
        """Conditions, each one served by an index."""
        palabras = consulta(texto)
        conjuntos = [] if palabras is None else [Q(busqueda=palabras)]
        if self.parent.usuario is not None and mascaras.ve_datos(self.parent.usuario):
            conjuntos.append(Q(persona__in=self._personas(texto).order_by().values("pk")))
        return conjuntos

    def _personas(self, texto):
        try:
            if telefono := nombres.telefono(texto):
                return Persona.objects.filter(telefono=telefono)
        except ValueError:
            pass  # a name, or digits of something else
        return Persona.objects.con_palabras(texto)


class ONingunoField(forms.ModelChoiceField):
    """A row of a catalogue, or those that have none."""

    def to_python(self, value):
        return value if value in NINGUNO else super().to_python(value)

    def validate(self, value):
        if value not in NINGUNO:
            super().validate(value)


class ONingunoFilter(filters.ModelChoiceFilter):
    field_class = ONingunoField

    def filter(self, qs, value):
        return qs.filter(**{f"{self.field_name}__isnull": True}) if isinstance(value, str) else super().filter(qs, value)


class DeDependencia(Filtro):
    """An enlace is offered the own dependencias alone, and nothing of what is internal."""

    internos = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.usuario is not None and self.usuario.es_enlace and "dependencia" in self.filters:
            self.filters["dependencia"].queryset = Dependencia.objects.filter(pk__in=self.usuario.dependencias_ids)
            for nombre in self.internos:
                del self.filters[nombre]


class PeticionFilter(DeDependencia):
    q = BusquedaConPersona()
    ejercicio = EjercicioFilter()
    rubro = filters.MultipleChoiceFilter(label="Rubro", choices=Rubro.choices, distinct=False)
    canal = filters.MultipleChoiceFilter(label="Canal", choices=Canal.choices, distinct=False)
    municipio = ONingunoFilter(label="Municipio", queryset=con_peticiones())
    gira = filters.ModelChoiceFilter(label="Gira o jornada", queryset=Gira.objects.all(), widget=forms.HiddenInput)
    de_gira = SiNoFilter(label="Recibidas en gira o jornada", method="segun_gira")
    dependencia = filters.ModelChoiceFilter(label="Turnada a", queryset=turnadas(), method="turnada_a")
    estado = filters.MultipleChoiceFilter(label="Estado", choices=EstadoPeticion.choices, method="en_estado")
    abiertas = SiNoFilter(label="Abiertas", method="segun_apertura")
    edad = filters.ChoiceFilter(label="Edad de las abiertas", choices=EDADES, method="con_edad")
    prioridad = filters.ChoiceFilter(label="Prioridad", choices=Prioridad.choices)
    responsable = filters.ModelChoiceFilter(label="Responsable", queryset=seguidores())
    sin_turno = SiNoFilter(label="Abiertas sin turno", method="segun_turno")
    sin_movimiento = filters.NumberFilter(label="Sin movimiento en (días)", method="quietas", min_value=1, max_value=3650)
    persona = filters.NumberFilter(field_name="persona", label="Persona", widget=forms.HiddenInput)
    desde = FechaFilter(label="Recibida desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Recibida hasta", field_name="fecha", lookup_expr="lte")
    concluida_desde = FechaFilter(label="Concluida desde", field_name="concluida_al", lookup_expr="gte")
    concluida_hasta = FechaFilter(label="Concluida hasta", field_name="concluida_al", lookup_expr="lte")

    internos = ("gira", "de_gira", "responsable", "sin_turno", "sin_movimiento", "persona")

    class Meta:
        model = Peticion
        fields = ["q", "ejercicio", "rubro", "canal", "municipio", "dependencia", "estado", "prioridad", "desde", "hasta"]

    def segun_gira(self, qs, nombre, si):
        return qs.filter(gira__isnull=not si)

    def turnada_a(self, qs, nombre, dependencia):
        return qs.con_turno_a(dependencia, self.corte)

    def en_estado(self, qs, nombre, valores):
        return qs.en_estado(valores, self.corte, self.usuario) if valores else qs

    def segun_apertura(self, qs, nombre, si):
        return qs.abiertas(self.corte) if si else qs.concluidas(self.corte)

    def con_edad(self, qs, nombre, valor):
        tramo = next(tramo for tramo in TRAMOS if tramo.corto == valor)
        return qs.con_edad(self.corte, tramo.desde, tramo.hasta)

    def segun_turno(self, qs, nombre, si):
        return qs.sin_turno(self.corte) if si else qs.exclude(pk__in=qs.model.objects.sin_turno(self.corte).order_by().values("pk"))

    def quietas(self, qs, nombre, dias):
        return qs.sin_movimiento(self.corte, int(dias))


class DeHijos(DeDependencia):
    """Filters of what hangs from petitions."""

    ejercicio = EjercicioFilter()
    rubro = filters.MultipleChoiceFilter(label="Rubro", field_name="peticion__rubro", choices=Rubro.choices, distinct=False)
    municipio = ONingunoFilter(label="Municipio", field_name="peticion__municipio", queryset=con_peticiones())
    gira = filters.ModelChoiceFilter(
        label="Gira o jornada", field_name="peticion__gira", queryset=Gira.objects.all(), widget=forms.HiddenInput
    )
    de_gira = SiNoFilter(label="De gira o jornada", method="segun_gira")
    peticion = filters.NumberFilter(field_name="peticion", label="Petición", widget=forms.HiddenInput)
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")

    def segun_gira(self, qs, nombre, si):
        return qs.filter(peticion__gira__isnull=not si)


class BusquedaDePeticion(Busqueda):
    """Words of the petition from which it hangs, or the beginning of its folio."""

    def filter(self, qs, value):
        if not value:
            return qs
        return qs.filter(peticion__in=super().filter(Peticion.objects.order_by(), value).values("pk"))


class SeguimientoFilter(DeHijos):
    q = BusquedaDePeticion()
    canal = filters.MultipleChoiceFilter(label="Canal", choices=Canal.choices, distinct=False)
    dependencia = None

    class Meta:
        model = Seguimiento
        fields = ["q", "ejercicio", "canal", "rubro", "municipio", "desde", "hasta"]


class ConclusionFilter(DeHijos):
    q = BusquedaDePeticion()
    resultado = filters.MultipleChoiceFilter(label="Resultado", choices=Resultado.choices, distinct=False)
    validas = SiNoFilter(label="Cuentan a la fecha de corte", method="segun_validez")
    dependencia = None

    class Meta:
        model = Conclusion
        fields = ["q", "ejercicio", "resultado", "validas", "rubro", "municipio", "desde", "hasta"]

    def segun_validez(self, qs, nombre, si):
        return qs.validas(self.corte) if si else qs.exclude(pk__in=qs.model.objects.validas(self.corte).order_by().values("pk"))


class TurnoFilter(DeHijos):
    q = BusquedaDePeticion()
    orden = filters.ChoiceFilter(label="Orden de gobierno", choices=Orden.choices)
    dependencia = ONingunoFilter(label="Dependencia", queryset=turnadas())
    instancia = filters.CharFilter(label="Instancia", lookup_expr="icontains")
    respondidos = SiNoFilter(label="Respondidos", method="segun_respuesta")
    pendientes = SiNoFilter(label="Esperan respuesta", method="segun_espera")
    vencidos = SiNoFilter(label="Vencidos", method="segun_plazo")
    desde = FechaFilter(label="Vence desde", field_name="vence", lookup_expr="gte")
    hasta = FechaFilter(label="Vence hasta", field_name="vence", lookup_expr="lte")
    turnado_desde = FechaFilter(label="Turnado desde", field_name="fecha", lookup_expr="gte")
    turnado_hasta = FechaFilter(label="Turnado hasta", field_name="fecha", lookup_expr="lte")

    internos = ("gira", "de_gira")

    class Meta:
        model = Turno
        fields = ["q", "ejercicio", "orden", "dependencia", "respondidos", "vencidos", "rubro", "municipio", "desde", "hasta"]

    def segun_respuesta(self, qs, nombre, si):
        return qs.respondidos(self.corte) if si else qs.sin_responder(self.corte)

    def segun_espera(self, qs, nombre, si):
        esperan = Q(pk__in=qs.model.objects.pendientes(self.corte).order_by().values("pk"))
        return qs.filter(esperan if si else ~esperan)

    def segun_plazo(self, qs, nombre, si):
        vencidos = Q(pk__in=qs.model.objects.vencidos(self.corte).order_by().values("pk"))
        return qs.filter(vencidos if si else ~vencidos)
