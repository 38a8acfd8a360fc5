"""What the pages of the module tell: what was said by topic, what was born of an answer, the month and the year day by day."""

from calendar import monthrange
from datetime import date
from itertools import groupby

from seguimiento.directorio.referencias import nacidos_de
from seguimiento.nucleo.formato import DIAS, MESES
from seguimiento.nucleo.modulos import ofertas

from .estados import Presidio
from .models import Conferencia, DiaSinConferencia, Exposicion, Participante, Pregunta, Recorte


def hijos_de_la_conferencia(conferencia):
    """Children whose changes are told with a conference."""
    return [modelo.todos.filter(conferencia=conferencia) for modelo in (Participante, Exposicion, Pregunta)]


def hijos_de_la_sintesis(sintesis):
    return [Recorte.todos.filter(sintesis=sintesis)]


# -- what was said


def exposiciones(conferencia):
    """Expositions in their order, with who speaks."""
    return conferencia.exposiciones.select_related("participante__persona")


def por_tema(filas):
    """[(topic, rows)] in the order in which each topic was first spoken of."""
    temas = {}
    for fila in filas:
        temas.setdefault(fila.tema, []).append(fila)
    return list(temas.items())


def preguntas(conferencia, usuario=None):
    """Questions with who asks and who answers; for `usuario`, with `acciones` that other modules offer and `nacidos` of each."""
    filas = list(conferencia.preguntas.select_related("conferencia", "quien_pregunta__persona", "quien_responde__persona"))
    if usuario is not None:
        nacidos = nacidos_de(filas, usuario)
        for fila in filas:
            fila.acciones, fila.nacidos = ofertas(fila, usuario), nacidos.get(fila.pk, [])
    return filas


# -- the month and the year


def del_periodo(usuario, desde, hasta, preside=""):
    """Conferences of a period, oldest first."""
    filas = Conferencia.objects.visibles_para(usuario).ligeras().filter(fecha__gte=desde, fecha__lte=hasta)
    return (filas.filter(preside=preside) if preside else filas).order_by("fecha", "hora_inicio", "pk")


def dias_del_mes(usuario, anio, mes, preside, corte, calendario):
    """[{"fecha", "dia", "conferencia", "anotado"}] of a month up to `corte`.

    A business day without conference has neither: it is missed. One noted as such has its `anotado`. The Governor's are not daily:
    their days are not missed.
    """
    desde, hasta = date(anio, mes, 1), min(date(anio, mes, monthrange(anio, mes)[1]), corte)
    dias = [_dia(fila.fecha, conferencia=fila) for fila in del_periodo(usuario, desde, hasta, preside)]
    if preside != Presidio.GOBERNADOR:
        dias += [_dia(fila.fecha, anotado=fila) for fila in anotados(usuario, desde, hasta)]
        dias += [_dia(dia) for dia in sin_registro(usuario, desde, hasta, calendario)]
    return sorted(dias, key=lambda dia: dia["fecha"])


def _dia(fecha, conferencia=None, anotado=None):
    return {"fecha": fecha, "dia": dia_escrito(fecha), "conferencia": conferencia, "anotado": anotado}


def anotados(usuario, desde, hasta):
    """Days of a period noted as without conference of the President."""
    return DiaSinConferencia.objects.visibles_para(usuario).filter(fecha__gte=desde, fecha__lte=hasta)


def sin_registro(usuario, desde, hasta, calendario):
    """Business days of a period without a conference of the President, which are daily, nor a note that there was none."""
    del_presidente = Conferencia.objects.visibles_para(usuario).filter(preside=Presidio.PRESIDENTE)
    sabidos = set(anotados(usuario, desde, hasta).values_list("fecha", flat=True))
    return [dia for dia in del_presidente.dias_sin_registro(desde, hasta, calendario) if dia not in sabidos]


def dia_escrito(dia):
    """ "Viernes 01" """
    return f"{DIAS[dia.weekday()].capitalize()} {dia:%d}"


def meses_del_anio(usuario, anio, preside, corte, calendario):
    """[{"mes", "numero", "conferencias", "faltan"}] of the months begun by `corte`, those without anything too."""
    desde, hasta = date(anio, 1, 1), min(date(anio, 12, 31), corte)
    if hasta < desde:
        return []
    por_mes = {mes: list(filas) for mes, filas in groupby(del_periodo(usuario, desde, hasta, preside), lambda fila: fila.fecha.month)}
    faltan = {} if preside == Presidio.GOBERNADOR else contar_por_mes(sin_registro(usuario, desde, hasta, calendario))
    return [
        {"numero": mes, "mes": MESES[mes - 1], "conferencias": por_mes.get(mes, []), "faltan": faltan.get(mes, 0)}
        for mes in range(1, hasta.month + 1)
    ]


def contar_por_mes(dias):
    cuentas = {}
    for dia in dias:
        cuentas[dia.month] = cuentas.get(dia.month, 0) + 1
    return cuentas
