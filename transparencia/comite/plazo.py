"""How the term of a reserve reads."""

from seguimiento.nucleo.formato import plural


def en_palabras(meses):
    """ "5 años", "2 años y 6 meses", "1 mes"; empty without months."""
    anios, sueltos = divmod(meses or 0, 12)
    partes = [plural(anios, "año", "años")] * bool(anios) + [plural(sueltos, "mes", "meses")] * bool(sueltos)
    return " y ".join(partes)
