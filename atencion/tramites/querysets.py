"""Named sets and sums of services, always as of a cut-off date."""

from django.db.models import Sum
from django.db.models.functions import Coalesce

from seguimiento.nucleo.querysets import RegistroQuerySet

from .estados import Trimestre

VACIO = {"tramites": 0, "ingresos": 0}


def sumas():
    """Aggregates: `tramites` (how many, not rows) and `ingresos` (pesos; 0 where nothing is charged)."""
    return {"tramites": Coalesce(Sum("cantidad"), 0), "ingresos": Sum("ingreso", default=0)}


class TramiteQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """Internal to the Office: dependencias take no part."""
        return self.none() if usuario.es_enlace else self

    def al_corte(self, corte, usuario=None):
        return self.filter(fecha__lte=corte)

    def totales(self):
        return self.order_by().aggregate(**sumas())

    def por_trimestre(self):
        """{quarter: {"tramites", "ingresos"}} of the four, those without rows as 0."""
        grupos = {grupo["trimestre"]: grupo for grupo in self.order_by().values("trimestre").annotate(**sumas())}
        return {trimestre: grupos.get(trimestre.value, VACIO) for trimestre in Trimestre}
