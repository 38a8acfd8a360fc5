"""States of a support, and how often one person may have one of a kind."""

from seguimiento.nucleo.estados import Estado
from seguimiento.nucleo.formato import MESES


class Periodo(Estado):
    """How often the same beneficiary may receive the same kind."""

    UNICA = "unica", "", "check2-circle", "Únicamente una vez"
    ANUAL = "anual", "", "calendar", "Una vez al año"
    SEMESTRAL = "semestral", "", "calendar-range", "Una vez por semestre"
    MENSUAL = "mensual", "", "calendar3", "Una vez al mes"

    def clave(self, fecha):
        """Key of the period in which that day falls: "unica", "2023", "2023-S1", "2023-05"."""
        return {
            Periodo.UNICA: "unica",
            Periodo.ANUAL: f"{fecha.year}",
            Periodo.SEMESTRAL: f"{fecha.year}-S{1 if fecha.month <= 6 else 2}",
            Periodo.MENSUAL: f"{fecha.year}-{fecha.month:02}",
        }[self]


def periodo_en_palabras(clave):
    """How people say the key of a period: "mayo de 2023", "primer semestre de 2023", "2023", "una sola vez"."""
    anio, _, parte = clave.partition("-")
    if not parte:
        return anio if anio.isdigit() else "una sola vez"
    if parte.startswith("S"):
        return f"{'primer' if parte == 'S1' else 'segundo'} semestre de {anio}"
    return f"{MESES[int(parte) - 1]} de {anio}"


class Situacion(Estado):
    """Where a support stands."""

    SOLICITADO = "solicitado", "pendiente", "hourglass-split", "Solicitado"
    AUTORIZADO = "autorizado", "proceso", "check2", "Autorizado"
    ENTREGADO = "entregado", "concluido", "check2-all", "Entregado"
    CANCELADO = "cancelado", "cancelado", "x-circle", "Cancelado"


PASOS = {
    Situacion.SOLICITADO: {Situacion.AUTORIZADO, Situacion.CANCELADO},
    Situacion.AUTORIZADO: {Situacion.ENTREGADO, Situacion.CANCELADO},
    Situacion.ENTREGADO: set(),
    Situacion.CANCELADO: set(),
}
