"""Named sets of conferences and syntheses, always as of a cut-off date."""

from django.db.models import Exists, OuterRef, Q

from seguimiento.nucleo.querysets import RegistroQuerySet

TEXTOS = ("resumen", "ficha", "estenografica", "busqueda")  # long columns that no list prints


class ConferenciaQuerySet(RegistroQuerySet):
    def al_corte(self, corte, usuario=None):
        """Conferences given up to the cut-off date."""
        return self.filter(fecha__lte=corte)

    def con_estenografica(self):
        """Those with a stenographic version: its text, or its file."""
        return self.filter(self.model.tiene_estenografica())

    def sin_estenografica(self):
        return self.exclude(self.model.tiene_estenografica())

    def ligeras(self):
        """Without the long texts, for lists."""
        return self.defer(*TEXTOS)


class DeConferenciaQuerySet(RegistroQuerySet):
    """What hangs from a conference: seen by who sees it."""

    def visibles_para(self, usuario):
        conferencias = self.model._meta.get_field("conferencia").related_model.objects.visibles_para(usuario)
        return self.filter(Exists(conferencias.filter(pk=OuterRef("conferencia"))))

    def al_corte(self, corte, usuario=None):
        return self.filter(conferencia__fecha__lte=corte)


class SintesisQuerySet(RegistroQuerySet):
    def al_corte(self, corte, usuario=None):
        """Syntheses presented up to the cut-off date."""
        return self.filter(fecha__lte=corte)


class RecorteQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        return self.filter(Q(sintesis__eliminado__isnull=True))

    def al_corte(self, corte, usuario=None):
        return self.filter(sintesis__fecha__lte=corte)
