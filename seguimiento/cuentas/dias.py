"""Days off with which the calendar starts: the Federal Labour Law, and what is known of the state administration, to be confirmed.

The office has to check each one against the gazette: `por_confirmar` says which, and `publicacion` where it was read.
"""

from datetime import date

import holidays

from seguimiento.nucleo.calendario import entre_semana
from seguimiento.nucleo.models import DiaInhabil

ANIOS = range(2021, 2028)
LEY = "Ley Federal del Trabajo, art. 74"
PITIC = "La Voz del Pitic, 1 de julio de 2024, que cita el Boletín Oficial"
INFOSON = "Infoson, 15 de julio de 2025"
SIN_FUENTE = "Sin fuente cotejada: uso de la administración estatal"
SUPLETORIO = "Falta cotejarlo con el calendario propio que publica cada año"
Ambito = DiaInhabil.Ambito

# (month, day, reason, legal basis, where it was read) of every year.
DE_CADA_ANIO = (
    (2, 24, "Día de la Bandera", "Código Fiscal del Estado de Sonora, art. 9", "Extracto del Código: texto por cotejar"),
    (5, 5, "Batalla de Puebla", "", SIN_FUENTE),
    (5, 10, "Día de las Madres", "", SIN_FUENTE),
    (7, 17, "Aniversario luctuoso de Álvaro Obregón", "", PITIC),
    (9, 15, "Víspera de la Independencia", "", PITIC),
    (10, 12, "Día de la Nación Pluricultural", "", PITIC),
    (11, 2, "Día de Muertos", "", PITIC),
    (11, 30, "Día del Servidor Público", "", PITIC),
)
JUEVES_SANTOS = (
    date(2021, 4, 1), date(2022, 4, 14), date(2023, 4, 6), date(2024, 3, 28), date(2025, 4, 17), date(2026, 4, 2), date(2027, 3, 25),
)  # fmt: skip
# (first day, last day, where it was read). Of 2025 the press says ten working days up to 4 August: that day is read as the return.
VACACIONES = (
    (date(2024, 7, 22), date(2024, 8, 2), PITIC),
    (date(2024, 12, 19), date(2025, 1, 3), PITIC),
    (date(2025, 7, 21), date(2025, 8, 1), f"{INFOSON}: del 21 de julio al 4 de agosto, 10 días hábiles; el 4 se lee como regreso"),
)


def iniciales():
    """Every day of the seed; of two reasons for the same day and scope, the first one said."""
    dias = {}
    for dia in (*_de_la_ley(), *_de_sonora()):
        dias.setdefault((dia.fecha, dia.ambito), dia)
    return list(dias.values())


def _de_la_ley():
    """Ley Federal del Trabajo art. 74. The PNT and the guarantor authority publish calendars of their own: to be confirmed."""
    for dia, motivo in sorted(holidays.MX(language="es", years=ANIOS, categories=("public",)).items()):
        yield DiaInhabil(fecha=dia, motivo=motivo, fundamento=LEY)
        for ambito in (Ambito.PNT, Ambito.GARANTE):
            yield DiaInhabil(fecha=dia, motivo=motivo, ambito=ambito, fundamento=LEY, publicacion=SUPLETORIO, por_confirmar=True)


def _de_sonora():
    """Weekdays that the state administration is said to take off: none was read in the gazette itself."""
    for anio in ANIOS:
        for mes, dia, motivo, fundamento, fuente in DE_CADA_ANIO:
            yield from _estatales(date(anio, mes, dia), date(anio, mes, dia), motivo, fuente, fundamento)
    for jueves in JUEVES_SANTOS:
        yield from _estatales(jueves, jueves, "Jueves Santo", SIN_FUENTE)
        yield from _estatales(jueves.replace(day=jueves.day + 1), jueves.replace(day=jueves.day + 1), "Viernes Santo", SIN_FUENTE)
    for desde, hasta, fuente in VACACIONES:
        yield from _estatales(desde, hasta, "Periodo vacacional", fuente)


def _estatales(desde, hasta, motivo, fuente, fundamento=""):
    for dia in entre_semana(desde, hasta):
        yield DiaInhabil(fecha=dia, motivo=motivo, fundamento=fundamento, publicacion=fuente, por_confirmar=True)
