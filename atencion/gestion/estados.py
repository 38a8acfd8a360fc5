"""Series, states and catalogues of management and of the archive (Ley General de Archivos, articles 4 and 13)."""

from seguimiento.nucleo.estados import Estado


class Serie(Estado):
    """Whose register it is: that of the General Directorate, or that of the Office itself."""

    DGGD = "DGGD", "", "files", "DGGD"
    OEE = "OEE", "", "building", "OEE"

    @property
    def unidad(self):
        return UNIDADES[self]


UNIDADES = {
    Serie.DGGD: "Dirección General de Gestión Documental",
    Serie.OEE: "Oficina del Ejecutivo Estatal",
}


class EstadoDeFolio(Estado):
    """Derived from `concluido`."""

    ABIERTO = "abierto", "proceso", "hourglass-split", "En gestión"
    CONCLUIDO = "concluido", "concluido", "check2-all", "Concluido"


class EstadoDeOficio(Estado):
    BORRADOR = "borrador", "pendiente", "pencil", "Borrador"
    FIRMADO = "firmado", "concluido", "check2-all", "Expedido"
    CANCELADO = "cancelado", "devuelto", "x-circle", "Cancelado"


class Nivel(Estado):
    """Levels of the general scheme of archive classification, from the widest."""

    FONDO = "fondo", "", "archive", "Fondo"
    SECCION = "seccion", "", "collection", "Sección"
    SERIE = "serie", "", "journals", "Serie"
    SUBSERIE = "subserie", "", "file-earmark-text", "Subserie"

    @property
    def padre(self):
        """The level right above, or None."""
        niveles = list(Nivel)
        return niveles[niveles.index(self) - 1] if self is not Nivel.FONDO else None


CLASIFICABLES = (Nivel.SERIE, Nivel.SUBSERIE)  # where an expediente is filed


class Destino(Estado):
    """What becomes of an expediente when its retention ends."""

    BAJA = "baja", "", "trash", "Baja documental"
    HISTORICO = "historico", "", "bank", "Archivo histórico"
    MUESTREO = "muestreo", "", "funnel", "Muestreo"


class Acceso(Estado):
    PUBLICA = "publica", "", "unlock", "Pública"
    RESERVADA = "reservada", "", "lock", "Reservada"
    CONFIDENCIAL = "confidencial", "", "file-earmark-lock", "Confidencial"


class Soporte(Estado):
    PAPEL = "papel", "", "file-earmark-text", "Papel"
    ELECTRONICO = "electronico", "", "hdd-stack", "Electrónico"
    MIXTO = "mixto", "", "files", "Papel y electrónico"


class Ciclo(Estado):
    """Where an expediente stands in its life, derived from its dates."""

    ABIERTO = "abierto", "proceso", "folder2-open", "En trámite, abierto"
    CERRADO = "cerrado", "pendiente", "lock", "En trámite, cerrado"
    CONCENTRACION = "concentracion", "revision", "archive", "En concentración"
    BAJA = "baja", "", "trash", "Dado de baja"
    HISTORICO = "historico", "concluido", "bank", "En archivo histórico"
