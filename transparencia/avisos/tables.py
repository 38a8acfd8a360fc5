"""Lists of the module."""

from seguimiento.nucleo.tablas import Columna, Estatus, Fecha, Principal, SiNo, Tabla

from .estados import Clase, Medio, Situacion
from .models import Notificacion, Plantilla


class NotificacionTable(Tabla):
    folio = Columna(verbose_name="Folio", clase="nowrap")
    asunto = Principal(verbose_name="Asunto", bajo=lambda una: f"{una.folio or 'Sin folio'} · {una.solicitud.folio}")
    clase = Estatus(Clase, verbose_name="Clase")
    solicitud = Columna(verbose_name="Solicitud", accessor="solicitud__folio", order_by="solicitud__folio", clase="nowrap")
    fecha = Fecha(verbose_name="Fecha")
    notificada = Fecha(verbose_name="Notificada")
    medio = Estatus(Medio, verbose_name="Medio", empty_values=(None, ""))
    reconstruido = SiNo(verbose_name="De demostración")
    estado = Estatus(Situacion, verbose_name="Estado", accessor="estado_al")

    class Meta(Tabla.Meta):
        model = Notificacion
        fields = ("folio", "asunto", "clase", "solicitud", "fecha", "notificada", "medio", "reconstruido", "estado")
        ocultas = ("folio", "medio", "reconstruido")


class PlantillaTable(Tabla):
    nombre = Principal(verbose_name="Plantilla", bajo=lambda una: una.asunto)
    clase = Estatus(Clase, verbose_name="Clase")
    activa = SiNo(verbose_name="En uso")

    class Meta(Tabla.Meta):
        model = Plantilla
        fields = ("nombre", "clase", "activa")
