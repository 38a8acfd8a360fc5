"""The demonstration of 2023: 153 conferences of the President, 17 of the Governor with their stenographic version, 83 syntheses.

The report publishes how many there were; days, people and words are invented, and each record says that it was rebuilt.
"""

import csv
from datetime import date, time, timedelta
from itertools import cycle
from pathlib import Path

from seguimiento.directorio.models import Persona
from seguimiento.nucleo.reconstruccion import Cronologia

from .estados import Ambito, Informacion, Materia, Papel, Presidio
from .models import Conferencia, DiaSinConferencia, Exposicion, Participante, Pregunta, Recorte, Sintesis

DATOS = Path(__file__).parent / "datos"
ANIO = 2023
DEL_PRESIDENTE = (11, 11, 12, 10, 13, 13, 12, 14, 13, 14, 14, 16)  # by month: 153
DEL_GOBERNADOR = (1, 1, 1, 1, 2, 1, 1, 2, 2, 1, 2, 2)  # 17
SINTESIS = (7, 6, 8, 6, 7, 7, 7, 7, 7, 7, 7, 7)  # 83
PREGUNTAS, RECORTES = 6, 4  # of each conference of the Governor, of each synthesis
TITULOS = {
    Presidio.PRESIDENTE: "Conferencia de Prensa Matutina del Presidente de la República",
    Presidio.GOBERNADOR: "Rueda de Prensa del Gobernador del Estado de Sonora",
}
LUGARES = {
    Presidio.PRESIDENTE: [("Ciudad de México", "Palacio Nacional")] * 9 + [("Guerrero", "Acapulco"), ("Yucatán", "Mérida")],
    Presidio.GOBERNADOR: [("Hermosillo", "Salón Gobernadores, Palacio de Gobierno del Estado")],
}
NOTA = "Persona inventada para la demostración."


def cargar(personas):
    """Create the demonstration where there is no conference yet. Returns {plural name: how many}."""
    if Conferencia.todos.exists():
        return {}
    crono = Cronologia("conferencias de 2023")
    gente, temas = _personas(), _leer("temas.csv")
    conferencias = _conferencias(crono, temas)
    dichos = _exposiciones(conferencias[Presidio.PRESIDENTE], gente, temas, crono)
    preguntas = _preguntas(conferencias[Presidio.GOBERNADOR], gente, temas)
    sintesis, recortes = _sintesis(crono, temas)
    _dias_sin_conferencia(crono)
    return {
        "conferencias": sum(map(len, conferencias.values())), "exposiciones": len(dichos), "preguntas": len(preguntas),
        "síntesis de coyuntura": len(sintesis), "recortes": len(recortes),
    }  # fmt: skip


def _leer(archivo):
    with (DATOS / archivo).open(encoding="utf-8", newline="") as texto:
        return list(csv.DictReader(texto))


def _personas():
    """{group: [(person, post)]}, "presidente" and "gobernador" with those who speak there and "prensa"; those already there serve."""
    filas = _leer("participantes.csv")
    ya = {persona.nombre: persona for persona in Persona.objects.filter(nombre__in=[fila["nombre"] for fila in filas])}
    nuevas = [Persona(nombre=f["nombre"], procedencia=f["cargo"][:150], nota=NOTA) for f in filas if f["nombre"] not in ya]
    ya |= {persona.nombre: persona for persona in Persona.objects.bulk_create(nuevas)}
    grupos = {}
    for fila in filas:
        grupos.setdefault(fila["grupo"], []).append((ya[fila["nombre"]], fila["cargo"]))
    return grupos


def _conferencias(crono, temas):
    """{Presidio: conferences in order}, each with two topics of its own in `temas_suyos`."""
    hechas, turno = {}, cycle(temas)
    for preside, por_mes, inicio in ((Presidio.PRESIDENTE, DEL_PRESIDENTE, 6), (Presidio.GOBERNADOR, DEL_GOBERNADOR, 11)):
        dias = [dia for mes, cuantas in enumerate(por_mes, 1) for dia in crono.dias_del_mes(ANIO, mes, cuantas)]
        hechas[preside] = [_conferencia(preside, dia, inicio, [next(turno), next(turno)], crono) for dia in dias]
    Conferencia.objects.bulk_create(hechas[Presidio.PRESIDENTE] + hechas[Presidio.GOBERNADOR])
    return hechas


