"""Named sets and sums of supports, always as of a cut-off date."""

from django.db.models import Case, CharField, Count, Q, Sum, TextField, Value, When
from django.db.models.functions import Concat, Trim

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

    def con_persona(self):
        """With `persona_nombre` in one piece, for columns that mask it."""
        partes = ("persona__nombre", Value(" "), "persona__primer_apellido", Value(" "), "persona__segundo_apellido")
        return self.annotate(persona_nombre=Trim(Concat(*partes, output_field=TextField())))

    def del_mismo(self, personas, tipos):
        """{(person, kind, period): (key, folio)} of those that count, also the ones found repeated."""
        vivos = self.filter(eliminado__isnull=True, persona__in=personas, tipo__in=tipos).exclude(estado=Situacion.CANCELADO)
        return {
            (persona, tipo, periodo): (pk, folio)
            for persona, tipo, periodo, pk, folio in vivos.order_by("-repetido", "-pk").values_list(
                "persona", "tipo", "periodo", "pk", "folio"
            )
        }

    def por_tipo_y_municipio(self):
        """[{"tipo", "tipo__nombre", "municipio", "municipio__nombre", "apoyos", one count per step, "monto" delivered in pesos}]."""
        grupos = self.order_by().values("tipo", "tipo__nombre", "municipio", "municipio__nombre", "municipio__orden")
        cuentas = {f"{paso.value}s": Count("id", filter=Q(situacion=paso)) for paso in Situacion}
        filas = grupos.annotate(apoyos=Count("id"), monto=Sum("monto", filter=Q(situacion=Situacion.ENTREGADO), default=0), **cuentas)
        return sorted(filas, key=lambda g: (g["tipo__nombre"], g["municipio"] is None, g["municipio__orden"] or ""))
