"""Text that a spreadsheet would take for a formula, in and out of a CSV. It knows no Django: the reader of files uses it too.

Ours are defused with an apostrophe, which Excel shows; reading them back takes it off. Both ways are exact, also for what a person
wrote with an apostrophe of their own.
"""

import re

FORMULA = r"'*[=+\-@\t\r\n]"  # how such a text begins; also a regular expression of PostgreSQL
SOSPECHOSAS = "'=+-@\t\r\n"
_EMPIEZA = re.compile(FORMULA)


def defendido(texto):
    """The same text, harmless."""
    return "'" + texto if texto and texto[0] in SOSPECHOSAS and _EMPIEZA.match(texto) else texto


def sin_defensa(texto):
    """What was typed: reverse of `defendido`."""
    return texto[1:] if texto[:1] == "'" and _EMPIEZA.match(texto) else texto