def _conferencia(preside, dia, inicio, temas, crono):
    estado, instalaciones = crono.azar.choice(LUGARES[preside])
    minutos = crono.azar.randint(100, 215) if preside == Presidio.PRESIDENTE else crono.azar.randint(60, 115)
    nombres = f"{temas[0]['tema']} y {temas[1]['tema']}"
    conferencia = Conferencia(
        preside=preside, fecha=dia, tema=TITULOS[preside], estado=estado, instalaciones=instalaciones,
        hora_inicio=time(inicio), hora_fin=time(inicio + minutos // 60, minutos % 60),
        informacion=Informacion.ACTUALIZADA, reconstruido=True,
        resumen=f"Se habló de {nombres}. {temas[0]['idea']}",
        ficha=f"Temas: {nombres}.\n{temas[0]['tema']}: {temas[0]['idea']}\n{temas[1]['tema']}: {temas[1]['idea']}",
    )  # fmt: skip
    conferencia.temas_suyos = temas
    return conferencia


def _participantes(conferencia, presidio, prensa=()):
    return [
        Participante(conferencia=conferencia, persona=persona, cargo=cargo, papel=papel)
        for papel, quienes in ((Papel.PRESIDIO, presidio), (Papel.PRENSA, prensa))
        for persona, cargo in quienes
    ]


def _exposiciones(conferencias, gente, temas, crono):
    """Whoever presides speaks of both topics; somebody else goes on with the second one."""
    titular, *otros = gente["presidente"]
    participantes, dichos = [], []
    for conferencia in conferencias:
        suyos = _participantes(conferencia, [titular, crono.azar.choice(otros)])
        participantes += suyos
        primero, segundo = conferencia.temas_suyos
        dicho = (
            (suyos[0], primero, f"{primero['idea']}\n{primero['dato']}"),
            (suyos[0], segundo, segundo["idea"]),
            (suyos[1], segundo, f"{segundo['respuesta']}\n{segundo['dato']}"),
        )
        for numero, (quien, tema, texto) in enumerate(dicho, 1):
            dichos.append(Exposicion(conferencia=conferencia, participante=quien, numero=numero, tema=tema["tema"], texto=texto))
    Participante.objects.bulk_create(participantes)
    return Exposicion.objects.bulk_create(dichos)


def _preguntas(conferencias, gente, temas):
    """Each conference of the Governor has its questions, asked by turns, and its stenographic version made of them."""
    titular, *otros = gente["gobernador"]
    prensa, asuntos = cycle(gente["prensa"]), cycle(temas)
    participantes, preguntas = [], []
    for n, conferencia in enumerate(conferencias):
        presentes = [next(prensa) for _ in range(3)]
        suyos = _participantes(conferencia, [titular, otros[n % len(otros)]], presentes)
        participantes += suyos
        version, tratados = [], []
        for numero in range(1, PREGUNTAS + 1):
            tema, pregunta_de, responde = next(asuntos), suyos[2 + numero % 3], suyos[numero % 4 == 0]
            tratados.append(tema)
            preguntas.append(
                Pregunta(
                    conferencia=conferencia, numero=numero, tema=tema["tema"], quien_pregunta=pregunta_de, pregunta=tema["pregunta"],
                    quien_responde=responde, respuesta=f"{tema['respuesta']} {tema['dato']}",
                )
            )  # fmt: skip
            version += [f"{pregunta_de.persona}: {tema['pregunta']}", f"{responde.persona}: {tema['respuesta']} {tema['dato']}"]
        conferencia.resumen = f"La prensa preguntó por {', '.join(tema['tema'] for tema in tratados)}."
        conferencia.ficha = "\n".join(f"{tema['tema']}: {tema['respuesta']}" for tema in tratados)
        conferencia.estenografica = "\n\n".join(["Versión de demostración.", *version])
    Conferencia.objects.bulk_update(conferencias, ["resumen", "ficha", "estenografica"])
    Participante.objects.bulk_create(participantes)
    return Pregunta.objects.bulk_create(preguntas)


def _dias_sin_conferencia(crono):
    """In two weeks of the year it is known that there was none; the other days without record are missed."""
    con = set(Conferencia.objects.filter(preside=Presidio.PRESIDENTE).values_list("fecha", flat=True))
    for desde, motivo in ((date(ANIO, 4, 3), "Semana Santa (demostración)"), (date(ANIO, 7, 17), "Gira de trabajo (demostración)")):
        dias = [dia for n in range(5) if crono.calendario.es_habil(dia := desde + timedelta(days=n)) and dia not in con]
        DiaSinConferencia.objects.bulk_create(DiaSinConferencia(fecha=dia, motivo=motivo) for dia in dias)


def _sintesis(crono, temas):
    """(syntheses, clippings): reaches and matters take turns, each on its own, so that all pairs come; the media are invented."""
    medios = cycle(("Diario de Ejemplo", "La Gaceta de Prueba", "Radio Muestra", "Portal del Desierto (ficticio)", "Semanario Modelo"))
    asuntos, clases = cycle(temas), zip(cycle(Ambito), cycle(Materia))
    sintesis, recortes = [], []
    for mes, cuantas in enumerate(SINTESIS, 1):
        for dia in crono.dias_del_mes(ANIO, mes, cuantas):
            suyos = [next(asuntos) for _ in range(RECORTES)]
            resumen = f"Los medios hablan de {', '.join(dict.fromkeys(t['tema'].lower() for t in suyos))}."
            una = Sintesis(fecha=dia, titulo="Síntesis de coyuntura política y mediática", resumen=resumen, reconstruido=True)
            sintesis.append(una)
            for orden, tema in enumerate(suyos, 1):
                ambito, materia = next(clases)
                recortes.append(
                    Recorte(
                        sintesis=una, ambito=ambito, materia=materia, titulo=f"{tema['tema']}: {tema['titular']}", medio=next(medios),
                        autor="Redacción", publicado=dia, texto=f"{tema['idea']} Nota inventada para la demostración.", orden=orden,
                    )
                )  # fmt: skip
    Sintesis.objects.bulk_create(sintesis)
    return sintesis, Recorte.objects.bulk_create(recortes)
