"""Lists of the module: value, class, icon and label on one line."""

from seguimiento.nucleo.estados import Estado


class Presidio(Estado):
    """Who gives the conference."""

    PRESIDENTE = "presidente", "", "mic", "Presidente"
    GOBERNADOR = "gobernador", "", "megaphone", "Gobernador"


class Informacion(Estado):
    """Whether what was said is already captured."""

    PENDIENTE = "pendiente", "pendiente", "circle", "Por capturar"
    ACTUALIZADA = "actualizada", "concluido", "check-circle-fill", "Actualizada"


class Papel(Estado):
    """What a participant does at the conference."""

    PRESIDIO = "presidio", "", "person-badge", "Presídium"
    PRENSA = "prensa", "", "chat-left-text", "Prensa"


class Ambito(Estado):
    """Reach of a clipping."""

    NACIONAL = "nacional", "", "globe-americas", "Nacional"
    ESTATAL = "estatal", "", "map", "Estatal"
    LOCAL = "local", "", "geo-alt", "Local"


class Materia(Estado):
    SOCIAL = "social", "", "people", "Social"
    POLITICO = "politico", "", "bank", "Político"
    CULTURAL = "cultural", "", "palette", "Cultural"
    ECONOMICO = "economico", "", "cash-stack", "Económico"
