"""Subjects, media, acts and states of the requests. The state is never typed: it follows from the dated acts."""

from seguimiento.nucleo.estados import Estado


class Materia(Estado):
    """What is asked: public information, or the own personal data (access, rectification, cancellation, opposition)."""

    ACCESO = "acceso", "", "file-text", "Acceso a la información"
    ARCO = "arco", "", "person-vcard", "Datos personales (ARCO)"


class Medio(Estado):
    """The six rows of T21, in its order."""

    PNT = "pnt", "", "globe", "Plataforma Nacional de Transparencia"
    CORREO = "correo", "", "envelope-at", "Correo electrónico"
    VERBAL = "verbal", "", "chat", "Verbal"
    TELEFONO = "telefono", "", "telephone", "Teléfono"
    ESCRITO = "escrito", "", "envelope", "Por escrito"
    OTRO = "otro", "", "three-dots", "Otros"


class ClaseDeActo(Estado):
    """What is done in a request (the values are those that the clocks read). Each one is dated; none is edited: it is annulled with its
    reason and written again."""

    REGISTRADA = "registrada", "", "cloud-upload", "Registro en la plataforma"
    ACEPTADA = "competencia_aceptada", "concluido", "check-circle", "Competencia aceptada"
    RECHAZADA = "rechazada", "cancelado", "x-circle", "Desechada o no presentada"
    DECLINADA = "declinada", "cancelado", "signpost", "Declinada por incompetencia"
    PREVENCION = "prevencion", "revision", "question-circle", "Prevención"
    PREVENCION_PARCIAL = "prevencion_parcial", "revision", "question-circle", "Prevención de una parte"
    DESAHOGO = "desahogo", "proceso", "reply", "Desahogo de la prevención"
    SIN_DESAHOGO = "sin_desahogo", "cancelado", "slash-circle", "Sin desahogo: se tiene por no presentada"
    PRORROGA = "prorroga", "revision", "calendar-plus", "Prórroga"
    RESPUESTA = "respuesta", "concluido", "send-check", "Respuesta"
    ENTREGA = "entrega", "concluido", "check2-all", "Entrega de la información"
    COSTO = "costo", "", "cash-stack", "Notificación del costo"
    PAGO = "pago", "", "cash-coin", "Pago de la reproducción"
    EFECTIVIDAD = "efectividad", "concluido", "person-check", "Derecho hecho efectivo"


PREVENCIONES = (ClaseDeActo.PREVENCION, ClaseDeActo.PREVENCION_PARCIAL)
COMPETENCIAS = (ClaseDeActo.ACEPTADA, ClaseDeActo.RECHAZADA, ClaseDeActo.DECLINADA)


class Competencia(Estado):
    """T19: what was decided on each request received."""

    ACEPTADA = "aceptada", "concluido", "check-circle", "Aceptada"
    RECHAZADA = "rechazada", "cancelado", "x-circle", "Rechazada"
    DECLINADA = "declinada", "cancelado", "signpost", "Declinada"


class Sentido(Estado):
    """Kinds of answer. T19 prints five (see `GRUPO_T19`)."""

    INFORMACION = "informacion", "concluido", "file-earmark-text", "Se entrega la información"
    PUBLICA = "publica", "concluido", "globe", "Ya es pública: se indica dónde"
    VERSION_PUBLICA = "version_publica", "concluido", "eraser", "Versión pública"
    PARCIAL = "parcial", "concluido", "circle-half", "Acceso parcial"
    CONSULTA_DIRECTA = "consulta_directa", "concluido", "building", "Consulta directa"
    CONFIDENCIAL = "confidencial", "revision", "person-x", "Confidencial"
    RESERVADA = "reservada", "revision", "lock", "Reservada"
    INEXISTENTE = "inexistente", "revision", "patch-question", "Inexistente"
    DATOS_PERSONALES = "datos_personales", "concluido", "person-vcard", "Datos personales"
    IMPROCEDENTE = "improcedente", "cancelado", "ban", "Improcedente"


CON_INFORMACION = (
    Sentido.INFORMACION, Sentido.PUBLICA, Sentido.VERSION_PUBLICA, Sentido.PARCIAL, Sentido.CONSULTA_DIRECTA,
)  # fmt: skip
CON_COMITE = (Sentido.CONFIDENCIAL, Sentido.RESERVADA, Sentido.INEXISTENTE, Sentido.VERSION_PUBLICA)  # the Comité confirms them
SENTIDOS = {
    Materia.ACCESO: (*CON_INFORMACION, Sentido.CONFIDENCIAL, Sentido.RESERVADA, Sentido.INEXISTENTE),
    Materia.ARCO: (Sentido.DATOS_PERSONALES, Sentido.IMPROCEDENTE, Sentido.INEXISTENTE),
}


class EstadoDeSolicitud(Estado):
    """How a request stands on a date."""

    RECIBIDA = "recibida", "pendiente", "inbox", "Por definir competencia"
    PREVENIDA = "prevenida", "revision", "question-circle", "En prevención"
    EN_TRAMITE = "en_tramite", "proceso", "arrow-repeat", "En trámite"
    RESPONDIDA = "respondida", "concluido", "check-circle-fill", "Respondida"
    DECLINADA = "declinada", "cancelado", "signpost", "Declinada"
    RECHAZADA = "rechazada", "cancelado", "x-circle", "No presentada o desechada"


ABIERTAS = (EstadoDeSolicitud.RECIBIDA, EstadoDeSolicitud.PREVENIDA, EstadoDeSolicitud.EN_TRAMITE)


class EstadoDeTurno(Estado):
    """How an internal turn stands."""

    ABIERTO = "abierto", "proceso", "clock", "Por contestar"
    VENCIDO = "vencido", "devuelto", "clock-history", "Vencido"
    CONTESTADO = "contestado", "concluido", "check-circle-fill", "Contestado"


DIAS_DE_TURNO = 5  # business days offered to the unit that holds the information, where the régimen says nothing else
PREFIJOS = {Materia.ACCESO: "SI", Materia.ARCO: "DP"}
