"""States of meetings and agreements: value, class, icon and label on one line."""

from seguimiento.nucleo.estados import Estado


class EstatusResponsable(Estado):
    """Alphabetical order matters: the queryset of an agreement compares the least and the greatest of its responsables."""

    CONCLUIDO = "concluido", "concluido", "check-circle-fill", "Concluido"
    EN_PROCESO = "en_proceso", "proceso", "circle-half", "En proceso"
    PENDIENTE = "pendiente", "pendiente", "circle", "Pendiente"


class SituacionAcuerdo(Estado):
    """Only what is vigente counts in averages; the rest keeps its reason and stays findable."""

    VIGENTE = "vigente", "", "journal-check", "Vigente"
    CANCELADO = "cancelado", "cancelado", "x-circle", "Cancelado"
    FUSIONADO = "fusionado", "cancelado", "reply", "Fusionado"


class EstadoReunion(Estado):
    PROGRAMADA = "programada", "", "calendar-plus", "Programada"
    CELEBRADA = "celebrada", "concluido", "check-circle", "Celebrada"
    CANCELADA = "cancelada", "cancelado", "x-circle", "Cancelada"


class ClaseGabinete(Estado):
    """In the order in which the report of compliance prints them (T08)."""

    LEGAL_Y_AMPLIADO = "ampliado", "", "people", "Legal y ampliado"
    LEGAL = "legal", "", "people", "Legal"
    SECTORIAL = "sectorial", "", "people", "Sectorial"
    REGIONAL = "regional", "", "people", "Regional"
    PRIORITARIO = "prioritario", "", "people", "Prioritario"
    ESPECIAL = "especial", "", "people", "Especial"


class Prioridad(Estado):
    ALTA = "alta", "alta", "chevron-double-up", "Alta"
    NORMAL = "normal", "", "dash", "Normal"
    BAJA = "baja", "", "chevron-down", "Baja"


class Presencia(Estado):
    PRESENTE = "presente", "concluido", "check-circle", "Presente"
    REPRESENTADA = "representada", "proceso", "person", "Con representante"
    AUSENTE = "ausente", "pendiente", "dash-circle", "Ausente"


class TipoConvocatoria(Estado):
    CONVOCATORIA = "convocatoria", "", "envelope", "Convocatoria"
    CANCELACION = "cancelacion", "cancelado", "x-circle", "Aviso de cancelación"
