"""Text of the minutes of a meeting: what is printed, frozen by its hash when they are sealed, read from there afterwards."""

import hashlib
import json

from seguimiento.nucleo.formato import fecha_corta, fecha_larga

from .models import Acuerdo


def contenido(reunion):
    """What the minutes of a meeting print, as its rows stand now: texts ready to print, whoever reads them."""
    return {
        "sesion": str(reunion),
        "gabinete": reunion.gabinete.nombre_oficial,
        "fecha": fecha_larga(reunion.fecha),
        "horario": horario(reunion),
        "lugar": reunion.lugar,
        "reconstruida": reunion.reconstruido,
        "desarrollo": reunion.minuta,
        "orden_del_dia": [
            {"numero": p.numero, "tema": p.tema, "expone": p.expone, "seguimiento": p.seguimiento.folio if p.seguimiento else ""}
            for p in reunion.puntos.select_related("seguimiento")
        ],
        "asistencia": [
            {"dependencia": a.dependencia.nombre, "persona": a.persona, "cargo": a.cargo, "asistencia": a.get_presencia_display()}
            for a in reunion.asistencias.select_related("dependencia")
        ],
        "acuerdos": [
            {
                "folio": acuerdo.folio,
                "texto": acuerdo.texto,
                "responsables": [responsable.dependencia.nombre_corto for responsable in acuerdo.responsables.all()],
                "compromiso": fecha_corta(acuerdo.fecha_compromiso),
            }
            for acuerdo in reunion.acuerdos.order_by("folio").prefetch_related("responsables__dependencia")
        ],
    }


def horario(reunion):
    """ "de 10:00 a 12:00 h", as far as the hours are known."""
    inicio, fin = (f"{una:%H:%M}" if una else "" for una in (reunion.hora_inicio, reunion.hora_fin))
    return f"de {inicio} a {fin} h" if inicio and fin else f"{inicio or fin} h" if inicio or fin else ""


def canonico(datos):
    """The one way of writing a content: keys in order, no spaces, accents as they are."""
    return json.dumps(datos, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def huella(texto):
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(texto.encode()).hexdigest()


def coincide(reunion):
    """Whether the text kept at the seal still gives the hash that was written beside it; None without seal."""
    return huella(reunion.texto_sellado) == reunion.huella if reunion.sellada else None


def leer(reunion, usuario):
    """What this person may read of the minutes: the sealed text or, before the seal, the rows; never reserved agreements of others."""
    datos = json.loads(reunion.texto_sellado) if reunion.sellada and reunion.texto_sellado else contenido(reunion)
    folios = [acuerdo["folio"] for acuerdo in datos["acuerdos"]] + [punto["seguimiento"] for punto in datos["orden_del_dia"]]
    visibles = set(Acuerdo.todos.visibles_para(usuario).filter(folio__in=folios).values_list("folio", flat=True))
    datos["acuerdos"] = [acuerdo for acuerdo in datos["acuerdos"] if acuerdo["folio"] in visibles]
    for punto in datos["orden_del_dia"]:
        punto["seguimiento"] = punto["seguimiento"] if punto["seguimiento"] in visibles else ""
    if not usuario.ve_datos_personales:
        for renglon in datos["asistencia"]:
            renglon["persona"] = ""
    return datos
