"""Reports of the services abroad: T11 of the annual report, and all kinds by quarter."""

from datetime import date
from urllib.parse import urlencode

from django import forms
from django.db.models import Max

from seguimiento.nucleo import graficas
from seguimiento.nucleo.formato import entero, fecha_larga, pesos, porcentaje
from seguimiento.nucleo.reportes import Celda, Columna, ParametrosForm, Reporte, reporte

from .estados import CON_INGRESO, Clase, Trimestre
from .models import Tramite

UNIDAD = "Coordinación Ejecutiva de Enlace Internacional"


class EjercicioForm(ParametrosForm):
    ejercicio = forms.IntegerField(label="Ejercicio", required=False, min_value=2000, max_value=2100)


def lista(corte, **filtros):
    """Address of the list behind a figure: same cut-off date, and the year said aloud."""
    return f"/atencion/tramites/tramite/?{urlencode({**filtros, 'corte': corte.isoformat()})}"


def ejercicio_de(filas, corte):
    """Last year with something registered by the cut-off date; that of the date itself without any."""
    return filas.aggregate(ultimo=Max("ejercicio"))["ultimo"] or corte.year


def mismo_dia(corte, anio):
    """The same day of another year, of the first one at the earliest; 28 February for the 29th."""
    return date(max(anio, 1), corte.month, min(corte.day, 28) if corte.month == 2 else corte.day)


@reporte(
    slug="renovacion-de-licencias", titulo="Renovación de licencias en el extranjero", modulo="tramites", form_class=EjercicioForm,
    para_enlaces=False, bajada="Licencias de conducir renovadas a sonorenses que viven en Arizona e ingreso al Estado, por trimestre.",
    publico=True,
    diccionario={
        "Trimestre": "Trimestre del año.",
        "Renovaciones": "Licencias de conducir renovadas a sonorenses en el extranjero.",
        "Ingreso (pesos)": "Lo que ingresó al Estado por ellas.",
    },
)  # fmt: skip
def renovacion_de_licencias(corte, usuario, ejercicio=None):
    """T11: four quarters, those without renewals as 0, and their totals; the printed report leaves out that of the renewals."""
    filas = Tramite.objects.visibles_para(usuario).al_corte(corte).filter(clase=Clase.LICENCIA)
    ejercicio = ejercicio or ejercicio_de(filas, corte)
    del_anio = filas.filter(ejercicio=ejercicio)
    total, antes = del_anio.totales(), _del_anio_anterior(filas, corte, ejercicio)
    trimestres = list(del_anio.por_trimestre().items())
    return Reporte(
        slug="renovacion-de-licencias", titulo=f"Renovación de licencias en el extranjero, {ejercicio}", corte=corte, unidad=UNIDAD,
        bajada=f"Del 1 de enero al {fecha_larga(min(corte, date(ejercicio, 12, 31)))}." if corte.year >= ejercicio else "",
        columnas=[Columna("Trimestre"), Columna("Renovaciones", "entero", suma=True), Columna("Ingreso (pesos)", "pesos")],
        filas=[[t.label, *_cifras(grupo, corte, ejercicio, trimestre=t.value)] for t, grupo in trimestres],
        totales=["Total", *_cifras(total, corte, ejercicio)],
        notas=[
            "Cuenta las renovaciones, no los renglones en que se registraron: un renglón puede traer varias del mismo día.",
            *(["El informe publicado de 2023 no imprime el total de renovaciones del año: aquí se suma."] if ejercicio == 2023 else []),
        ],
        formula=_variacion(total, antes, corte, ejercicio),
        resumen=_resumen(total, antes, ejercicio),
        grafica=graficas.columnas(
            [(t.label, grupo["tramites"]) for t, grupo in trimestres],
            "Renovaciones por trimestre: " + ", ".join(f"{t.label} {entero(grupo['tramites'])}" for t, grupo in trimestres),
        ) if total["tramites"] else None,
    )  # fmt: skip


