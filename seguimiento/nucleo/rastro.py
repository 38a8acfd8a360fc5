"""The audit trail: changes of every tracked model in one list, newest first, by windows and without counting anything."""

from datetime import UTC, datetime, time, timedelta

from django.apps import apps
from django.db.models import CharField, F, ForeignKey, OuterRef, Q, Subquery, Value
from django.utils import timezone
from pghistory.models import Context, Event

from . import bitacora
from .pantallas.base import ruta

VENTANA = 50


def modelos():
    """{label: model} of the tracked models: {"acuerdos.acuerdo": Acuerdo}."""
    return {m._meta.label_lower: m for m in apps.get_models() if not issubclass(m, Event) and hasattr(m, "eventos")}


def ultimos(*, de=None, quien=None, desde=None, hasta=None, cursor=""):
    """One window of changes: (lines as in `bitacora.cambios`, each with its "ruta"; cursor of the following one, or "").

    `de`: label of a model; `quien`: pk of a person; `desde`, `hasta`: days, both included. ValueError when `cursor` does not read.
    """
    rastreados = modelos()
    limite = _limite(desde, hasta, quien)
    partes = [_parte(rastreados[etiqueta], etiqueta, limite, leer(cursor)) for etiqueta in ([de] if de else sorted(rastreados))]
    todas = partes[0].union(*partes[1:], all=True) if partes[1:] else partes[0]
    filas = list(todas.order_by("-pgh_created_at", "etiqueta", "-pgh_id")[: VENTANA + 1])
    lineas = {}
    for etiqueta in {etiqueta for _, etiqueta, _ in filas[:VENTANA]}:
        lineas |= _lineas(rastreados[etiqueta], etiqueta, [pk for _, suya, pk in filas[:VENTANA] if suya == etiqueta])
    ordenadas = [linea for _, etiqueta, pk in filas[:VENTANA] if (linea := lineas[etiqueta, pk])]
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


def _parte(modelo, etiqueta, limite, cursor):
    """The newest events of one model after the cursor: (when, label, pk)."""
    eventos = bitacora.modelo_de_eventos(modelo).objects.filter(limite)
    if cursor:
        cuando, hasta_la, pk = cursor
        iguales = Q(pk__lt=pk) if etiqueta == hasta_la else Q() if etiqueta > hasta_la else Q(pk__in=[])
        eventos = eventos.filter(Q(pgh_created_at__lt=cuando) | Q(pgh_created_at=cuando) & iguales)
    eventos = eventos.annotate(etiqueta=Value(etiqueta, CharField())).order_by("-pgh_created_at", "-pgh_id")
    return eventos.values_list("pgh_created_at", "etiqueta", "pgh_id")[: VENTANA + 1]


def _lineas(modelo, etiqueta, pks):
    """{(label, pk): line} of these events of one model, each compared with the one before of the same row."""
    eventos = bitacora.modelo_de_eventos(modelo).objects
    anterior = eventos.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")).order_by("-pgh_id").values("pgh_id")
    propios = list(eventos.filter(pk__in=pks).annotate(previo_id=Subquery(anterior[:1]), contexto=F("pgh_context__metadata")))
    previos = eventos.in_bulk([evento.previo_id for evento in propios if evento.previo_id])
    ajenas = [campo.name for campo in modelo._meta.concrete_fields if isinstance(campo, ForeignKey)]
    registros = modelo._base_manager.select_related(*ajenas).in_bulk([evento.pgh_obj_id for evento in propios])
    lineas = {}
    for evento in propios:
        registro = registros.get(evento.pgh_obj_id)
        linea = bitacora.linea(modelo, previos.get(evento.previo_id), evento, que=str(registro or f"#{evento.pgh_obj_id}"))
        lineas[etiqueta, evento.pk] = linea and linea | {"ruta": _ruta(modelo, registro)}
    return lineas


def _ruta(modelo, registro):
    """Address of its history, else of the page where it is seen; None where there is neither."""
    if registro is None:
        return None
    historial = ruta(modelo, "history", registro.pk)
    return historial or (registro.get_absolute_url() if getattr(registro, "eliminado", None) is None else None)


def escribir(fila):
    cuando, etiqueta, pk = fila
    return f"{cuando.astimezone(UTC):%Y%m%dT%H%M%S.%f}~{etiqueta}~{pk}"


def leer(cursor):
    """(when, label, pk) of a written cursor; None without one."""
    if not cursor:
        return None
    cuando, etiqueta, pk = cursor.split("~")
    return datetime.strptime(cuando, "%Y%m%dT%H%M%S.%f").replace(tzinfo=UTC), etiqueta, int(pk)
