"""Stages and senses of a recurso de revisión and of a complaint. The state is never typed: it follows from the dated stages."""

from datetime import date

from seguimiento.nucleo.estados import Estado

CAUSALES = 13  # fractions of article 129 of Ley 81


class Garante(Estado):
    """Who resolves: one body until Ley 81, another one since (L81 3, III and IV)."""

    ISTAI = "istai", "", "bank", "Instituto Sonorense de Transparencia (ISTAI)"
    PUEBLO = "pueblo", "", "bank", "Transparencia para el Pueblo del Estado de Sonora"

    @classmethod
    def de(cls, fecha):
        return cls.PUEBLO if fecha >= date(2025, 8, 30) else cls.ISTAI


class ClaseDeEtapa(Estado):
    """What happens in a recurso (the values are those that the clocks read)."""

    INTERPOSICION = "recurso", "pendiente", "inbox", "Interposición"
    REMISION = "remision", "", "send", "Remisión a la autoridad garante"
    PREVENCION = "prevencion_recurso", "revision", "question-circle", "Prevención"
    DESAHOGO = "desahogo_recurso", "", "reply", "Desahogo de la prevención"
    DESECHAMIENTO = "desechamiento", "cancelado", "x-circle", "Desechamiento"
    ADMISION = "admision", "proceso", "check-circle", "Admisión"
    ALEGATOS = "alegatos", "proceso", "chat-left-text", "Alegatos"
    AMPLIACION = "ampliacion", "revision", "calendar-plus", "Ampliación para resolver"
    CIERRE = "cierre", "proceso", "lock", "Cierre de la instrucción"
    RESOLUCION = "resolucion", "concluido", "clipboard-check", "Resolución"
    CUMPLIMIENTO = "cumplimiento", "concluido", "check2", "Cumplimiento"
    INFORME = "informe", "concluido", "check2-all", "Informe del cumplimiento"


class Sentido(Estado):
    """How it was resolved."""

    CONFIRMA = "confirma", "concluido", "check2-all", "Confirma"
    MODIFICA = "modifica", "revision", "pencil", "Modifica"
    REVOCA = "revoca", "devuelto", "x-circle", "Revoca"
    ORDENA = "ordena", "devuelto", "send", "Ordena responder"
    SOBRESEE = "sobresee", "", "slash-circle", "Sobresee"


ORDENAN = (Sentido.MODIFICA, Sentido.REVOCA, Sentido.ORDENA)  # what must be complied with

E = ClaseDeEtapa
# What may come after what: {stage: those of which one must be there already}. Each happens once.
REQUIEREN = {
    E.REMISION: (E.INTERPOSICION,), E.PREVENCION: (E.INTERPOSICION,), E.DESAHOGO: (E.PREVENCION,), E.DESECHAMIENTO: (E.INTERPOSICION,),
    E.ADMISION: (E.INTERPOSICION,), E.ALEGATOS: (E.ADMISION,), E.AMPLIACION: (E.ADMISION,), E.CIERRE: (E.ADMISION,),
    E.RESOLUCION: (E.ADMISION,), E.CUMPLIMIENTO: (E.RESOLUCION,), E.INFORME: (E.CUMPLIMIENTO,),
}  # fmt: skip
# ... and what shuts the way to what: {stage: those after which it comes no more}.
IMPIDEN = {
    E.REMISION: (E.ADMISION, E.DESECHAMIENTO), E.PREVENCION: (E.ADMISION, E.DESECHAMIENTO), E.DESAHOGO: (E.ADMISION, E.DESECHAMIENTO),
    E.DESECHAMIENTO: (E.ADMISION,), E.ADMISION: (E.DESECHAMIENTO,), E.ALEGATOS: (E.CIERRE, E.RESOLUCION), E.AMPLIACION: (E.RESOLUCION,),
    E.CIERRE: (E.RESOLUCION,),
}  # fmt: skip


class EstadoDeRecurso(Estado):
    """How a recurso stands, from its stages."""

    INTERPUESTO = "interpuesto", "pendiente", "inbox", "Interpuesto"
    PREVENIDO = "prevenido", "revision", "question-circle", "En prevención"
    ADMITIDO = "admitido", "proceso", "arrow-repeat", "En instrucción"
    CERRADO = "cerrado", "proceso", "lock", "Por resolver"
    POR_CUMPLIR = "por_cumplir", "devuelto", "exclamation-circle", "Por cumplir"
    POR_INFORMAR = "por_informar", "revision", "send", "Por informar"
    CONCLUIDO = "concluido", "concluido", "check2-all", "Concluido"
    DESECHADO = "desechado", "cancelado", "x-circle", "Desechado"


TERMINADOS = (EstadoDeRecurso.CONCLUIDO, EstadoDeRecurso.DESECHADO)
ABIERTOS = tuple(estado for estado in EstadoDeRecurso if estado not in TERMINADOS)


class SentidoDeDenuncia(Estado):
    FUNDADA = "fundada", "devuelto", "exclamation-circle", "Fundada"
    PARCIAL = "parcial", "revision", "circle-half", "Parcialmente fundada"
    INFUNDADA = "infundada", "concluido", "check2-all", "Infundada"
    DESECHADA = "desechada", "cancelado", "x-circle", "Desechada"


CON_INSTRUCCION = (SentidoDeDenuncia.FUNDADA, SentidoDeDenuncia.PARCIAL)  # what must be complied with


class EstadoDeDenuncia(Estado):
    """How a complaint stands, from its dates."""

    PRESENTADA = "presentada", "pendiente", "inbox", "Por notificar"
    POR_INFORMAR = "por_informar", "revision", "send", "Por rendir informe"
    EN_ESTUDIO = "en_estudio", "proceso", "arrow-repeat", "En estudio"
    POR_CUMPLIR = "por_cumplir", "devuelto", "exclamation-circle", "Por cumplir"
    CONCLUIDA = "concluida", "concluido", "check2-all", "Concluida"
