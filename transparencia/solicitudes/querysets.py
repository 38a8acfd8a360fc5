"""Named sets and derived columns of requests, acts and turns, always as of a cut-off date."""

import re

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, CharField, DateField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from seguimiento.nucleo.filtros import sin_acentos
from seguimiento.nucleo.querysets import RegistroQuerySet
from seguimiento.nucleo.vencimientos import vence_al

from .estados import (
    ABIERTAS,
    COMPETENCIAS,
    ClaseDeActo,
    Competencia,
    EstadoDeSolicitud,
    EstadoDeTurno,
    Materia,
)

TEXTO = CharField()
MAXIMO_DE_PALABRAS = 40  # of a text, by which similar ones are looked for
DE_ACTO = {
    ClaseDeActo.ACEPTADA: Competencia.ACEPTADA, ClaseDeActo.RECHAZADA: Competencia.RECHAZADA, ClaseDeActo.DECLINADA: Competencia.DECLINADA,
}  # fmt: skip


def solo_sus_turnos(usuario):
    """Whether this person only answers turns: an enlace, or somebody of another unidad (their encargo is limited)."""
    return usuario.es_enlace or usuario.solo_en("solicitudes") is not None


def algunas(texto):
    """tsquery of the text: the words that say something, any of them; None without words."""
    palabras = list(dict.fromkeys(re.findall(r"\w{4,}", sin_acentos(texto))))[:MAXIMO_DE_PALABRAS]
    return SearchQuery(" | ".join(palabras), config="spanish", search_type="raw") if palabras else None


def relacionado(modelo, relacion):
    """Model at the other end of a reverse relation."""
    return getattr(modelo, relacion).rel.related_model


class SolicitudQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """Who only answers turns sees the requests that were turned to them."""
        if not solo_sus_turnos(usuario):
            return self
        return self.filter(Exists(relacionado(self.model, "turnos").objects.visibles_para(usuario).filter(solicitud=OuterRef("pk"))))

    def al_corte(self, corte, usuario=None):
        """Requests presented up to the cut-off date, with `competencia`, `sentido`, `respondida`, `estado`, `cerrada` (the day on which
        it ended, if it did) and `vence_al` (the deadline that ruled it) as its acts say."""
        return (
            self.filter(presentada__lte=corte)
            .annotate(
                sin_desahogo=self._fecha(corte, ClaseDeActo.SIN_DESAHOGO),
                acto_competencia=Subquery(self._actos(corte).filter(clase__in=COMPETENCIAS).values("clase")[:1]),
                fecha_competencia=Subquery(self._actos(corte).filter(clase__in=COMPETENCIAS).values("fecha")[:1]),
                respondida=self._fecha(corte, ClaseDeActo.RESPUESTA),
                sentido=Coalesce(Subquery(self._actos(corte).filter(clase=ClaseDeActo.RESPUESTA).values("sentido")[:1]), Value("")),
                prevenida=self._fecha(corte, ClaseDeActo.PREVENCION),
                desahogada=self._fecha(corte, ClaseDeActo.DESAHOGO),
            )
            .annotate(competencia=_competencia())
            .annotate(estado=_estado(), cerrada=_cerrada(), vence_al=vence_al(corte))
        )

    def _actos(self, corte):
        return relacionado(self.model, "actos").objects.vigentes(corte).filter(solicitud=OuterRef("pk")).order_by("-fecha", "-pk")

    def _fecha(self, corte, clase):
        return Subquery(self._actos(corte).filter(clase=clase).values("fecha")[:1], output_field=DateField())

    def abiertas(self):
        """Needs `al_corte`."""
        return self.filter(estado__in=ABIERTAS)

    def vencidas(self, corte):
        """Open ones whose deadline has passed. Needs `al_corte`."""
        return self.abiertas().filter(vence_al__lt=corte)

    def controvertidas(self):
        return self.filter(controversia=True)

    def parecidas(self, texto, corte):
        """Requests of information that speak of the same, the nearest first, with `competencia`, `sentido` and the rest of `al_corte`.
        Those of personal data are nobody's example."""
        if (buscada := algunas(texto)) is None:
            return self.none()
        filas = self.filter(materia=Materia.ACCESO, busqueda=buscada).al_corte(corte)
        return filas.annotate(cercania=SearchRank("busqueda", buscada)).order_by("-cercania", "-presentada", "-pk")

    def con_turno(self, turnos):
        """Those with some of these turns."""
        return self.filter(Exists(turnos.filter(solicitud=OuterRef("pk"))))


