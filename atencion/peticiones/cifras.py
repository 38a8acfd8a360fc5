"""Figures of the reports, each in one aggregate over its table."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Avg, Case, CharField, Count, F, IntegerField, Max, Q, Value, When

from .querysets import constante, dias_entre


def por_mes(filas):
    """{month: how many}"""
    return dict(filas.order_by().values_list("fecha__month").annotate(n=Count("id")))


def recibidas(peticiones):
    """{rubro: {month: how many}}"""
    grupos = {}
    for rubro, mes, cuantas in peticiones.order_by().values_list("rubro", "fecha__month").annotate(n=Count("id")):
        grupos.setdefault(rubro, {})[mes] = cuantas
    return grupos


@dataclass(frozen=True)
class Tramo:
    """Petitions received from `desde` to `hasta` natural days before, both counted in; without `hasta`, all those before."""

    desde: int
    hasta: int | None
    rotulo: str
    corto: str

    def fechas(self, corte):
        """{"desde", "hasta"} as the filters of the list take them."""
        limites = {"hasta": f"{corte - timedelta(days=self.desde):%d/%m/%Y}"}
        return limites if self.hasta is None else {"desde": f"{corte - timedelta(days=self.hasta):%d/%m/%Y}", **limites}


TRAMOS = (
    Tramo(0, 15, "Hasta 15 días", "0-15"),
    Tramo(16, 30, "De 16 a 30 días", "16-30"),
    Tramo(31, 60, "De 31 a 60 días", "31-60"),
    Tramo(61, 90, "De 61 a 90 días", "61-90"),
    Tramo(91, 180, "De 91 a 180 días", "91-180"),
    Tramo(181, 365, "De 181 días a un año", "181-365"),
    Tramo(366, None, "Más de un año", "> 365"),
)


def abiertas_por_edad(peticiones, corte):
    """({position of the Tramo: {state: how many}}, {"cuantas", "media", "maxima"} in days) of the open ones."""
    casos = [
        When(fecha__gte=corte - timedelta(days=tramo.hasta), then=Value(n)) for n, tramo in enumerate(TRAMOS) if tramo.hasta is not None
    ]
    abiertas = peticiones.al_corte(corte).abiertas(corte).order_by()
    grupos = {}
    por_tramo = abiertas.values("estado", tramo=Case(*casos, default=Value(len(TRAMOS) - 1), output_field=IntegerField()))
    for grupo in por_tramo.annotate(cuantas=Count("id")):
        grupos.setdefault(grupo["tramo"], {})[grupo["estado"]] = grupo["cuantas"]
    edad = dias_entre(F("fecha"), constante(corte))
    return grupos, peticiones.abiertas(corte).order_by().aggregate(cuantas=Count("id"), media=Avg(edad), maxima=Max(edad))


def por_municipio(peticiones, corte):
    """[{"municipio", "municipio__nombre", "recibidas", "concluidas"}], most first; those without municipio last."""
    concluidas = peticiones.concluidas(corte).order_by().values("pk")
    grupos = peticiones.order_by().values("municipio", "municipio__nombre", "municipio__orden")
    filas = grupos.annotate(recibidas=Count("id"), concluidas=Count("id", filter=Q(pk__in=concluidas)))
    return sorted(filas, key=lambda g: (g["municipio"] is None, -g["recibidas"], g["municipio__orden"] or ""))


def sumas_de_turnos(corte):
    """Aggregates over turns annotated by `al_corte`."""
    abierta = Q(peticion__concluida__isnull=True) | Q(peticion__concluida__gt=corte)
    return {
        "turnos": Count("id"),
        "respondidos": Count("id", filter=Q(respondido_al__isnull=False)),
        "vencidos": Count("id", filter=abierta & Q(respondido_al__isnull=True, vence__lt=corte)),
        "dias": Avg(dias_entre(F("fecha"), F("respondido_al"))),
    }


def de_turnos(turnos, corte):
    return turnos.order_by().aggregate(**sumas_de_turnos(corte))


def por_dependencia(turnos, corte):
    """Groups by who has to answer: each dependencia of the catalogue by name, then the bodies outside it, by level of government."""
    fuera = Case(When(dependencia__isnull=True, then=F("orden")), default=Value(""), output_field=CharField())
    grupos = turnos.order_by().values("dependencia", "dependencia__nombre", "dependencia__orden", fuera=fuera)
    return sorted(grupos.annotate(**sumas_de_turnos(corte)), key=lambda g: (g["fuera"], g["dependencia__orden"] or ""))
