"""Report of the correspondence of a year by month: T14 of the annual report."""

from calendar import monthrange
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.db.models import Count, Max
from django.db.models.functions import ExtractMonth

from atencion.correspondencia.estados import Clase
from atencion.correspondencia.models import Recibido
from seguimiento.nucleo import graficas
from seguimiento.nucleo.formato import MESES, entero, fecha_larga
from seguimiento.nucleo.reportes import Celda, Columna, ParametrosForm, Reporte, reporte

from .estados import EstadoDeOficio, Serie
from .models import Enviado, Expediente, Folio, Seguimiento

UNIDAD = "Dirección General de Gestión Documental"
RECIBIDO, FOLIO, OFICIO, EXPEDIENTE, SEGUIMIENTO = (
    "/atencion/correspondencia/recibido/", "/atencion/gestion/folio/", "/atencion/gestion/enviado/", "/atencion/gestion/expediente/",
    "/atencion/gestion/seguimiento/",
)  # fmt: skip
# (heading, what is counted, the kind or series in that count, its list, filters of the list)
COLUMNAS = (
    ("Relevantes", "recibidos", Clase.RELEVANTE, RECIBIDO, {"clase": Clase.RELEVANTE.value}),
    ("CCP", "recibidos", Clase.CCP, RECIBIDO, {"clase": Clase.CCP.value}),
    ("Folios DGGD", "folios", Serie.DGGD, FOLIO, {"serie": "DGGD"}),
    ("Oficios DGGD", "oficios", Serie.DGGD, OFICIO, {"serie": "DGGD", "estado": EstadoDeOficio.FIRMADO.value}),
    ("Expedientes DGGD", "expedientes", Serie.DGGD, EXPEDIENTE, {"serie": "DGGD"}),
    ("Seguimientos DGGD", "seguimientos", Serie.DGGD, SEGUIMIENTO, {"serie": "DGGD"}),
    ("Folios OEE", "folios", Serie.OEE, FOLIO, {"serie": "OEE"}),
    ("Oficios OEE", "oficios", Serie.OEE, OFICIO, {"serie": "OEE", "estado": EstadoDeOficio.FIRMADO.value}),
    ("Expedientes OEE", "expedientes", Serie.OEE, EXPEDIENTE, {"serie": "OEE"}),
)


class EjercicioForm(ParametrosForm):
    ejercicio = forms.IntegerField(label="Ejercicio", required=False, min_value=2000, max_value=2100)


def lista(ruta, corte, ejercicio, mes=None, **filtros):
    """Address of the list behind a figure: same cut-off date, year and days."""
    desde, hasta = date(ejercicio, mes or 1, 1), date(ejercicio, mes or 12, monthrange(ejercicio, mes or 12)[1])
    anio = {} if ruta == SEGUIMIENTO else {"ejercicio": ejercicio}
    dias = {"desde": desde.isoformat(), "hasta": hasta.isoformat(), "corte": corte.isoformat()}
    return f"{ruta}?{urlencode({**filtros, **anio, **dias})}"


def por_mes(filas, fecha, clase):
    """{(month, kind): how many}"""
    grupos = filas.order_by().annotate(mes=ExtractMonth(fecha)).values_list("mes", clase).annotate(cuantos=Count("pk"))
    return {(mes, cual): cuantos for mes, cual, cuantos in grupos}


def cuentas(corte, usuario, ejercicio):
    """{what: {(month, kind or series): how many}} of a year, as of the cut-off date."""

    def de(modelo):
        return modelo.objects.visibles_para(usuario)

    anio = {"fecha__gte": date(ejercicio, 1, 1), "fecha__lte": min(corte, date(ejercicio, 12, 31))}
    expedientes = de(Expediente).filter(ejercicio=ejercicio, apertura__lte=corte)
    return {
        "recibidos": por_mes(de(Recibido).filter(**anio), "fecha", "clase"),
        "folios": por_mes(de(Folio).filter(**anio), "fecha", "serie"),
        "oficios": por_mes(de(Enviado).expedidos(corte).filter(ejercicio=ejercicio), "fecha", "serie"),
        "expedientes": por_mes(expedientes, "apertura", "serie"),
        "seguimientos": por_mes(de(Seguimiento).filter(**anio), "fecha", "folio__serie"),
    }


def ejercicio_de(corte, usuario):
    """Last year with something received or managed by the cut-off date; that of the date itself without any."""
    anios = [
        modelo.objects.visibles_para(usuario).filter(fecha__lte=corte).aggregate(ultimo=Max("ejercicio"))["ultimo"]
        for modelo in (Recibido, Folio)
    ]
    return max((anio for anio in anios if anio), default=corte.year)


NOTAS = (
    "Relevantes: los que piden análisis o gestión. CCP: los que se reciben sólo para conocimiento.",
    "Folios, oficios y expedientes llevan el consecutivo de su serie, que no es el folio de recepción.",
    "No se cuentan los borradores ni los oficios cancelados.",
)
DE_2023 = "El informe publicado de 2023 escribe «FOLIOS DGDG» por DGGD, y de la Oficina (OEE) no publica seguimientos."


def notas(ejercicio):
    return [*NOTAS, *([DE_2023] if ejercicio == 2023 else [])]


@reporte(
    slug="correspondencia-mensual", titulo="Correspondencia por mes", modulo="gestion", form_class=EjercicioForm, para_enlaces=False,
    bajada="Oficios recibidos, y folios, oficios, expedientes y seguimientos de la DGGD y de la Oficina, mes por mes.",
)  # fmt: skip
def correspondencia_mensual(corte, usuario, ejercicio=None):
    """T14: the twelve months, those without anything as 0, and their totals."""
    ejercicio = ejercicio or ejercicio_de(corte, usuario)
    hechas = cuentas(corte, usuario, ejercicio)

    def cifra(columna, mes):
        _, que, clase, ruta, filtros = columna
        meses = range(1, 13) if mes is None else (mes,)
        return Celda(sum(hechas[que].get((uno, clase.value), 0) for uno in meses), lista(ruta, corte, ejercicio, mes, **filtros))

    filas = [[nombre.capitalize(), *(cifra(columna, mes) for columna in COLUMNAS)] for mes, nombre in enumerate(MESES, 1)]
    totales = ["Total", *(cifra(columna, None) for columna in COLUMNAS)]
    recibidos = totales[1].valor + totales[2].valor
    return Reporte(
        slug="correspondencia-mensual", titulo=f"Correspondencia por mes, {ejercicio}", corte=corte, unidad=UNIDAD,
        bajada=f"Del 1 de enero al {fecha_larga(min(corte, date(ejercicio, 12, 31)))}." if corte.year >= ejercicio else "",
        columnas=[Columna("Mes", identifica=True), *(Columna(columna[0], "entero") for columna in COLUMNAS)],
        filas=filas,
        totales=totales,
        notas=notas(ejercicio),
        resumen=[
            ("Oficios recibidos", entero(recibidos)), ("Folios", entero(totales[3].valor + totales[7].valor)),
            ("Oficios enviados", entero(totales[4].valor + totales[8].valor)),
        ],
        grafica=graficas.columnas(
            [(fila[0][:3], fila[1].valor + fila[2].valor) for fila in filas],
            "Oficios recibidos por mes: " + ", ".join(f"{fila[0].lower()} {entero(fila[1].valor + fila[2].valor)}" for fila in filas),
        ) if recibidos else None,
    )  # fmt: skip