def _cifras(grupo, corte, ejercicio, **filtros):
    """Cells of how many and of their pesos, both with the list that adds up to them."""
    enlace = lista(corte, clase=Clase.LICENCIA.value, ejercicio=ejercicio, **filtros)
    return [Celda(grupo["tramites"], enlace), Celda(grupo["ingresos"], enlace)]


def _del_anio_anterior(filas, corte, ejercicio):
    """Totals of the year before, up to the same day while the year runs."""
    antes = filas.filter(ejercicio=ejercicio - 1)
    return (antes.filter(fecha__lte=mismo_dia(corte, ejercicio - 1)) if corte.year == ejercicio else antes).totales()


def _resumen(total, antes, ejercicio):
    resumen = [("Renovaciones", entero(total["tramites"])), ("Ingreso (pesos)", pesos(total["ingresos"]))]
    if antes["tramites"]:
        resumen += [(f"Renovaciones de {ejercicio - 1}", entero(antes["tramites"]))]
    return resumen


def _variacion(total, antes, corte, ejercicio):
    """How the change on the year before is made; nothing to say without both."""
    if not (total["tramites"] and antes["tramites"]):
        return None
    cambio = (total["tramites"] - antes["tramites"]) * 100 / antes["tramites"]
    hasta = f", ambos años hasta el {corte.day}/{corte.month:02}" if corte.year == ejercicio else ""
    return {
        "expresion": f"({entero(total['tramites'])} − {entero(antes['tramites'])}) / {entero(antes['tramites'])}",
        "resultado": f"{'+' if cambio > 0 else ''}{porcentaje(cambio, 1)}",
        "explica": [
            f"Variación de las renovaciones de {ejercicio} frente a las de {ejercicio - 1}{hasta}.",
            f"Ingreso de {ejercicio - 1}: {pesos(antes['ingresos'])} pesos. Redondeo: medio hacia arriba, un decimal.",
        ],
    }


@reporte(
    slug="tramites-en-el-extranjero", titulo="Trámites en el extranjero por trimestre", modulo="tramites", form_class=EjercicioForm,
    para_enlaces=False, bajada="Licencias, actas y becas PROBEP de cada trimestre, con el ingreso de los trámites que se cobran.",
)  # fmt: skip
def tramites_en_el_extranjero(corte, usuario, ejercicio=None):
    """Every kind of service, the empty ones as 0; what earns nothing prints its income blank."""
    filas = Tramite.objects.visibles_para(usuario).al_corte(corte)
    ejercicio = ejercicio or ejercicio_de(filas, corte)
    del_anio = filas.filter(ejercicio=ejercicio)

    def renglon(rotulo, filas, con_ingreso=True, **filtros):
        """Its count in each quarter, its total and its pesos, each with the list that adds up to it."""
        grupos, total, en = filas.por_trimestre(), filas.totales(), {"ejercicio": ejercicio, **filtros}
        cuentas = [Celda(grupos[t]["tramites"], lista(corte, trimestre=t.value, **en)) for t in Trimestre]
        dinero = Celda(total["ingresos"], lista(corte, **en)) if con_ingreso else None
        return [rotulo, *cuentas, Celda(total["tramites"], lista(corte, **en)), dinero]

    return Reporte(
        slug="tramites-en-el-extranjero", titulo=f"Trámites en el extranjero por trimestre, {ejercicio}", corte=corte, unidad=UNIDAD,
        columnas=[
            Columna("Trámite"), *[Columna(t.label, "entero", suma=True) for t in Trimestre],
            Columna("Total", "entero", suma=True), Columna("Ingreso (pesos)", "pesos"),
        ],
        filas=[renglon(c.label, del_anio.filter(clase=c), c in CON_INGRESO, clase=c.value) for c in Clase],
        totales=renglon("Total", del_anio),
        notas=["Cuenta los trámites, no los renglones en que se registraron. Las becas PROBEP no generan ingreso."],
    )  # fmt: skip
