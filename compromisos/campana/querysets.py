"""Named sets and computed columns of commitments and actions, always as of a cut-off date."""

from django.db.models import Exists, OuterRef

from seguimiento.nucleo import avances
from seguimiento.nucleo.querysets import RegistroQuerySet


class CompromisoQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """An enlace sees the commitments assigned to one of their dependencias."""
        if not usuario.es_enlace:
            return self
        propias = self.model.asignaciones.rel.related_model.objects.filter(compromiso=OuterRef("pk"), dependencia__in=usuario.dependencias_ids)
        return self.filter(Exists(propias))


class DeDependencia(RegistroQuerySet):
    """Rows that belong to one dependencia."""

    def visibles_para(self, usuario):
        return self.filter(dependencia__in=usuario.dependencias_ids) if usuario.es_enlace else self


class AsignacionQuerySet(DeDependencia):
    def al_corte(self, corte, usuario=None):
        return self.filter(desde__lte=corte)


class AccionQuerySet(DeDependencia):
    def al_corte(self, corte, usuario=None):
        """Actions registered up to the cut-off date, with `estatus_al`."""
        return self.filter(registrada__lte=corte).annotate(**avances.estado_al(self.model, corte))


class InversionQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """An enlace sees the money tied to an own action."""
        if not usuario.es_enlace:
            return self
        propias = self.model.aportes.rel.related_model.objects.filter(inversion=OuterRef("pk"), accion__dependencia__in=usuario.dependencias_ids)
        return self.filter(Exists(propias))

    def al_corte(self, corte, usuario=None):
        return self.filter(registrada__lte=corte)


class AvanceQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        acciones = self.model._meta.get_field("de").related_model.objects.visibles_para(usuario)
        return self.filter(Exists(acciones.filter(pk=OuterRef("de"))))

    def al_corte(self, corte, usuario=None):
        return self.filter(fecha__lte=corte)
