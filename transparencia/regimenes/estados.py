"""What a legal term is about, whose it is, and the dated facts that start, interrupt, extend or end one."""

from django.db import models

from seguimiento.nucleo.estados import Estado


class Materia(models.TextChoices):
    ACCESO = "acceso", "Acceso a la información"
    ARCO = "arco", "Datos personales (ARCO)"


class Clave(Estado):
    """The terms of a regime, in the order in which they come."""

    REGISTRO = "registro", "", "", "Registro en la PNT de la recibida por otro medio"
    ACEPTACION = "aceptacion", "", "", "Notificar si se acepta, se rechaza o se declina"
    INCOMPETENCIA = "incompetencia", "", "", "Declinar por notoria incompetencia"
    PREVENCION = "prevencion", "", "", "Prevenir para que se aclare o complete"
    DESAHOGO = "desahogo", "", "", "Desahogo de la prevención"
    PUBLICA = "publica", "", "", "Indicar dónde está la información ya pública"
    TRAMITE = "tramite", "", "", "Informar de un trámite específico"
    RESPUESTA = "respuesta", "", "", "Respuesta"
    PRORROGA = "prorroga", "", "", "Prórroga de la respuesta"
    PAGO = "pago", "", "", "Pago de la reproducción"
    ENTREGA = "entrega", "", "", "Información disponible desde el pago"
    EFECTIVIDAD = "efectividad", "", "", "Hacer efectivo el derecho"
    RECURSO = "recurso", "", "", "Recurso de revisión"
    REMISION = "remision", "", "", "Remisión del recurso a la autoridad garante"
    PREVENCION_RECURSO = "prevencion_recurso", "", "", "Desahogo de la prevención del recurso"
    ALEGATOS = "alegatos", "", "", "Alegatos de las partes"
    RESOLUCION = "resolucion", "", "", "Resolución del recurso"
    AMPLIACION = "ampliacion", "", "", "Ampliación para resolver el recurso"
    CIERRE = "cierre", "", "", "Resolución tras el cierre de la instrucción"
    CUMPLIMIENTO = "cumplimiento", "", "", "Cumplimiento de la resolución"
    INFORME = "informe", "", "", "Informe del cumplimiento"
    SIN_RESPUESTA = "sin_respuesta", "", "", "Entrega sin costo por falta de respuesta"
    TURNO_INTERNO = "turno_interno", "", "", "Respuesta de la unidad que tiene la información"
    ALERTA = "alerta", "", "", "Días antes de vencer en que el semáforo pasa a amarillo"


class Suceso(models.TextChoices):
    """Dated facts that the clocks of a request read; its acts bear the same values."""

    PRESENTADA = "presentada", "Presentación"
    REGISTRADA = "registrada", "Registro en la PNT"
    ACEPTADA = "competencia_aceptada", "Competencia aceptada"
    RECHAZADA = "rechazada", "No presentada o desechada"
    DECLINADA = "declinada", "Declinada por incompetencia"
    PREVENCION = "prevencion", "Prevención"
    PREVENCION_PARCIAL = "prevencion_parcial", "Prevención de una parte"
    DESAHOGO = "desahogo", "Desahogo de la prevención"
    SIN_DESAHOGO = "sin_desahogo", "Prevención sin desahogo"
    PRORROGA = "prorroga", "Prórroga"
    RESPUESTA = "respuesta", "Respuesta"
    IMPROCEDENTE = "improcedente", "Respuesta de improcedencia"
    COSTO = "costo", "Notificación del costo"
    PAGO = "pago", "Pago"
    ENTREGA = "entrega", "Entrega"
    EFECTIVIDAD = "efectividad", "Derecho hecho efectivo"
    RECURSO = "recurso", "Recurso de revisión"


class DeQuien(models.TextChoices):
    """Who must act before a term ends."""

    SUJETO = "sujeto", "El sujeto obligado"
    PERSONA = "persona", "La persona solicitante"
    GARANTE = "garante", "La autoridad garante"


class EstadoDeReloj(Estado):
    """How a clock reads on a day."""

    CORRE = "corre", "proceso", "hourglass-split", "Corre"
    HOY = "hoy", "hoy", "clock", "Vence hoy"
    VENCIDO = "vencido", "vencido", "clock-history", "Vencido"
    PASO = "paso", "", "dash-circle", "Ya pasó"
    CUMPLIDO = "cumplido", "concluido", "check2-all", "Cumplido"
    TARDE = "tarde", "devuelto", "exclamation-diamond", "Fuera de plazo"
    INTERRUMPIDO = "interrumpido", "", "pause-circle", "Interrumpido"
    CERRADO = "cerrado", "", "slash-circle", "Ya no corre"


# Steps that one may or may not take: when their days pass nobody is late, the chance is gone.
FACULTADES = frozenset(
    {
        Clave.INCOMPETENCIA, Clave.PREVENCION, Clave.PUBLICA, Clave.TRAMITE, Clave.PAGO, Clave.ENTREGA, Clave.RECURSO,
        Clave.PREVENCION_RECURSO, Clave.ALEGATOS,
    }
)  # fmt: skip
# Terms whose end is the deadline of the request: what it waits for now.
RIGEN = frozenset({Clave.DESAHOGO, Clave.RESPUESTA, Clave.EFECTIVIDAD})
