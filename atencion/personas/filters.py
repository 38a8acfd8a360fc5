"""Filters of the lists. Their names are those that the board writes in its links."""

import re

import django_filters as filters

from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Municipio
from seguimiento.nucleo.filtros import Busqueda, FechaFilter, Filtro, SiNoFilter

from . import curp, mascaras
from .duplicados import repetidas
from .estados import Clase
from .models import AccesoADatos, Aviso, Conservacion, Persona


class BusquedaDePersona(Busqueda):
    """By number of the record; by telephone or CURP, whole, for who may ask to see them; by words of the name, for who reads names."""

    def filter(self, qs, value):
        texto = (value or "").strip()
        if not texto:
            return qs
        usuario, cifras = self.parent.usuario, re.sub(r"[\s().+-]", "", texto)
        if re.fullmatch(r"\d{1,9}", cifras):
            return qs.filter(pk=int(cifras))
        if not mascaras.puede_mostrar(usuario):
            return qs.none()
        if re.fullmatch(r"\d{10}", cifras):
            return qs.filter(telefono=cifras)
        if curp.FORMA.fullmatch(curp.limpia(texto)):
            return qs.filter(curp=curp.limpia(texto))
        return qs.con_palabras(texto) if mascaras.ve_datos(usuario) else qs.none()


class PersonaFilter(Filtro):
    q = BusquedaDePersona()
    municipio = filters.ModelMultipleChoiceFilter(label="Municipio", queryset=Municipio.objects.all(), distinct=False)
    desde = FechaFilter(label="Registrada desde", field_name="registrada", lookup_expr="gte")
    hasta = FechaFilter(label="Registrada hasta", field_name="registrada", lookup_expr="lte")
    con_curp = SiNoFilter(label="Con CURP", method="que_tienen_curp")
    repetidas = SiNoFilter(label="Posibles duplicados", method="que_se_repiten")
    por_suprimir = SiNoFilter(label="Vencido su plazo", method="que_vencieron")
    situacion = filters.ChoiceFilter(
        label="Situación", method="en_situacion",
        choices=(("vivas", "Vigentes"), ("unidas", "Unidas a otra"), ("suprimidas", "Con datos suprimidos")),
    )  # fmt: skip

    class Meta:
        model = Persona
        fields = ["q", "municipio", "desde", "hasta", "con_curp", "repetidas", "por_suprimir", "situacion"]

    def que_tienen_curp(self, qs, nombre, valor):
        return qs.exclude(curp="") if valor else qs.filter(curp="")

    def que_se_repiten(self, qs, nombre, valor):
        return repetidas(qs) if valor else qs.exclude(pk__in=repetidas(qs).values("pk"))

    def que_vencieron(self, qs, nombre, valor):
        vencidas = qs.por_suprimir(self.corte)
        return vencidas if valor else qs.exclude(pk__in=vencidas.values("pk"))

    def en_situacion(self, qs, nombre, valor):
        if valor == "unidas":
            return qs.filter(fusionada_en__isnull=False)
        return qs.filter(suprimida__isnull=False) if valor == "suprimidas" else qs.vivas()


class AvisoFilter(Filtro):
    q = None

    class Meta:
        model = Aviso
        fields = []


class ConservacionFilter(Filtro):
    q = None

    class Meta:
        model = Conservacion
        fields = ["destino"]


class AccesoADatosFilter(Filtro):
    q = filters.CharFilter(label="Motivo", field_name="motivo", lookup_expr="icontains")
    clase = filters.MultipleChoiceFilter(label="Qué hizo", choices=Clase.choices, distinct=False)
    usuario = filters.ModelChoiceFilter(label="Quién", queryset=Usuario.todos.all())
    persona = filters.NumberFilter(label="Número de la persona", field_name="persona_id")
    desde = FechaFilter(label="Desde", field_name="cuando", lookup_expr="date__gte")
    hasta = FechaFilter(label="Hasta", field_name="cuando", lookup_expr="date__lte")

    class Meta:
        model = AccesoADatos
        fields = ["q", "clase", "usuario", "persona", "desde", "hasta"]
