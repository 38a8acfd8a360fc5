"""Supports by kind and municipio."""

from urllib.parse import urlencode

from django import forms
from django.db.models import Max

from seguimiento.nucleo import graficas
from seguimiento.nucleo.formato import entero, pesos
from seguimiento.nucleo.reportes import Celda, Columna, ParametrosForm, Reporte, reporte

from .estados import Situacion
from .models import Apoyo

UNIDAD = "Coordinación Ejecutiva de Atención Ciudadana"
SIN_MUNICIPIO = "Sin municipio"
PASOS = {
    "solicitados": Situacion.SOLICITADO, "autorizados": Situacion.AUTORIZADO, "entregados": Situacion.ENTREGADO,
    "cancelados": Situacion.CANCELADO,
}  # fmt: skip


class EjercicioForm(ParametrosForm):
    ejercicio = forms.IntegerField(label="Ejercicio", required=False, min_value=2000, max_value=2100)


def lista(corte, ejercicio, **filtros):
    """Address of the list behind a figure, with its year and cut-off date said aloud."""
    return f"/atencion/apoyos/apoyo/?{urlencode({'ejercicio': ejercicio, **filtros, 'corte': corte.isoformat()})}"


@reporte(
    slug="apoyos-sociales", titulo="Apoyos sociales por tipo y municipio", modulo="apoyos", form_class=EjercicioForm, para_enlaces=False,
    bajada="Apoyos solicitados en el año: cómo está cada uno al corte y cuánto dinero se entregó.",
)  # fmt: skip
def apoyos_sociales(corte, usuario, ejercicio=None):
    """Supports asked for in a year by kind and municipio, as they stood at the cut-off date; money, of the delivered ones."""
    visibles = Apoyo.objects.visibles_para(usuario).filter(fecha__lte=corte)
    ejercicio = ejercicio or visibles.aggregate(ultimo=Max("ejercicio"))["ultimo"] or corte.year
    grupos = visibles.filter(ejercicio=ejercicio).al_corte(corte).por_tipo_y_municipio()
    total = {que: sum(grupo[que] for grupo in grupos) for que in ("apoyos", *PASOS, "monto")}
    por_tipo = {}
    for grupo in grupos:
        por_tipo[grupo["tipo__nombre"]] = por_tipo.get(grupo["tipo__nombre"], 0) + grupo["apoyos"] - grupo["cancelados"]
    return Reporte(
        slug="apoyos-sociales", titulo=f"Apoyos sociales por tipo y municipio, {ejercicio}", corte=corte, unidad=UNIDAD,
        columnas=[
            Columna("Tipo de apoyo"), Columna("Municipio"), *(Columna(paso.label, "entero") for paso in PASOS.values()),
            Columna("Total", "entero"), Columna("Entregado (pesos)", "pesos"),
        ],
        filas=[
            [
                grupo["tipo__nombre"], grupo["municipio__nombre"] or SIN_MUNICIPIO,
                *_cifras(grupo, corte, ejercicio, tipo=grupo["tipo"], municipio=grupo["municipio"] or "ninguno"),
            ]
            for grupo in grupos
        ],
        totales=["Total", "", *_cifras(total, corte, ejercicio)],
        resumen=[("Entregados", entero(total["entregados"])), ("Entregado (pesos)", pesos(total["monto"]))],
        notas=[
            "La gráfica cuenta los apoyos de cada tipo, sin los cancelados.",
            "Cada apoyo cuenta en el año en que se solicitó. El dinero es el de los entregados; en especie, su valor si se anotó.",
        ],
        grafica=graficas.barras(
            [(tipo, cuantos, None) for tipo, cuantos in por_tipo.items()],
            "Apoyos por tipo, sin los cancelados: " + ", ".join(f"{tipo} {entero(cuantos)}" for tipo, cuantos in por_tipo.items()),
            maximo=max(por_tipo.values(), default=1), escribe=entero,
        ) if por_tipo else None,
    )  # fmt: skip


def _cifras(grupo, corte, ejercicio, **filtros):
    """Cells of each step, of all of them and of the pesos delivered, each with its list."""
    cuentas = [Celda(grupo[que], lista(corte, ejercicio, situacion=paso.value, **filtros)) for que, paso in PASOS.items()]
    dinero = Celda(grupo["monto"], lista(corte, ejercicio, situacion=Situacion.ENTREGADO.value, **filtros))
    return [*cuentas, Celda(grupo["apoyos"], lista(corte, ejercicio, **filtros)), dinero]
