"""Lists of the core's own tables."""

from .models import DiaInhabil, Ejercicio, Umbral
from .tablas import Columna, Fecha, Porcentaje, Principal, SiNo, Tabla


class UmbralTable(Tabla):
    reporte = Principal(verbose_name="Reporte", texto=str, empty_values=())
    verde = Porcentaje(verbose_name="Verde desde")
    amarillo = Porcentaje(verbose_name="Amarillo desde")

    class Meta(Tabla.Meta):
        model = Umbral
        fields = ("reporte", "verde", "amarillo")


class DiaInhabilTable(Tabla):
    fecha = Fecha(verbose_name="Fecha")
    motivo = Principal(verbose_name="Motivo", bajo=lambda dia: dia.publicacion)
    ambito = Columna(verbose_name="Ámbito")
    fundamento = Columna(verbose_name="Fundamento")
    publicacion = Columna(verbose_name="Publicación")
    por_confirmar = SiNo(verbose_name="Por confirmar")

    class Meta(Tabla.Meta):
        model = DiaInhabil
        fields = ("fecha", "motivo", "ambito", "fundamento", "publicacion", "por_confirmar")
        ocultas = ("publicacion",)


class EjercicioTable(Tabla):
    anio = Principal(verbose_name="Año")
    cerrado = SiNo(verbose_name="Cerrado")
    nota = Columna(verbose_name="Nota")

    class Meta(Tabla.Meta):
        model = Ejercicio
        fields = ("anio", "cerrado", "nota")
