"""Operations that every record shares: delete with a reason, restore, and the lock that comes first."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from . import bitacora, vencimientos


def bloquear(objeto):
    """The same row, re-read under a row lock (the transaction is the caller's)."""
    return type(objeto).todos.select_for_update().get(pk=objeto.pk)


@transaction.atomic
def eliminar(objeto, *, usuario, motivo):
    """Take a row out of sight, with its reason; ValidationError while live children hang from it."""
    objeto = bloquear(objeto)
    if objeto.eliminado:
        return objeto
    if bloqueos := objeto.bloqueos():
        raise ValidationError(bloqueos)
    objeto.eliminado, objeto.eliminado_motivo = timezone.now(), motivo
    return _guardar(objeto, usuario, motivo)


@transaction.atomic
def restaurar(objeto, *, usuario):
    """Bring a deleted row back; ValidationError when a live one took its place, or what it hangs from is gone."""
    objeto = bloquear(objeto)
    if impedimentos := objeto.impedimentos():
        raise ValidationError(impedimentos)
    objeto.eliminado, objeto.eliminado_motivo = None, ""
    objeto.validate_constraints()
    return _guardar(objeto, usuario, "")


def _guardar(objeto, usuario, motivo):
    objeto.version += 1
    with bitacora.contexto(usuario, motivo):
        objeto.save(update_fields=["eliminado", "eliminado_motivo", "version"])
        vencimientos.cambiaron(type(objeto))
    return objeto
