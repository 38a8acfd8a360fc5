"""Named sets and computed columns of petitions and of what hangs from them, always as of a cut-off date."""

from datetime import timedelta

from django.db.models import Case, CharField, DateField, Exists, F, Func, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce

from seguimiento.nucleo.querysets import RegistroQuerySet

from .estados import EstadoPeticion


def relacionado(modelo, relacion):
    """Model at the other end of a reverse relation."""
    return getattr(modelo, relacion).rel.related_model


def constante(fecha):
    """A date as SQL, to travel with each row."""
    return Cast(Value(fecha), DateField())


def dias_entre(desde, hasta):
    """SQL: natural days from one date to another."""
    return Func(hasta, desde, template="(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField())


class GiraQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """Internal to the Office."""
        return self.none() if usuario.es_enlace else self

    def al_corte(self, corte, usuario=None):
        return self.filter(fecha__lte=corte)


class PeticionQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """An enlace sees those with a turn to the own dependencias."""
        if not usuario.es_enlace:
            return self
        propios = self._de("turnos").filter(dependencia__in=usuario.dependencias_ids)
        return self.filter(Exists(propios.filter(peticion=OuterRef("pk"))))

    def al_corte(self, corte, usuario=None):
        """Those received up to the cut-off date, with `concluida_al`, `estado` and `dias` (natural, until its conclusion or the cut)."""
        return (
            self.filter(fecha__lte=corte)
            .annotate(concluida_al=self._concluida_al(corte))
            .annotate(estado=self._estado(corte, usuario), dias=dias_entre(F("fecha"), Coalesce(F("concluida_al"), constante(corte))))
        )

    def _de(self, relacion):
        return relacionado(self.model, relacion).objects

    def _concluida_al(self, corte):
        """Date of the conclusion that was valid at the cut: today's, or one that was reopened afterwards."""
        despues = self._de("conclusiones").reabiertas_despues(corte).filter(peticion=OuterRef("pk"))
        antes = Subquery(despues.order_by().values("fecha")[:1])
        return Case(When(concluida__lte=corte, then=F("concluida")), default=antes, output_field=DateField())

    def _hechos(self, corte, usuario):
        """(some turn waits for its answer, something was done): as far as this person may know it."""
        turnos, seguimientos = (self._de(nombre).al_corte(corte).filter(peticion=OuterRef("pk")) for nombre in ("turnos", "seguimientos"))
        if usuario is not None:
            turnos, seguimientos = turnos.visibles_para(usuario), seguimientos.visibles_para(usuario)
        return Exists(turnos.sin_responder(corte)), Exists(turnos) | Exists(seguimientos)

    def _estado(self, corte, usuario):
        esperan, hecho = self._hechos(corte, usuario)
        return Case(
            When(concluida_al__isnull=False, then=Value(EstadoPeticion.CONCLUIDA.value)),
            When(esperan, then=Value(EstadoPeticion.TURNADA.value)),
            When(hecho, then=Value(EstadoPeticion.SEGUIMIENTO.value)),
            default=Value(EstadoPeticion.RECIBIDA.value),
            output_field=CharField(),
        )

    # -- by plain conditions, that the indexes serve
    def concluidas(self, corte):
        reabiertas = self._de("conclusiones").reabiertas_despues(corte).order_by().values("peticion")
        return self.filter(Q(concluida__lte=corte) | Q(pk__in=reabiertas))

    def abiertas(self, corte):
        """Received and not concluded at the cut-off date."""
        reabiertas = self._de("conclusiones").reabiertas_despues(corte).order_by().values("peticion")
        abiertas = self.filter(Q(concluida__isnull=True) | Q(concluida__gt=corte), fecha__lte=corte)
        return abiertas.exclude(pk__in=reabiertas)

    def en_estado(self, estados, corte, usuario=None):
        """In any of these states at the cut-off date."""
        estados = set(estados)
        conjuntos = [self.model.objects.concluidas(corte)] if EstadoPeticion.CONCLUIDA in estados else []
        esperan, hecho = self._hechos(corte, usuario)
        condiciones = {
            EstadoPeticion.TURNADA: esperan,
            EstadoPeticion.SEGUIMIENTO: ~esperan & hecho,
            EstadoPeticion.RECIBIDA: ~hecho,
        }
        pedidas = [condicion for estado, condicion in condiciones.items() if estado in estados]
        if len(pedidas) == len(condiciones):
            conjuntos.append(self.model.objects.abiertas(corte))
        elif pedidas:
            alguna = Q()
            for condicion in pedidas:
                alguna |= Q(condicion)
            conjuntos.append(self.model.objects.abiertas(corte).filter(alguna))
        if len(conjuntos) == 1:
            return self.filter(pk__in=conjuntos[0].order_by().values("pk"))
        claves = [conjunto.order_by().values("pk") for conjunto in conjuntos]
        return self.filter(pk__in=claves[0].union(*claves[1:], all=True)) if claves else self.none()

    def sin_movimiento(self, corte, dias):
        """Open, received at least that many natural days ago and without follow-up or turn in them."""
        desde = corte - timedelta(days=dias)
        recientes = {"peticion": OuterRef("pk"), "fecha__gt": desde, "fecha__lte": corte}
        seguimientos, turnos = self._de("seguimientos").filter(**recientes), self._de("turnos").filter(**recientes)
        return self.abiertas(corte).filter(fecha__lte=desde).exclude(Exists(seguimientos)).exclude(Exists(turnos))

    def sin_turno(self, corte):
        """Open and never handed to anybody."""
        return self.abiertas(corte).exclude(Exists(self._de("turnos").al_corte(corte).filter(peticion=OuterRef("pk"))))

    def con_turno_a(self, dependencia, corte):
        turnos = self._de("turnos").al_corte(corte).filter(peticion=OuterRef("pk"), dependencia=dependencia)
        return self.filter(Exists(turnos))

    def con_edad(self, corte, desde, hasta=None):
        """Open ones received between `desde` and `hasta` natural days before the cut-off date, both counted in."""
        filas = self.abiertas(corte).filter(fecha__lte=corte - timedelta(days=desde))
        return filas if hasta is None else filas.filter(fecha__gte=corte - timedelta(days=hasta))


class DePeticionQuerySet(RegistroQuerySet):
    """What hangs from petitions; internal to the Office, except the turns."""

    def visibles_para(self, usuario):
        return self.none() if usuario.es_enlace else self

    def al_corte(self, corte, usuario=None):
        return self.filter(fecha__lte=corte)

    def de_giras(self):
        return self.filter(peticion__gira__isnull=False)


class SeguimientoQuerySet(DePeticionQuerySet):
    pass


class TurnoQuerySet(DePeticionQuerySet):
    def visibles_para(self, usuario):
        """An enlace sees the own ones alone."""
        return self.filter(dependencia__in=usuario.dependencias_ids) if usuario.es_enlace else self

    def al_corte(self, corte, usuario=None):
        """Turned by then, with `respondido_al`: the date of the answer if it was given by then."""
        dado = Case(When(respondido__lte=corte, then=F("respondido")), default=None, output_field=DateField())
        return self.filter(fecha__lte=corte).annotate(respondido_al=dado)

    def sin_responder(self, corte):
        return self.filter(Q(respondido__isnull=True) | Q(respondido__gt=corte), fecha__lte=corte)

    def respondidos(self, corte):
        return self.filter(respondido__lte=corte)

    def pendientes(self, corte):
        """Without answer at the cut-off date, of petitions that nobody has concluded."""
        return self.sin_responder(corte).filter(Q(peticion__concluida__isnull=True) | Q(peticion__concluida__gt=corte))

    def vencidos(self, corte):
        return self.pendientes(corte).filter(vence__lt=corte)


class ConclusionQuerySet(DePeticionQuerySet):
    def validas(self, corte):
        """Those that counted at the cut-off date: given by then and not reopened by then."""
        return self.filter(Q(reabierta__isnull=True) | Q(reabierta__gt=corte), fecha__lte=corte)

    def reabiertas_despues(self, corte):
        """Valid at the cut-off date and reopened later: few, by their own index."""
        return self.filter(fecha__lte=corte, reabierta__gt=corte)
