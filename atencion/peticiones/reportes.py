"""Reports of citizen attention: T17 and T18 of the annual report, age of the open ones, by municipio and by dependencia."""

from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlencode

from django import forms
from django.db.models import Max

from seguimiento.nucleo import graficas
from seguimiento.nucleo.formato import MESES, entero, fecha_larga, porcentaje
from seguimiento.nucleo.reportes import Celda, Columna, ParametrosForm, Reporte, reporte
from seguimiento.nucleo.semaforo import redondear, umbrales_de

from . import cifras
from .estados import EstadoPeticion, Orden, Rubro
from .models import Actuacion, Conclusion, Peticion, Seguimiento, Turno

UNIDAD = "Coordinación Ejecutiva de Atención Ciudadana"
TOTALES_MAL_IMPRESOS = {4: 7533, 5: 10053, 6: 10653}  # of T17 in the report of 2023: month → what it prints
EN_LA_GRAFICA = 15  # municipios
SIN_MUNICIPIO = "Sin municipio"


class EjercicioForm(ParametrosForm):
    ejercicio = forms.IntegerField(label="Ejercicio", required=False, min_value=2000, max_value=2100)


def lista(modelo, corte, **filtros):
    """Address of the list of records behind a figure, with its year and cut-off date said aloud."""
    consulta = urlencode({"ejercicio": "todos", **filtros, "corte": corte.isoformat()}, doseq=True)
    return f"/atencion/peticiones/{modelo._meta.model_name}/?{consulta}"


def ejercicio_de(corte, usuario):
    """Last year with a petition received by the cut-off date; that of the date itself without any."""
    filas = Peticion.objects.visibles_para(usuario).filter(fecha__lte=corte)
    return filas.aggregate(ultimo=Max("ejercicio"))["ultimo"] or corte.year


