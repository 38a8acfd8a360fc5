"""Reports of the letters received: monthly semáforo by dependencia and asunto, the 48 hours, and what has been attended."""

from calendar import monthrange
from datetime import date

from django import forms
from django.db.models import Max

from seguimiento.nucleo.formato import MESES, entero, fecha_larga, porcentaje
from seguimiento.nucleo.plazos import UN_DIA
from seguimiento.nucleo.reportes import Celda, Columna, ParametrosForm, Reporte, reporte
from seguimiento.nucleo.semaforo import CIEN, redondear, umbrales_de

from . import relojes
from .estados import ABIERTOS, CONTESTADOS, Clase, EstadoDeTurno, Reloj, Situacion
from .lecturas import lista
from .models import Recibido, Turno
from .querysets import fin_del_dia

UNIDAD = "Dirección General de Gestión Documental"
ATENCION = "turnos contestados entre turnos hechos"
MESES_DEL_ANIO = [(str(n), mes.capitalize()) for n, mes in enumerate(MESES, 1)]
VACIO = {"total": 0, "a_tiempo": 0, "tarde": 0, "pendientes": 0, "atendidos": 0, "promedio": None, "maxima": None}


class EjercicioForm(ParametrosForm):
    ejercicio = forms.IntegerField(label="Ejercicio", required=False, min_value=2000, max_value=2100)


class MesForm(EjercicioForm):
    mes = forms.TypedChoiceField(
        label="Mes del turno", choices=[("", "Todo el año"), *MESES_DEL_ANIO], coerce=int, empty_value=None, required=False
    )


def ejercicio_de(filas, corte):
    """Last year with something registered by the cut-off date; that of the date itself without any."""
    return filas.aggregate(ultimo=Max("ejercicio"))["ultimo"] or corte.year


def periodo(ejercicio, mes=None):
    """(first day, last day) of a month, or of the whole year."""
    return date(ejercicio, mes or 1, 1), date(ejercicio, mes or 12, monthrange(ejercicio, mes or 12)[1])


def por_ciento(parte, total):
    """Percentage, unrounded; None when there is nothing to divide."""
    return None if not total else CIEN * parte / total


def explicar(parte, total, que, de_que):
    return f"{entero(parte)} {que} / {entero(total)} {de_que} × 100 = {porcentaje(por_ciento(parte, total), 0)}." if total else ""


# -- semáforo by dependencia and asunto

TURNOS = [
    Columna("Turnados", "entero"), Columna("A tiempo", "entero"), Columna("Fuera de plazo", "entero"), Columna("Abiertos", "entero"),
    Columna("Vencidos", "entero"), Columna("Atendido", "porcentaje", semaforo=True),
]  # fmt: skip


def cifras_de_turnos(grupo, corte, umbrales, **filtros):
    """Cells of a group of turns: made, in time, late, open, of them overdue, and the percentage attended."""
    abiertos = grupo["en_plazo"] + grupo["en_pausa"] + grupo["vencidos"]
    contestados = grupo["a_tiempo"] + grupo["tarde"]

    def cuenta(cuantos, *estados):
        return Celda(cuantos, lista("turno", corte, **filtros, estado=[estado.value for estado in estados]))

    atendido = por_ciento(contestados, grupo["total"])
    return [
        cuenta(grupo["total"], *CONTESTADOS, *ABIERTOS),
        cuenta(grupo["a_tiempo"], EstadoDeTurno.A_TIEMPO),
        cuenta(grupo["tarde"], EstadoDeTurno.TARDE),
        cuenta(abiertos, *ABIERTOS),
        cuenta(grupo["vencidos"], EstadoDeTurno.VENCIDO),
        Celda(atendido, color=umbrales.color(redondear(atendido)), explica=explicar(contestados, grupo["total"], "contestados", "turnos")),
    ]


