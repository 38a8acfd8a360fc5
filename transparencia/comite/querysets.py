"""Named sets of resolutions and reserved files, always as of a cut-off date. Internal to the Office."""

from datetime import timedelta

from django.db.models import Case, CharField, Count, DateField, F, Value, When

from seguimiento.nucleo.querysets import RegistroQuerySet

from .estados import EN_EL_INDICE, Clase, EstadoDeReserva

POR_VENCER = timedelta(days=90)  # natural days: a prorogation of the reserve is asked for before it ends


class Interno(RegistroQuerySet):
    def visibles_para(self, usuario):
        return self.none() if usuario.es_enlace else self


class ResolucionQuerySet(Interno):
    def al_corte(self, corte, usuario=None):
        return self.filter(fecha__lte=corte)

    def de_reserva(self):
        return self.filter(clase=Clase.RESERVADA)

    def por_clase_y_sentido(self):
        """{(kind, sense): how many}"""
        grupos = self.order_by().values_list("clase", "sentido").annotate(n=Count("pk"))
        return {(clase, sentido): n for clase, sentido, n in grupos}


class ReservaQuerySet(Interno):
    def al_corte(self, corte, usuario=None):
        """Files reserved by then, with `fin_al` (when the term ends, as it was known) and `estado_al`."""
        fin = Case(When(ampliada__lte=corte, then=F("fin_ampliado")), default=F("fin_original"), output_field=DateField())
        return self.filter(inicio__lte=corte).annotate(fin_al=fin).annotate(
            estado_al=Case(
                When(desclasificada__lte=corte, then=Value(EstadoDeReserva.DESCLASIFICADA.value)),
                When(fin_al__lt=corte, then=Value(EstadoDeReserva.CONCLUIDA.value)),
                When(ampliada__lte=corte, then=Value(EstadoDeReserva.AMPLIADA.value)),
                default=Value(EstadoDeReserva.VIGENTE.value),
                output_field=CharField(),
            )
        )  # fmt: skip

    def en_el_indice(self):
        """Still reserved. Needs `al_corte`."""
        return self.filter(estado_al__in=EN_EL_INDICE)

    def concluidas(self):
        """Their term ended and nobody has written that they were opened. Needs `al_corte`."""
        return self.filter(estado_al=EstadoDeReserva.CONCLUIDA)

    def por_vencer(self, corte):
        """Still reserved, and their term ends within 90 natural days. Needs `al_corte`."""
        return self.en_el_indice().filter(fin_al__lte=corte + POR_VENCER)
