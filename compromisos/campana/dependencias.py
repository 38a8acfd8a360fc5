"""Figures of each dependencia in the commitments: the directory does not know them, so they are joined here."""

from django.db.models import F, OuterRef

from seguimiento.directorio.models import Dependencia

from . import cifras
from .models import Accion, Asignacion, Inversion


def con_cifras(corte, usuario):
    """Dependencias with some assignment or action, annotated; the highest unrounded average first.

    asignadas, total, concluidas, en_proceso, pendientes, avance (0–100 or NULL), inversion (each peso once). In the scope of
    the person.
    """
    acciones = Accion.objects.visibles_para(usuario).al_corte(corte)
    asignaciones = Asignacion.objects.visibles_para(usuario).al_corte(corte)
    dinero = Inversion.objects.al_corte(corte).de(acciones.filter(dependencia=OuterRef(OuterRef(OuterRef("pk")))))
    filas = Dependencia.todos.annotate(
        asignadas=cifras.cuantas(asignaciones, "dependencia"), **cifras.de_acciones(acciones, "dependencia"), inversion=cifras.suma(dinero)
    )
    return (filas.filter(asignadas__gt=0) | filas.filter(total__gt=0)).order_by(F("avance").desc(nulls_last=True), "orden")
