"""Lists of the module."""

from seguimiento.nucleo.tablas import Columna, Entero, Fecha, Principal, SiNo, Tabla

from .models import Regimen, Termino


class RegimenTable(Tabla):
    nombre = Principal(verbose_name="Régimen", bajo=lambda regimen: regimen.fundamento)
    materia = Columna(verbose_name="Materia")
    desde = Fecha(verbose_name="Vigente desde")
    hasta = Fecha(verbose_name="Vigente hasta")
    cuantos = Entero(verbose_name="Términos")
    por_confirmar = Entero(verbose_name="Por confirmar")
    verificado = SiNo(verbose_name="Fechas verificadas")
    nota = Columna(verbose_name="Nota", clase="entera")

    class Meta(Tabla.Meta):
        model = Regimen
        fields = ("nombre", "materia", "desde", "hasta", "cuantos", "por_confirmar", "verificado", "nota")
        ocultas = ("nota",)


class TerminoTable(Tabla):
    clave = Principal(verbose_name="Paso", accessor="get_clave_display", order_by="clave", bajo=lambda termino: termino.efecto)
    regimen = Columna(verbose_name="Régimen")
    dias = Entero(verbose_name="Días hábiles")
    de = Columna(verbose_name="Quién actúa")
    articulo = Columna(verbose_name="Artículo", clase="entera")
    verificado = SiNo(verbose_name="Verificado")

    class Meta(Tabla.Meta):
        model = Termino
        fields = ("clave", "regimen", "dias", "de", "articulo", "verificado")
