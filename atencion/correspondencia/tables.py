"""Tables of the module."""

from django.utils.text import Truncator

from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.tablas import Columna, Entero, Estatus, Fecha, FechaHora, Principal, SiNo, Tabla, Vence
from seguimiento.nucleo.valores import Texto

from . import relojes
from .estados import Clase, EstadoDeTurno, Situacion
from .models import Asunto, Recibido, Respuesta, Turno


class Horas(Texto):
    """A duration as it goes out: whole natural hours."""

    tipo = "entero"

    def render(self, value, obj=None, **kwargs):
        return "" if value in (None, "") else relojes.horas(value)

    def sql(self, origen):
        return f"round(floor(extract(epoch FROM {origen})) / 3600)::int"


class Duracion(Columna):
    """How long it took, in words on screen and in whole hours in an export."""

    tipo = "entero"
    clase = "nowrap"

    def render(self, value):
        return relojes.en_palabras(value)

    def value(self, value):
        return relojes.horas(value)

    def control(self):
        return Horas()


LARGO = 160  # letters of the name of a row


def que(recibido):
    """What a letter says, as the name of a row."""
    return Truncator(recibido.sintesis).chars(LARGO)


def quien(recibido):
    """ "RE-2023-00012 · Persona de Prueba, Ayuntamiento de…" """
    return f"{recibido.folio} · {', '.join(parte for parte in (recibido.remitente, recibido.institucion) if parte)}"


class RecibidoTable(Tabla):
    sintesis = Principal(verbose_name="Oficio", orderable=False, texto=que, bajo=quien)
    folio = Columna(verbose_name="Folio", clase="nowrap")
    fecha = Fecha(verbose_name="Recibido")
    remitente = Columna(verbose_name="Remitente")
    institucion = Columna(verbose_name="Institución")
    numero = Columna(verbose_name="Número de oficio", clase="nowrap")
    fecha_oficio = Fecha(verbose_name="Fecha del oficio")
    clase = Estatus(Clase, verbose_name="Clase")
    asunto = Columna(verbose_name="Asunto", accessor="asunto__nombre")
    municipio = Columna(verbose_name="Municipio", accessor="municipio__nombre")
    turnado_a = Columna(verbose_name="Turnado a", orderable=False)
    demora = Duracion(verbose_name="Tardó en turnarse")
    vence = Vence(verbose_name="Primer vencimiento")
    situacion = Estatus(Situacion, verbose_name="Situación")
    reconstruido = SiNo(verbose_name="Reconstruido")

    class Meta(Tabla.Meta):
        model = Recibido
        fields = (
            "sintesis", "folio", "fecha", "remitente", "institucion", "numero", "fecha_oficio", "clase", "asunto", "municipio", "turnado_a",
            "demora", "vence", "situacion", "reconstruido",
        )  # fmt: skip
        ocultas = ("folio", "remitente", "institucion", "numero", "fecha_oficio", "municipio", "demora", "asunto", "reconstruido")


class TurnoTable(Tabla):
    sintesis = Principal(
        verbose_name="Oficio", accessor="recibido__sintesis", orderable=False, texto=lambda turno: que(turno.recibido),
        bajo=lambda turno: quien(turno.recibido),
    )  # fmt: skip
    folio = Columna(verbose_name="Folio", accessor="recibido__folio", clase="nowrap")
    asunto = Columna(verbose_name="Asunto", accessor="recibido__asunto__nombre")
    dependencia = Columna(verbose_name="Dependencia", accessor="dependencia__nombre_corto", order_by="dependencia__orden")
    fecha = FechaHora(verbose_name="Turnado")
    dias = Entero(verbose_name="Días hábiles")
    vence = Vence(verbose_name="Vence", cerrado=lambda turno: turno.sin_plazo)
    respondido = Fecha(verbose_name="Contestado", accessor="respondido_al")
    estado = Estatus(EstadoDeTurno, verbose_name="Estado")
    reconstruido = SiNo(verbose_name="Reconstruido")

    class Meta(Tabla.Meta):
        model = Turno
        fields = ("sintesis", "folio", "asunto", "dependencia", "fecha", "dias", "vence", "respondido", "estado", "reconstruido")
        ocultas = ("folio", "asunto", "dias", "reconstruido", "respondido")


class RespuestaTable(Tabla):
    """The reviewer's queue."""

    texto = Principal(verbose_name="Respuesta", orderable=False, bajo=lambda fila: f"{fila.de.recibido.folio} · {fecha_corta(fila.fecha)}")
    dependencia = Columna(verbose_name="Dependencia", accessor="de__dependencia__nombre_corto", order_by="de__dependencia__orden")
    sintesis = Columna(verbose_name="Oficio", accessor="de__recibido__sintesis", clase="entera", orderable=False)
    fecha = Fecha(verbose_name="Fecha")
    vence = Fecha(verbose_name="Vencía", accessor="de__vence")
    oficio = Columna(verbose_name="Oficio de respuesta")
    validacion = Estatus(Validacion, verbose_name="Revisión")
    reporto = Columna(verbose_name="Contestó", accessor="usuario", orderable=False)

    class Meta(Tabla.Meta):
        model = Respuesta
        fields = ("texto", "dependencia", "sintesis", "fecha", "vence", "oficio", "validacion", "reporto")
        ocultas = ("reporto", "oficio", "validacion")


class AsuntoTable(Tabla):
    nombre = Principal(verbose_name="Asunto", bajo=lambda asunto: asunto.nota)
    dias = Entero(verbose_name="Días hábiles que propone")
    recibidos_n = Entero(verbose_name="Oficios recibidos")

    class Meta(Tabla.Meta):
        model = Asunto
        fields = ("nombre", "dias", "recibidos_n")
