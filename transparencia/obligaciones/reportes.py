"""Reports of the module: history of evaluations, the target of 95 %, meetings with attendance, advice by what one asks."""

from decimal import Decimal
from urllib.parse import urlencode

from django import forms
from django.db.models import Max

from seguimiento.nucleo import graficas
from seguimiento.nucleo.formato import MESES, entero, fecha_corta, plural, porcentaje, puntos
from seguimiento.nucleo.reportes import Celda, Columna, ParametrosForm, Reporte, reporte
from seguimiento.nucleo.semaforo import explicar_media, redondear, umbrales_de

from .estados import META, ClaseDeReunion, EstadoDeReunion, Medio, Trimestre
from .filters import REPORTE
from .models import Asesoria, Evaluacion, Reunion, UnidadDeTransparencia

UNIDAD = "Coordinación Ejecutiva de Transparencia del Ejecutivo Estatal"
PUBLICADAS = {2023: 27}  # meetings that the annual report counts in its text, beside those that it describes one by one
PUBLICADO = "El informe publicado de {} dice {} reuniones de trabajo, pero sólo describe 14 con fecha: aquí están las registradas."
POR = [("mes", "Por mes"), ("tema", "Por tema"), ("medio", "Por medio"), ("unidad", "Por unidad de transparencia")]


class EjercicioForm(ParametrosForm):
    ejercicio = forms.IntegerField(label="Ejercicio", required=False, min_value=2000, max_value=2100)


class AsesoriasForm(EjercicioForm):
    por = forms.ChoiceField(label="Agrupar", choices=POR, required=False)

    def clean_por(self):
        return self.cleaned_data["por"] or "mes"


def lista(modelo, corte, **filtros):
    """Address of the list behind a figure: same cut-off date, and the year said aloud."""
    consulta = urlencode({"ejercicio": "todos", **filtros, "corte": corte.isoformat()}, doseq=True)
    return f"/transparencia/obligaciones/{modelo._meta.model_name}/?{consulta}"


def ejercicio_de(filas, corte):
    """Last year with something by the cut-off date; that of the date itself without any."""
    return filas.aggregate(ultimo=Max("ejercicio"))["ultimo"] or corte.year


def _evaluaciones(corte, usuario, ejercicio):
    """(all that were known by the day, those of the year, the year)."""
    filas = Evaluacion.objects.visibles_para(usuario).al_corte(corte)
    ejercicio = ejercicio or ejercicio_de(filas, corte)
    return filas, filas.filter(ejercicio=ejercicio), ejercicio


