"""What is logged of personal data, and what is done with them when their time is over."""

from seguimiento.nucleo.estados import Estado


class Clase(Estado):
    """Ways in which somebody came to see personal data."""

    MOSTRAR = "mostrar", "", "eye", "Mostró datos"
    EXPORTAR = "exportar", "", "download", "Descargó"
    EXPEDIENTE = "expediente", "", "folder2-open", "Reunió todo"


class Destino(Estado):
    """What happens to the data of a category when its term ends."""

    SUPRIMIR = "suprimir", "", "eraser", "Suprimir los datos personales y conservar las cifras"
    CONSERVAR = "conservar", "", "archive", "Conservar por su valor histórico"


class Categoria(Estado):
    """Why the Office holds the data of a person; each reason has its own term."""

    REGISTRO = "registro", "", "person", "Registro de la persona"
    PETICION = "peticion", "", "chat-left-text", "Petición concluida"
    APOYO = "apoyo", "", "gift", "Apoyo social entregado"


VIGENCIA_MINUTOS = 15  # that the data of one record stay in sight of who asked for them
