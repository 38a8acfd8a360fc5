"""Regimes by date, and their terms read once."""

from django.db.models import Count, Q

from seguimiento.nucleo.querysets import RegistroQuerySet


class RegimenQuerySet(RegistroQuerySet):
    def vigente(self, materia, fecha):
        """The regime of a day, or None: a request stays under the one of the day on which it was presented."""
        return self.filter(Q(hasta__isnull=True) | Q(hasta__gte=fecha), materia=materia, desde__lte=fecha).first()

    def con_terminos(self):
        """Annotate `cuantos` terms and how many are `por_confirmar`."""
        vivos = Q(terminos__eliminado__isnull=True)
        return self.annotate(
            cuantos=Count("terminos", filter=vivos), por_confirmar=Count("terminos", filter=vivos & Q(terminos__verificado=False))
        )


class TerminoQuerySet(RegistroQuerySet):
    """Terms; nobody's in particular."""
