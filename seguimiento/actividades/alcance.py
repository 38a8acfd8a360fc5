"""What is assigned to a person by name in another unidad is read and reported, and nothing else is done to it."""

from django.db.models import Q

from seguimiento.nucleo.pantallas import DeleteScreen, RestoreScreen
from seguimiento.nucleo.permisos import Accion

LEER = (Accion.VER, Accion.EXPORTAR)


class DeLaUnidad:
    """Mixin of the screens. `unidad_por`: how a row reaches its unidad; `responsable_por`: whose it is, where it has one."""

    unidad_por = "unidad"
    responsable_por = ""

    def get_queryset(self):
        filas = super().get_queryset()
        return filas if self.accion in LEER else filas.filter(self._propias(self.accion))

    def _propias(self, accion):
        usuario = self.request.user
        de_la_unidad = Q(**{f"{self.unidad_por}__in": usuario.unidades_ids})
        por_nombre = accion == Accion.REPORTAR and self.responsable_por
        return de_la_unidad | Q(**{self.responsable_por: usuario}) if por_nombre else de_la_unidad

    def puede(self, accion, modelo=None):
        """On the page of a row, also whether that row may be touched."""
        fila = getattr(self, "object", None)
        if not super().puede(accion, modelo) or fila is None or accion in LEER:
            return super().puede(accion, modelo)
        return self.model.todos.filter(self._propias(accion), pk=fila.pk).exists()


class Eliminar(DeLaUnidad, DeleteScreen):
    pass


class Restaurar(DeLaUnidad, RestoreScreen):
    def post(self, request, *args, **kwargs):
        self.get_object()
        return super().post(request, *args, **kwargs)
