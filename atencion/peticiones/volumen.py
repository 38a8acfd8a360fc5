"""A year of petitions whose counts by month are the printed ones (T17 and T18 of the report of 2023).

The report prints how many were received, followed up and attended each month, not which: here each petition gets a day of
reception, its follow-ups and its day of conclusion, so that all those counts come out of records, always the same ones.
"""

import csv
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from seguimiento.nucleo.plazos import UN_DIA

ANIO = 2023
ARCHIVO = Path(__file__).parent / "datos" / "atencion_2023.csv"
OTROS = ("seguimientos", "atendidas", "recibidas_en_giras", "seguimientos_de_giras")
# More was attended than received: the smallest round number of petitions already open on 1 January with which no month runs out.
ABIERTAS_ANTES, DE_GIRAS_ANTES = 5500, 250
DIAS_ANTES = 150  # how long before that day they may have been received
GIRAS_AL_MES = 4


@dataclass(slots=True)
class Caso:
    """A petition to be: `rubro` of T17, whether it was received on a tour, and the days on which something happened to it."""

    fecha: date
    rubro: str
    de_gira: bool = False
    concluida: date | None = None
    seguimientos: list = field(default_factory=list)


def cifras():
    """{concept: [twelve numbers]} as printed."""
    with ARCHIVO.open() as archivo:
        filas = list(csv.reader(archivo))[1:]
    return {concepto: [int(cifra) for cifra in numeros] for concepto, *numeros in filas}


def casos(crono, parte):
    """Every `Caso` in order of reception. `crono`: Cronologia; `parte`: how many of a number to rebuild (all, or a fraction)."""
    tabla = {concepto: [parte(n) for n in numeros] for concepto, numeros in cifras().items()}
    rubros = [concepto for concepto in tabla if concepto not in OTROS]
    todos = abiertos = _anteriores(crono, parte, rubros, [sum(tabla[rubro]) for rubro in rubros])
    for n in range(12):
        habiles = _habiles(crono, n + 1)
        nuevos = _recibidos(crono, habiles, {rubro: tabla[rubro][n] for rubro in rubros}, tabla["recibidas_en_giras"][n])
        del_mes = abiertos + nuevos
        atendidos = _atender(crono, del_mes, habiles, tabla["atendidas"][n])
        de_giras = tabla["seguimientos_de_giras"][n]
        _seguir(crono, [caso for caso in del_mes if caso.de_gira], habiles, de_giras)
        _seguir(crono, [caso for caso in del_mes if not caso.de_gira], habiles, tabla["seguimientos"][n] - de_giras)
        todos = todos + nuevos
        abiertos = [caso for caso in del_mes if id(caso) not in atendidos]
    crono.azar.shuffle(todos)  # within a day, in any order
    return sorted(todos, key=lambda caso: caso.fecha)


def _habiles(crono, mes):
    dias = (date(ANIO, mes, 1) + UN_DIA * n for n in range(31))
    return [dia for dia in dias if dia.month == mes and crono.calendario.es_habil(dia)]


def _anteriores(crono, parte, rubros, pesos):
    inicio, ultimo = date(ANIO, 1, 1) - timedelta(days=DIAS_ANTES), crono.anterior(date(ANIO - 1, 12, 31))
    elegidos = crono.azar.choices(rubros, pesos, k=parte(ABIERTAS_ANTES))
    casos = [Caso(crono.entre(inicio, ultimo), rubro) for rubro in elegidos]
    _en_giras(crono, casos, sorted({crono.entre(inicio, ultimo) for _ in range(GIRAS_AL_MES)}), parte(DE_GIRAS_ANTES))
    return casos


def _recibidos(crono, habiles, por_rubro, de_giras):
    nuevos = [Caso(crono.azar.choice(habiles), rubro) for rubro, cuantos in por_rubro.items() for _ in range(cuantos)]
    _en_giras(crono, nuevos, crono.azar.sample(habiles, GIRAS_AL_MES), de_giras)
    return nuevos


def _en_giras(crono, casos, dias, cuantos):
    """That many of them were received on the days of the tours."""
    for caso in crono.azar.sample(casos, min(cuantos, len(casos))):
        caso.de_gira, caso.fecha = True, crono.azar.choice(dias)


def _atender(crono, casos, habiles, cuantos):
    """Conclude that many, mostly the oldest, on a business day of the month. Returns their identities.

    One received on a tour stays to the end of the month: its follow-ups are many.
    """
    orden = sorted(casos, key=lambda caso: caso.fecha + timedelta(days=crono.azar.randint(0, 45) + 20 * caso.de_gira))[:cuantos]
    for caso in orden:
        posibles = [dia for dia in habiles[-8 if caso.de_gira else 0 :] if dia >= caso.fecha]
        caso.concluida = crono.azar.choice(posibles)
    return {id(caso) for caso in orden}


def _seguir(crono, casos, habiles, cuantos):
    """Spread that many follow-ups of the month over these petitions, each on a day on which it was open."""
    for caso in crono.azar.choices(casos, k=cuantos):
        hasta = caso.concluida or habiles[-1]
        caso.seguimientos.append(crono.azar.choice([dia for dia in habiles if caso.fecha <= dia <= hasta]))
