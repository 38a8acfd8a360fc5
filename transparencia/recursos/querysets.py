"""Named sets and derived columns of recursos and complaints, always as of a cut-off date. Internal to the Office."""

from django.db.models import Case, CharField, Count, DateField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from seguimiento.nucleo.querysets import RegistroQuerySet
from seguimiento.nucleo.vencimientos import vence_al

from .estados import ABIERTOS, CON_INSTRUCCION, ORDENAN, ClaseDeEtapa, EstadoDeDenuncia, EstadoDeRecurso

TEXTO = CharField()
E, R = ClaseDeEtapa, EstadoDeRecurso
# The first of these stages that is there says how the recurso stands; a resolution, by its sense.
POR_ETAPA = (
    (E.DESECHAMIENTO, R.DESECHADO), (E.INFORME, R.CONCLUIDO), (E.CUMPLIMIENTO, R.POR_INFORMAR), (E.RESOLUCION, None), (E.CIERRE, R.CERRADO),
    (E.ADMISION, R.ADMITIDO), (E.DESAHOGO, R.INTERPUESTO), (E.PREVENCION, R.PREVENIDO),
)  # fmt: skip


class Interno(RegistroQuerySet):
    def visibles_para(self, usuario):
        return self.none() if usuario.es_enlace else self


class RecursoQuerySet(Interno):
    def al_corte(self, corte, usuario=None):
        """Recursos filed by then, with `estado_al`, `sentido_al` and `resuelto_al` as their stages said at the end of that day.

        `vence_al`: the day by which the Office must do something; null without one, or when what could be done may be done no more.
        """
        resueltas = self._etapas(corte).filter(clase=E.RESOLUCION)
        return (
            self.filter(interpuesto__lte=corte)
            .annotate(
                sentido_al=Coalesce(Subquery(resueltas.values("sentido")[:1]), Value(""), output_field=TEXTO),
                resuelto_al=Subquery(resueltas.values("fecha")[:1], output_field=DateField()),
                ultima=self._la_mas_avanzada(corte),
            )
            .annotate(estado_al=_estado())
            .annotate(vence_al=Case(When(estado_al__in=ABIERTOS, then=vence_al(corte)), output_field=DateField()))
        )

    def _etapas(self, corte):
        return self.model.etapas.rel.related_model.objects.al_corte(corte).filter(recurso=OuterRef("pk"))

    def _la_mas_avanzada(self, corte):
        """The stage that says most: stages of one day have no other order."""
        orden = Case(*(When(clase=clase, then=Value(n)) for n, (clase, _) in enumerate(POR_ETAPA)), default=Value(len(POR_ETAPA)))
        return Coalesce(
            Subquery(self._etapas(corte).order_by(orden, "pk").values("clase")[:1]), Value(E.INTERPOSICION.value), output_field=TEXTO
        )

    def abiertos(self):
        """Needs `al_corte`."""
        return self.filter(estado_al__in=ABIERTOS)

    def con_plazo(self):
        """With something to do before a day. Needs `al_corte`."""
        return self.filter(vence_al__isnull=False)

    def vencidos(self, corte):
        """Needs `al_corte`."""
        return self.filter(vence_al__lt=corte)

    def por_causal_y_estado(self):
        """{(causal, state): how many}; the causal is None where no fraction was written. Needs `al_corte`."""
        grupos = self.order_by().values_list("causal", "estado_al").annotate(n=Count("pk"))
        return {(causal, estado): n for causal, estado, n in grupos}


def _estado():
    ordena = When(ultima=E.RESOLUCION, sentido_al__in=ORDENAN, then=Value(R.POR_CUMPLIR.value))
    resuelto = When(ultima=E.RESOLUCION, then=Value(R.CONCLUIDO.value))
    casos = [When(ultima=clase, then=Value(estado.value)) for clase, estado in POR_ETAPA if estado]
    return Case(ordena, resuelto, *casos, default=Value(R.INTERPUESTO.value), output_field=TEXTO)


class EtapaQuerySet(Interno):
    def al_corte(self, corte, usuario=None):
        return self.filter(fecha__lte=corte)


class DenunciaQuerySet(Interno):
    def al_corte(self, corte, usuario=None):
        """Complaints filed by then, with `estado_al` and `vence_al`, the day by which the Office must do something, or null."""

        def hecho(campo):
            return Q(**{f"{campo}__lte": corte})

        instruida = hecho("resuelta") & Q(sentido__in=CON_INSTRUCCION)
        estado = Case(
            When(hecho("cumplida"), then=Value(EstadoDeDenuncia.CONCLUIDA.value)),
            When(instruida, then=Value(EstadoDeDenuncia.POR_CUMPLIR.value)),
            When(hecho("resuelta"), then=Value(EstadoDeDenuncia.CONCLUIDA.value)),
            When(hecho("informada"), then=Value(EstadoDeDenuncia.EN_ESTUDIO.value)),
            When(hecho("notificada"), then=Value(EstadoDeDenuncia.POR_INFORMAR.value)),
            default=Value(EstadoDeDenuncia.PRESENTADA.value),
            output_field=TEXTO,
        )
        vence = Case(
            When(estado_al=EstadoDeDenuncia.POR_INFORMAR, then=F("vence_informe")),
            When(estado_al=EstadoDeDenuncia.POR_CUMPLIR, then=F("vence_cumplimiento")),
            output_field=DateField(),
        )
        return self.filter(presentada__lte=corte).annotate(estado_al=estado).annotate(vence_al=vence)

    def abiertas(self):
        """Needs `al_corte`."""
        return self.exclude(estado_al=EstadoDeDenuncia.CONCLUIDA)

    def con_plazo(self):
        """Needs `al_corte`."""
        return self.filter(vence_al__isnull=False)
