"""The list of what was deleted: when, by whom and why."""

from django.contrib.auth import get_user_model
from django.db.models import F, IntegerField, OuterRef, Subquery, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Concat, NullIf, Trim

from . import bitacora
from .tablas import Columna, FechaHora


def con_quien(filas):
    """Annotate `eliminado_por`: name of who deleted each row, from the change log; empty when a process did."""
    eventos = bitacora.modelo_de_eventos(filas.model).objects.filter(pgh_obj_id=OuterRef("pk"), eliminado__isnull=False)
    persona = Cast(KeyTextTransform("user", "pgh_context__metadata"), IntegerField())
    ultimo = eventos.order_by("-pgh_id").annotate(quien_=persona).values("quien_")[:1]
    nombre = Trim(Concat("first_name", Value(" "), "last_name", output_field=TextField()))
    personas = get_user_model()._base_manager.annotate(llamada=Coalesce(NullIf(nombre, Value("")), F("username"), output_field=TextField()))
    return filas.annotate(
        eliminado_por_id=Subquery(ultimo),
        eliminado_por=Subquery(personas.filter(pk=OuterRef("eliminado_por_id")).values("llamada")[:1]),
    )


def columnas():
    """What the table says besides its own columns."""
    return [
        ("eliminado", FechaHora(verbose_name="Eliminado")),
        ("eliminado_por", Columna(verbose_name="Eliminó", default="Sistema")),
        ("eliminado_motivo", Columna(verbose_name="Motivo de la eliminación", clase="entera", orderable=False)),
    ]