@reporte(
    slug=REPORTE, titulo="Historia de las evaluaciones de los portales", modulo="obligaciones", form_class=EjercicioForm,
    para_enlaces=False, bajada="Cumplimiento de cada unidad de transparencia por trimestre, con su semáforo y su tendencia.",
)  # fmt: skip
def evaluaciones_de_portales(corte, usuario, ejercicio=None):
    """One row per unit evaluated in the year; the trend is against the mean of the year before."""
    filas, del_anio, ejercicio = _evaluaciones(corte, usuario, ejercicio)
    antes = {grupo["unidad"]: grupo["media"] for grupo in filas.filter(ejercicio=ejercicio - 1).por_unidad()}
    grupos, total, umbrales = del_anio.por_unidad(), del_anio.medidas(), umbrales_de(REPORTE)
    faltan = UnidadDeTransparencia.objects.visibles_para(usuario).vigentes(corte).exclude(pk__in=del_anio.values("unidad")).count()

    def renglon(rotulo, grupo, **filtros):
        medias = [grupo[f"t{n}"] for n in range(1, 5)]
        que = explicar_media(grupo["media"], grupo["n"], que="evaluaciones")
        cuenta = Celda(grupo["n"], lista(Evaluacion, corte, **{"ejercicio": ejercicio, **filtros}))
        return [rotulo, *medias, Celda(grupo["media"], explica=que), cuenta]

    return Reporte(
        slug=REPORTE, titulo=f"Evaluaciones de los portales de transparencia, {ejercicio}", corte=corte, unidad=UNIDAD,
        bajada="Cumplimiento que encontró la autoridad garante en cada trimestre.",
        columnas=[
            Columna("Unidad de transparencia"), *[Columna(t.romano, "porcentaje", 2) for t in Trimestre],
            Columna("Promedio", "porcentaje", 2, semaforo=True), Columna("Evaluaciones", "entero"), Columna("Tendencia"),
        ],
        filas=[
            [*renglon(grupo["unidad__nombre"], grupo, unidad=grupo["unidad"]), _tendencia(grupo, antes.get(grupo["unidad"]), ejercicio)]
            for grupo in grupos
        ],
        totales=[*renglon("Promedio de lo evaluado", total), ""] if total["n"] else None,
        umbrales=umbrales, grafica=_por_trimestre(total) if total["n"] else None,
        resumen=[("Unidades evaluadas", entero(len(grupos))), ("Sin evaluación en el año", entero(faltan))],
        notas=[
            f"Sin evaluación de {ejercicio}: {plural(faltan, 'unidad vigente', 'unidades vigentes')}; no cuentan en el promedio.",
            *(["2023: el informe publica sólo las evaluaciones de la Gubernatura."] if ejercicio == 2023 else []),
        ],
    )  # fmt: skip


def _tendencia(grupo, antes, ejercicio):
    """In words: against the year before or, without it, from the first to the last quarter of this one."""
    if antes is not None:
        return f"{_en_puntos(redondear(grupo['media'], 2) - redondear(antes, 2))} frente a {ejercicio - 1}"
    hechas = [(t, grupo[f"t{t.value}"]) for t in Trimestre if grupo[f"t{t.value}"] is not None]
    if len(hechas) < 2:
        return "Una sola evaluación"
    (primero, desde), (ultimo, hasta) = hechas[0], hechas[-1]
    return f"{_en_puntos(redondear(hasta, 2) - redondear(desde, 2))}, del {primero.romano} al {ultimo.romano}"


def _en_puntos(cambio):
    return f"{puntos(cambio, 2)} puntos" if cambio else "Sin cambio"


def _por_trimestre(total):
    """Columns of the mean of each quarter that was evaluated."""
    valores = [(t.romano, redondear(total[f"t{t.value}"], 2)) for t in Trimestre if total[f"t{t.value}"] is not None]
    lectura = "Promedio por trimestre: " + ", ".join(f"{rotulo} {porcentaje(valor, 2)}" for rotulo, valor in valores)
    return graficas.columnas(valores, lectura, lambda valor: porcentaje(valor, 2 if valor and valor % 1 else 0))


@reporte(
    slug="cumplimiento-de-obligaciones", titulo="Porcentaje de cumplimiento de las obligaciones de transparencia", modulo="obligaciones",
    form_class=EjercicioForm, para_enlaces=False, bajada="Resultado de cada trimestre frente a la meta constante de 95 %.",
)  # fmt: skip
def cumplimiento_de_obligaciones(corte, usuario, ejercicio=None):
    """Target 8 of T22: 95 % in each quarter and in the year. It is constant: the quarters are not added up."""
    _, del_anio, ejercicio = _evaluaciones(corte, usuario, ejercicio)
    total = del_anio.medidas()

    def renglon(rotulo, media, cuantas, **filtros):
        valor = redondear(media, 2)
        cumple = "Sin datos" if valor is None else "Cumple" if valor >= META else "No cumple"
        enlace = lista(Evaluacion, corte, **{"ejercicio": ejercicio, **filtros})
        explica = explicar_media(media, cuantas, que="evaluaciones")
        diferencia = "" if valor is None else puntos(valor - META, 2) if valor != META else "0.00"
        return [rotulo, META, Celda(media, explica=explica), diferencia, cumple, Celda(cuantas, enlace)]

    return Reporte(
        slug="cumplimiento-de-obligaciones", titulo=f"Cumplimiento de las obligaciones de transparencia, {ejercicio}", corte=corte,
        unidad=UNIDAD, bajada="Indicador: porcentaje de cumplimiento de las obligaciones de transparencia. Meta: 95 %, constante.",
        columnas=[
            Columna("Trimestre"), Columna("Meta", "porcentaje", 0), Columna("Resultado", "porcentaje", 2, semaforo=True),
            Columna("Diferencia en puntos"), Columna("Meta cumplida"), Columna("Evaluaciones", "entero"),
        ],
        filas=[renglon(t.label, total[f"t{t.value}"], total[f"n{t.value}"], trimestre=t.value) for t in Trimestre],
        totales=renglon("Año", total["media"], total["n"]), umbrales=umbrales_de("cumplimiento-de-obligaciones"),
        notas=[
            "La meta es constante: vale 95 % en cada trimestre y en el año; los trimestres no se suman.",
            "El resultado es el promedio de las evaluaciones registradas; el del año, el de todas ellas.",
        ],
    )  # fmt: skip


