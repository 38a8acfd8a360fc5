"""What waits for a person, by what their role may do in each module. All the counts come in one query."""

from seguimiento.nucleo.formato import entero, enumerar, fecha_breve, plural

from . import modulos
from .mirada import juntar, unir
from .partes import URGENCIAS

NADA, PROPIO = (0, None, ""), "@propio"


def de(mirada, contados=True):
    """(what waits, what is under review): lists of {"clave", "icono", "texto", "url", "bajo", "ausencia", "cuando", "n", "urgencia"}.

    What waits leaves out what is empty, the most urgent first; under review there is one line per module, empty or not. Counts are of
    all that the person reaches, like the lists behind them; `ausencia` says how many of them are somebody else's. Without `contados`,
    what needs a count of its own is left out.
    """
    asuntos = sorted((asunto for asunto in modulos.asuntos(mirada) if contados or asunto.contar is None), key=_orden)
    otras = [(f"@{n}", modulos.asuntos(otra)) for n, (_, otra) in enumerate(mirada.ausencias)]
    otras += [(PROPIO, modulos.asuntos(mirada.propia))] if otras else []
    consultas = [asunto.consulta(marca) for marca, suyos in (("", asuntos), *otras) for asunto in suyos if asunto.contar is None]
    cuentas = {clave: (n, desde, quienes) for clave, n, desde, quienes in unir(consultas)}
    cuentas |= {asunto.clave: (*asunto.contar(), "") for asunto in asuntos if asunto.contar}
    lineas = [(asunto, _linea(mirada, asunto, *cuentas.get(asunto.clave, NADA))) for asunto in asuntos]
    if otras:
        for asunto, linea in lineas:
            linea["ausencia"] = linea["ausencia"] or _ausencia(mirada, asunto, cuentas)
    return (
        [linea for asunto, linea in lineas if asunto.propio and linea["n"]],
        [linea | {"cuenta": f"{entero(linea['n'])} {asunto.revision}"} for asunto, linea in lineas if asunto.revision],
    )


def _orden(asunto):
    """By urgency; then what must be corrected, then what others wait for."""
    primero = ("devueltos", "validar")
    palabra = asunto.clave.split("-")[0]
    return URGENCIAS.index(asunto.urgencia), primero.index(palabra) if palabra in primero else len(primero)


def _ausencia(mirada, asunto, cuentas):
    """ "2 por ausencia de Ana Ruiz": what would not be there if nobody were away."""
    if asunto.contar or asunto.por:
        return ""
    cuantos = cuentas.get(asunto.clave, NADA)[0] - cuentas.get(f"{asunto.clave}{PROPIO}", NADA)[0]
    de_quien = [nombre for n, (nombre, _) in enumerate(mirada.ausencias) if f"{asunto.clave}@{n}" in cuentas]
    return f"{entero(cuantos)} por ausencia de {enumerar(de_quien)}" if cuantos and de_quien else ""


def _linea(mirada, asunto, n, desde, quienes):
    return {
        "clave": asunto.clave,
        "icono": asunto.icono,
        "texto": asunto.frase.format(plural(n, *asunto.cosa)),
        "url": asunto.url,
        "bajo": asunto.bajo or juntar((quienes or "").split(", ")),
        "cuando": f"desde {fecha_breve(desde, mirada.hoy)}" if desde else "",
        "n": n,
        "urgencia": asunto.urgencia,
        "resumen": asunto.resumen,
        "ausencia": f"Por ausencia de {asunto.por}" if asunto.por else "",
    }
