"""A browser told in words: "Firefox en Windows". Nothing is deduced beyond what helps a person to recognise their own."""

import re

# The first that appears wins: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
NAVEGADORES = (
    ("Edge", r"Edg(?:e|A|iOS)?/"), ("Opera", r"OPR/|Opera"), ("Samsung Internet", r"SamsungBrowser/"), ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrome/|CriOS/|Chromium/"), ("Safari", r"Safari/"),
)  # fmt: skip
SISTEMAS = (
    ("iPhone", r"iPhone"), ("iPad", r"iPad"), ("Android", r"Android"), ("Windows", r"Windows"), ("Mac", r"Mac OS X|Macintosh"),
    ("ChromeOS", r"CrOS"), ("Linux", r"Linux"),
)  # fmt: skip
MAXIMO = 80


def en_palabras(agente):
    """ "Mozilla/5.0 (Windows NT 10.0…) … Firefox/130.0" → "Firefox en Windows"; what is not recognised, as it came, short."""
    navegador, sistema = _primero(NAVEGADORES, agente), _primero(SISTEMAS, agente)
    if navegador and sistema:
        return f"{navegador} en {sistema}"
    return navegador or sistema or agente[:MAXIMO] or "Dispositivo sin nombre"


def _primero(opciones, agente):
    return next((nombre for nombre, patron in opciones if re.search(patron, agente)), "")
