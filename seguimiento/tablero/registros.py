"""What the modules that have no place at the head of the board hold at the cut-off date: how many, and their lists, in one query."""

from seguimiento.nucleo.formato import entero, porcentaje

from . import modulos
from .mirada import unir


def por_modulo(mirada):
    """[{"titulo", "lineas": [{"clave", "titulo", "icono", "url", "n", "cifra", "media", "reporte"}]}] of the modules in reach."""
    paneles = modulos.cuentas(mirada)
    hay = {clave: medidas for clave, *medidas in unir(cuenta.consulta() for _, cuentas in paneles for cuenta in cuentas)}
    return [
        {"titulo": titulo, "lineas": [_linea(cuenta, *hay.get(cuenta.clave, (0, None))) for cuenta in cuentas]}
        for titulo, cuentas in paneles
    ]


def _linea(cuenta, n, media):
    linea = {"clave": cuenta.clave, "titulo": cuenta.titulo, "icono": cuenta.icono, "url": cuenta.url, "n": n, "cifra": entero(n)}
    return linea | {"media": porcentaje(media, 0), "reporte": cuenta.reporte}
