"""States of the actions and sources of the money."""

from seguimiento.nucleo.estados import Estado


class EstatusAccion(Estado):
    CONCLUIDA = "concluida", "concluido", "check-circle-fill", "Concluida"
    EN_PROCESO = "en_proceso", "proceso", "circle-half", "En proceso"
    PENDIENTE = "pendiente", "pendiente", "circle", "Pendiente"


class Fuente(Estado):
    """Where the money comes from. The report of 2023 prints sums without saying it."""

    ESTATAL = "estatal", "", "cash-coin", "Estatal"
    FEDERAL = "federal", "", "cash-coin", "Federal"
    MUNICIPAL = "municipal", "", "cash-coin", "Municipal"
    SIN_DESGLOSE = "sin_desglose", "", "cash-coin", "Sin desglose"
