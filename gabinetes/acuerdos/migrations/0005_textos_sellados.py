"""Give minutes sealed before their text, and points that were pre-loaded the agreement that they follow up."""

import hashlib
import json
import re

from django.db import migrations

MESES = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
PRESENCIAS = {"presente": "Presente", "representada": "Con representante", "ausente": "Ausente"}


def huella(texto):
    return hashlib.sha256(texto.encode()).hexdigest()


def filas(apps, reunion):
    """Live agenda, attendance and agreements with their responsables, in the order in which they are printed."""

    def de(modelo, orden, **filtro):
        return list(apps.get_model("acuerdos", modelo).objects.filter(eliminado__isnull=True, **filtro).order_by(*orden))

    acuerdos = [(a, [r.dependencia for r in de("Responsable", ["pk"], acuerdo=a)]) for a in de("Acuerdo", ["folio"], reunion=reunion)]
    return de("Punto", ["numero", "pk"], reunion=reunion), de("Asistencia", ["pk"], reunion=reunion), acuerdos


def texto_anterior(reunion, puntos, asistencias, acuerdos):
    """What the hash of earlier seals covered."""
    sesion = f"Sesión {reunion.numero} de {reunion.gabinete.nombre}, {reunion.fecha:%d/%m/%Y}"
    lineas = [sesion, reunion.lugar, reunion.minuta, *(f"{p.numero}. {p.tema} ({p.expone})" for p in puntos)]
    lineas += [f"{a.dependencia.siglas}|{a.persona}|{a.cargo}|{a.presencia}" for a in asistencias]
    lineas += [f"{a.folio}|{a.texto}|{', '.join(sorted(d.siglas for d in responden))}" for a, responden in acuerdos]
    return "\n".join(lineas)


def contenido(reunion, puntos, asistencias, acuerdos):
    inicio, fin = (f"{hora:%H:%M}" if hora else "" for hora in (reunion.hora_inicio, reunion.hora_fin))
    return {
        "sesion": f"Sesión {reunion.numero} de {reunion.gabinete.nombre}, {reunion.fecha:%d/%m/%Y}",
        "gabinete": reunion.gabinete.nombre_oficial,
        "fecha": f"{reunion.fecha.day} de {MESES[reunion.fecha.month - 1]} de {reunion.fecha.year}",
        "horario": f"de {inicio} a {fin} h" if inicio and fin else f"{inicio or fin} h" if inicio or fin else "",
        "lugar": reunion.lugar,
        "reconstruida": reunion.reconstruido,
        "desarrollo": reunion.minuta,
        "orden_del_dia": [{"numero": p.numero, "tema": p.tema, "expone": p.expone, "seguimiento": ""} for p in puntos],
        "asistencia": [
            {"dependencia": a.dependencia.nombre, "persona": a.persona, "cargo": a.cargo, "asistencia": PRESENCIAS[a.presencia]}
            for a in asistencias
        ],
        "acuerdos": [
            {
                "folio": a.folio,
                "texto": a.texto,
                "responsables": [d.nombre_corto for d in responden],
                "compromiso": f"{a.fecha_compromiso:%d/%m/%Y}" if a.fecha_compromiso else "",
            }
            for a, responden in acuerdos
        ],
    }


def guardar_textos(apps, schema_editor):
    """The rows as they stand. What changed after its seal keeps the old hash: the page will say that they do not match."""
    for reunion in apps.get_model("acuerdos", "Reunion").objects.filter(sellada__isnull=False, texto_sellado=""):
        suyas = filas(apps, reunion)
        intacta = huella(texto_anterior(reunion, *suyas)) == reunion.huella
        reunion.texto_sellado = json.dumps(contenido(reunion, *suyas), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        reunion.huella = huella(reunion.texto_sellado) if intacta else reunion.huella
        reunion.save(update_fields=["texto_sellado", "huella"])


def ligar_puntos(apps, schema_editor):
    folios = dict(apps.get_model("acuerdos", "Acuerdo").objects.values_list("folio", "pk"))
    for punto in apps.get_model("acuerdos", "Punto").objects.filter(tema__startswith="Seguimiento de AC-", seguimiento=None):
        folio = re.match(r"Seguimiento de (AC-\d+-\d+):", punto.tema)
        if folio and folio[1] in folios:
            punto.seguimiento_id = folios[folio[1]]
            punto.save(update_fields=["seguimiento"])


class Migration(migrations.Migration):

    dependencies = [
        ("acuerdos", "0004_sello_seguimiento_y_convocatorias"),
    ]

    operations = [
        migrations.RunPython(guardar_textos, migrations.RunPython.noop),
        migrations.RunPython(ligar_puntos, migrations.RunPython.noop),
    ]
