"""The list of the module."""

from seguimiento.nucleo.tablas import Columna, Entero, Fecha, Pesos, Principal, SiNo, Tabla

from .models import Tramite


class TramiteTable(Tabla):
    clase = Principal(verbose_name="Trámite", accessor="get_clase_display", order_by="clase", bajo=lambda tramite: recortado(tramite.nota))
    fecha = Fecha(verbose_name="Fecha")
    trimestre = Columna(verbose_name="Trimestre", clase="nowrap")
    lugar = Columna(verbose_name="Lugar o consulado", clase="entera")
    reconstruido = SiNo(verbose_name="Reconstruido")
    cantidad = Entero(verbose_name="Cantidad")
    ingreso = Pesos(verbose_name="Ingreso en pesos")

    class Meta(Tabla.Meta):
        model = Tramite
        fields = ("clase", "fecha", "trimestre", "lugar", "reconstruido", "cantidad", "ingreso")
        ocultas = ("reconstruido",)


def recortado(texto, maximo=140):
    return texto if len(texto) <= maximo else f"{texto[: maximo - 1].rstrip()}…"
