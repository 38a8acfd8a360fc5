"""Where something stands between the Office and the public."""

from seguimiento.nucleo.estados import Estado


class EstadoDeCorte(Estado):
    """Of a cut that a director publishes."""

    VIGENTE = "vigente", "concluido", "globe", "Publicado"
    RETIRADA = "retirada", "devuelto", "x-circle", "Retirado"


class EstadoDePublicacion(Estado):
    """Of a document: it is prepared inside, published, and perhaps withdrawn; it may be published again."""

    PREPARACION = "preparacion", "pendiente", "pencil", "En preparación"
    PUBLICADA = "publicada", "concluido", "globe", "Publicada"
    RETIRADA = "retirada", "devuelto", "x-circle", "Retirada"
