"""Named sets and computed columns of agreements, always as of a cut-off date."""

from datetime import timedelta

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Avg, Case, Count, DecimalField, Exists, F, Max, Min, OuterRef, Q, Subquery, TextField, Value, When

from seguimiento.nucleo import avances
from seguimiento.nucleo.querysets import RegistroQuerySet
from seguimiento.nucleo.semaforo import GRIS

from .estados import EstadoReunion, EstatusResponsable, SituacionAcuerdo

PORCENTAJE = DecimalField(max_digits=20, decimal_places=10)


def del_alcance(filas, usuario, campo):
    """Rows of the cabinets to which the encargo of this person is limited; all of them without limit."""
    nombres = usuario.solo_en("acuerdos")
    return filas if nombres is None else filas.filter(**{f"{campo}__in": nombres})


def con_estado(grupos):
    """THE state of an agreement: annotate `junto` over responsables grouped by agreement."""
    igual = When(menor=F("mayor"), then=F("menor"))
    grupos = grupos.annotate(menor=Min("estatus_al"), mayor=Max("estatus_al"))
    return grupos.annotate(junto=Case(igual, default=Value(EstatusResponsable.EN_PROCESO.value), output_field=TextField()))


def con_media(grupos):
    """Its captured compliance: annotate `media`, 0–100."""
    return grupos.annotate(media=Avg("porcentaje_al", output_field=PORCENTAJE))


class GabineteQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        return del_alcance(self, usuario, "nombre")


class ReunionQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        return del_alcance(self, usuario, "gabinete__nombre")

    def al_corte(self, corte, usuario=None):
        """Meetings up to the cut-off date; those that lie ahead, programmed or cancelled, are kept."""
        return self.filter(Q(fecha__lte=corte) | ~Q(estado=EstadoReunion.CELEBRADA))

    def con_acuerdos(self):
        """Annotate `acuerdos_n`: live agreements taken there."""
        cuantos = Count("acuerdos", filter=Q(acuerdos__eliminado__isnull=True))
        return self.annotate(acuerdos_n=cuantos).order_by("-fecha", "-pk")

    def celebradas(self, corte):
        return self.filter(estado=EstadoReunion.CELEBRADA, fecha__lte=corte)


class AcuerdoQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """An enlace sees the agreements in which one of their dependencias answers; reserved ones are for named persons."""
        autorizado = self.model.autorizaciones.rel.related_model.objects.filter(acuerdo=OuterRef("pk"), usuario=usuario)
        visibles = del_alcance(self.filter(Q(reservado=False) | Exists(autorizado)), usuario, "reunion__gabinete__nombre")
        if usuario.es_enlace:
            propio = self._responsables().filter(acuerdo=OuterRef("pk"), dependencia__in=usuario.dependencias_ids)
            visibles = visibles.filter(Exists(propio))
        return visibles

    def _responsables(self):
        return self.model.responsables.rel.related_model.objects

    def hasta(self, corte):
        """Agreements taken up to the cut-off date."""
        return self.filter(fecha__lte=corte)

    def vigentes(self, corte):
        """Those that count at the cut-off date: not cancelled nor merged by then."""
        return self.hasta(corte).filter(Q(situacion=SituacionAcuerdo.VIGENTE) | Q(baja_fecha__gt=corte))

    def _por_acuerdo(self, corte, usuario=None):
        """Responsables that answered at the cut-off date, to be aggregated by agreement; an enlace's, the own rows alone."""
        filas = self._responsables().al_corte(corte)
        if usuario is not None and usuario.es_enlace:
            filas = filas.filter(dependencia__in=usuario.dependencias_ids)
        return filas.order_by().values("acuerdo")

    def al_corte(self, corte, usuario=None):
        """Annotate `estatus`, `avance` (mean of captured percentages, 0–100), `cuantos` and `siglas` of the responsables.

        An agreement is concluido when all its responsables are, pendiente when all are, otherwise en proceso. An enlace's
        figures come from the own rows alone.
        """
        filas = self._por_acuerdo(corte, usuario).filter(acuerdo=OuterRef("pk"))
        return self.hasta(corte).annotate(
            estatus=Subquery(con_estado(filas).values("junto"), output_field=TextField()),
            avance=Subquery(con_media(filas).values("media"), output_field=PORCENTAJE),
            cuantos=Subquery(filas.annotate(n=Count("pk")).values("n")),
            siglas=Subquery(filas.annotate(s=StringAgg("dependencia__nombre_corto", delimiter=", ", order_by="pk")).values("s")),
        )

    def en_estatus(self, estatus, corte, usuario=None):
        """Those whose `estatus` at the cut-off date is one of these: what `al_corte` annotates, read over all rows at once."""
        return self.filter(pk__in=con_estado(self._por_acuerdo(corte, usuario)).filter(junto__in=estatus).values("acuerdo"))

    def abiertos(self, corte, usuario=None):
        """Those not concluded at the cut-off date, without responsables too."""
        concluidos = con_estado(self._por_acuerdo(corte, usuario)).filter(junto=EstatusResponsable.CONCLUIDO)
        return self.exclude(pk__in=concluidos.values("acuerdo"))

    def en_semaforo(self, colores, umbrales, decimales, corte, usuario=None):
        """Those whose `avance` at the cut-off date has one of these colours; without responsables, grey."""
        grupos = con_media(self._por_acuerdo(corte, usuario))
        condicion = Q(pk__in=grupos.alias(color=umbrales.color_sql("media", decimales)).filter(color__in=colores).values("acuerdo"))
        return self.filter(condicion | ~Q(pk__in=grupos.values("acuerdo")) if GRIS in colores else condicion)

    def por_agendar(self, reunion, corte):
        """Open agreements of the cabinet of a meeting that its agenda does not take up yet, the first to fall due first.

        Reserved ones stay out: the agenda goes by e-mail.
        """
        del_gabinete = self.vigentes(corte).filter(reunion__gabinete=reunion.gabinete_id, reservado=False, fecha__lte=reunion.fecha)
        sin_agendar = del_gabinete.exclude(reunion=reunion).exclude(seguimientos__in=reunion.puntos.all())
        return sin_agendar.abiertos(corte).order_by("fecha_compromiso", "pk")

    def vencidos(self, corte, usuario=None):
        """Vigentes whose committed date has passed and that are not concluded."""
        return self.vigentes(corte).filter(fecha_compromiso__lt=corte).abiertos(corte, usuario)

    def estancados(self, corte, dias, usuario=None):
        """Vigentes, not concluded, without progress in the last `dias` natural days (an enlace's, by the own rows)."""
        recientes = self.model.responsables.rel.related_model.avances.rel.related_model.objects.filter(
            de__acuerdo=OuterRef("pk"), fecha__gt=corte - timedelta(days=dias), fecha__lte=corte
        )
        if usuario is not None and usuario.es_enlace:
            recientes = recientes.filter(de__dependencia__in=usuario.dependencias_ids)
        antiguos = self.vigentes(corte).filter(fecha__lte=corte - timedelta(days=dias))
        return antiguos.abiertos(corte, usuario).filter(~Exists(recientes))


class ResponsableQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """Rows of agreements in scope; of those, an enlace sees only the own ones."""
        acuerdos = self.model._meta.get_field("acuerdo").related_model.objects.visibles_para(usuario)
        visibles = self.filter(Exists(acuerdos.filter(pk=OuterRef("acuerdo"))))
        return visibles.filter(dependencia__in=usuario.dependencias_ids) if usuario.es_enlace else visibles

    def al_corte(self, corte, usuario=None):
        """Annotate `estatus_al` and `porcentaje_al`; only those who already answered at the cut-off date."""
        return self.filter(desde__lte=corte).annotate(**avances.estado_al(self.model, corte))

    def de_vigentes(self, corte):
        """Of agreements that count at the cut-off date."""
        return self.filter(
            Q(acuerdo__situacion=SituacionAcuerdo.VIGENTE) | Q(acuerdo__baja_fecha__gt=corte),
            acuerdo__fecha__lte=corte,
            acuerdo__eliminado__isnull=True,
        )


class AvanceQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        responsables = self.model._meta.get_field("de").related_model.objects.visibles_para(usuario)
        return self.filter(Exists(responsables.filter(pk=OuterRef("de"))))

    def al_corte(self, corte, usuario=None):
        return self.filter(fecha__lte=corte)