@reporte(
    slug="semaforo-de-correspondencia", titulo="Semáforo de correspondencia", modulo="correspondencia", form_class=MesForm,
    bajada="Turnos de cada dependencia por asunto: cuántos contestó a tiempo, cuántos tarde y cuántos debe.",
)  # fmt: skip
def semaforo_de_correspondencia(corte, usuario, ejercicio=None, mes=None):
    """Turns made in a month (or in the year) by dependencia and asunto, as they stood at the cut-off date."""
    turnos = Turno.objects.visibles_para(usuario).al_corte(corte, usuario)
    ejercicio = ejercicio or ejercicio_de(turnos, corte)
    desde, hasta = periodo(ejercicio, mes)
    turnos = turnos.filter(fecha__gte=fin_del_dia(desde - UN_DIA), fecha__lt=fin_del_dia(hasta))
    umbrales = umbrales_de("semaforo-de-correspondencia")
    entre = {"turnado_desde": f"{desde:%d/%m/%Y}", "turnado_hasta": f"{hasta:%d/%m/%Y}"}
    campos = ("dependencia__orden", "dependencia", "dependencia__nombre_corto", "recibido__asunto", "recibido__asunto__nombre")
    grupos = sorted(turnos.medidas_por(*campos), key=lambda g: (g["dependencia__orden"], g["recibido__asunto__nombre"]))
    filas = [
        [g["dependencia__nombre_corto"], g["recibido__asunto__nombre"]]
        + cifras_de_turnos(g, corte, umbrales, **entre, dependencia=g["dependencia"], asunto=g["recibido__asunto"])
        for g in grupos
        if g["total"]
    ]
    total = turnos.medidas()
    contestados = total["a_tiempo"] + total["tarde"]
    return Reporte(
        slug="semaforo-de-correspondencia", titulo=f"Semáforo de correspondencia, {_periodo(ejercicio, mes)}", corte=corte, unidad=UNIDAD,
        medida=ATENCION, bajada=f"Turnos hechos del {fecha_larga(desde)} al {fecha_larga(min(hasta, corte))}." if desde <= corte else "",
        columnas=[Columna("Dependencia", ancho="ancho-medio"), Columna("Asunto"), *TURNOS], filas=filas, umbrales=umbrales,
        totales=["Total", "", *cifras_de_turnos(total, corte, umbrales, **entre)],
        resumen=[
            ("Turnos", entero(total["total"])), ("Contestados", entero(contestados)), ("Vencidos", entero(total["vencidos"])),
            ("Atendido", porcentaje(por_ciento(contestados, total["total"]), 0) or "sin datos"),
        ],
        notas=[
            "Un turno es de un oficio a una dependencia: un oficio turnado a tres cuenta tres veces. Los cancelados no cuentan.",
            "Abiertos incluye los que están en pausa porque se espera información; vencidos, los abiertos cuyo plazo ya pasó.",
            "Lo que se devuelve por insuficiente vuelve a contar como abierto.",
        ],
    )  # fmt: skip


def _periodo(ejercicio, mes):
    return f"{MESES[mes - 1]} de {ejercicio}" if mes else str(ejercicio)


# -- 48 hours


def _cifras_del_reloj(grupo, corte, umbrales, **filtros):
    def cuenta(cuantos, **mas):
        return Celda(cuantos, lista("recibido", corte, clase=Clase.RELEVANTE.value, **filtros, **mas))

    turnados = grupo["a_tiempo"] + grupo["tarde"]
    en_48 = por_ciento(grupo["a_tiempo"], turnados)
    return [
        cuenta(grupo["total"]),
        cuenta(grupo["a_tiempo"], reloj=Reloj.A_TIEMPO.value),
        cuenta(grupo["tarde"], reloj=Reloj.TARDE.value),
        cuenta(grupo["pendientes"], reloj=Reloj.PENDIENTE.value),
        relojes.horas(grupo["promedio"]),
        relojes.horas(grupo["maxima"]),
        Celda(en_48, color=umbrales.color(redondear(en_48)), explica=explicar(grupo["a_tiempo"], turnados, "en 48 horas", "turnados")),
    ]


def _por_mes(filas, corte, ejercicio, cifras, umbrales):
    """Rows of the twelve months, those without letters as 0, up to the cut-off date."""
    grupos, renglones = filas.relojes(), []
    for n, mes in enumerate(MESES, 1):
        desde, hasta = periodo(ejercicio, n)
        if desde > corte:
            break
        entre = {"desde": f"{desde:%d/%m/%Y}", "hasta": f"{hasta:%d/%m/%Y}"}
        renglones.append([mes.capitalize(), *cifras(grupos.get(n, VACIO), corte, umbrales, **entre)])
    return renglones


def _del_ejercicio(usuario, corte, ejercicio):
    """(letters of that year as of the cut-off date, the year)."""
    filas = Recibido.objects.visibles_para(usuario).al_corte(corte, usuario)
    ejercicio = ejercicio or ejercicio_de(filas, corte)
    return filas.filter(ejercicio=ejercicio), ejercicio


