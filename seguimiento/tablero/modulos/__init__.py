"""One file per module. Their order is that of the board and of the results of a search."""

from . import (
    actividades,
    acuerdos,
    administracion,
    apoyos,
    avisos,
    campana,
    comite,
    correspondencia,
    directorio,
    gestion,
    instrucciones,
    obligaciones,
    personas,
    peticiones,
    prensa,
    publico,
    recursos,
    regimenes,
    solicitudes,
    tramites,
)

MODULOS = (
    acuerdos, prensa, instrucciones, campana, peticiones, personas, apoyos, correspondencia, gestion, tramites, solicitudes, comite,
    recursos, avisos, obligaciones, publico, regimenes, actividades, directorio, administracion,
)  # fmt: skip
PARTES = tuple(modulo.PARTE for modulo in MODULOS)


def asuntos(mirada):
    return [asunto for parte in PARTES for asunto in parte.asuntos(mirada)]


def plazos(mirada):
    """{key: Plazo}"""
    return {plazo.clave: plazo for parte in PARTES for plazo in parte.plazos(mirada)}


def cuentas(mirada):
    """[(title of the panel, its lines)] of the modules that hold something to count."""
    return [(parte.titulo, lineas) for parte in PARTES if (lineas := list(parte.cuentas(mirada)))]


def fuentes(mirada):
    return [fuente for parte in PARTES for fuente in parte.fuentes(mirada)]
