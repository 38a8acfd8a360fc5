"""What the page of a dependencia tells about its unit of transparency."""

from urllib.parse import urlencode

from seguimiento.directorio.fichas import Ficha, ficha
from seguimiento.nucleo.permisos import Accion, puede

from .models import Asesoria, Evaluacion, UnidadDeTransparencia


@ficha
def transparencia_de(dependencia, usuario, corte):
    """How many evaluations and rows of advice its unit has, each figure with its list."""
    if not puede(usuario, Accion.VER, UnidadDeTransparencia):
        return None
    unidad = UnidadDeTransparencia.objects.visibles_para(usuario).filter(dependencia=dependencia).first()
    if unidad is None:
        return None
    lineas = []
    for rotulo, modelo in (("Evaluaciones del portal", Evaluacion), ("Asesorías", Asesoria)):
        cuantas = modelo.objects.visibles_para(usuario).al_corte(corte).filter(unidad=unidad).count()
        consulta = urlencode({"unidad": unidad.pk, "ejercicio": "todos", "corte": corte.isoformat()})
        lineas.append((rotulo, cuantas, f"/transparencia/obligaciones/{modelo._meta.model_name}/?{consulta}"))
    return Ficha("Unidad de transparencia", lineas, [("Ver la unidad", "clipboard-check", unidad.get_absolute_url())])