def del_mes(ejercicio, mes):
    """{"desde", "hasta"}: first and last day of a month as the filters of the lists take them."""
    siguiente = date(ejercicio + mes // 12, mes % 12 + 1, 1)
    return entre(date(ejercicio, mes, 1), siguiente - timedelta(days=1))


def entre(desde, hasta):
    return {"desde": f"{desde:%d/%m/%Y}", "hasta": f"{hasta:%d/%m/%Y}"}


def del_anio(ejercicio):
    return entre(date(ejercicio, 1, 1), date(ejercicio, 12, 31))


def por_mes(modelo, cuentas, corte, ejercicio, **filtros):
    """Twelve cells and their total, each with its list. `cuentas` {month: how many}."""
    meses = [Celda(cuentas.get(mes, 0), lista(modelo, corte, **filtros, **del_mes(ejercicio, mes))) for mes in range(1, 13)]
    return [*meses, Celda(sum(cuentas.values()), lista(modelo, corte, **filtros, **del_anio(ejercicio)))]


COLUMNAS_DE_MESES = [*(Columna(mes.capitalize(), "entero") for mes in MESES), Columna("Total", "entero")]


def periodo(corte, ejercicio):
    return f"Del 1 de enero al {fecha_larga(min(corte, date(ejercicio, 12, 31)))}." if corte.year >= ejercicio else ""


@reporte(
    slug="atencion-ciudadana", titulo="Indicador 1: programa de atención ciudadana", modulo="peticiones", form_class=EjercicioForm,
    para_enlaces=False, bajada="Lo que se recibió por rubro y mes, los seguimientos que se dieron y las peticiones que se atendieron.",
    publico=True,
    diccionario={
        "Tema": "Lo que se cuenta: lo recibido por rubro, los seguimientos y lo atendido.",
        "Total": "Suma de los doce meses.",
        "*": "Cuántos en el mes que da nombre a la columna.",
    },
)  # fmt: skip
def atencion_ciudadana(corte, usuario, ejercicio=None):
    """T17: seven rubros, follow-ups and petitions attended by month. Its total adds up what was done: follow-ups and attended."""
    ejercicio = ejercicio or ejercicio_de(corte, usuario)
    anio = {"fecha__year": ejercicio, "fecha__lte": corte}
    recibidas = cifras.recibidas(Peticion.objects.visibles_para(usuario).filter(**anio))
    seguidas = cifras.por_mes(Seguimiento.objects.visibles_para(usuario).filter(**anio))
    atendidas = cifras.por_mes(Conclusion.objects.visibles_para(usuario).validas(corte).filter(fecha__year=ejercicio))
    hechas = {mes: seguidas.get(mes, 0) + atendidas.get(mes, 0) for mes in {*seguidas, *atendidas}}
    filas = [[r.label, *por_mes(Peticion, recibidas.get(r.value, {}), corte, ejercicio, rubro=r.value)] for r in Rubro]
    filas += [
        ["Seguimiento a peticiones", *por_mes(Seguimiento, seguidas, corte, ejercicio)],
        ["Peticiones atendidas", *por_mes(Conclusion, atendidas, corte, ejercicio, validas="true")],
    ]
    total = sum(sum(grupo.values()) for grupo in recibidas.values())
    return Reporte(
        slug="atencion-ciudadana", titulo=f"Indicador 1: programa de atención ciudadana, {ejercicio}", corte=corte, unidad=UNIDAD,
        bajada=periodo(corte, ejercicio), columnas=[Columna("Tema"), *COLUMNAS_DE_MESES], filas=filas,
        totales=["Total", *por_mes(Actuacion, hechas, corte, ejercicio)],
        resumen=[
            ("Peticiones recibidas", entero(total)), ("Seguimientos", entero(sum(seguidas.values()))),
            ("Peticiones atendidas", entero(sum(atendidas.values()))),
        ],
        notas=[
            "El total suma seguimientos y peticiones atendidas, que es lo que se hizo; no los siete rubros, que son lo que se recibió.",
            "Atendida: con conclusión vigente al corte, en el mes en que se concluyó. Si se reabrió, ya no cuenta.",
            *_erratas(hechas, ejercicio),
        ],
        grafica=graficas.columnas(
            [(mes[:3], hechas.get(n, 0)) for n, mes in enumerate(MESES, 1)],
            "Seguimientos y peticiones atendidas por mes: " + ", ".join(f"{m} {entero(hechas.get(n, 0))}" for n, m in enumerate(MESES, 1)),
        ) if hechas else None,
    )  # fmt: skip


def _erratas(hechas, ejercicio):
    """What the printed report of 2023 adds up wrongly."""
    if ejercicio != 2023:
        return []
    meses = [f"{MESES[m - 1]} {entero(mal)} en vez de {entero(hechas.get(m, 0))}" for m, mal in TOTALES_MAL_IMPRESOS.items()]
    return [f"El informe publicado de 2023 suma mal tres meses: {meses[0]}, {meses[1]} y {meses[2]}. Aquí se suman los registros."]


@reporte(
    slug="giras", titulo="Indicador 2: programa de giras", modulo="peticiones", form_class=EjercicioForm, para_enlaces=False,
    bajada="Peticiones recibidas en giras y jornadas, y los seguimientos que se les dieron, por mes.",
)  # fmt: skip
def giras(corte, usuario, ejercicio=None):
    """T18: petitions received on tours, which are some of those of T17, and follow-ups of such petitions, by month."""
    ejercicio = ejercicio or ejercicio_de(corte, usuario)
    anio = {"fecha__year": ejercicio, "fecha__lte": corte}
    recibidas = cifras.por_mes(Peticion.objects.visibles_para(usuario).filter(gira__isnull=False, **anio))
    seguidas = cifras.por_mes(Seguimiento.objects.visibles_para(usuario).de_giras().filter(**anio))
    recibidas_, seguidas_ = (
        por_mes(modelo, cuentas, corte, ejercicio, de_gira="true") for modelo, cuentas in ((Peticion, recibidas), (Seguimiento, seguidas))
    )
    return Reporte(
        slug="giras", titulo=f"Indicador 2: programa de giras, {ejercicio}", corte=corte, unidad=UNIDAD, bajada=periodo(corte, ejercicio),
        columnas=[Columna("Periodo"), Columna("Giras del Gobernador", "entero"), Columna("Seguimiento a peticiones de giras", "entero")],
        filas=[[mes.capitalize(), recibidas_[n], seguidas_[n]] for n, mes in enumerate(MESES)],
        totales=["Total", recibidas_[12], seguidas_[12]],
        notas=[
            "La primera columna cuenta las peticiones recibidas en giras y jornadas, que también están en el Indicador 1, no las giras.",
            "Los seguimientos son del mes en que se dieron, aunque la petición se haya recibido antes.",
        ],
        grafica=graficas.columnas(
            [(mes[:3], recibidas.get(n, 0)) for n, mes in enumerate(MESES, 1)],
            "Peticiones recibidas en giras por mes: " + ", ".join(f"{m} {entero(recibidas.get(n, 0))}" for n, m in enumerate(MESES, 1)),
        ) if recibidas else None,
    )  # fmt: skip


@reporte(
    slug="antiguedad-de-peticiones", titulo="Antigüedad de las peticiones abiertas", modulo="peticiones", para_enlaces=False,
    bajada="Cuánto llevan sin concluir las peticiones que siguen abiertas al corte, de todos los años.",
)  # fmt: skip
def antiguedad_de_peticiones(corte, usuario):
    """Open petitions by natural days since they were received, and by state; all years."""
    grupos, total = cifras.abiertas_por_edad(Peticion.objects.visibles_para(usuario), corte)
    estados = [EstadoPeticion.RECIBIDA, EstadoPeticion.TURNADA, EstadoPeticion.SEGUIMIENTO]

    def renglon(rotulo, cuentas, fechas):
        por_estado = [Celda(cuentas.get(e.value, 0), lista(Peticion, corte, estado=e.value, **fechas)) for e in estados]
        cuantas = sum(cuentas.values())
        todas = Celda(cuantas, lista(Peticion, corte, abiertas="true", **fechas))
        return [rotulo, *por_estado, todas, Decimal(100) * cuantas / total["cuantas"] if total["cuantas"] else None]

    filas = [renglon(tramo.rotulo, grupos.get(n, {}), tramo.fechas(corte)) for n, tramo in enumerate(cifras.TRAMOS)]
    sumas = {e.value: sum(grupo.get(e.value, 0) for grupo in grupos.values()) for e in estados}
    cuentas = [(tramo.rotulo, sum(grupos.get(n, {}).values())) for n, tramo in enumerate(cifras.TRAMOS)]
    return Reporte(
        slug="antiguedad-de-peticiones", titulo="Antigüedad de las peticiones abiertas", corte=corte, unidad=UNIDAD,
        bajada="Días naturales desde que se recibieron.",
        columnas=[
            Columna("Antigüedad"), *(Columna(e.label, "entero") for e in estados), Columna("Abiertas", "entero"),
            Columna("De las abiertas", "porcentaje", 1),
        ],
        filas=filas, totales=renglon("Total", sumas, {"hasta": f"{corte:%d/%m/%Y}"}),
        resumen=[
            ("Abiertas", entero(total["cuantas"])), ("Días en promedio", entero(total["media"]) or "—"),
            ("Días de la más antigua", entero(total["maxima"]) or "—"),
        ],
        notas=["Abierta: recibida y sin conclusión vigente al corte. El promedio se redondea a días enteros, medio hacia arriba."],
        grafica=graficas.columnas(
            [(tramo.corto, cuantas) for tramo, (_, cuantas) in zip(cifras.TRAMOS, cuentas, strict=True)],
            "Peticiones abiertas por antigüedad: " + ", ".join(f"{rotulo} {entero(cuantas)}" for rotulo, cuantas in cuentas),
        ) if total["cuantas"] else None,
    )  # fmt: skip


@reporte(
    slug="peticiones-por-municipio", titulo="Peticiones por municipio", modulo="peticiones", form_class=EjercicioForm, para_enlaces=False,
    bajada="Lo que se recibió de cada municipio en el año, y cómo está al corte.",
    publico=True,
    diccionario={
        "Municipio": "Municipio de la petición.",
        "Recibidas": "Peticiones recibidas en el año.",
        "Concluidas": "De las recibidas, las que ya tienen respuesta.",
        "Abiertas": "De las recibidas, las que siguen en atención.",
        "Concluidas de las recibidas": "Concluidas entre recibidas.",
    },
)  # fmt: skip
def peticiones_por_municipio(corte, usuario, ejercicio=None):
    """Petitions received in a year by municipio, with those concluded and open at the cut-off date; most first."""
    ejercicio = ejercicio or ejercicio_de(corte, usuario)
    grupos = cifras.por_municipio(Peticion.objects.visibles_para(usuario).filter(fecha__lte=corte, ejercicio=ejercicio), corte)

    def renglon(rotulo, grupo, **filtros):
        filtros |= {"ejercicio": ejercicio}
        return [
            rotulo, Celda(grupo["recibidas"], lista(Peticion, corte, **filtros)),
            Celda(grupo["concluidas"], lista(Peticion, corte, abiertas="false", **filtros)),
            Celda(grupo["recibidas"] - grupo["concluidas"], lista(Peticion, corte, abiertas="true", **filtros)),
            Decimal(100) * grupo["concluidas"] / grupo["recibidas"] if grupo["recibidas"] else None,
        ]  # fmt: skip

    suma = {que: sum(grupo[que] for grupo in grupos) for que in ("recibidas", "concluidas")}
    mayores = [(grupo["municipio__nombre"] or SIN_MUNICIPIO, grupo["recibidas"], None) for grupo in grupos[:EN_LA_GRAFICA]]
    return Reporte(
        slug="peticiones-por-municipio", titulo=f"Peticiones por municipio, {ejercicio}", corte=corte, unidad=UNIDAD,
        bajada=periodo(corte, ejercicio),
        columnas=[
            Columna("Municipio"), Columna("Recibidas", "entero"), Columna("Concluidas", "entero"), Columna("Abiertas", "entero"),
            Columna("Concluidas de las recibidas", "porcentaje", 1, semaforo=True),
        ],
        filas=[renglon(g["municipio__nombre"] or SIN_MUNICIPIO, g, municipio=g["municipio"] or "ninguno") for g in grupos],
        totales=renglon("Total", suma), umbrales=umbrales_de("peticiones-por-municipio"),
        resumen=[("Peticiones", entero(suma["recibidas"])), ("Municipios", entero(sum(1 for g in grupos if g["municipio"])))],
        notas=[f"La gráfica muestra los {EN_LA_GRAFICA} con más peticiones."] if len(grupos) > EN_LA_GRAFICA else [],
        grafica=graficas.barras(
            mayores, "Peticiones recibidas: " + ", ".join(f"{rotulo} {entero(cuantas)}" for rotulo, cuantas, _ in mayores),
            maximo=mayores[0][1], escribe=entero,
        ) if mayores else None,
    )  # fmt: skip


@reporte(
    slug="peticiones-por-dependencia", titulo="Peticiones turnadas por dependencia", modulo="peticiones", form_class=EjercicioForm,
    bajada="Turnos del año a cada dependencia, cuántos respondió y cuántos se le vencieron, con semáforo.",
)  # fmt: skip
def peticiones_por_dependencia(corte, usuario, ejercicio=None):
    """Turns given in a year by who has to answer, with their answers at the cut-off date. An enlace reads the own ones."""
    ejercicio = ejercicio or ejercicio_de(corte, usuario)
    turnos = Turno.objects.visibles_para(usuario).al_corte(corte).filter(fecha__year=ejercicio)
    grupos = cifras.por_dependencia(turnos, corte)

    def renglon(rotulo, grupo, **filtros):
        filtros |= {"ejercicio": ejercicio}
        return [
            rotulo, Celda(grupo["turnos"], lista(Turno, corte, **filtros)),
            Celda(grupo["respondidos"], lista(Turno, corte, respondidos="true", **filtros)),
            Celda(grupo["turnos"] - grupo["respondidos"], lista(Turno, corte, respondidos="false", **filtros)),
            Celda(grupo["vencidos"], lista(Turno, corte, vencidos="true", **filtros)),
            Decimal(100) * grupo["respondidos"] / grupo["turnos"] if grupo["turnos"] else None,
            grupo["dias"] and redondear(grupo["dias"]),
        ]  # fmt: skip

    total = cifras.de_turnos(turnos, corte)
    return Reporte(
        slug="peticiones-por-dependencia", titulo=f"Peticiones turnadas por dependencia, {ejercicio}", corte=corte, unidad=UNIDAD,
        bajada=periodo(corte, ejercicio),
        columnas=[
            Columna("A quién se turnó"), Columna("Turnos", "entero"), Columna("Respondidos", "entero"), Columna("Sin responder", "entero"),
            Columna("Vencidos", "entero"), Columna("Respondidos de los turnados", "porcentaje", 1, semaforo=True),
            Columna("Días para responder", "dias"),
        ],
        filas=[renglon(rotulo, grupo, **filtros) for grupo, (rotulo, filtros) in ((g, _a_quien(g)) for g in grupos)],
        totales=renglon("Total", total), umbrales=umbrales_de("peticiones-por-dependencia"),
        resumen=[
            ("Turnos", entero(total["turnos"])), ("Respondidos", entero(total["respondidos"])),
            ("Cumplimiento", porcentaje(Decimal(100) * total["respondidos"] / total["turnos"]) if total["turnos"] else "sin datos"),
        ],
        notas=[
            "Vencido: sin responder al corte, con su fecha ya pasada y la petición aún abierta. También cuenta sin responder.",
            "Días para responder: promedio en días naturales de los respondidos, redondeado medio hacia arriba.",
        ],
    )  # fmt: skip


def _a_quien(grupo):
    """(name, filters of the list) of a group of turns."""
    if grupo["fuera"]:
        orden = Orden(grupo["fuera"])
        return f"Otras instancias: orden {orden.label.lower()}", {"orden": orden.value, "dependencia": "ninguna"}
    return grupo["dependencia__nombre"], {"dependencia": grupo["dependencia"]}
