"""Merge fields of the templates: names between braces, replaced by text. Nothing in a template is ever run."""

import re

CAMPO = re.compile(r"\{([a-z_]+)\}")
CAMPOS = {
    "numero": "número del oficio; se sabe al expedirlo",
    "fecha": "fecha del oficio, con letra",
    "lugar": "lugar del oficio",
    "destinatario": "nombre de quien lo recibe",
    "cargo": "cargo de quien lo recibe",
    "institucion": "institución de quien lo recibe",
    "dependencia": "dependencia del Gobierno del Estado a la que va",
    "asunto": "asunto del oficio",
    "firmante": "quien firma",
    "firmante_cargo": "cargo de quien firma",
    "unidad": "unidad que lo envía",
    "folio": "folio de gestión",
    "expediente": "expediente en que se archiva",
    "oficio_recibido": "número del oficio que se contesta",
    "fecha_recibido": "fecha del oficio que se contesta, con letra",
    "remitente": "quien firmó el oficio que se contesta",
    "sintesis": "síntesis del oficio que se contesta",
}


def desconocidos(texto):
    """Names between braces that are not fields, in the order in which they appear."""
    return [nombre for nombre in dict.fromkeys(CAMPO.findall(texto)) if nombre not in CAMPOS]


def pendientes(texto):
    """Fields that a text still carries."""
    return [nombre for nombre in dict.fromkeys(CAMPO.findall(texto)) if nombre in CAMPOS]


def sustituir(texto, valores):
    """The text with each field that has a value replaced, once: what a value brings between braces stays as text."""
    return CAMPO.sub(lambda hallado: valores.get(hallado[1]) or hallado[0], texto)
