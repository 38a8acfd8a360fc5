"""Merge fields of the notices, and what each one says of a request."""

from functools import partial

from seguimiento.nucleo import textos
from seguimiento.nucleo.formato import fecha_larga

CAMPOS = {
    "folio": "folio de la notificación; se sabe al expedirla",
    "fecha": "fecha de la notificación, con letra",
    "lugar": "lugar de la notificación",
    "solicitante": "nombre de quien solicita, si lo dio; sólo se escribe en el papel",
    "folio_solicitud": "folio de la solicitud",
    "folio_pnt": "folio de la Plataforma Nacional",
    "presentada": "fecha de presentación, con letra",
    "texto": "lo que se pide, como se recibió",
    "tema": "tema de la solicitud",
    "vence": "día en que vence el plazo, con letra",
    "regimen": "ley que rige la solicitud",
    "acta": "número del acta del Comité",
    "acta_fecha": "fecha del acta del Comité, con letra",
    "acta_sentido": "sentido en que resolvió el Comité",
    "acta_asunto": "asunto que resolvió el Comité",
    "acta_fundamento": "fundamento de la resolución del Comité",
    "acta_motivacion": "razones del Comité",
    "dias_prevencion": "días hábiles para desahogar una prevención",
    "dias_prorroga": "días hábiles de una prórroga",
    "dias_recurso": "días hábiles para interponer el recurso de revisión",
    "articulo_prevencion": "artículo que rige la prevención",
    "articulo_incompetencia": "artículo que rige la incompetencia",
    "articulo_prorroga": "artículo que rige la prórroga",
    "articulo_respuesta": "artículo que rige la respuesta",
    "articulo_recurso": "artículo que rige el recurso de revisión",
    "firmante": "quien firma",
    "firmante_cargo": "cargo de quien firma",
}
EN_EL_PAPEL = ("solicitante",)  # never kept in the text of a notice
AL_EXPEDIR = ("folio", "fecha", "lugar", "firmante", "firmante_cargo", *EN_EL_PAPEL)  # what a draft still does not know
desconocidos, pendientes = partial(textos.desconocidos, CAMPOS), partial(textos.pendientes, CAMPOS)
sustituir = textos.sustituir


def de_la_solicitud(solicitud):
    """{field: text} of what a request says."""
    return {
        "folio_solicitud": solicitud.folio,
        "folio_pnt": solicitud.folio_pnt,
        "presentada": fecha_larga(solicitud.presentada),
        "texto": solicitud.texto,
        "tema": solicitud.tema,
        "vence": fecha_larga(solicitud.vence) if solicitud.vence else "",
        "regimen": solicitud.regimen.nombre,
    }


def de_la_resolucion(resolucion):
    """The same of a resolution of the Comité; nothing without one."""
    if resolucion is None:
        return {}
    return {
        "acta": resolucion.acta,
        "acta_fecha": fecha_larga(resolucion.fecha),
        "acta_sentido": resolucion.sentido_vista.label.lower(),
        "acta_asunto": resolucion.asunto,
        "acta_fundamento": resolucion.fundamento,
        "acta_motivacion": resolucion.motivacion,
    }


def de_los_terminos(terminos):
    """Days and articles of the regime of a request; blank where it has no such term."""
    dias = {"prevencion": "desahogo", "prorroga": "prorroga", "recurso": "recurso"}
    articulos = ("prevencion", "incompetencia", "prorroga", "respuesta", "recurso")
    return {f"dias_{campo}": str(plazo.dias) if (plazo := terminos.get(clave)) else "" for campo, clave in dias.items()} | {
        f"articulo_{clave}": plazo.articulo if (plazo := terminos.get(clave)) else "" for clave in articulos
    }
