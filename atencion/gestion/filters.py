"""Filters of the module. Their names are those that the reports write in their links."""

import re

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q

from atencion.correspondencia.models import Recibido
from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo.filtros import Busqueda, EjercicioFilter, FechaFilter, Filtro, SiNoFilter, consulta

from .estados import Acceso, Ciclo, Destino, EstadoDeFolio, EstadoDeOficio, Nivel, Serie
from .models import Clasificacion, Enviado, Expediente, Folio, Plantilla, Seguimiento

NUMERO = re.compile(r"(\d{1,6})\s*/\s*(\d{4})")


class BusquedaConClave(Busqueda):
    """Full text, the beginning of the number ("DGGD-F-0012"), or number and year alone ("12/2023")."""

    def filter(self, qs, value):
        texto = (value or "").strip()
        if not texto:
            return qs
        if numero := NUMERO.fullmatch(texto):
            return qs.filter(serie__in=Serie.values, ejercicio=int(numero[2]), numero=int(numero[1]))
        if re.match(rf"({'|'.join(Serie.values)})(-|$)", texto.upper()):
            return qs.filter(clave__startswith=texto.upper())
        palabras = consulta(texto)
        return qs.filter(busqueda=palabras) if palabras is not None else qs.none()


class BusquedaDeNotas(Busqueda):
    """Words of what was done, or the beginning of the number of its folio."""

    def filter(self, qs, value):
        texto = (value or "").strip()
        if not texto:
            return qs
        if re.match(rf"({'|'.join(Serie.values)})(-|$)", texto.upper()):
            return qs.filter(folio__clave__startswith=texto.upper())
        palabras = consulta(texto)
        return qs.filter(busqueda=palabras) if palabras is not None else qs.none()


def con_alguno(modelo, campo):
    """Condition of the catalogues: some row of `modelo` points there."""
    return Exists(modelo.objects.filter(**{campo: OuterRef("pk")}))


class FolioFilter(Filtro):
    q = BusquedaConClave()
    ejercicio = EjercicioFilter()
    serie = filters.ChoiceFilter(label="Serie", choices=Serie.choices)
    estado = filters.ChoiceFilter(label="Estado", choices=EstadoDeFolio.choices, field_name="estado_al")
    dependencia = filters.ModelChoiceFilter(label="Dependencia", queryset=Dependencia.objects.filter(con_alguno(Folio, "dependencia")))
    responsable = filters.ModelChoiceFilter(label="Responsable", queryset=Usuario.todos.filter(con_alguno(Folio, "responsable")))
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")
    sin_seguimiento = SiNoFilter(label="Sin seguimiento", method="segun_seguimiento")
    recibido = filters.ModelChoiceFilter(label="Oficio recibido", queryset=Recibido.objects.all(), widget=forms.HiddenInput)

    class Meta:
        model = Folio
        fields = ["q", "ejercicio", "serie", "estado", "dependencia", "responsable", "desde", "hasta"]

    def segun_seguimiento(self, qs, nombre, si):
        hay = Exists(Seguimiento.objects.filter(folio=OuterRef("pk"), fecha__lte=self.corte))
        return qs.filter(~hay if si else hay)


class SeguimientoFilter(Filtro):
    q = BusquedaDeNotas()
    serie = filters.ChoiceFilter(label="Serie", choices=Serie.choices, field_name="folio__serie")
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")
    folio = filters.ModelChoiceFilter(label="Folio", queryset=Folio.objects.all(), widget=forms.HiddenInput)

    class Meta:
        model = Seguimiento
        fields = ["q", "serie", "desde", "hasta"]


