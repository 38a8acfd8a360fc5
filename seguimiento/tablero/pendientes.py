"""What waits for a person, by what their role may do in each module. All the counts come in one query."""

from seguimiento.nucleo.formato import entero, fecha_breve, plural

from . import modulos
from .mirada import juntar, unir
from .partes import URGENCIAS


def de(mirada, contados=True):
    """(what waits, what is under review): lists of {"clave", "icono", "texto", "url", "bajo", "ausencia", "cuando", "n", "urgencia"}.

    What waits leaves out what is empty, the most urgent first; under review there is one line per module, empty or not. Counts are of
    all that the person reaches, like the lists behind them; `ausencia` says how many of them are somebody else's. Without `contados`,
    what needs a count of its own is left out.
    """
    asuntos = sorted((asunto for asunto in modulos.asuntos(mirada) if contados or asunto.contar is None), key=_orden)
    ajenos = [(nombre, f"@{n}", modulos.asuntos(otra)) for n, (nombre, otra) in enumerate(mirada.ausencias)]
    consultas = [asunto.consulta() for asunto in asuntos if asunto.contar is None]
    consultas += [asunto.consulta(marca) for _, marca, suyos in ajenos for asunto in suyos if asunto.contar is None]
    cuentas = {clave: (n, desde, quienes) for clave, n, desde, quienes in unir(consultas)}
    cuentas |= {asunto.clave: (*asunto.contar(), "") for asunto in asuntos if asunto.contar}
    lineas = [(asunto, _linea(mirada, asunto, *cuentas.get(asunto.clave, (0, None, "")))) for asunto in asuntos]
    for asunto, linea in lineas:
        linea["ausencia"] = _ausencia(asunto, [(nombre, cuentas.get(f"{asunto.clave}{marca}", (0,))[0]) for nombre, marca, _ in ajenos])
    return (
        [linea for asunto, linea in lineas if asunto.propio and linea["n"]],
        [linea | {"cuenta": f"{entero(linea['n'])} {asunto.revision}"} for asunto, linea in lineas if asunto.revision],
    )


def _orden(asunto):
    """By urgency; then what must be corrected, then what others wait for."""
    primero = ("devueltos", "validar")
    palabra = asunto.clave.split("-")[0]
    return URGENCIAS.index(asunto.urgencia), primero.index(palabra) if palabra in primero else len(primero)


def _ausencia(asunto, de_otros):
    if asunto.por:
        return f"Por ausencia de {asunto.por}"
    partes = [f"{entero(n)} por ausencia de {nombre}" for nombre, n in de_otros if n]
    return "; ".join(partes)


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
    }
