"""Merge fields of the templates of letters."""

from functools import partial

from seguimiento.nucleo import textos

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

desconocidos, pendientes = partial(textos.desconocidos, CAMPOS), partial(textos.pendientes, CAMPOS)
sustituir = textos.sustituir
