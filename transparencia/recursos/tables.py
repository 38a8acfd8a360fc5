"""Lists of the module."""

from seguimiento.nucleo.tablas import Columna, Estatus, Fecha, Principal, SiNo, Tabla, Vence

from .estados import EstadoDeDenuncia, EstadoDeRecurso, Garante, Sentido, SentidoDeDenuncia
from .models import Denuncia, Recurso


class RecursoTable(Tabla):
    folio = Columna(verbose_name="Folio", clase="nowrap")
    agravio = Principal(
        verbose_name="De qué se queja", orderable=False,
        bajo=lambda recurso: " · ".join(parte for parte in (recurso.folio, recurso.expediente) if parte),
    )  # fmt: skip
    solicitud = Columna(verbose_name="Solicitud", accessor="solicitud__folio", order_by="solicitud__folio", clase="nowrap")
    expediente = Columna(verbose_name="Expediente", clase="nowrap")
    garante = Estatus(Garante, verbose_name="Autoridad garante")
    causal = Columna(verbose_name="Causal (fracción)", clase="num")
    interpuesto = Fecha(verbose_name="Interpuesto")
    vence = Vence(verbose_name="Vence para la Oficina", accessor="vence_al", order_by="vence_al")
    sentido = Estatus(Sentido, verbose_name="Sentido", accessor="sentido_al", empty_values=(None, ""))
    reconstruido = SiNo(verbose_name="De demostración")
    estado = Estatus(EstadoDeRecurso, verbose_name="Estado", accessor="estado_al")

    class Meta(Tabla.Meta):
        model = Recurso
        fields = (
            "folio", "agravio", "solicitud", "expediente", "garante", "causal", "interpuesto", "vence", "sentido", "reconstruido", "estado",
        )  # fmt: skip
        ocultas = ("folio", "expediente", "garante", "reconstruido")


class DenunciaTable(Tabla):
    folio = Columna(verbose_name="Folio", clase="nowrap")
    obligacion = Principal(verbose_name="Obligación", bajo=lambda una: " · ".join(parte for parte in (una.folio, una.expediente) if parte))
    expediente = Columna(verbose_name="Expediente", clase="nowrap")
    garante = Estatus(Garante, verbose_name="Autoridad garante")
    presentada = Fecha(verbose_name="Presentada")
    notificada = Fecha(verbose_name="Notificada")
    vence = Vence(verbose_name="Vence para la Oficina", accessor="vence_al", order_by="vence_al")
    sentido = Estatus(SentidoDeDenuncia, verbose_name="Sentido", empty_values=(None, ""))
    reconstruido = SiNo(verbose_name="De demostración")
    estado = Estatus(EstadoDeDenuncia, verbose_name="Estado", accessor="estado_al")

    class Meta(Tabla.Meta):
        model = Denuncia
        fields = (
            "folio", "obligacion", "expediente", "garante", "presentada", "notificada", "vence", "sentido", "reconstruido", "estado",
        )  # fmt: skip
        ocultas = ("folio", "expediente", "garante", "notificada", "reconstruido")
