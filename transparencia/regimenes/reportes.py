"""The legal terms side by side: how many business days each regime gives to each step."""

from seguimiento.nucleo.formato import plural
from seguimiento.nucleo.reportes import Columna, Reporte, reporte

from .estados import Clave
from .models import Regimen, Termino

UNIDAD = "Coordinación Ejecutiva de Transparencia y Acceso a la Información"


@reporte(
    slug="plazos-legales", titulo="Plazos legales por régimen", modulo="regimenes", para_enlaces=False,
    bajada="Días hábiles que cada régimen da a cada paso de una solicitud o de un recurso.",
)  # fmt: skip
def plazos_legales(corte, usuario):
    """One column for each regime that had begun by the cut-off date; a step that it does not have stays blank."""
    regimenes = list(Regimen.objects.visibles_para(usuario).filter(desde__lte=corte))
    terminos = Termino.objects.visibles_para(usuario).filter(regimen__in=regimenes)
    dias = {(termino.clave, termino.regimen_id): termino.dias for termino in terminos}
    sin_cotejar = sum(not termino.verificado for termino in terminos)
    claves = [clave for clave in Clave if any((clave.value, regimen.pk) in dias for regimen in regimenes)]
    return Reporte(
        slug="plazos-legales", titulo="Plazos legales por régimen", corte=corte, unidad=UNIDAD,
        bajada="Días hábiles: el siguiente es el día 1; sábados, domingos y días inhábiles no cuentan.",
        columnas=[Columna("Paso"), *(Columna(str(regimen), "dias", ancho="ancho-medio") for regimen in regimenes)],
        filas=[[clave.label, *(dias.get((clave.value, regimen.pk)) for regimen in regimenes)] for clave in claves],
        notas=[
            *(f"{regimen.nombre}: {regimen.periodo}. {regimen.fundamento}." for regimen in regimenes),
            *([f"Por confirmar con el texto de la ley: {plural(sin_cotejar, 'término', 'términos')}."] if sin_cotejar else []),
        ],
    )  # fmt: skip
