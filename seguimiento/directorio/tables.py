"""Lists of the directory."""

from seguimiento.nucleo.tablas import Columna, Fecha, Principal, SiNo, Tabla

from .models import Atribucion, Dependencia, Municipio, Unidad


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
