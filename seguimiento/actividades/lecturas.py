"""What the pages of the module tell: who answers for an activity, what was reported, and the months around one."""

from datetime import timedelta

from seguimiento.nucleo import formato
from seguimiento.nucleo.models import Documento

from .estados import DEFINICIONES
from .models import Asignacion, Avance
from .querysets import rango_del_mes


def definiciones():
    """[(priority, what belongs to it)] as the screen explains them."""
    return list(DEFINICIONES.items())


def responsables(actividad, corte):
    """Those who answer or answered, each with `ultimo` (their last avance) and `relevada` (whether somebody took it over)."""
    filas = list(Asignacion.objects.filter(actividad=actividad).con_nombre().select_related("responsable", "releva_a").order_by("pk"))
    ultimos = {a.de_id: a for a in Avance.objects.filter(de__in=filas, fecha__lte=corte).order_by("fecha", "pk")}
    for fila in filas:
        fila.ultimo, fila.relevada = ultimos.get(fila.pk), fila.hasta is not None and fila.hasta <= corte
    return filas


def movimientos(filas, corte):
    """Timeline of these assignments, newest first: avances with their evidence."""
    de_quien = {fila.pk: fila for fila in filas}
    avances = list(Avance.objects.filter(de__in=de_quien, fecha__lte=corte).select_related("usuario").order_by("-fecha", "-pk"))
    evidencias = {}
    for documento in Documento.objects.de(*avances):
        evidencias.setdefault(documento.objeto_id, []).append(documento)
    for avance in avances:
        avance.asignacion, avance.evidencias = de_quien[avance.de_id], evidencias.get(avance.pk, [])
    return avances


def meses_junto_a(mes):
    """{"titulo", "anterior", "siguiente"} of "2024-02"."""
    inicio, siguiente = rango_del_mes(mes)
    return {
        "clave": mes,
        "titulo": f"{formato.MESES[inicio.month - 1].capitalize()} de {inicio.year}",
        "anterior": f"{inicio - timedelta(days=1):%Y-%m}",
        "siguiente": f"{siguiente:%Y-%m}",
    }
