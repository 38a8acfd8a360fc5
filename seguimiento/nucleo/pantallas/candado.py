"""A closed year offers nothing to write."""

from django.utils.functional import cached_property

from .. import ejercicios
from ..permisos import Accion

ESCRIBEN = {Accion.CREAR, Accion.EDITAR, Accion.ELIMINAR, Accion.REPORTAR, Accion.VALIDAR}


class ConCandado:
    """Detail of what belongs to a year: once it is closed no button that would be refused is shown, and the page says why."""

    def get_ejercicio(self):
        return self.object.ejercicio

    @cached_property
    def candado(self):
        return ejercicios.candado(self.get_ejercicio())

    def puede(self, accion, modelo=None):
        return super().puede(accion, modelo) and not (accion in ESCRIBEN and self.candado)

    @property
    def bajada(self):
        return " ".join(self.candado)
