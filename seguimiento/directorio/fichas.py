"""What other modules tell on the page of a dependencia. They register it in a `fichas.py` of their own; the directory names none."""

from dataclasses import dataclass, field

FICHAS = []


@dataclass(frozen=True)
class Ficha:
    """A panel: `cifras` are triples (label, how many, address of the list that shows as many); `acciones`, (title, icon, address)."""

    titulo: str
    cifras: list
    acciones: list = field(default_factory=list)


def ficha(funcion):
    """Decorator of `(dependencia, usuario, corte) -> Ficha`, or None when this person has nothing to read there."""
    FICHAS.append(funcion)
    return funcion


def de(dependencia, usuario, corte):
    """Panels for this person, in the order of the installed modules."""
    return [hecha for funcion in FICHAS if (hecha := funcion(dependencia, usuario, corte))]
