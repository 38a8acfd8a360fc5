"""Texts with merge fields: names between braces, replaced by text. Nothing in a text is ever run. `campos` maps name → meaning."""

import re

CAMPO = re.compile(r"\{([a-z_]+)\}")


def _nombres(texto):
    return dict.fromkeys(CAMPO.findall(texto))


def desconocidos(campos, texto):
    """Names between braces that are not fields, in the order in which they appear."""
    return [nombre for nombre in _nombres(texto) if nombre not in campos]


def pendientes(campos, texto):
    """Fields that a text still carries."""
    return [nombre for nombre in _nombres(texto) if nombre in campos]


def sustituir(texto, valores):
    """The text with each field that has a value replaced, once: what a value brings between braces stays as text."""
    return CAMPO.sub(lambda hallado: valores.get(hallado[1]) or hallado[0], texto)


def entre_llaves(nombres):
    """ "{asunto}, {fecha}", as people write them."""
    return ", ".join(f"{{{nombre}}}" for nombre in nombres)


def campos_malos(campos, fila, columnas):
    """{column: message} of the columns of a row that carry a name between braces which is no field."""
    malos = {nombre: desconocidos(campos, getattr(fila, nombre)) for nombre in columnas}
    return {nombre: f"No existe el campo {{{lista[0]}}}: vea la lista de campos." for nombre, lista in malos.items() if lista}


def parrafos_de(texto):
    """Paragraphs are what an empty line separates."""
    return [parte.strip() for parte in re.split(r"\n\s*\n", texto.replace("\r\n", "\n")) if parte.strip()]
