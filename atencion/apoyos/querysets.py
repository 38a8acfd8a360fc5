"""Named sets and sums of supports, always as of a cut-off date."""

from django.db.models import Case, CharField, Count, Q, Sum, Value, When

from seguimiento.nucleo.querysets import RegistroQuerySet

from .estados import Situacion


class TipoQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """Internal to the Office: dependencias take no part."""
        return self.none() if usuario.es_enlace else self

    def vigentes(self):
        return self.filter(vigente=True)


def situacion_al(corte):
    """Expression of where a support stood at the end of that day, from the dates of its steps."""
    pasos = ((Situacion.CANCELADO, "cancelado_el"), (Situacion.ENTREGADO, "entregado_el"), (Situacion.AUTORIZADO, "autorizado_el"))
    casos = [When(**{f"{fecha}__lte": corte, "then": Value(paso.value)}) for paso, fecha in pasos]
    return Case(*casos, default=Value(Situacion.SOLICITADO.value), output_field=CharField())


class ApoyoQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        return self.none() if usuario.es_enlace else self

    def al_corte(self, corte, usuario=None):
        """Those asked for by then, with `situacion` as it stood."""
        return self.filter(fecha__lte=corte).annotate(situacion=situacion_al(corte))

    def sumas(self, *por):
        """{key: {"apoyos", "entregados", "cancelados", "monto"}} by those fields; `monto` is what was delivered, in pesos."""
        entregado = Q(situacion=Situacion.ENTREGADO)
        grupos = self.order_by().values(*por).annotate(
            apoyos=Count("id"),
            solicitados=Count("id", filter=Q(situacion=Situacion.SOLICITADO)),
            autorizados=Count("id", filter=Q(situacion=Situacion.AUTORIZADO)),
            entregados=Count("id", filter=entregado),
            cancelados=Count("id", filter=Q(situacion=Situacion.CANCELADO)),
            monto=Sum("monto", filter=entregado, default=0),
        )  # fmt: skip
        return {tuple(grupo.pop(campo) for campo in por): grupo for grupo in grupos}
