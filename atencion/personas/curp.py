"""The CURP: what its 18 characters say and the digit that checks them (RENAPO). Pure functions."""

import re
from datetime import date

ALFABETO = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
FORMA = re.compile(r"[A-ZÑ][AEIOUX][A-ZÑ]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NÑP-TV-Z]{3}[0-9A-Z]\d")
DE_MEXICO = "AS BC BS CC CL CM CS CH DF DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS TL VZ YN ZS"
ENTIDADES = frozenset([*DE_MEXICO.split(" "), "NE"])  # NE: born abroad


def limpia(texto):
    return re.sub(r"[\s\-]", "", texto or "").upper()


def digito(curp):
    """Check digit of the first 17 characters."""
    suma = sum(ALFABETO.index(letra) * (18 - lugar) for lugar, letra in enumerate(curp[:17]))
    return str(-suma % 10)


def nacimiento(curp):
    """Date of birth: the 17th character is a digit for the born before 2000 and a letter after. ValueError when no such day exists."""
    siglo = 1900 if curp[16].isdigit() else 2000
    return date(siglo + int(curp[4:6]), int(curp[6:8]), int(curp[8:10]))


def revisar(texto):
    """The CURP in capitals, "" for nothing; ValueError that says which part is wrong."""
    curp = limpia(texto)
    if not curp:
        return ""
    if not FORMA.fullmatch(curp):
        raise ValueError("La CURP tiene 18 letras y números en su orden: revise que no falte ni sobre ninguno.")
    try:
        nacimiento(curp)
    except ValueError:
        raise ValueError("La fecha de nacimiento de la CURP no existe.") from None
    if curp[11:13] not in ENTIDADES:
        raise ValueError("La entidad de nacimiento de la CURP no existe.")
    if curp[17] != digito(curp):
        raise ValueError("La última cifra de la CURP no corresponde: alguna letra o número está mal escrito.")
    return curp
