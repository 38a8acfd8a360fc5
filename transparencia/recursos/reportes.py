"""Report of the recursos de revisión of a year: by fraction and by how they stand."""

from datetime import date
from urllib.parse import urlencode

from django import forms
from django.db.models import Count, Max

from seguimiento.nucleo.formato import entero, fecha_larga
from seguimiento.nucleo.reportes import Celda, Columna, ParametrosForm, Reporte, reporte

from .estados import CAUSALES, EstadoDeRecurso, Sentido
from .models import Recurso

UNIDAD = "Coordinación Ejecutiva de Transparencia y Acceso a la Información"
ETAPAS = (
    ("Por admitir", (EstadoDeRecurso.INTERPUESTO, EstadoDeRecurso.PREVENIDO)),
    ("En instrucción", (EstadoDeRecurso.ADMITIDO, EstadoDeRecurso.CERRADO)),
    ("Por cumplir o informar", (EstadoDeRecurso.POR_CUMPLIR, EstadoDeRecurso.POR_INFORMAR)),
    ("Concluidos", (EstadoDeRecurso.CONCLUIDO,)),
    ("Desechados", (EstadoDeRecurso.DESECHADO,)),
)


class EjercicioForm(ParametrosForm):
    ejercicio = forms.IntegerField(label="Ejercicio", required=False, min_value=2000, max_value=2100)


def lista(corte, **filtros):
    """Address of the list behind a figure: same cut-off date."""
    return f"/transparencia/recursos/recurso/?{urlencode({**filtros, 'corte': corte.isoformat()}, doseq=True)}"


@reporte(
    slug="recursos-de-revision", titulo="Recursos de revisión", modulo="recursos", form_class=EjercicioForm, para_enlaces=False,
    bajada="Recursos interpuestos en el año por causal (fracción del artículo 129 de la Ley 81) y por la etapa en que van.",
)  # fmt: skip
def recursos_de_revision(corte, usuario, ejercicio=None):
    """Recursos of a year by fraction (those that some recurso invokes) and stage, as of the cut-off date."""
    filas = Recurso.objects.visibles_para(usuario).al_corte(corte)
    ejercicio = ejercicio or filas.aggregate(ultimo=Max("ejercicio"))["ultimo"] or corte.year
    del_anio = filas.filter(ejercicio=ejercicio)
    cuentas = del_anio.por_causal_y_estado()
    causales = [causal for causal in (None, *range(1, CAUSALES + 1)) if any(uno == causal for uno, _ in cuentas)]

    def renglon(rotulo, causales, **filtros):
        def cifra(estados, **mas):
            total = sum(cuentas.get((causal, estado.value), 0) for causal in causales for estado in estados)
            return Celda(total, lista(corte, ejercicio=ejercicio, **filtros, **mas))

        etapas = [cifra(estados, estado=[estado.value for estado in estados]) for _, estados in ETAPAS]
        return [rotulo, *etapas, cifra(list(EstadoDeRecurso))]

    return Reporte(
        slug="recursos-de-revision", titulo=f"Recursos de revisión, {ejercicio}", corte=corte, unidad=UNIDAD,
        bajada=f"Interpuestos del 1 de enero al {fecha_larga(min(corte, date(ejercicio, 12, 31)))}." if corte.year >= ejercicio else "",
        columnas=[Columna("Causal"), *(Columna(titulo, "entero") for titulo, _ in ETAPAS), Columna("Total", "entero")],
        filas=[renglon(f"Fracción {uno}" if uno else "Sin fracción", [uno], causal=uno or 0) for uno in causales],
        totales=renglon("Total", causales),
        resumen=[("Recursos", entero(sum(cuentas.values()))), *_sentidos(del_anio)],
        notas=["La fracción es la del artículo 129 de la Ley 81; sin fracción, los que se rigen por otra ley."],
    )  # fmt: skip


def _sentidos(filas):
    """How many were resolved in each sense."""
    grupos = dict(filas.exclude(sentido_al="").order_by().values_list("sentido_al").annotate(n=Count("pk")))
    return [(sentido.label, entero(grupos[sentido.value])) for sentido in Sentido if sentido.value in grupos]