@reporte(
    slug="reuniones-de-transparencia", titulo="Reuniones y capacitaciones de transparencia", modulo="obligaciones",
    form_class=EjercicioForm, para_enlaces=False, bajada="Cada reunión con su tema, quién expuso, dónde fue y cuántas unidades asistieron.",
)  # fmt: skip
def reuniones_de_transparencia(corte, usuario, ejercicio=None):
    """One row per meeting held by the day; attendance without data stays blank and out of the mean."""
    filas = Reunion.objects.visibles_para(usuario).al_corte(corte).celebradas()
    ejercicio = ejercicio or ejercicio_de(filas, corte)
    reuniones = list(filas.filter(ejercicio=ejercicio).order_by("fecha", "pk"))
    tomadas = [reunion.asistieron for reunion in reuniones if reunion.asistieron is not None]
    del_anio = {"ejercicio": ejercicio, "estado": EstadoDeReunion.CELEBRADA.value}
    capacitaciones = sum(reunion.clase == ClaseDeReunion.CAPACITACION for reunion in reuniones)
    media = f"{redondear(Decimal(sum(tomadas)) / len(tomadas), 1)}" if tomadas else "—"
    publicadas = PUBLICADAS.get(ejercicio)
    return Reporte(
        slug="reuniones-de-transparencia", titulo=f"Reuniones y capacitaciones de transparencia, {ejercicio}", corte=corte, unidad=UNIDAD,
        columnas=[
            Columna("Tema"), Columna("Fecha"), Columna("Clase"), Columna("Institución que expone"), Columna("Lugar"),
            Columna("Unidades que asistieron", "entero", suma=True),
        ],
        filas=[
            [r.tema, fecha_corta(r.fecha), r.clase_vista.label, r.expone, r.lugar, _asistencia(r, corte)] for r in reuniones
        ],
        totales=["Total", "", "", "", "", Celda(sum(tomadas), lista(Reunion, corte, **del_anio))] if reuniones else None,
        resumen=[
            ("Reuniones y capacitaciones", entero(len(reuniones))), ("De ellas, capacitaciones", entero(capacitaciones)),
            ("Asistencia promedio", media), ("Sin asistencia registrada", entero(len(reuniones) - len(tomadas))),
        ],
        notas=[
            "El total suma asistencias: una misma unidad cuenta en cada reunión a la que fue.",
            *([PUBLICADO.format(ejercicio, publicadas)] if publicadas and publicadas != len(reuniones) else []),
        ],
        grafica=_reuniones_por_mes(reuniones) if reuniones else None,
    )  # fmt: skip


def _asistencia(reunion, corte):
    enlace = lista(Reunion, corte, reunion=reunion.pk)
    return None if reunion.asistieron is None else Celda(reunion.asistieron, enlace)