def _competencia():
    """Tenida por no presentada is one of those rejected, whatever was accepted before."""
    casos = [When(acto_competencia=acto, then=Value(competencia.value)) for acto, competencia in DE_ACTO.items()]
    rechazada = When(sin_desahogo__isnull=False, then=Value(Competencia.RECHAZADA.value))
    return Case(rechazada, *casos, default=Value(""), output_field=TEXTO)


def _estado():
    return Case(
        When(competencia=Competencia.RECHAZADA, then=Value(EstadoDeSolicitud.RECHAZADA.value)),
        When(competencia=Competencia.DECLINADA, then=Value(EstadoDeSolicitud.DECLINADA.value)),
        When(respondida__isnull=False, then=Value(EstadoDeSolicitud.RESPONDIDA.value)),
        When(Q(prevenida__isnull=False, desahogada__isnull=True), then=Value(EstadoDeSolicitud.PREVENIDA.value)),
        When(competencia=Competencia.ACEPTADA, then=Value(EstadoDeSolicitud.EN_TRAMITE.value)),
        default=Value(EstadoDeSolicitud.RECIBIDA.value),
        output_field=TEXTO,
    )


def _cerrada():
    return Case(
        When(estado=EstadoDeSolicitud.RECHAZADA, then=Coalesce("sin_desahogo", "fecha_competencia")),
        When(estado=EstadoDeSolicitud.DECLINADA, then=F("fecha_competencia")),
        default=F("respondida"),
        output_field=DateField(),
    )


class DeSolicitudQuerySet(RegistroQuerySet):
    """Rows that hang from a request."""


class ActoQuerySet(DeSolicitudQuerySet):
    def visibles_para(self, usuario):
        """Who only answers turns does not see what is done with the rest of the request."""
        return self.none() if solo_sus_turnos(usuario) else self

    def vigentes(self, corte):
        """Done by then, and not annulled yet."""
        return self.filter(Q(anulado__isnull=True) | Q(anulado__gt=corte), fecha__lte=corte)

    def al_corte(self, corte, usuario=None):
        return self.vigentes(corte)


class TurnoQuerySet(DeSolicitudQuerySet):
    def visibles_para(self, usuario):
        """An enlace sees the turns of the own dependencias; who is of another unidad, those of that unidad."""
        if usuario.es_enlace:
            return self.filter(dependencia__in=usuario.dependencias_ids)
        return self.filter(unidad__in=usuario.unidades_ids) if solo_sus_turnos(usuario) else self

    def al_corte(self, corte, usuario=None):
        """Turns made up to the cut-off date, with `respondido_al` and `estado` as they stood at its end."""
        return self.filter(fecha__lte=corte).annotate(respondido_al=Case(When(respondido__lte=corte, then=F("respondido")))).annotate(
            estado=Case(
                When(respondido_al__isnull=False, then=Value(EstadoDeTurno.CONTESTADO.value)),
                When(vence__lt=corte, then=Value(EstadoDeTurno.VENCIDO.value)),
                default=Value(EstadoDeTurno.ABIERTO.value),
                output_field=TEXTO,
            )
        )  # fmt: skip

    def por_contestar(self, corte):
        return self.filter(Q(respondido__isnull=True) | Q(respondido__gt=corte), fecha__lte=corte)
