"""The audit trail: changes of every tracked model in one list, newest first, by windows and without counting anything."""

from datetime import UTC, datetime, time, timedelta

from django.apps import apps
from django.db.models import F, IntegerField, OuterRef, Q, Subquery, Value
from django.urls import NoReverseMatch
from django.utils import timezone
from pghistory.models import Context, Event

from . import bitacora
from .pantallas.base import ruta

VENTANA = 50
ORDEN = ("-pgh_created_at", "pgh_lugar", "-pgh_id")


def modelos():
    """{label: model} of the tracked models, in alphabetical order: {"acuerdos.acuerdo": Acuerdo}."""
    rastreados = {m._meta.label_lower: m for m in apps.get_models() if not issubclass(m, Event) and hasattr(m, "eventos")}
    return dict(sorted(rastreados.items()))


def ultimos(*, de=None, quien=None, desde=None, hasta=None, cursor=None):
    """One window of changes: (lines as in `bitacora.cambios`, each with its "ruta"; cursor of the following one, or "").

    `de`: label of a model; `quien`: pk of a person; `desde`, `hasta`: days, both included; `cursor`: see `leer`.
    """
    rastreados = modelos()
    limite = _limite(desde, hasta, quien)
    partes = [_parte(m, n, limite, cursor) for n, (etiqueta, m) in enumerate(rastreados.items()) if de in (None, "", etiqueta)]
    filas = list(partes[0].union(*partes[1:], all=True).order_by(*ORDEN)[: VENTANA + 1] if partes[1:] else partes[0])
    lineas = {}
    for n in {n for _, n, _ in filas[:VENTANA]}:
        lineas |= _lineas(list(rastreados.values())[n], n, [pk for _, suyo, pk in filas[:VENTANA] if suyo == n])
    ordenadas = [linea for _, n, pk in filas[:VENTANA] if (linea := lineas[n, pk])]
    bitacora.nombrar(ordenadas)
    return ordenadas, escribir(filas[VENTANA - 1]) if len(filas) > VENTANA else ""


def _limite(desde, hasta, quien):
    limite = Q()
    if desde:
        limite &= Q(pgh_created_at__gte=_medianoche(desde))
    if hasta:
        limite &= Q(pgh_created_at__lt=_medianoche(hasta + timedelta(days=1)))
    if quien:
        limite &= Q(pgh_context__in=Context.objects.filter(metadata__user=quien))
    return limite


def _medianoche(dia):
    return timezone.make_aware(datetime.combine(dia, time.min))


def _parte(modelo, lugar, limite, cursor):
    """The newest events of one model after the cursor: (when, place of the model, pk)."""
    eventos = bitacora.modelo_de_eventos(modelo).objects.filter(limite)
    if cursor:
        cuando, ultimo, pk = cursor
        iguales = Q(pk__lt=pk) if lugar == ultimo else Q() if lugar > ultimo else Q(pk__in=[])
        eventos = eventos.filter(Q(pgh_created_at__lt=cuando) | Q(pgh_created_at=cuando) & iguales)
    eventos = eventos.annotate(pgh_lugar=Value(lugar, IntegerField())).order_by("-pgh_created_at", "-pgh_id")
    return eventos.values_list("pgh_created_at", "pgh_lugar", "pgh_id")[: VENTANA + 1]


def _lineas(modelo, lugar, pks):
    """{(place of the model, pk): line} of these events of one model, each compared with the one before of the same row."""
    eventos = bitacora.modelo_de_eventos(modelo).objects
    anterior = eventos.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")).order_by("-pgh_id").values("pgh_id")
    propios = list(eventos.filter(pk__in=pks).annotate(pgh_previo=Subquery(anterior[:1]), pgh_datos=F("pgh_context__metadata")))
    previos = eventos.in_bulk([evento.pgh_previo for evento in propios if evento.pgh_previo])
    registros = bitacora.con_ajenas(modelo._base_manager.all()).in_bulk([evento.pgh_obj_id for evento in propios])
    lineas = {}
    for evento in propios:
        registro = registros.get(evento.pgh_obj_id)
        linea = bitacora.linea(modelo, previos.get(evento.pgh_previo), evento, que=str(registro or f"#{evento.pgh_obj_id}"))
        lineas[lugar, evento.pk] = linea and linea | {"ruta": _ruta(modelo, registro)}
    return lineas


def _ruta(modelo, registro):
    """Address of its history, else of the page where it is seen; None where there is neither."""
    if registro is None:
        return None
    historial = ruta(modelo, "history", registro.pk)
    if historial or getattr(registro, "eliminado", None) is not None:
        return historial
    try:
        return registro.get_absolute_url()
    except NoReverseMatch:  # rows that are only seen inside another one
        return None


def escribir(fila):
    cuando, lugar, pk = fila
    return f"{cuando.astimezone(UTC):%Y%m%dT%H%M%S.%f}~{lugar}~{pk}"


def leer(cursor):
    """(when, place of the model, pk) of a written cursor; None without one. ValueError when it does not read."""
    if not cursor:
        return None
    cuando, lugar, pk = cursor.split("~")
    return datetime.strptime(cuando, "%Y%m%dT%H%M%S.%f").replace(tzinfo=UTC), int(lugar), int(pk)
