"""Names, telephones and CURP as they are kept: pure functions."""

import re

from seguimiento.nucleo.filtros import sin_acentos

CIFRAS = 10  # of a Mexican telephone, area code included


def limpio(texto):
    """Single spaces, none at the ends."""
    return re.sub(r"\s+", " ", texto or "").strip()


def llano(*partes):
    """Lower case without accents, single spaces: as `nombre_llano` has it."""
    return limpio(sin_acentos(" ".join(partes)))


def palabras(*partes):
    """Words of a name, sorted and without those that join them: "de la Cruz, Ana" and "Ana Cruz" give the same."""
    return sorted(set(re.findall(r"\w+", llano(*partes))) - {"de", "del", "la", "las", "los", "y"})


def telefono(texto):
    """The ten digits of a telephone however it is written, +52 or 044 before it; "" without digits. ValueError when they are not ten."""
    cifras = re.sub(r"\D", "", texto or "")
    for prefijo in ("521", "52", "044", "045", "01"):
        if len(cifras) == CIFRAS + len(prefijo) and cifras.startswith(prefijo):
            cifras = cifras[len(prefijo) :]
            break
    if cifras and len(cifras) != CIFRAS:
        raise ValueError("Escriba el teléfono con sus 10 cifras, con lada.")
    return cifras
