"""Tables of the module."""

from django.utils.html import format_html
from django.utils.text import Truncator

from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.tablas import Columna, Entero, Estatus, Fecha, Principal, SiNo, Tabla, Vence
from seguimiento.nucleo.templatetags import seguimiento as etiquetas

from . import relojes
from .estados import Competencia, EstadoDeSolicitud, EstadoDeTurno, Materia, Medio, Sentido
from .models import Solicitud, Turno

LARGO = 160  # letters of what is asked, under the name of a row


def bajo(solicitud):
    """ "SI-2023-00012 · Solicito copia de los contratos…" """
    return f"{solicitud.folio} · {Truncator(solicitud.texto).chars(LARGO)}"


class Vencimiento(Vence):
    """The deadline with its semáforo: amber when few business days are left, red once overdue."""

    def render(self, value, record, table):
        visto = relojes.plazo_de(record, table.corte, table.calendario)
        if not visto:
            return fecha_corta(value)
        return format_html('{}<span class="bajo">{}</span>', fecha_corta(value), etiquetas.plazo(visto))


class SolicitudTable(Tabla):
    tema = Principal(verbose_name="Solicitud", bajo=bajo)
    folio = Columna(verbose_name="Folio", clase="nowrap")
    folio_pnt = Columna(verbose_name="Folio de la plataforma", clase="nowrap")
    materia = Estatus(Materia, verbose_name="Materia")
    presentada = Fecha(verbose_name="Presentada")
    medio = Estatus(Medio, verbose_name="Medio")
    competencia = Estatus(Competencia, verbose_name="Competencia")
    sentido = Estatus(Sentido, verbose_name="Sentido de la respuesta")
    respondida = Fecha(verbose_name="Respondida")
    vence = Vencimiento(verbose_name="Vence", accessor="vence_al")
    estado = Estatus(EstadoDeSolicitud, verbose_name="Estado")
    controversia = SiNo(verbose_name="Podría causar controversia")
    nota_controversia = Columna(verbose_name="Por qué", orderable=False)
    reconstruido = SiNo(verbose_name="Reconstruida")

    class Meta(Tabla.Meta):
        model = Solicitud
        fields = (
            "tema", "folio", "folio_pnt", "materia", "presentada", "medio", "competencia", "sentido", "respondida", "vence", "estado",
            "controversia", "nota_controversia", "reconstruido",
        )  # fmt: skip
        ocultas = (
            "folio", "folio_pnt", "materia", "competencia", "sentido", "respondida", "controversia", "nota_controversia", "reconstruido",
        )  # fmt: skip


class TurnoTable(Tabla):
    tema = Principal(verbose_name="Solicitud", accessor="solicitud__tema", bajo=lambda turno: bajo(turno.solicitud))
    folio = Columna(verbose_name="Folio", accessor="solicitud__folio", clase="nowrap")
    a_quien = Columna(verbose_name="Turnada a", orderable=False)
    fecha = Fecha(verbose_name="Turnada")
    dias = Entero(verbose_name="Días hábiles")
    vence = Vence(verbose_name="Vence", cerrado=lambda turno: turno.estado == EstadoDeTurno.CONTESTADO)
    respondido = Fecha(verbose_name="Contestado", accessor="respondido_al")
    estado = Estatus(EstadoDeTurno, verbose_name="Estado")

    class Meta(Tabla.Meta):
        model = Turno
        fields = ("tema", "folio", "a_quien", "fecha", "dias", "vence", "respondido", "estado")
        ocultas = ("folio", "dias", "respondido")
