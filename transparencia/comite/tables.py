"""Lists of the module."""

from seguimiento.nucleo.tablas import Columna, Estatus, Fecha, Principal, SiNo, Tabla

from .estados import Clase, EstadoDeReserva, Partes, Sentido
from .models import Reserva, Resolucion
from .plazo import en_palabras


class Plazo(Columna):
    """Months, in words."""

    def render(self, value):
        return en_palabras(value)

    value = render


class ResolucionTable(Tabla):
    asunto = Principal(verbose_name="Asunto", bajo=lambda una: f"Acta {una.acta}")
    acta = Columna(verbose_name="Acta", clase="nowrap")
    fecha = Fecha(verbose_name="Fecha")
    clase = Estatus(Clase, verbose_name="Materia")
    solicitud = Columna(verbose_name="Solicitud", accessor="solicitud__folio", order_by="solicitud__folio", clase="nowrap")
    area = Columna(verbose_name="Área", accessor="area__siglas", order_by="area__orden")
    reconstruido = SiNo(verbose_name="De demostración")
    sentido = Estatus(Sentido, verbose_name="Sentido")

    class Meta(Tabla.Meta):
        model = Resolucion
        fields = ("asunto", "acta", "fecha", "clase", "solicitud", "area", "reconstruido", "sentido")
        ocultas = ("acta", "reconstruido")


class ReservaTable(Tabla):
    nombre = Principal(verbose_name="Expediente", bajo=lambda una: una.tema)
    area = Columna(verbose_name="Área", accessor="area__siglas", order_by="area__orden")
    tema = Columna(verbose_name="Tema")
    acta = Columna(verbose_name="Acta", accessor="resolucion__acta", order_by="resolucion__acta", clase="nowrap")
    inicio = Fecha(verbose_name="Inicio")
    meses = Plazo(verbose_name="Plazo", clase="nowrap")
    fin = Fecha(verbose_name="Fin", accessor="fin_al", order_by="fin_al")
    partes = Estatus(Partes, verbose_name="Qué se reserva")
    reconstruido = SiNo(verbose_name="De demostración")
    estado = Estatus(EstadoDeReserva, verbose_name="Estado", accessor="estado_al")

    class Meta(Tabla.Meta):
        model = Reserva
        fields = ("nombre", "area", "tema", "acta", "inicio", "meses", "fin", "partes", "reconstruido", "estado")
        ocultas = ("tema", "acta", "partes", "reconstruido")
