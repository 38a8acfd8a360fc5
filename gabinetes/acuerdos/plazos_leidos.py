"""How the deadline of an agreement is told: what is missing or has passed, from which day it counts, and every day skipped, with why."""

from datetime import timedelta

from seguimiento.nucleo import graficas
from seguimiento.nucleo.formato import fecha_corta, fecha_larga, plural

from .estados import EstatusResponsable

DIAS_DE_PLAZO = 10  # days that the strip of a deadline shows
UNO_POR_UNO = 4  # weekend days that are named before they are only counted


def dia_por_dia(acuerdo, corte, calendario):
    """{"titulo", "grafica", "no_contaron", "saltados", "recortado"} of an open agreement with a committed date, or None."""
    vence = acuerdo.fecha_compromiso
    if vence is None or acuerdo.estatus == EstatusResponsable.CONCLUIDO or not acuerdo.vigente:
        return None
    desde, hasta = (vence, corte) if vence < corte else (corte, vence)
    contados = calendario.contar(desde, hasta)
    hasta_visible = min(hasta, desde + timedelta(days=DIAS_DE_PLAZO))
    dias = [(dia, numero) for dia, numero, _ in calendario.dia_por_dia(desde, hasta_visible)]
    return {
        "titulo": titulo(vence, corte, calendario),
        "grafica": graficas.dias_contados(dias, habiles(contados)) if dias else "",
        "no_contaron": (hasta - desde).days - contados,
        "saltados": saltados(desde, hasta, calendario),
        "recortado": hasta_visible < hasta,
    }


def habiles(cuantos):
    return plural(cuantos, "día hábil", "días hábiles")


def titulo(vence, corte, calendario):
    """ "Vence el 19/02/2024. Faltan 5 días hábiles; el día 1 es el lunes 12 de febrero de 2024." """
    if vence == corte:
        return "Vence hoy."
    desde, hasta = (vence, corte) if vence < corte else (corte, vence)
    contados, primero = calendario.contar(desde, hasta), fecha_larga(calendario.sumar(desde, 1), con_dia=True)
    corren = f"{'n' if contados > 1 else ''} {habiles(contados)}"
    if vence < corte:
        van = f"Va{corren}; el día 1 fue el {primero}." if contados else f"Todavía no corre ningún día hábil: el día 1 será el {primero}."
        return f"Venció el {fecha_corta(vence)}. {van}"
    faltan = f"Falta{corren}; el día 1 es el {primero}." if contados else f"No queda ningún día hábil antes: el siguiente es el {primero}."
    return f"Vence el {fecha_corta(vence)}. {faltan}"


def saltados(desde, hasta, calendario):
    """[text] of the days after `desde` up to `hasta` that did not count: weekends together, days off by reason."""
    fechas = [desde + timedelta(days=n) for n in range(1, (hasta - desde).days + 1)]
    fin_de_semana = [dia for dia in fechas if dia.weekday() >= 5]
    por_motivo = {}
    for dia, motivo in calendario.saltados(desde, hasta):
        por_motivo.setdefault(motivo, []).append(dia)
    textos = [f"{motivo}: {', '.join(tramos(dias))}" for motivo, dias in por_motivo.items()]
    if len(fin_de_semana) > UNO_POR_UNO:
        return [f"sábados y domingos: {len(fin_de_semana):,} días", *textos]
    return [*([f"fin de semana: {', '.join(map(fecha_corta, fin_de_semana))}"] if fin_de_semana else []), *textos]


def tramos(dias):
    """Days in order, those that follow each other (over a weekend too) as one stretch: "25/03/2024 al 29/03/2024"."""
    grupos = []
    for dia in dias:
        if grupos and (dia - grupos[-1][-1]).days <= (3 if dia.weekday() == 0 else 1):
            grupos[-1].append(dia)
        else:
            grupos.append([dia])
    return [fecha_corta(g[0]) if len(g) == 1 else f"{fecha_corta(g[0])} al {fecha_corta(g[-1])}" for g in grupos]
