"""Kinds of notices to whoever asked, and how one stands."""

from seguimiento.nucleo.estados import Estado


class Clase(Estado):
    PREVENCION = "prevencion", "", "question-circle", "Prevención"
    INCOMPETENCIA = "incompetencia", "", "signpost-split", "Incompetencia"
    PRORROGA = "prorroga", "", "calendar-plus", "Prórroga"
    RESPUESTA = "respuesta", "", "send-check", "Respuesta"
    CLASIFICACION = "clasificacion", "", "lock", "Clasificación"
    INEXISTENCIA = "inexistencia", "", "patch-question", "Inexistencia"
    ENTREGA = "entrega", "", "check2-all", "Disponibilidad o entrega"
    OTRO = "otro", "", "file-text", "Otro"


class Situacion(Estado):
    BORRADOR = "borrador", "pendiente", "pencil", "Borrador"
    EXPEDIDA = "expedida", "proceso", "send-check", "Por notificar"
    NOTIFICADA = "notificada", "concluido", "check2-all", "Notificada"
    CANCELADA = "cancelada", "devuelto", "x-circle", "Cancelada"


class Medio(Estado):
    """By what the person was told (L81 111: the medium that they chose)."""

    PNT = "pnt", "", "globe", "Plataforma Nacional de Transparencia"
    CORREO = "correo", "", "envelope-at", "Correo electrónico"
    DOMICILIO = "domicilio", "", "house", "En su domicilio"
    PERSONAL = "personal", "", "person-check", "En las oficinas de la Unidad"
    ESTRADOS = "estrados", "", "card-list", "Por estrados"
