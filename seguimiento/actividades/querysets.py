"""Named sets and computed columns of activities, always as of a cut-off date."""

from datetime import date

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Case, Count, Exists, F, Max, Min, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce

from seguimiento.cuentas.querysets import nombre_de
from seguimiento.nucleo import avances
from seguimiento.nucleo.querysets import RegistroQuerySet

from .estados import EstatusAsignacion

SIN_AVANCE, EN_PROCESO, CONCLUIDO = EstatusAsignacion.SIN_AVANCE, EstatusAsignacion.EN_PROCESO, EstatusAsignacion.CONCLUIDO


def junto(grupos):
    """THE state of an activity, over assignments grouped by activity: closed when all have closed, untouched when none moved."""
    igual = When(menor=F("mayor"), then=F("menor"))
    grupos = grupos.annotate(menor=Min("estatus_al"), mayor=Max("estatus_al"))
    return grupos.annotate(junto=Case(igual, default=Value(EN_PROCESO.value), output_field=TextField()))


def rango_del_mes(mes):
    """ "2024-02" → (first day, first day of the next one); ValueError when it is no month."""
    inicio = date.fromisoformat(f"{mes}-01")
    return inicio, date(inicio.year + inicio.month // 12, inicio.month % 12 + 1, 1)


class ActividadQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """Director and administrador see all units; the rest, their own and what is assigned to them by name."""
        if usuario.rol in ("administrador", "director"):
            return self
        propias = self._asignaciones().filter(actividad=OuterRef("pk"), responsable=usuario)
        return self.filter(Q(unidad__in=usuario.unidades_ids) | Exists(propias))

    def _asignaciones(self):
        return self.model.asignaciones.rel.related_model.objects

    def al_corte(self, corte, usuario=None):
        """Annotate `estatus`, `cuantos` and `nombres` of who answers; what lies ahead is kept, untouched."""
        grupos = self._asignaciones().al_corte(corte).order_by().values("actividad")
        filas = grupos.filter(actividad=OuterRef("pk"))
        quienes = self._asignaciones().sin_relevo(corte).order_by().values("actividad").filter(actividad=OuterRef("pk"))
        nombres = StringAgg(nombre_de("responsable__"), delimiter=", ", order_by="pk")
        return self.annotate(
            estatus=Coalesce(Subquery(junto(filas).values("junto")), Value(SIN_AVANCE.value), output_field=TextField()),
            cuantos=Coalesce(Subquery(quienes.annotate(n=Count("pk")).values("n")), Value(0)),
            nombres=Coalesce(Subquery(quienes.annotate(s=nombres).values("s")), Value(""), output_field=TextField()),
        )

    def en_estatus(self, estatus, corte):
        """Those whose `estatus` at the cut-off date is one of these: what `al_corte` annotates, read over all rows at once."""
        grupos = junto(self._asignaciones().al_corte(corte).order_by().values("actividad"))
        condicion = Q(pk__in=grupos.filter(junto__in=estatus).values("actividad"))
        return self.filter(condicion | ~Q(pk__in=grupos.values("actividad")) if SIN_AVANCE in estatus else condicion)

    def del_mes(self, mes):
        desde, hasta = rango_del_mes(mes)
        return self.filter(fecha__gte=desde, fecha__lt=hasta)

    def abiertas(self, corte):
        return self.en_estatus([SIN_AVANCE, EN_PROCESO], corte)

    def vencidas(self, corte):
        """Those whose deadline has passed and that somebody has not closed."""
        return self.filter(plazo__lt=corte).abiertas(corte)


class AsignacionQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """Rows of activities in scope."""
        actividades = self.model._meta.get_field("actividad").related_model.objects.visibles_para(usuario)
        return self.filter(Exists(actividades.filter(pk=OuterRef("actividad"))))

    def sin_relevo(self, corte):
        """Those that nobody had taken over by that date; of deleted activities, none."""
        return self.filter(Q(hasta__isnull=True) | Q(hasta__gt=corte), actividad__eliminado__isnull=True)

    def al_corte(self, corte, usuario=None):
        """Annotate `estatus_al`; only who answered at the cut-off date. Before a handover counts who had it, then who took it."""
        return self.sin_relevo(corte).filter(desde__lte=corte).annotate(**avances.estado_al(self.model, corte))

    def con_nombre(self):
        """Annotate `nombre` of who answers."""
        return self.annotate(nombre=nombre_de("responsable__"))

    def abiertas(self):
        """After `al_corte`: not concluded."""
        return self.exclude(estatus_al=CONCLUIDO)

    def vencidas(self, corte):
        return self.al_corte(corte).abiertas().filter(actividad__plazo__lt=corte)


class AvanceQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        asignaciones = self.model._meta.get_field("de").related_model.objects.visibles_para(usuario)
        return self.filter(Exists(asignaciones.filter(pk=OuterRef("de"))))

    def al_corte(self, corte, usuario=None):
        return self.filter(fecha__lte=corte)
