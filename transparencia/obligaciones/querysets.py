"""Named sets and computed columns, always as of a cut-off date. The module is internal: dependencias take no part."""

from django.db.models import Avg, Case, Count, DecimalField, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, ExtractMonth, ExtractQuarter, NullIf

from seguimiento.nucleo.querysets import RegistroQuerySet

from .estados import EstadoDeReunion, Tendencia

PUNTOS = DecimalField(max_digits=7, decimal_places=2)


class Interno(RegistroQuerySet):
    def visibles_para(self, usuario):
        return self.none() if usuario.es_enlace else self


def _cuantos(filas, campo="pk"):
    """SQL: how many rows of a set point to the outer row by `campo`; 0 without any."""
    grupo = filas.filter(**{campo: OuterRef("pk")}).order_by().values(campo).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(grupo, output_field=IntegerField()), 0)


def _de(modelo, nombre):
    """Live rows of the model at the other end of a relation."""
    return modelo._meta.get_field(nombre).related_model.objects


class UnidadQuerySet(Interno):
    def vigentes(self, fecha):
        """Those that exist on a date; without dates, always."""
        return self.filter(Q(desde__isnull=True) | Q(desde__lte=fecha), Q(hasta__isnull=True) | Q(hasta__gte=fecha))

    def al_corte(self, corte, usuario=None):
        """Annotate `porcentaje` of the last evaluation (None without any) and how many `asesorias` and `asistencias` up to the day."""
        ultima = _de(self.model, "evaluaciones").filter(unidad=OuterRef("pk"), fecha__lte=corte).order_by("-ejercicio", "-trimestre")
        return self.annotate(
            porcentaje=Subquery(ultima.values("porcentaje")[:1]),
            asesorias_dadas=_cuantos(_de(self.model, "asesorias").filter(fecha__lte=corte), "unidad"),
            asistencias_tomadas=_cuantos(_de(self.model, "asistencias").filter(reunion__fecha__lte=corte), "unidad"),
        )

    def sin_evaluar(self, corte, ejercicio, trimestre):
        """Units that exist on the day without an evaluation of that quarter."""
        hechas = _de(self.model, "evaluaciones").filter(fecha__lte=corte, ejercicio=ejercicio, trimestre=trimestre)
        return self.vigentes(corte).exclude(pk__in=hechas.values("unidad"))


class EvaluacionQuerySet(Interno):
    def al_corte(self, corte, usuario=None):
        """Evaluations known by the day, with `anterior` (per cent of the same unit), `cambio` (points) and `tendencia`."""
        antes = (
            self.model.objects.filter(unidad=OuterRef("unidad"), fecha__lte=corte)
            .filter(Q(ejercicio__lt=OuterRef("ejercicio")) | Q(ejercicio=OuterRef("ejercicio"), trimestre__lt=OuterRef("trimestre")))
            .order_by("-ejercicio", "-trimestre")
        )
        filas = self.filter(fecha__lte=corte).annotate(anterior=Subquery(antes.values("porcentaje")[:1], output_field=PUNTOS))
        return filas.annotate(
            cambio=F("porcentaje") - F("anterior"),
            tendencia=Case(
                When(anterior__isnull=True, then=Value(Tendencia.PRIMERA.value)),
                When(porcentaje__gt=F("anterior"), then=Value(Tendencia.SUBE.value)),
                When(porcentaje__lt=F("anterior"), then=Value(Tendencia.BAJA.value)),
                default=Value(Tendencia.IGUAL.value),
            ),
        )

    def por_unidad(self):
        """[{"unidad", "unidad__nombre", "t1".."t4", "media", "n"}]: per cents of the four quarters of one year and their mean."""
        trimestres = {f"t{n}": Avg("porcentaje", filter=Q(trimestre=str(n))) for n in range(1, 5)}
        grupos = self.order_by().values("unidad", "unidad__nombre").annotate(media=Avg("porcentaje"), n=Count("pk"), **trimestres)
        return list(grupos.order_by("unidad__nombre"))

    def medidas(self):
        """{"media", "n", "t1".."t4", "n1".."n4"} over all of them: means of what was evaluated, and how many there were."""
        medias = {f"t{n}": Avg("porcentaje", filter=Q(trimestre=str(n))) for n in range(1, 5)}
        cuentas = {f"n{n}": Count("pk", filter=Q(trimestre=str(n))) for n in range(1, 5)}
        return self.order_by().aggregate(media=Avg("porcentaje"), n=Count("pk"), **medias, **cuentas)


class ReunionQuerySet(Interno):
    def al_corte(self, corte, usuario=None):
        """Annotate `estado` by its date, and `asistieron`: units on the list or, without a list, those that were declared."""
        lista = NullIf(_cuantos(_de(self.model, "asistencias"), "reunion"), Value(0))
        return self.annotate(
            estado=Case(
                When(fecha__lte=corte, then=Value(EstadoDeReunion.CELEBRADA.value)), default=Value(EstadoDeReunion.PROGRAMADA.value)
            ),
            en_lista=Coalesce(lista, 0),
            asistieron=Coalesce(lista, F("declaradas"), output_field=IntegerField()),
        )

    def celebradas(self):
        return self.filter(estado=EstadoDeReunion.CELEBRADA)

    def sin_asistencia(self):
        """Already held, and nobody has written who came."""
        return self.celebradas().filter(asistieron__isnull=True)


class AsesoriaQuerySet(Interno):
    def al_corte(self, corte, usuario=None):
        return self.filter(fecha__lte=corte).annotate(mes=ExtractMonth("fecha"), trimestre=ExtractQuarter("fecha"))

    def contadas(self, *por):
        """{values of the columns `por`: how many}."""
        grupos = self.order_by().values_list(*por).annotate(n=Count("pk"))
        return {fila[:-1]: fila[-1] for fila in grupos}
