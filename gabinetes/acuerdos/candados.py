"""What the screens of this module share: a closed year that offers nothing to write, and forms that show what they act on."""

from django.utils.functional import cached_property

from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.permisos import Accion

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


class ConContexto:
    """Form of an action on a record: beside it, what it acts on. `get_datos()` gives [(label, value)]."""

    template_name = "acuerdos/accion.html"
    datos_titulo = "Acuerdo"

    def get_datos(self):
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        return super().get_context_data(datos=self.get_datos(), datos_titulo=self.datos_titulo, **kwargs)
