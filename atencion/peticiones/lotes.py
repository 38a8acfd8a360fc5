"""The same on many petitions: one statement, whatever their number, and once for each form."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F

from seguimiento.nucleo import bitacora, ejercicios
from seguimiento.nucleo.formato import fecha_corta, plural

from .models import Conclusion, Peticion, Turno
from .services import avisar_responsable, avisar_turnos, exigir_destino

SEGUIR = """
INSERT INTO peticiones_seguimiento
  (version, eliminado_motivo, fecha, registrado, peticion_id, canal, nota, usuario_id, lote, reconstruido)
SELECT 1, '', %s, now(), id, %s, %s, %s, %s, false FROM peticiones_peticion
WHERE id = ANY(%s) AND eliminado IS NULL ORDER BY id
ON CONFLICT (lote, peticion_id) WHERE lote IS NOT NULL DO NOTHING
"""


@transaction.atomic
def seguir(claves, *, dia, canal, nota, lote, usuario, fecha):
    """The same follow-up on the petitions of these keys, all or none; sent twice with the same `lote` it is written once.

    Returns how many were written.
    """
    _exigir_dia(_bloquear(claves), dia, fecha)
    with bitacora.contexto(usuario), connection.cursor() as cursor:
        cursor.execute(SEGUIR, [dia, canal, nota, usuario and usuario.pk, lote, list(claves)])
        return cursor.rowcount


@transaction.atomic
def turnar(claves, *, dia, orden, usuario, fecha, dependencia=None, instancia="", vence=None, oficio="", indicacion=""):
    """Hand these petitions to the same body; those that already wait for it stay as they are. Returns how many were handed."""
    filas = _bloquear(claves)
    _exigir_dia(filas, dia, fecha)
    datos = {
        "fecha": dia, "orden": orden, "dependencia": dependencia, "instancia": "" if dependencia else instancia, "vence": vence,
        "oficio": oficio, "indicacion": indicacion, "usuario": usuario,
    }  # fmt: skip
    exigir_destino(Turno(**datos))
    esperan = Turno.objects.sin_responder(fecha).filter(dependencia=dependencia, instancia=datos["instancia"], peticion__in=filas)
    ya = set(esperan.values_list("peticion", flat=True))
    turnos = [Turno(peticion=fila, **datos) for fila in filas if fila.pk not in ya]
    with bitacora.contexto(usuario):
        turnos = Turno.objects.bulk_create(turnos)
    avisar_turnos(turnos, fecha)
    return len(turnos)


@transaction.atomic
def concluir(claves, *, dia, resultado, respuesta, usuario, fecha):
    """End these petitions with the same answer, all or none: none that was concluded, or reopened after `dia`. Returns how many."""
    filas = _bloquear(claves)
    _exigir_dia(filas, dia, fecha)
    reabiertas = Conclusion.objects.filter(peticion__in=filas, reabierta__gt=dia).select_related("peticion").order_by("pk")
    if otra := reabiertas.first():
        raise ValidationError({"dia": f"{otra.peticion} se reabrió el {fecha_corta(otra.reabierta)}: use esa fecha o una posterior."})
    datos = {"fecha": dia, "resultado": resultado, "respuesta": respuesta, "usuario": usuario}
    with bitacora.contexto(usuario):
        Conclusion.objects.bulk_create(Conclusion(peticion=fila, **datos) for fila in filas)
    _cambiar(filas, {"concluida": dia}, usuario)
    return len(filas)


@transaction.atomic
def asignar(claves, *, responsable, motivo, usuario):
    """Give these petitions to another responsable. Returns how many changed."""
    filas = [fila for fila in _bloquear(claves) if fila.responsable_id != responsable.pk]
    _cambiar(filas, {"responsable": responsable}, usuario, motivo)
    if filas:
        avisar_responsable(filas, responsable, usuario)
    return len(filas)


@transaction.atomic
def priorizar(claves, *, prioridad, motivo, usuario):
    """Give these petitions another priority. Returns how many changed."""
    filas = [fila for fila in _bloquear(claves) if fila.prioridad != prioridad]
    _cambiar(filas, {"prioridad": prioridad}, usuario, motivo)
    return len(filas)


def _bloquear(claves):
    return list(Peticion.objects.select_for_update().filter(pk__in=claves).order_by("pk"))


def _cambiar(filas, cambios, usuario, motivo=""):
    with bitacora.contexto(usuario, motivo):
        Peticion.objects.filter(pk__in=[fila.pk for fila in filas]).update(**cambios, version=F("version") + 1)


def _exigir_dia(filas, dia, hoy):
    """As services.exigir_dia, said once for all; concluded ones are named by how many they are."""
    if dia > hoy:
        raise ValidationError({"dia": "La fecha no puede ser posterior a hoy."})
    ejercicios.exigir_abierto(dia.year)
    despues = [fila for fila in filas if fila.fecha > dia]
    if despues:
        cuantas = plural(len(despues), "petición se recibió", "peticiones se recibieron")
        raise ValidationError({"dia": f"{cuantas} después de esa fecha, {despues[0]} entre ellas."})
    concluidas = [fila for fila in filas if fila.concluida]
    if concluidas:
        cuantas = plural(len(concluidas), "está concluida", "están concluidas")
        raise ValidationError(f"De las elegidas, {cuantas} ({concluidas[0]}…): quítelas o reábralas primero.")
