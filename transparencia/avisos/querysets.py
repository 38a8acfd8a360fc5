"""Named sets of notices and of their templates, always as of a cut-off date. Internal to the Office."""

from django.db.models import Case, CharField, Value, When

from seguimiento.nucleo.querysets import RegistroQuerySet

from .estados import Situacion


class Interno(RegistroQuerySet):
    def visibles_para(self, usuario):
        return self.none() if usuario.es_enlace else self


class PlantillaQuerySet(Interno):
    def activas(self):
        return self.filter(activa=True)


class NotificacionQuerySet(Interno):
    def al_corte(self, corte, usuario=None):
        """Notices dated by then; `estado_al`: how each one stood at the end of that day."""
        return self.filter(fecha__lte=corte).annotate(
            estado_al=Case(
                When(cancelada__lte=corte, then=Value(Situacion.CANCELADA.value)),
                When(notificada__lte=corte, then=Value(Situacion.NOTIFICADA.value)),
                When(folio__isnull=False, then=Value(Situacion.EXPEDIDA.value)),
                default=Value(Situacion.BORRADOR.value),
                output_field=CharField(),
            )
        )
