"""What other modules hold on a person. They say it in an `expediente.py` of their own; this module names none."""

from dataclasses import dataclass, field

PARTES = []


@dataclass(frozen=True)
class Tabla:
    """What one module holds on a person: headings and rows of plain text; `enlaces` runs parallel to `filas` (address or None)."""

    titulo: str
    columnas: tuple
    filas: list
    enlaces: list = field(default_factory=list)

    def renglones(self):
        """[{"enlace", "celdas": [{"rotulo", "valor"}]}] for the screen."""
        enlaces = self.enlaces or [None] * len(self.filas)
        return [
            {"enlace": enlace, "celdas": [{"rotulo": r, "valor": v} for r, v in zip(self.columnas, fila, strict=True)]}
            for fila, enlace in zip(self.filas, enlaces, strict=True)
        ]


@dataclass(frozen=True)
class Parte:
    """One per module.

    `categoria`: key of the retention table (`estados.Categoria`).
    `tablas(personas, usuario)` → [Tabla] of all that it holds on these persons (one and those merged into it).
    `vigentes(limite)` → queryset of rows with `persona` that still need its data: not closed, or closed after that date (an expression).
    `alcance(usuario)` → queryset of keys of the persons whom an enlace may know by their own turns, or None.
    `suprimir(personas)` clears what it keeps in words about these persons (keys), when their data are suppressed; None without any.
    """

    categoria: str
    tablas: object
    vigentes: object
    alcance: object = None
    suprimir: object = None


def declarar(parte):
    PARTES.append(parte)
    return parte


def alcances(usuario):
    """Querysets of keys of the persons that an enlace may know."""
    return [parte.alcance(usuario) for parte in PARTES if parte.alcance]


def tablas(personas, usuario):
    """[Tabla] of all that the modules hold on these persons, as far as this person may know it."""
    return [tabla for parte in PARTES for tabla in parte.tablas(personas, usuario)]
