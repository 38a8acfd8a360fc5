"""What the Comité resolves, in which sense, and how a reserved file stands on a date."""

from seguimiento.nucleo.estados import Estado

MAXIMO_DE_MESES = 60  # five years, and up to five more once (L81 89, 92 and 97)


class Clase(Estado):
    """Matters that the Comité decides (L81 119, 122 to 125)."""

    RESERVADA = "reservada", "", "lock", "Clasificación como reservada"
    CONFIDENCIAL = "confidencial", "", "file-earmark-lock", "Clasificación como confidencial"
    INEXISTENCIA = "inexistencia", "", "patch-question", "Inexistencia"
    PRORROGA = "prorroga", "", "calendar-plus", "Prórroga"
    INCOMPETENCIA = "incompetencia", "", "signpost-split", "Incompetencia"


class Sentido(Estado):
    CONFIRMA = "confirma", "concluido", "check2-all", "Confirma"
    MODIFICA = "modifica", "revision", "pencil", "Modifica"
    REVOCA = "revoca", "devuelto", "x-circle", "Revoca"


class Partes(Estado):
    """Whether the whole file is reserved, or some parts (L81 90)."""

    COMPLETO = "completo", "", "file-earmark-lock", "Completo"
    PARCIAL = "parcial", "", "circle-half", "Parcial"


class EstadoDeReserva(Estado):
    """Derived from its dates."""

    VIGENTE = "vigente", "proceso", "lock", "Vigente"
    AMPLIADA = "ampliada", "revision", "calendar-plus", "En prórroga"
    CONCLUIDA = "concluida", "pendiente", "unlock", "Plazo concluido"
    DESCLASIFICADA = "desclasificada", "concluido", "check2-all", "Desclasificado"


EN_EL_INDICE = (EstadoDeReserva.VIGENTE, EstadoDeReserva.AMPLIADA)


class Semestre(Estado):
    I = "1", "", "", "Primer semestre (ene-jun)"  # noqa: E741
    II = "2", "", "", "Segundo semestre (jul-dic)"
