"""Figures of each dependencia in the commitments: the directory does not know them, so they are joined here."""

from django.db.models import Count, OuterRef

from seguimiento.directorio.models import Dependencia

from . import cifras
from .models import Accion, Asignacion, Inversion


def con_cifras(corte, usuario):
    """[{"dependencia", "asignadas", "total", "concluidas", "en_proceso", "pendientes", "avance", "inversion"}].

    Those with some assignment or action in the scope of the person, the highest unrounded average first (0–100, None without
    actions); each peso once per dependencia. Actions and assignments are read in one pass each.
    """
    acciones = Accion.objects.visibles_para(usuario).al_corte(corte)
    asignaciones = Asignacion.objects.visibles_para(usuario).al_corte(corte).order_by()
    asignadas = dict(asignaciones.values_list("dependencia").annotate(n=Count("pk")))
    grupos = {grupo["dependencia"]: grupo for grupo in cifras.por(acciones, "dependencia")}
    dinero = Inversion.objects.registradas(corte).de(acciones.filter(dependencia=OuterRef(OuterRef(OuterRef("pk")))))
    filas = Dependencia.todos.filter(pk__in=asignadas.keys() | grupos.keys()).annotate(inversion=cifras.suma(dinero)).order_by("orden")
    vacio = {**dict.fromkeys(cifras.CUENTAS, 0), "avance": None}
    juntas = [
        {**vacio, **grupos.get(d.pk, {}), "dependencia": d, "asignadas": asignadas.get(d.pk, 0), "inversion": d.inversion} for d in filas
    ]
    return sorted(juntas, key=lambda fila: -1 if fila["avance"] is None else fila["avance"], reverse=True)
