"""What is done to the calendar of days off besides editing one day: a whole period at once, and its check against the gazette."""

from django.core.exceptions import ValidationError
from django.db import transaction

from . import bitacora, formato, vencimientos
from .models import DiaInhabil
from .plazos import UN_DIA

LARGO = 92  # days that a period may last: more is a year typed wrong


def entre_semana(desde, hasta):
    """Weekdays from one date to another, both included."""
    dias = (desde + UN_DIA * n for n in range((hasta - desde).days + 1))
    return [dia for dia in dias if dia.weekday() < 5]


@transaction.atomic
def registrar_periodo(*, desde, hasta, ambitos, usuario, **campos):
    """One row for each weekday and scope. Returns (new rows, those that were there already, left as they were).

    `campos`: motivo, fundamento, publicacion, por_confirmar. ValidationError when nothing would be new.
    """
    if hasta < desde:
        raise ValidationError({"hasta": "El periodo termina antes de empezar."})
    if (hasta - desde).days >= LARGO:
        raise ValidationError({"hasta": f"El periodo pasa de {LARGO} días: revise las fechas."})
    dias = entre_semana(desde, hasta)
    if not dias:
        raise ValidationError({"hasta": "En ese periodo sólo hay sábado y domingo, que ya no cuentan."})
    habidos = list(DiaInhabil.objects.select_for_update().filter(fecha__in=dias, ambito__in=ambitos).order_by("fecha", "ambito"))
    vistos = {(fila.fecha, fila.ambito) for fila in habidos}
    nuevos = [DiaInhabil(fecha=dia, ambito=uno, **campos) for dia in dias for uno in ambitos if (dia, uno) not in vistos]
    if not nuevos:
        raise ValidationError(f"Todos los días de ese periodo ya están en el calendario: {nombrar(habidos)}.")
    with bitacora.contexto(usuario):
        creados = DiaInhabil.objects.bulk_create(nuevos)
        vencimientos.cambiaron(DiaInhabil)
    return creados, habidos


def nombrar(filas):
    """Which days, in words: "25/12/2024 (Navidad) y 01/01/2025 (Año Nuevo)"."""
    return formato.enumerar(list(dict.fromkeys(f"{formato.fecha_corta(fila.fecha)} ({fila.motivo})" for fila in filas)))


@transaction.atomic
def confirmar(filas, *, publicacion, usuario):
    """Days that were checked against their publication. Returns how many stopped being "por confirmar"."""
    pendientes = list(DiaInhabil.objects.select_for_update().filter(pk__in=[fila.pk for fila in filas], por_confirmar=True))
    for fila in pendientes:
        fila.por_confirmar, fila.publicacion, fila.version = False, publicacion, fila.version + 1
    with bitacora.contexto(usuario, f"Cotejado con {publicacion}"):
        DiaInhabil.objects.bulk_update(pendientes, ["por_confirmar", "publicacion", "version"])
    return len(pendientes)
