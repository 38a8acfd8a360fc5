"""Kinds of letters received, and how a letter and each of its turns stand on a date."""

from seguimiento.nucleo.estados import Estado


class Clase(Estado):
    """T14 counts them apart: what asks for an answer, and copies that only inform."""

    RELEVANTE = "relevante", "", "envelope", "Relevante"
    CCP = "ccp", "", "files", "C.C.P."


class Situacion(Estado):
    """How a letter stands, from its turns."""

    SIN_TURNAR = "sin_turnar", "pendiente", "inbox", "Sin turnar"
    TURNADO = "turnado", "proceso", "send", "Turnado"
    ATENDIDO = "atendido", "concluido", "check-circle-fill", "Atendido"
    CONOCIMIENTO = "conocimiento", "", "eye", "Para conocimiento"


class EstadoDeTurno(Estado):
    """How a turn stands, from its deadline, its pauses and its answer."""

    ABIERTO = "abierto", "proceso", "clock", "Por contestar"
    EN_PAUSA = "en_pausa", "revision", "pause-circle", "En pausa"
    VENCIDO = "vencido", "devuelto", "clock-history", "Vencido"
    A_TIEMPO = "a_tiempo", "concluido", "check-circle-fill", "Contestado a tiempo"
    TARDE = "tarde", "concluido", "check-circle", "Contestado fuera de plazo"
    CANCELADO = "cancelado", "cancelado", "x-circle", "Cancelado"


class Reloj(Estado):
    """The 48 hours from reception to the first turn."""

    A_TIEMPO = "a_tiempo", "concluido", "check-circle-fill", "Turnado en 48 horas o menos"
    TARDE = "tarde", "devuelto", "clock-history", "Turnado después de 48 horas"
    PENDIENTE = "pendiente", "pendiente", "inbox", "Sin turnar"
    EXCEDIDO = "excedido", "devuelto", "clock-history", "Sin turnar, más de 48 horas"


ABIERTOS = (EstadoDeTurno.ABIERTO, EstadoDeTurno.EN_PAUSA, EstadoDeTurno.VENCIDO)
CONTESTADOS = (EstadoDeTurno.A_TIEMPO, EstadoDeTurno.TARDE)
HORAS_PARA_TURNAR = 48  # natural hours, the goal of the Dirección General de Gestión Documental (reglas (d))
DIAS_PARA_CONTESTAR = 10  # business days offered where the asunto says nothing else
