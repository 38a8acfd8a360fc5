"""Report of activities by collaborator: T07 of the annual report."""

from urllib.parse import urlencode

from django import forms
from django.db.models import Count, F, Q

from seguimiento.directorio.models import Unidad
from seguimiento.nucleo.formato import entero, porcentaje
from seguimiento.nucleo.reportes import Celda, Columna, ParametrosForm, Reporte, reporte
from seguimiento.nucleo.semaforo import PROMEDIO_DE_ESTATUS, promedio, promedio_de, redondear, umbrales_de

from .estados import EstatusAsignacion
from .models import Asignacion

SLUG = "semaforo-de-actividades"
CONCLUIDO, EN_PROCESO, SIN_AVANCE = EstatusAsignacion.CONCLUIDO, EstatusAsignacion.EN_PROCESO, EstatusAsignacion.SIN_AVANCE
COLUMNAS = {"asignados": (), "concluidos": (CONCLUIDO,), "en_proceso": (EN_PROCESO,), "pendientes": (SIN_AVANCE,)}


class ActividadesForm(ParametrosForm):
    unidad = forms.ModelChoiceField(Unidad.objects.all(), label="Unidad", required=False, empty_label="Todas las suyas")
    ejercicio = forms.IntegerField(label="Ejercicio", required=False, min_value=2000, max_value=2100)


def cuentas():
    """Aggregates {name: count of assignments} over rows with `estatus_al`."""
    return {nombre: Count("pk", filter=Q(estatus_al__in=estados) if estados else None) for nombre, estados in COLUMNAS.items()}


@reporte(
    slug=SLUG, titulo="Semáforo de actividades", modulo="actividades", form_class=ActividadesForm, para_enlaces=False,
    bajada="Asignaciones de cada colaborador por estatus y su promedio, de todos los años o de uno.",
)  # fmt: skip
def semaforo_de_actividades(corte, usuario, unidad=None, ejercicio=None):
    """T07: one row per collaborator, the disabled ones too, highest average first."""
    filtros = {"actividad__unidad": unidad, "actividad__ejercicio": ejercicio}
    filas = Asignacion.objects.visibles_para(usuario).al_corte(corte).filter(**{c: v for c, v in filtros.items() if v})
    grupos = filas.con_nombre().order_by().values("responsable", "nombre", "responsable__eliminado").annotate(**cuentas())
    grupos = grupos.annotate(media=promedio("concluidos", "en_proceso", "asignados"))
    grupos = grupos.order_by(F("media").desc(nulls_last=True), "-asignados", "nombre", "responsable")
    en_la_lista = {"ejercicio": ejercicio or "todos"} | ({"unidad": unidad.pk} if unidad else {})
    renglones = [_renglon(n, grupo, corte, en_la_lista) for n, grupo in enumerate(grupos, start=1)]
    total = filas.aggregate(**cuentas())
    media = promedio_de(total["concluidos"], total["en_proceso"], total["asignados"])
    return Reporte(
        slug=SLUG, titulo=f"Semáforo de actividades{f' ({unidad.siglas})' if unidad else ''}", corte=corte,
        unidad=unidad.nombre if unidad else "Oficina del Ejecutivo del Estado", medida=PROMEDIO_DE_ESTATUS,
        bajada=f"Actividades de {ejercicio}." if ejercicio else "De todos los años.",
        columnas=[
            Columna("No.", "entero"), Columna("Colaborador"), Columna("Asignados", "entero"), Columna("Concluidos", "entero"),
            Columna("En proceso", "entero"), Columna("Pendientes", "entero"), Columna("Promedio", "porcentaje", 0, semaforo=True),
        ],
        filas=renglones, umbrales=umbrales_de(SLUG),
        totales=[None, "Totales", *_cifras(total, corte, en_la_lista), media] if total["asignados"] else None,
        notas=[
            "Cada actividad cuenta una vez por cada responsable, con el estatus de su parte.",
            "Lo que ya se relevó cuenta para quien lo tomó, desde el día en que lo tomó; antes, para quien lo tenía.",
            "De mayor a menor promedio, sin redondear.",
        ],
        formula=_formula(total, media),
    )  # fmt: skip


def _renglon(n, grupo, corte, en_la_lista):
    deshabilitado = " (usuario deshabilitado)" if grupo["responsable__eliminado"] else ""
    cifras = _cifras(grupo, corte, en_la_lista | {"responsable": grupo["responsable"]})
    return [n, f"{grupo['nombre']}{deshabilitado}", *cifras, grupo["media"]]


def _cifras(grupo, corte, en_la_lista):
    """A count for each column with the list behind it."""
    return [
        Celda(grupo[nombre], lista(corte, **en_la_lista, **({"estatus": estados[0].value} if estados else {})))
        for nombre, estados in COLUMNAS.items()
    ]


def lista(corte, **filtros):
    return f"/seguimiento/actividades/asignacion/?{urlencode({**filtros, 'corte': corte.isoformat()})}"


def _formula(total, media):
    return {
        "expresion": f"({entero(total['concluidos'])} concluidos + ½ × {entero(total['en_proceso'])} en proceso) / "
        f"{entero(total['asignados'])} asignados",
        "resultado": porcentaje(redondear(media, 0), 0) if media is not None else "sin datos",
        "explica": ["Los pendientes cuentan cero.", "Redondeo: medio hacia arriba, sin decimales."],
    }
