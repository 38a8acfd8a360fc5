"""How figures and dates are written: one place for screens, reports and PDF.

Pure functions: no query. Every function writes `None` as an empty string: a missing figure prints
blank, never 0.
"""

import re
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone

from .semaforo import redondear

MESES = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def numero(valor, decimales=0):
    """1234.5 -> "1,235"; half up, thousands by comma, exactly `decimales` decimals."""
    if valor is None or valor == "":
        return ""
    return f"{redondear(valor, decimales) + 0:,}"  # "+ 0" turns -0 into 0


def entero(valor):
    """1234 -> "1,234"."""
    return numero(valor, 0)


def pesos(valor):
    """1234.5 -> "1,234.50"; 1234 -> "1,234"."""
    if valor is None or valor == "":
        return ""
    exacto = redondear(valor, 2)
    return numero(exacto, 0 if exacto == exacto.to_integral_value() else 2)


def porcentaje(valor, decimales=1):
    """52.145 -> "52.1 %". `decimales=None` prints as many as the value has, up to two."""
    if valor is None or valor == "":
        return ""
    if decimales is None:
        exacto = numero(valor, 2)
        return f"{exacto.rstrip('0').rstrip('.')} %"
    return f"{numero(valor, decimales)} %"


def puntos(valor, decimales=0):
    """Difference between two percentages: 2 -> "+2", -1.5 -> "−1.5", 0 -> "sin cambio"."""
    if valor is None or valor == "":
        return ""
    texto = numero(abs(Decimal(str(valor))), decimales)
    if not texto.strip("0.,"):
        return "sin cambio"
    return ("+" if valor > 0 else "−") + texto


def tamano(octetos):
    """Size of a file: 188416 -> "184 KB"."""
    if octetos is None:
        return ""
    if octetos < 1024:
        return f"{octetos} bytes"
    if octetos < 1024**2:
        return f"{numero(octetos / 1024)} KB"
    return f"{numero(octetos / 1024**2, 1)} MB"


def fecha_corta(valor):
    """12/02/2024."""
    return f"{_local(valor):%d/%m/}{_local(valor).year:04}" if valor else ""  # %Y drops the zeros of the year 985


def fecha_hora(valor):
    """12/02/2024, 14:39 (local time)."""
    return f"{_local(valor):%d/%m/%Y, %H:%M}" if valor else ""


def hora(valor):
    """14:39 (local time)."""
    return f"{_local(valor):%H:%M}" if valor else ""


def fecha_larga(valor, con_dia=False):
    """12 de febrero de 2024; with `con_dia`, "lunes 12 de febrero de 2024"."""
    if not valor:
        return ""
    dia = _local(valor)
    texto = f"{dia.day} de {MESES[dia.month - 1]} de {dia.year}"
    return f"{DIAS[dia.weekday()]} {texto}" if con_dia else texto


def fecha_breve(valor, hoy=None):
    """12 feb, for axes and narrow cells; given `hoy`, a date of another year says it: 12 feb 2024."""
    if not valor:
        return ""
    dia = _local(valor)
    return f"{dia.day} {mes_corto(dia.month)}" + (f" {dia.year}" if hoy and dia.year != hoy.year else "")


def enumerar(textos):
    """["Agua", "Salud", "Infraestructura"] -> "Agua, Salud e Infraestructura"."""
    textos = [texto for texto in textos if texto]
    if len(textos) < 2:
        return "".join(textos)
    suena_i = re.match(r"h?[ií](?![aeou])", textos[-1].lower())
    return f"{', '.join(textos[:-1])} {'e' if suena_i else 'y'} {textos[-1]}"


def mes_corto(mes):
    """1..12 -> "ene".."dic"."""
    return MESES[mes - 1][:3]


def plural(cuenta, singular, plural_):
    """(1, "acuerdo", "acuerdos") -> "1 acuerdo"; (1200, …) -> "1,200 acuerdos"."""
    return f"{entero(cuenta)} {singular if cuenta == 1 else plural_}"


MASCULINOS_EN_A = {"tema", "programa", "día", "problema", "mapa", "sistema"}
FEMENINOS = {"síntesis"}  # whose ending does not tell


def es_femenino(sustantivo):
    """Gender of a noun by its ending: "reunión", "dependencia" and "unidad" are feminine; "avance" and "tema" are not."""
    nucleo = sustantivo.split()[0].lower()
    return nucleo in FEMENINOS or (nucleo.endswith(("a", "ión", "dad")) and nucleo not in MASCULINOS_EN_A)


def concordar(participio, sustantivo):
    """("registrado", "reunión") -> "registrada"; plurals too: ("eliminados", "unidad") -> "eliminadas"."""
    if not es_femenino(sustantivo):
        return participio
    return f"{participio[:-2]}as" if participio.endswith("os") else f"{participio[:-1]}a"


def legible(valor, vacio="—"):
    """Any value of a record as a person reads it: Sí/No, dd/mm/aaaa, hh:mm; rows and figures stay as they are."""
    if valor is None or valor == "":
        return vacio
    if isinstance(valor, bool):
        return "Sí" if valor else "No"
    if isinstance(valor, datetime):
        return f"{_local(valor):%d/%m/%Y, %H:%M}"
    if isinstance(valor, date):
        return fecha_corta(valor)
    return f"{valor:%H:%M}" if isinstance(valor, time) else valor


def _local(valor):
    """Aware datetimes in the time zone in force; anything else as it is."""
    if isinstance(valor, datetime) and timezone.is_aware(valor):
        return timezone.localtime(valor)
    if isinstance(valor, (date, datetime)):
        return valor
    raise TypeError(f"se esperaba una fecha, no {valor!r}")