def _reuniones_por_mes(reuniones):
    meses = [(MESES[n][:3], sum(reunion.fecha.month == n + 1 for reunion in reuniones)) for n in range(12)]
    return graficas.columnas(meses, "Reuniones por mes: " + ", ".join(f"{mes} {cuantas}" for mes, cuantas in meses if cuantas))


@reporte(
    slug="asesorias-de-transparencia", titulo="Asesorías a las unidades de transparencia", modulo="obligaciones", form_class=AsesoriasForm,
    para_enlaces=False, bajada="Cuántas se dieron por mes, por tema, por medio o por unidad; cada cifra abre su lista.",
)  # fmt: skip
def asesorias_de_transparencia(corte, usuario, ejercicio=None, por="mes"):
    """Rows by what is asked; columns by medium for the months, by quarter for the rest."""
    filas = Asesoria.objects.visibles_para(usuario).al_corte(corte)
    ejercicio = ejercicio or ejercicio_de(filas, corte)
    del_anio = filas.filter(ejercicio=ejercicio)
    cruce, columnas = ("medio", list(Medio)) if por == "mes" else ("trimestre", list(Trimestre))
    cuentas = _cruzadas(del_anio, por, cruce)
    rotulos = _rotulos(por, cuentas, del_anio)

    def renglon(rotulo, cifras, **filtros):
        en = {"ejercicio": ejercicio, **filtros}
        celdas = [Celda(cifras.get(c.value, 0), lista(Asesoria, corte, **en, **{cruce: c.value})) for c in columnas]
        return [rotulo, *celdas, Celda(sum(cifras.values()), lista(Asesoria, corte, **en))]

    total = {c.value: sum(cifras.get(c.value, 0) for cifras in cuentas.values()) for c in columnas}
    return Reporte(
        slug="asesorias-de-transparencia", titulo=f"Asesorías a las unidades de transparencia, {ejercicio}", corte=corte, unidad=UNIDAD,
        bajada=f"{dict(POR)[por]}.",
        columnas=[Columna(dict(POR)[por].removeprefix("Por ").capitalize()), *[Columna(c.label, "entero") for c in columnas],
                  Columna("Total", "entero")],
        filas=[renglon(rotulo, cuentas.get(clave, {}), **{por: clave}) for clave, rotulo in rotulos],
        totales=renglon("Total", total),
        resumen=[("Asesorías", entero(sum(total.values())))],
        notas=["Las de 2023 se reconstruyeron: el informe publica su total, 1,741, y no su reparto."] if ejercicio == 2023 else [],
        grafica=graficas.columnas(
            [(rotulo[:3].lower(), sum(cuentas.get(clave, {}).values())) for clave, rotulo in rotulos],
            "Asesorías por mes: " + ", ".join(f"{rotulo} {entero(sum(cuentas.get(clave, {}).values()))}" for clave, rotulo in rotulos),
        ) if por == "mes" and cuentas else None,
    )  # fmt: skip


def _cruzadas(filas, por, cruce):
    """{key of the row: {value of the column: how many}}; quarters as the lists filter them."""
    cuentas = {}
    for (clave, columna), cuantas in filas.contadas(por, cruce).items():
        cuentas.setdefault(clave, {})[str(columna)] = cuantas
    return cuentas


def _rotulos(por, cuentas, filas):
    """[(key, what is printed)] of the rows: months and media also when they have none, topics and units as they are used."""
    if por == "mes":
        return [(n, MESES[n - 1].capitalize()) for n in range(1, 13)]
    if por == "medio":
        return [(medio.value, medio.label) for medio in Medio]
    nombres = dict(filas.order_by().values_list("unidad", "unidad__nombre").distinct()) if por == "unidad" else {}
    claves = sorted(cuentas, key=lambda clave: (-sum(cuentas[clave].values()), nombres.get(clave, clave)))
    return [(clave, nombres.get(clave, clave)) for clave in claves]
