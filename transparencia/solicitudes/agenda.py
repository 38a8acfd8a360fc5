"""The fortnightly agenda: requests that might cause controversy, for the meeting in which each one is looked at."""

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from seguimiento.nucleo.formato import entero, fecha_corta
from seguimiento.nucleo.reportes import Celda, Columna, Reporte, reporte

from .estados import EstadoDeSolicitud
from .models import Solicitud, Turno

SLUG, QUINCENA = "agenda-de-controversia", timedelta(days=15)
LISTA = "/transparencia/solicitudes/solicitud/"


def de_la_agenda(usuario, corte):
    """Marked ones that are open, or ended in the last fortnight, the nearest deadline first, with `la_tienen`: who was asked for it."""
    quienes = Coalesce("unidad__siglas", "dependencia__nombre_corto", output_field=TextField())
    turnos = Turno.objects.filter(solicitud=OuterRef("pk"), fecha__lte=corte).order_by().values("solicitud")
    nombres = turnos.annotate(n=StringAgg(quienes, ", ", distinct=True, output_field=TextField())).values("n")
    filas = Solicitud.objects.visibles_para(usuario).al_corte(corte, usuario).controvertidas()
    filas = filas.filter(Q(cerrada__isnull=True) | Q(cerrada__gt=corte - QUINCENA))
    return filas.annotate(la_tienen=Coalesce(Subquery(nombres, output_field=TextField()), Value(""), output_field=TextField())).order_by(
        "vence_al", "pk"
    )


@reporte(
    slug=SLUG, titulo="Agenda de solicitudes que podrían causar controversia", modulo="solicitudes", para_enlaces=False,
    bajada="Para la reunión quincenal: qué se pide, qué conviene cuidar, quién lo tiene y cuándo vence.",
)  # fmt: skip
def agenda_de_controversia(corte, usuario):
    """One row for each request of the agenda; it names nobody who asks."""
    filas = list(de_la_agenda(usuario, corte))
    abiertas = sum(fila.cerrada is None for fila in filas)
    sufijo = f"?{urlencode({'corte': corte.isoformat()})}"
    return Reporte(
        slug=SLUG, titulo="Agenda de solicitudes que podrían causar controversia", corte=corte,
        unidad="Coordinación Ejecutiva de Transparencia y Acceso a la Información",
        columnas=[
            Columna("Folio", identifica=True, ancho="ancho-medio"), Columna("Qué se pide", ancho="ancho-amplio"),
            Columna("Qué conviene cuidar", ancho="ancho-amplio"), Columna("La tienen"), Columna("Presentada", "fecha"),
            Columna("Vence", "fecha"), Columna("Estado"),
        ],
        filas=[
            [
                Celda(fila.folio, f"{LISTA}{fila.pk}/{sufijo}"), fila.tema, fila.nota_controversia or "—", fila.la_tienen or "Sin turnar",
                fila.presentada, fila.vence_al or "", EstadoDeSolicitud(fila.estado).label,
            ]
            for fila in filas
        ],
        resumen=[("En la agenda", entero(len(filas))), ("Abiertas", entero(abiertas))],
        notas=[
            f"Entran las marcadas que siguen abiertas y las que terminaron después del {fecha_corta(corte - QUINCENA)}.",
            "No dice quién pide: la ley no exige el nombre, y para la reunión no hace falta.",
        ],
    )  # fmt: skip
