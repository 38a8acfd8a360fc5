"""Named sets of the registers and of the archive, always as of a cut-off date. Internal to the Office."""

from django.db.models import Case, CharField, Count, F, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from seguimiento.nucleo.querysets import RegistroQuerySet

from .estados import Ciclo, EstadoDeFolio, EstadoDeOficio


class Interno(RegistroQuerySet):
    """Dependencias take no part in what the Office manages, sends and files."""

    def visibles_para(self, usuario):
        return self.none() if usuario.es_enlace else self


class FolioQuerySet(Interno):
    def al_corte(self, corte, usuario=None):
        """Folios opened by then; `estado_al` says whether they were concluded."""
        concluido = When(concluido__lte=corte, then=Value(EstadoDeFolio.CONCLUIDO.value))
        estado = Case(concluido, default=Value(EstadoDeFolio.ABIERTO.value), output_field=CharField())
        return self.filter(fecha__lte=corte).annotate(estado_al=estado)

    def con_seguimientos(self, corte, seguimientos):
        """Annotate `cuantos_seguimientos` and `ultimo_seguimiento` (a date) of those given, up to `corte`."""
        suyos = seguimientos.filter(folio=OuterRef("pk"), fecha__lte=corte).order_by().values("folio")
        return self.annotate(
            cuantos_seguimientos=Coalesce(Subquery(suyos.annotate(n=Count("pk")).values("n")), 0),
            ultimo_seguimiento=Subquery(suyos.annotate(ultimo=Max("fecha")).values("ultimo")),
        )

    def abiertos(self, corte):
        return self.filter(Q(concluido__isnull=True) | Q(concluido__gt=corte), fecha__lte=corte)


class SeguimientoQuerySet(Interno):
    def al_corte(self, corte, usuario=None):
        return self.filter(fecha__lte=corte)


class EnviadoQuerySet(Interno):
    def al_corte(self, corte, usuario=None):
        """Letters and drafts dated by then; `estado_al` knows no cancellation that came later."""
        despues = When(estado=EstadoDeOficio.CANCELADO, cancelado__gt=corte, then=Value(EstadoDeOficio.FIRMADO.value))
        return self.filter(fecha__lte=corte).annotate(estado_al=Case(despues, default=F("estado"), output_field=CharField()))

    def expedidos(self, corte):
        """Sent and standing at the end of `corte`: neither drafts nor what had been cancelled."""
        return self.al_corte(corte).filter(estado_al=EstadoDeOficio.FIRMADO)


class PlantillaQuerySet(Interno):
    def activas(self):
        return self.filter(activa=True)


class ClasificacionQuerySet(Interno):
    def clasificables(self):
        """Series and subseries in use: where an expediente may be filed."""
        return self.filter(nivel__in=("serie", "subserie"), activa=True)

    def con_cuantos(self, corte, expedientes):
        """Annotate `cuantos`: expedientes filed right there by then."""
        suyos = expedientes.filter(clasificacion=OuterRef("pk"), apertura__lte=corte).order_by().values("clasificacion")
        return self.annotate(cuantos=Coalesce(Subquery(suyos.annotate(n=Count("pk")).values("n")), 0))


class ExpedienteQuerySet(Interno):
    def al_corte(self, corte, usuario=None):
        """Expedientes opened by then; `ciclo_al`: where each one stood; `vence_al`: when its retention there ends, or null."""
        fin = When(dispuesto__lte=corte, destino_dado="historico", then=Value(Ciclo.HISTORICO.value))
        baja = When(dispuesto__lte=corte, then=Value(Ciclo.BAJA.value))
        concentracion = When(transferido__lte=corte, then=Value(Ciclo.CONCENTRACION.value))
        cerrado = When(cierre__lte=corte, then=Value(Ciclo.CERRADO.value))
        ciclo = Case(fin, baja, concentracion, cerrado, default=Value(Ciclo.ABIERTO.value), output_field=CharField())
        vence = Case(
            When(dispuesto__lte=corte, then=None),
            When(transferido__lte=corte, then=F("vence_concentracion")),
            When(cierre__lte=corte, then=F("vence_tramite")),
            default=None,
        )
        return self.filter(apertura__lte=corte).annotate(ciclo_al=ciclo, vence_al=vence)

    def de_la_rama(self, clasificacion):
        """Filed there, or anywhere below."""
        return self.filter(Q(clasificacion=clasificacion) | Q(clasificacion__ruta__startswith=f"{clasificacion.ruta}/"))

    def por_transferir(self, corte):
        """Closed, still in the archive in use, and past their term there."""
        en_tramite = Q(transferido__isnull=True) | Q(transferido__gt=corte)
        return self.filter(en_tramite, apertura__lte=corte, cierre__lte=corte, vence_tramite__lte=corte)

    def por_disponer(self, corte):
        """In concentration and past their term there: disposal, or the historical archive."""
        pendiente = Q(dispuesto__isnull=True) | Q(dispuesto__gt=corte)
        return self.filter(pendiente, transferido__lte=corte, vence_concentracion__lte=corte)
