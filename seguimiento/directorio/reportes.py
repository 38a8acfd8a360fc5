"""Reports of the directory: who designated technical liaisons, and whose letter is missing."""

from urllib.parse import urlencode

from django.db.models import Count, Q

from seguimiento.nucleo.reportes import Celda, Columna, Reporte, reporte

from .estados import ClaseNombramiento
from .models import Dependencia, Nombramiento, Tema

LISTAS = "/seguimiento/directorio"


def lista(modelo, corte, **filtros):
    return f"{LISTAS}/{modelo}/?{urlencode({**filtros, 'corte': corte.isoformat()})}"


@reporte(
    slug="oficios-de-designacion", titulo="Oficios de designación de enlaces técnicos", modulo="directorio", para_enlaces=False,
    bajada="Por tema: dependencias con enlace, con el oficio a la vista (OK), sin él (N/D), y las que no han designado.",
)  # fmt: skip
def oficios_de_designacion(corte, usuario):
    """One row per topic in force; the lists behind the figures are those of the missing ones."""
    enlaces = Nombramiento.objects.visibles_para(usuario).enlaces(corte).con_oficio()
    cuenta = {
        fila["tema"]: fila
        for fila in enlaces.order_by().values("tema").annotate(n=Count("pk"), con=Count("pk", filter=Q(tiene_oficio=True)))
    }
    filas = []
    for tema in Tema.objects.filter(vigente=True):
        suyo = cuenta.get(tema.pk, {"n": 0, "con": 0})
        de_enlace = {"clase": ClaseNombramiento.ENLACE.value, "vigente": "true", "tema": tema.pk}
        faltan = Dependencia.objects.visibles_para(usuario).sin_enlace(tema, corte).count()
        filas.append(
            [
                tema.nombre,
                Celda(suyo["n"], lista("nombramiento", corte, **de_enlace)),
                Celda(suyo["con"], lista("nombramiento", corte, oficio="true", **de_enlace)),
                Celda(suyo["n"] - suyo["con"], lista("nombramiento", corte, oficio="false", **de_enlace)),
                Celda(faltan, lista("dependencia", corte, sin_enlace_de=tema.pk)),
            ]
        )
    return Reporte(
        slug="oficios-de-designacion", titulo="Oficios de designación de enlaces técnicos", corte=corte,
        unidad="Coordinación Ejecutiva de Seguimiento de Gabinete",
        columnas=[
            Columna("Tema"), Columna("Enlaces", "entero"), Columna("Oficio OK", "entero"), Columna("Oficio N/D", "entero"),
            Columna("Dependencias sin enlace", "entero"),
        ],
        filas=filas,
        notas=[
            "Se espera un enlace por tema de cada dependencia, entidad, fideicomiso, organismo o empresa del Estado que existía al corte.",
            "OK: el oficio está adjunto al nombramiento del enlace. N/D: todavía no.",
        ],
    )  # fmt: skip