class EnviadoFilter(Filtro):
    q = BusquedaConClave()
    ejercicio = EjercicioFilter()
    serie = filters.ChoiceFilter(label="Serie", choices=Serie.choices)
    estado = filters.ChoiceFilter(label="Estado", choices=EstadoDeOficio.choices, field_name="estado_al")
    dependencia = filters.ModelChoiceFilter(label="Dependencia", queryset=Dependencia.objects.filter(con_alguno(Enviado, "dependencia")))
    plantilla = filters.ModelChoiceFilter(label="Plantilla", queryset=Plantilla.objects.all())
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")
    sin_expediente = SiNoFilter(label="Sin expediente", field_name="expediente", lookup_expr="isnull")
    folio = filters.ModelChoiceFilter(label="Folio", queryset=Folio.objects.all(), widget=forms.HiddenInput)
    expediente = filters.ModelChoiceFilter(label="Expediente", queryset=Expediente.objects.all(), widget=forms.HiddenInput)
    recibido = filters.ModelChoiceFilter(label="Oficio recibido", queryset=Recibido.objects.all(), widget=forms.HiddenInput)

    class Meta:
        model = Enviado
        fields = ["q", "ejercicio", "serie", "estado", "dependencia", "plantilla", "desde", "hasta"]


class PlantillaFilter(Filtro):
    q = filters.CharFilter(label="Buscar", field_name="nombre", lookup_expr="icontains")
    serie = filters.ChoiceFilter(label="Serie", choices=Serie.choices)
    activa = SiNoFilter(label="En uso")

    class Meta:
        model = Plantilla
        fields = ["q", "serie", "activa"]


class ClasificacionFilter(Filtro):
    q = filters.CharFilter(label="Buscar", method="buscar")
    nivel = filters.ChoiceFilter(label="Nivel", choices=Nivel.choices)
    destino = filters.ChoiceFilter(label="Destino final", choices=Destino.choices)
    activa = SiNoFilter(label="En uso")
    rama = filters.ModelChoiceFilter(label="Dentro de", queryset=Clasificacion.objects.exclude(nivel="subserie"), method="de_la_rama")

    class Meta:
        model = Clasificacion
        fields = ["q", "nivel", "rama", "destino", "activa"]

    def buscar(self, qs, nombre, valor):
        palabras = consulta(valor)
        return qs.filter(Q(clave__istartswith=valor.strip()) | (Q(busqueda=palabras) if palabras is not None else Q(pk__in=[])))

    def de_la_rama(self, qs, nombre, rama):
        return qs.filter(ruta__startswith=f"{rama.ruta}/")


class ExpedienteFilter(Filtro):
    q = BusquedaConClave()
    ejercicio = EjercicioFilter()
    serie = filters.ChoiceFilter(label="Registro", choices=Serie.choices)
    ciclo = filters.ChoiceFilter(label="Dónde está", choices=Ciclo.choices, field_name="ciclo_al")
    clasificacion = filters.ModelChoiceFilter(label="Clasificación", queryset=Clasificacion.objects.all(), method="de_la_rama")
    acceso = filters.ChoiceFilter(label="Acceso", choices=Acceso.choices)
    destino = filters.ChoiceFilter(label="Destino final", choices=Destino.choices)
    por_transferir = SiNoFilter(label="Por transferir a concentración", method="segun_transferencia")
    por_disponer = SiNoFilter(label="Por dar destino final", method="segun_disposicion")
    desde = FechaFilter(label="Abierto desde", field_name="apertura", lookup_expr="gte")
    hasta = FechaFilter(label="Abierto hasta", field_name="apertura", lookup_expr="lte")
    folio = filters.ModelChoiceFilter(label="Folio", queryset=Folio.objects.all(), widget=forms.HiddenInput)

    class Meta:
        model = Expediente
        fields = ["q", "ejercicio", "serie", "ciclo", "clasificacion", "acceso", "destino", "desde", "hasta"]

    def de_la_rama(self, qs, nombre, clasificacion):
        return qs.de_la_rama(clasificacion)

    def segun_transferencia(self, qs, nombre, si):
        return self._segun(qs, qs.por_transferir(self.corte), si)

    def segun_disposicion(self, qs, nombre, si):
        return self._segun(qs, qs.por_disponer(self.corte), si)

    def _segun(self, qs, esos, si):
        return esos if si else qs.exclude(pk__in=esos.order_by().values("pk"))
