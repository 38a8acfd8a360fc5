"""Mi día: one inbox of all that waits for a person in every module, the most urgent first."""

from . import pendientes
from .partes import DESPUES, HOY, SEMANA, URGENCIAS, VENCIDO
from .vencimientos import Vencimientos

FILAS = 10  # of each urgency; its lists hold the rest
TITULOS = {VENCIDO: "Vencido", HOY: "Hoy", SEMANA: "Esta semana", DESPUES: "Después"}
DE_OTRA_FECHA = {HOY: "Ese día", SEMANA: "Esa semana"}


def de(mirada):
    """(groups, deadlines, their counts): a group per urgency that has something,
    {"clave", "titulo", "n", "asuntos", "filas", "listas", "nota"}."""
    vencimientos = Vencimientos(mirada, propios=True)
    cuentas = vencimientos.conteos(vencimientos.limites(DESPUES)[1])
    segmentos = vencimientos.segmentos(cuentas, URGENCIAS)
    asuntos = [asunto for asunto in pendientes.de(mirada)[0] if not asunto["resumen"]]
    grupos = [_grupo(mirada, vencimientos, segmentos, clave, [a for a in asuntos if a["urgencia"] == clave]) for clave in URGENCIAS]
    return [grupo for grupo in grupos if grupo["n"]], vencimientos, cuentas


def _grupo(mirada, vencimientos, segmentos, clave, asuntos):
    panel = vencimientos.panel(segmentos, clave)
    otra = {} if mirada.corte == mirada.hoy else DE_OTRA_FECHA
    return panel | {
        "titulo": otra.get(clave, TITULOS[clave]),
        "plazos_n": panel["n"],
        "n": panel["n"] + sum(asunto["n"] for asunto in asuntos),
        "asuntos": asuntos,
        "filas": vencimientos.filas(clave, FILAS) if panel["n"] else [],
    }