@reporte(
    slug="turno-48-horas", titulo="Turno en 48 horas", modulo="correspondencia", form_class=EjercicioForm, para_enlaces=False,
    bajada="Cuánto tarda en turnarse un oficio relevante desde que se recibe: promedio, máximo y cuántos pasan de 48 horas.",
)  # fmt: skip
def turno_48_horas(corte, usuario, ejercicio=None):
    """Relevant letters by month of reception: natural hours from reception to the first turn."""
    filas, ejercicio = _del_ejercicio(usuario, corte, ejercicio)
    umbrales, total = umbrales_de("turno-48-horas"), filas.reloj()
    todo = {"desde": f"01/01/{ejercicio}", "hasta": f"31/12/{ejercicio}"}
    return Reporte(
        slug="turno-48-horas", titulo=f"Turno en 48 horas, {ejercicio}", corte=corte, unidad=UNIDAD,
        medida="turnados en 48 horas entre turnados", umbrales=umbrales,
        bajada="Horas naturales desde la recepción hasta el primer turno; sólo oficios relevantes.",
        columnas=[
            Columna("Mes de recepción"), Columna("Relevantes", "entero"), Columna("En 48 horas", "entero"),
            Columna("Después de 48 horas", "entero"), Columna("Sin turnar", "entero"), Columna("Promedio (horas)", "dias"),
            Columna("Máximo (horas)", "dias"), Columna("En 48 horas (%)", "porcentaje", semaforo=True),
        ],
        filas=_por_mes(filas, corte, ejercicio, _cifras_del_reloj, umbrales),
        totales=["Total", *_cifras_del_reloj(total, corte, umbrales, **todo)],
        resumen=[
            ("Promedio", relojes.en_palabras(total["promedio"]) or "sin datos"),
            ("Máximo", relojes.en_palabras(total["maxima"]) or "sin datos"), ("Sin turnar", entero(total["pendientes"])),
        ],
        notas=[
            "Los C.C.P. se reciben sólo para conocimiento: no se turnan.",
            "Un oficio que pasó de una dependencia a otra cuenta con su primer turno; sin ningún turno en pie, vuelve a estar sin turnar.",
        ],
    )  # fmt: skip


# -- attended


def _cifras_de_atencion(grupo, corte, umbrales, **filtros):
    def cuenta(cuantos, **mas):
        return Celda(cuantos, lista("recibido", corte, clase=Clase.RELEVANTE.value, **filtros, **mas))

    en_curso = grupo["total"] - grupo["pendientes"] - grupo["atendidos"]
    atendidos, total = grupo["atendidos"], grupo["total"]
    atendido = por_ciento(atendidos, total)
    return [
        cuenta(total),
        cuenta(grupo["pendientes"], situacion=Situacion.SIN_TURNAR.value),
        cuenta(en_curso, situacion=Situacion.TURNADO.value),
        cuenta(atendidos, situacion=Situacion.ATENDIDO.value),
        Celda(atendido, color=umbrales.color(redondear(atendido)), explica=explicar(atendidos, total, "atendidos", "relevantes")),
    ]  # fmt: skip


@reporte(
    slug="correspondencia-atendida", titulo="Correspondencia atendida", modulo="correspondencia", form_class=EjercicioForm,
    para_enlaces=False, bajada="Oficios relevantes por mes: sin turnar, turnados y ya contestados por todas sus dependencias.",
)  # fmt: skip
def correspondencia_atendida(corte, usuario, ejercicio=None):
    """Relevant letters by month of reception and how they stand: attended when all their turns are answered."""
    filas, ejercicio = _del_ejercicio(usuario, corte, ejercicio)
    umbrales, total = umbrales_de("correspondencia-atendida"), filas.reloj()
    todo = {"desde": f"01/01/{ejercicio}", "hasta": f"31/12/{ejercicio}"}
    return Reporte(
        slug="correspondencia-atendida", titulo=f"Correspondencia atendida, {ejercicio}", corte=corte, unidad=UNIDAD, umbrales=umbrales,
        medida="oficios atendidos entre relevantes", bajada="Sólo oficios relevantes, por mes de recepción.",
        columnas=[
            Columna("Mes de recepción"), Columna("Relevantes", "entero"), Columna("Sin turnar", "entero"), Columna("Turnados", "entero"),
            Columna("Atendidos", "entero"), Columna("Atendido", "porcentaje", semaforo=True),
        ],
        filas=_por_mes(filas, corte, ejercicio, _cifras_de_atencion, umbrales),
        totales=["Total", *_cifras_de_atencion(total, corte, umbrales, **todo)],
        resumen=[("Relevantes", entero(total["total"])), ("Atendidos", entero(total["atendidos"]))],
        notas=["Un oficio está atendido cuando contestaron todas las dependencias a las que se turnó."],
    )  # fmt: skip
