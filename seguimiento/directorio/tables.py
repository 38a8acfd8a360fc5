"""Lists of the directory."""

from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from seguimiento.nucleo.tablas import Columna, Fecha, Principal, SiNo, Tabla

from .models import Atribucion, Dependencia, Municipio, Nombramiento, Persona, Tema, Unidad


class UnidadTable(Tabla):
    siglas = Principal(verbose_name="Siglas")
    nombre = Columna(verbose_name="Nombre", order_by="orden", clase="entera")
    numeral = Columna(verbose_name="Numeral")
    superior = Columna(verbose_name="Unidad superior", order_by="superior__siglas")

    class Meta(Tabla.Meta):
        model = Unidad
        fields = ("siglas", "nombre", "numeral", "superior")


class DependenciaTable(Tabla):
    siglas = Principal(verbose_name="Siglas")
    nombre = Columna(verbose_name="Nombre", order_by="orden", clase="entera")
    nombre_corto = Columna(verbose_name="Nombre corto")
    tipo = Columna(verbose_name="Tipo")
    sector = Columna(verbose_name="Sector", order_by="sector__orden")
    valida_desde = Fecha(verbose_name="Existe desde")
    valida_hasta = Fecha(verbose_name="Existió hasta")
    por_confirmar = SiNo(verbose_name="Por confirmar")
    fuente = Columna(verbose_name="Fuente del nombre")

    class Meta(Tabla.Meta):
        model = Dependencia
        fields = (
            "siglas", "nombre", "nombre_corto", "tipo", "sector", "valida_desde", "valida_hasta", "por_confirmar", "fuente",
        )  # fmt: skip
        ocultas = ("nombre_corto", "valida_desde", "valida_hasta", "fuente")


class MunicipioTable(Tabla):
    nombre = Principal(verbose_name="Municipio", order_by="orden")
    clave = Columna(verbose_name="Clave INEGI")
    region = Columna(verbose_name="Región del PED")
    region_verificada = SiNo(verbose_name="Región verificada")

    class Meta(Tabla.Meta):
        model = Municipio
        fields = ("nombre", "clave", "region", "region_verificada")


class AtribucionTable(Tabla):
    fraccion = Principal(verbose_name="Fracción", order_by="numero")
    texto = Columna(verbose_name="Función", clase="entera texto-largo")
    areas = Columna(verbose_name="Áreas responsables", orderable=False, clase="entera")

    class Meta(Tabla.Meta):
        model = Atribucion
        fields = ("fraccion", "texto", "areas")


def unidos(filas):
    """E-mails or telephones in one cell."""
    return ", ".join(map(str, filas))


class Contactos(Columna):
    """Those that this person may read: the queryset fetched them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, orderable=False, clase="entera", **kwargs)

    def render(self, value):
        return format_html_join(mark_safe("<br>"), "{}", ((fila,) for fila in value))

    def value(self, value):
        return unidos(value)


class PersonaTable(Tabla):
    nombre = Principal(verbose_name="Nombre", texto=str, order_by="orden", bajo=lambda persona: persona.procedencia)
    cargos = Columna(verbose_name="Cargo", accessor="cargos_vigentes", orderable=False, clase="entera")
    correos = Contactos(verbose_name="Correos", accessor="correos_visibles")
    telefonos = Contactos(verbose_name="Teléfonos", accessor="telefonos_visibles")
    confirmada = Fecha(verbose_name="Datos confirmados")

    class Meta(Tabla.Meta):
        model = Persona
        fields = ("nombre", "cargos", "correos", "telefonos", "confirmada")


class NombramientoTable(Tabla):
    persona = Principal(verbose_name="Nombre", order_by="persona__orden", bajo=lambda fila: fila.cargo)
    lugar = Columna(verbose_name="Dependencia o unidad", order_by=("dependencia__orden", "unidad__orden"), clase="entera")
    cargo = Columna(verbose_name="Cargo", clase="entera")
    clase = Columna(verbose_name="Clase")
    tema = Columna(verbose_name="Tema", order_by="tema__orden")
    correos = Contactos(verbose_name="Correos", accessor="persona__correos_visibles")
    telefonos = Contactos(verbose_name="Teléfonos", accessor="persona__telefonos_visibles")
    oficio = Columna(verbose_name="Oficio", order_by="tiene_oficio")
    desde = Fecha(verbose_name="Desde")
    hasta = Fecha(verbose_name="Hasta")

    class Meta(Tabla.Meta):
        model = Nombramiento
        fields = ("persona", "lugar", "cargo", "clase", "tema", "correos", "telefonos", "oficio", "desde", "hasta")
        ocultas = ("cargo", "hasta")


class TemaTable(Tabla):
    nombre = Principal(verbose_name="Tema", order_by="orden")
    descripcion = Columna(verbose_name="Descripción", clase="entera texto-largo")
    vigente = SiNo(verbose_name="Vigente")

    class Meta(Tabla.Meta):
        model = Tema
        fields = ("nombre", "descripcion", "vigente")
