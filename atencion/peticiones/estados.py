"""Kinds, channels and states of petitions, and what a conclusion may say."""

from seguimiento.nucleo.estados import Estado


class Rubro(Estado):
    """The seven rows of Indicador 1 (T17) that count what was received, in its order."""

    ASESORIA = "asesoria", "", "briefcase", "Asesoría jurídica"
    ATENCION = "atencion", "", "person-check", "Atención y gestión inmediata"
    LLAMADA = "llamada", "", "telephone", "Call center"
    CHAT = "chat", "", "chat-dots", "Chat sonora"
    CORREO = "correo", "", "envelope-at", "Correos electrónicos oficiales"
    CORRESPONDENCIA = "correspondencia", "", "envelope", "Correspondencia"
    INFORMACION = "informacion", "", "info-circle", "Peticiones por información"


class Canal(Estado):
    """By which way somebody came, or was answered."""

    PRESENCIAL = "presencial", "", "person", "En persona"
    TELEFONO = "telefono", "", "telephone", "Teléfono"
    CHAT = "chat", "", "chat-dots", "Chat"
    CORREO = "correo", "", "envelope-at", "Correo electrónico"
    ESCRITO = "escrito", "", "envelope", "Escrito u oficio"
    GIRA = "gira", "", "geo-alt", "Gira"
    JORNADA = "jornada", "", "calendar-event", "Jornada"
    REDES = "redes", "", "phone", "Redes sociales"
    AUDIENCIA = "audiencia", "", "people", "Audiencia"


class Prioridad(Estado):
    ALTA = "alta", "vencido", "exclamation-circle", "Alta"
    NORMAL = "normal", "", "dash-circle", "Normal"
    BAJA = "baja", "", "arrow-down-circle", "Baja"


class FormaDeAviso(Estado):
    """How somebody accepted the privacy notice; sensitive data ask for one that leaves a trace (LGPDPPSO 15)."""

    ESCRITA = "escrita", "", "pen", "Por escrito"
    VERBAL = "verbal", "", "chat", "De palabra"
    ELECTRONICA = "electronica", "", "envelope-check", "Por medio electrónico"


EXPRESAS = (FormaDeAviso.ESCRITA, FormaDeAviso.ELECTRONICA)


class EstadoPeticion(Estado):
    """Never typed: it follows from the conclusion, the turns and the follow-ups (see PeticionQuerySet.al_corte)."""

    RECIBIDA = "recibida", "pendiente", "inbox", "Recibida"
    TURNADA = "turnada", "revision", "send", "Turnada"
    SEGUIMIENTO = "seguimiento", "proceso", "arrow-repeat", "En seguimiento"
    CONCLUIDA = "concluida", "concluido", "check-circle-fill", "Concluida"


class Resultado(Estado):
    POSITIVA = "positiva", "concluido", "check-lg", "Positiva"
    NEGATIVA = "negativa", "devuelto", "x-lg", "Negativa"
    NO_PROCEDE = "no_procede", "", "slash-circle", "No procedente"
    ORIENTACION = "orientacion", "", "signpost", "Orientación"


class Orden(Estado):
    """Level of government to which a petition is turned."""

    ESTATAL = "estatal", "", "building", "Estatal"
    FEDERAL = "federal", "", "bank", "Federal"
    MUNICIPAL = "municipal", "", "geo-alt", "Municipal"


class EstadoTurno(Estado):
    PENDIENTE = "pendiente", "pendiente", "hourglass-split", "Sin responder"
    DEVUELTO = "devuelto", "devuelto", "reply", "Devuelto"
    RESPONDIDO = "respondido", "concluido", "check2-all", "Respondido"


class ClaseDeGira(Estado):
    GIRA = "gira", "", "geo-alt", "Gira"
    JORNADA = "jornada", "", "calendar-event", "Jornada"
