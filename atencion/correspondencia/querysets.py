"""Named sets and computed columns of letters and turns, always as of a cut-off date."""

from seguimiento.nucleo.querysets import RegistroQuerySet


class AsuntoQuerySet(RegistroQuerySet):
    pass


class RecibidoQuerySet(RegistroQuerySet):
    def al_corte(self, corte, usuario=None):
        """Letters received up to the cut-off date."""
        return self.filter(fecha__lte=corte)


class TurnoQuerySet(RegistroQuerySet):
    pass


class PausaQuerySet(RegistroQuerySet):
    pass


class RespuestaQuerySet(RegistroQuerySet):
    pass
