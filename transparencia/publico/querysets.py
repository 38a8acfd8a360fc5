"""Named sets of what is public. Nothing here names a person."""

from django.db.models import Case, CharField, Count, Max, Min, OuterRef, Subquery, Value, When
from django.db.models.functions import ExtractYear

from seguimiento.nucleo.querysets import RegistroQuerySet

from .estados import EstadoDeCorte, EstadoDePublicacion


class InternoQuerySet(RegistroQuerySet):
    """Internal to the Office: dependencias take no part."""

    def visibles_para(self, usuario):
        return self.none() if usuario.es_enlace else self


class DivulgacionQuerySet(InternoQuerySet):
    def vigentes(self):
        """Published and not withdrawn: what anybody may read."""
        return self.filter(estado=EstadoDeCorte.VIGENTE)

    def para_el_publico(self):
        """Without who did it, newest data first; each with the `licencia` it is offered under."""
        return self.vigentes().select_related("corte", "licencia").order_by("-corte__fecha", "-pk")

    def al_corte(self, corte, usuario=None):
        """Annotate `estado_al`: what was withdrawn after `corte` still stood."""
        retirada = When(retirada__date__lte=corte, then=Value(EstadoDeCorte.RETIRADA.value))
        estado = Case(retirada, default=Value(EstadoDeCorte.VIGENTE.value), output_field=CharField())
        return self.filter(publicada__date__lte=corte).annotate(estado_al=estado)

    def solo_ultimas(self):
        """Of each report, the one with the newest data."""
        mas_nueva = self.model.objects.vigentes().filter(corte__slug=OuterRef("corte__slug")).order_by("-corte__fecha", "-pk")
        return self.filter(pk=Subquery(mas_nueva.values("pk")[:1]))


class PublicacionQuerySet(InternoQuerySet):
    def publicas(self):
        """Published, with a file that is still there: what anybody may read."""
        return self.filter(estado=EstadoDePublicacion.PUBLICADA, documento__eliminado__isnull=True)

    def al_corte(self, corte, usuario=None):
        """Documents dated up to `corte`; annotate `estado_al`, as of its end."""
        estado = Case(
            When(retirada__date__lte=corte, then=Value(EstadoDePublicacion.RETIRADA.value)),
            When(publicada__date__lte=corte, then=Value(EstadoDePublicacion.PUBLICADA.value)),
            default=Value(EstadoDePublicacion.PREPARACION.value), output_field=CharField(),
        )  # fmt: skip
        return self.filter(fecha__lte=corte).annotate(estado_al=estado)

    def del_anio(self, anio):
        return self.filter(fecha__year=anio)

    def temas(self):
        """[theme] of these rows, in alphabetical order."""
        return list(self.order_by("tema").values_list("tema", flat=True).distinct())

    def anios(self):
        """[year] of these rows, newest first."""
        return list(self.annotate(anio=ExtractYear("fecha")).order_by("-anio").values_list("anio", flat=True).distinct())

    def por_tema(self):
        """[{"tema", "cuantas", "primera", "ultima"}]: how many, and the dates of the first and the last."""
        return self.order_by("tema").values("tema").annotate(cuantas=Count("pk"), primera=Min("fecha"), ultima=Max("fecha"))
