"""Sets that every record shares."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class RegistroQuerySet(models.QuerySet):
    """Rows of a `Registro`; modules narrow `visibles_para` to the scope of a person."""

    def vivos(self):
        return self.filter(eliminado__isnull=True)

    def eliminados(self):
        return self.filter(eliminado__isnull=False)

    def visibles_para(self, usuario):
        """Rows that this person may know of. Every screen, export, report and search starts here."""
        return self

    def al_corte(self, corte, usuario=None):
        """Annotate what changes with time as it stood at the end of `corte`, as far as `usuario` may know it."""
        return self

    def delete(self):
        raise TypeError("Los registros se eliminan con motivo: use registros.eliminar().")

    def borrar_de_verdad(self):
        """Physical delete, for demonstrations that are rebuilt and never for screens."""
        return super().delete()

    def marcar_eliminados(self, motivo):
        return self.update(eliminado=timezone.now(), eliminado_motivo=motivo, version=models.F("version") + 1)


class VivosManager(models.Manager.from_queryset(RegistroQuerySet)):
    """Default manager: deleted rows do not exist unless one asks `todos`."""

    def get_queryset(self):
        return super().get_queryset().filter(eliminado__isnull=True)


def vivos(queryset_class):
    """Manager over the live rows of a custom queryset."""
    return VivosManager.from_queryset(queryset_class)()


class DocumentoQuerySet(RegistroQuerySet):
    """Attached files."""

    def de(self, *objetos):
        """Files of these records, which may be of several models."""
        condicion = models.Q(pk__in=[])
        for objeto in objetos:
            tipo = ContentType.objects.get_for_model(type(objeto))
            condicion |= models.Q(tipo_de_objeto=tipo, objeto_id=objeto.pk)
        return self.filter(condicion)
