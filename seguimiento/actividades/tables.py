"""Lists of the module."""

from seguimiento.nucleo.formato import DIAS, fecha_corta
from seguimiento.nucleo.tablas import Columna, Estatus, Fecha, Principal, SiNo, Tabla, Vence

from .estados import EstatusAsignacion, Prioridad
from .models import Actividad, Asignacion

CONCLUIDO = EstatusAsignacion.CONCLUIDO


class Dia(Fecha):
    """ "Jue 01/02/2024": activities are read by the day of the week."""

    def render(self, value):
        return f"{DIAS[value.weekday()][:3].capitalize()} {fecha_corta(value)}"


class ActividadTable(Tabla):
    fecha = Dia(verbose_name="Día")
    texto = Principal(verbose_name="Actividad", bajo=lambda actividad: recortado(actividad.contexto))
    unidad = Columna(verbose_name="Unidad", order_by="unidad__siglas")
    prioridad = Estatus(Prioridad, verbose_name="Prioridad")
    nombres = Columna(verbose_name="Responsables", clase="entera")
    capturista = Columna(verbose_name="Capturista", order_by="capturista__orden")
    plazo = Vence(verbose_name="Plazo", cerrado=lambda actividad: actividad.estatus == CONCLUIDO)
    estatus = Estatus(EstatusAsignacion, verbose_name="Estatus")
    reconstruida = SiNo(verbose_name="Reconstruida")

    class Meta(Tabla.Meta):
        model = Actividad
        fields = ("fecha", "texto", "unidad", "prioridad", "nombres", "capturista", "plazo", "estatus", "reconstruida")
        ocultas = ("capturista", "reconstruida")


def recortado(texto, maximo=140):
    return texto if len(texto) <= maximo else f"{texto[: maximo - 1].rstrip()}…"


class AsignacionTable(Tabla):
    actividad = Principal(
        verbose_name="Actividad",
        accessor="actividad__texto",
        bajo=lambda fila: f"{fila.actividad.unidad} · {fecha_corta(fila.actividad.fecha)}",
    )
    responsable = Columna(verbose_name="Responsable", accessor="nombre", clase="entera")
    prioridad = Estatus(Prioridad, verbose_name="Prioridad", accessor="actividad__prioridad")
    comentario = Columna(verbose_name="Comentario", clase="entera")
    plazo = Vence(verbose_name="Plazo", accessor="actividad__plazo", cerrado=lambda fila: fila.estatus_al == CONCLUIDO)
    estatus = Estatus(EstatusAsignacion, verbose_name="Estatus", accessor="estatus_al")
    desde = Fecha(verbose_name="Asignada")
    fecha_avance = Fecha(verbose_name="Último avance")

    class Meta(Tabla.Meta):
        model = Asignacion
        fields = ("actividad", "responsable", "prioridad", "comentario", "plazo", "estatus", "desde", "fecha_avance")
        ocultas = ("comentario", "desde")
