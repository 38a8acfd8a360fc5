"""Reports of the module: how many conferences, syntheses and stenographic versions by month, and what the clippings speak of."""

from datetime import date
from urllib.parse import urlencode

from django import forms
from django.db.models import Count, Max

from seguimiento.nucleo import graficas
from seguimiento.nucleo.formato import fecha_larga, plural
from seguimiento.nucleo.plazos import Calendario
from seguimiento.nucleo.reportes import Celda, Columna, ParametrosForm, Reporte, reporte

from .estados import Ambito, Materia, Presidio
from .filters import MESES
from .lecturas import sin_registro
from .models import Conferencia, Recorte, Sintesis

UNIDAD = "Coordinación Ejecutiva de Seguimiento de Gabinete"
LISTAS = "/gabinetes/prensa"


def lista(modelo, corte, **filtros):
    """Address of the list behind a figure: same cut-off date, and the year said aloud."""
    return f"{LISTAS}/{modelo}/?{urlencode({'ejercicio': 'todos', **filtros, 'corte': corte.isoformat()})}"


class EjercicioForm(ParametrosForm):
    ejercicio = forms.IntegerField(label="Ejercicio", required=False, min_value=2000, max_value=2100)

    def parametros(self):
        datos = super().parametros()
        datos["ejercicio"] = datos["ejercicio"] or ultimo_ejercicio()
        return datos


def ultimo_ejercicio():
    """Last year with conferences or syntheses."""
    anios = [modelo.objects.aggregate(ultimo=Max("ejercicio"))["ultimo"] for modelo in (Conferencia, Sintesis)]
    return max((anio for anio in anios if anio), default=None)


def cuentas(corte, usuario, ejercicio):
    """[(title, model of its list, filters, {month: how many})] of the four columns of the report."""
    conferencias = Conferencia.objects.visibles_para(usuario).al_corte(corte).filter(ejercicio=ejercicio)
    sintesis = Sintesis.objects.visibles_para(usuario).al_corte(corte).filter(ejercicio=ejercicio)
    columnas = (
        ("Presidente", "conferencia", {"preside": Presidio.PRESIDENTE.value}, conferencias.filter(preside=Presidio.PRESIDENTE)),
        ("Gobernador", "conferencia", {"preside": Presidio.GOBERNADOR.value}, conferencias.filter(preside=Presidio.GOBERNADOR)),
        ("Síntesis de coyuntura", "sintesis", {}, sintesis),
        ("Versiones estenográficas", "conferencia", {"estenografica": "true"}, conferencias.con_estenografica()),
    )
    return [
        (titulo, modelo, filtros, dict(filas.order_by().values_list("fecha__month").annotate(n=Count("pk"))))
        for titulo, modelo, filtros, filas in columnas
    ]


@reporte(
    slug="conferencias-por-mes", titulo="Conferencias de prensa por mes", modulo="prensa", form_class=EjercicioForm, para_enlaces=False,
    bajada="Reportes de conferencias del Presidente y del Gobernador, síntesis de coyuntura y versiones estenográficas del ejercicio.",
)  # fmt: skip
def conferencias_por_mes(corte, usuario, ejercicio):
    """153 + 17 reports, 83 syntheses and 17 stenographic versions in 2023."""
    ejercicio = ejercicio or corte.year
    columnas = cuentas(corte, usuario, ejercicio)

    def fila(rotulo, cuenta, **filtros):
        return [
            rotulo,
            *(Celda(cuenta(por_mes), lista(m, corte, ejercicio=ejercicio, **f, **filtros)) for _, m, f, por_mes in columnas),
        ]

    barras = [(nombre[:3].lower(), sum(columnas[n][3].get(mes, 0) for n in (0, 1))) for mes, nombre in MESES]
    return Reporte(
        slug="conferencias-por-mes", titulo=f"Conferencias de prensa por mes, {ejercicio}", corte=corte, unidad=UNIDAD,
        bajada=periodo(ejercicio, corte),
        columnas=[Columna("Mes"), *(Columna(titulo, "entero") for titulo, *_ in columnas)],
        filas=[fila(nombre, lambda por_mes, mes=mes: por_mes.get(mes, 0), mes=mes) for mes, nombre in MESES],
        totales=fila("Total", lambda por_mes: sum(por_mes.values())),
        notas=[
            "Cada conferencia registrada cuenta como un reporte; la versión estenográfica cuenta cuando tiene su texto o su archivo.",
            faltantes(corte, usuario, ejercicio),
        ],
        grafica=graficas.columnas(barras, f"Conferencias de prensa por mes en {ejercicio}"),
    )  # fmt: skip


def periodo(ejercicio, corte):
    return f"Del 1 de enero al {fecha_larga(min(corte, date(ejercicio, 12, 31)))}."


def faltantes(corte, usuario, ejercicio):
    """How many business days have no record, in words: days are no records, so no list is behind them but the monthly screen."""
    dias = sin_registro(usuario, date(ejercicio, 1, 1), min(corte, date(ejercicio, 12, 31)), Calendario.cargar())
    cuantos = plural(len(dias), "día hábil", "días hábiles")
    return f"{cuantos} sin conferencia del Presidente registrada ni anotada: se ven mes por mes en «Por mes»."


@reporte(
    slug="recortes-por-materia", titulo="Recortes por ámbito y materia", modulo="prensa", form_class=EjercicioForm, para_enlaces=False,
    bajada="De qué hablan las notas de las síntesis de coyuntura del ejercicio.",
)  # fmt: skip
def recortes_por_materia(corte, usuario, ejercicio):
    ejercicio = ejercicio or corte.year
    recortes = Recorte.objects.visibles_para(usuario).al_corte(corte).filter(sintesis__ejercicio=ejercicio)
    cuenta = {(fila[0], fila[1]): fila[2] for fila in recortes.order_by().values_list("ambito", "materia").annotate(n=Count("pk"))}

    def fila(rotulo, ambitos, **filtros):
        celdas = [(materia.value, {"materia": materia.value}) for materia in Materia]
        filtros |= {"ejercicio": ejercicio}
        cifras = [Celda(sum(cuenta.get((a, m), 0) for a in ambitos), lista("recorte", corte, **filtros, **f)) for m, f in celdas]
        return [rotulo, *cifras, Celda(sum(cifra.valor for cifra in cifras), lista("recorte", corte, **filtros))]

    return Reporte(
        slug="recortes-por-materia", titulo=f"Recortes por ámbito y materia, {ejercicio}", corte=corte,
        unidad=UNIDAD, bajada=periodo(ejercicio, corte),
        columnas=[Columna("Ámbito"), *(Columna(materia.label, "entero") for materia in Materia), Columna("Total", "entero")],
        filas=[fila(ambito.label, [ambito.value], ambito=ambito.value) for ambito in Ambito],
        totales=fila("Total", Ambito.values),
        notas=["Cada recorte tiene un ámbito y una materia, y cuenta una vez."],
    )  # fmt: skip
