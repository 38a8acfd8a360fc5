"""Factories of the module: one row each, through no service."""

from datetime import date, time
from itertools import count

from gabinetes.prensa.estados import Ambito, Materia, Papel, Presidio
from gabinetes.prensa.models import Conferencia, Exposicion, Participante, Pregunta, Recorte, Sintesis
from tests import datos
from tests.directorio import datos_directorio

_numeros = count(1)


def interno(rol):
    """An account of the unidad that works in press."""
    return datos.usuario(rol, unidades=[datos.unidad(modulos=["prensa"])])


def conferencia(preside=Presidio.PRESIDENTE, fecha=date(2023, 5, 18), **campos):
    campos = {"tema": "Conferencia matutina", "hora_inicio": time(6, 0), "hora_fin": time(8, 30)} | campos
    return Conferencia.objects.create(preside=preside, fecha=fecha, **campos)


def del_gobernador(fecha=date(2023, 5, 16), **campos):
    return conferencia(Presidio.GOBERNADOR, fecha, **({"hora_inicio": time(11, 0), "hora_fin": time(12, 0)} | campos))


def participante(en, nombre=None, **campos):
    persona = datos_directorio.persona(nombre)
    return Participante.objects.create(conferencia=en, persona=persona, **({"papel": Papel.PRESIDIO} | campos))


def exposicion(texto="Se presentó el avance", *, de=None, en=None, tema="Agua potable", **campos):
    en = en or (de.conferencia if de else conferencia())
    de = de or participante(en)
    return Exposicion.objects.create(conferencia=en, participante=de, tema=tema, texto=texto, numero=next(_numeros), **campos)


def pregunta(texto="¿Cuándo habrá agua?", respuesta="Este año.", *, en=None, tema="Agua potable", **campos):
    en = en or del_gobernador()
    quienes = {"quien_pregunta": participante(en, papel=Papel.PRENSA), "quien_responde": participante(en)}
    return Pregunta.objects.create(
        conferencia=en, numero=next(_numeros), tema=tema, pregunta=texto, respuesta=respuesta, **(quienes | campos)
    )  # fmt: skip


def sintesis(fecha=date(2023, 5, 17), **campos):
    return Sintesis.objects.create(fecha=fecha, **({"titulo": "Síntesis de coyuntura"} | campos))


def recorte(en=None, **campos):
    campos = {"ambito": Ambito.ESTATAL, "materia": Materia.SOCIAL, "titulo": "Avanza la obra", "medio": "Diario de Ejemplo"} | campos
    return Recorte.objects.create(sintesis=en or sintesis(), **({"texto": "La obra avanza."} | campos))
