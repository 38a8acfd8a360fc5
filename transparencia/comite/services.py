"""Operations on resolutions and reserved files: the term of a reserve, its one prorogation, and when it was opened."""

from django.core.exceptions import ValidationError
from django.db import transaction

from seguimiento.nucleo import bitacora, ejercicios, registros
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.plazos import mas_meses

from .estados import Clase
from .models import Reserva

FUTURA = "No puede ser posterior a hoy."
SIN_RESERVA = "Esa resolución no permite reservar: debe clasificar como reservada y no haberse revocado."


@transaction.atomic
def guardar(resolucion, *, usuario, hoy):
    """Save a new or edited resolution. One of a request does not come before it; one that holds reserved files stays one that may."""
    antes = registros.bloquear(resolucion) if resolucion.pk else None
    if resolucion.fecha > hoy:
        raise ValidationError({"fecha": FUTURA})
    if resolucion.solicitud_id and resolucion.fecha < resolucion.solicitud.presentada:
        dia = fecha_corta(resolucion.solicitud.presentada)
        raise ValidationError({"fecha": f"La solicitud se presentó el {dia}: el acta no puede ser anterior."})
    if resolucion.clase == Clase.PRORROGA and not resolucion.solicitud_id:
        raise ValidationError({"solicitud": "La prórroga es de una solicitud: escriba su folio."})
    resolucion.ejercicio = resolucion.fecha.year
    ejercicios.exigir_abierto(resolucion.ejercicio, antes and antes.ejercicio)
    if antes:
        resolucion.version = antes.version + 1
        _cuidar_reservas(resolucion, antes)
    resolucion.full_clean()
    with bitacora.contexto(usuario):
        resolucion.save()
    return resolucion


def _cuidar_reservas(resolucion, antes):
    primera = Reserva.objects.filter(resolucion=antes).order_by("inicio").first()
    if primera is None:
        return
    if not resolucion.reserva:
        raise ValidationError({"clase": "Tiene expedientes reservados: siga siendo una clasificación como reservada que no se revoca."})
    if primera.inicio < resolucion.fecha:
        dia = fecha_corta(primera.inicio)
        raise ValidationError({"fecha": f"Ya tiene un expediente reservado desde el {dia}: el acta no puede ser posterior."})


@transaction.atomic
def guardar_reserva(reserva, *, usuario):
    """Save a new or edited reserved file; its end follows from its beginning and its months (L81 89 and 97)."""
    antes = registros.bloquear(reserva) if reserva.pk else None
    resolucion = reserva.resolucion
    ejercicios.exigir_abierto(reserva.inicio.year, antes and antes.inicio.year)
    if not resolucion.reserva:
        raise ValidationError({"resolucion": SIN_RESERVA})
    if reserva.inicio < resolucion.fecha:
        raise ValidationError({"inicio": f"La reserva empieza con el acta ({fecha_corta(resolucion.fecha)}), no antes."})
    if antes:
        _conservar(reserva, antes)
    reserva.fin_original = mas_meses(reserva.inicio, reserva.meses)
    if reserva.ampliada:
        if reserva.ampliada > reserva.fin_original:
            raise ValidationError({"meses": f"Su prórroga es del {fecha_corta(reserva.ampliada)}: el plazo no puede terminar antes."})
        reserva.fin_ampliado = mas_meses(reserva.fin_original, reserva.meses_de_ampliacion)
    return _escribir(reserva, usuario)


def _conservar(reserva, antes):
    """What editing does not touch: its prorogation and its opening."""
    for campo in ("ampliada", "meses_de_ampliacion", "acta_de_ampliacion", "fin_ampliado", "desclasificada", "motivo", "reconstruido"):
        setattr(reserva, campo, getattr(antes, campo))
    reserva.version = antes.version + 1
    if reserva.desclasificada and reserva.desclasificada < reserva.inicio:
        raise ValidationError({"inicio": f"Se desclasificó el {fecha_corta(reserva.desclasificada)}: no puede empezar después."})


@transaction.atomic
def ampliar(reserva, *, fecha, meses, acta, usuario, hoy):
    """Prolong the reserve once, before it ends (L81 92 and 97). Returns the row."""
    reserva = registros.bloquear(reserva)
    ejercicios.exigir_abierto(fecha.year)
    if reserva.desclasificada:
        raise ValidationError("Ya se desclasificó: no hay qué prorrogar.")
    if reserva.ampliada:
        raise ValidationError(f"Ya se prorrogó el {fecha_corta(reserva.ampliada)}: la prórroga es una sola.")
    if fecha > hoy:
        raise ValidationError({"fecha": FUTURA})
    if not reserva.inicio <= fecha <= reserva.fin_original:
        rango = f"entre el {fecha_corta(reserva.inicio)} y el {fecha_corta(reserva.fin_original)}"
        raise ValidationError({"fecha": f"La prórroga se resuelve mientras dura la reserva, {rango}."})
    reserva.ampliada, reserva.meses_de_ampliacion, reserva.acta_de_ampliacion = fecha, meses, acta
    reserva.fin_ampliado, reserva.version = mas_meses(reserva.fin_original, meses), reserva.version + 1
    return _escribir(reserva, usuario)


@transaction.atomic
def desclasificar(reserva, *, fecha, motivo, usuario, hoy):
    """The file is public from that day: its term ended, its causes did, or an authority ordered so."""
    reserva = registros.bloquear(reserva)
    ejercicios.exigir_abierto(fecha.year)
    if reserva.desclasificada:
        raise ValidationError(f"Ya se desclasificó el {fecha_corta(reserva.desclasificada)}.")
    if fecha > hoy:
        raise ValidationError({"fecha": FUTURA})
    if fecha < max(reserva.inicio, reserva.ampliada or reserva.inicio):
        raise ValidationError({"fecha": "No puede ser anterior al inicio de la reserva ni a su prórroga."})
    reserva.desclasificada, reserva.motivo, reserva.version = fecha, motivo, reserva.version + 1
    return _escribir(reserva, usuario, motivo)


def _escribir(reserva, usuario, motivo=""):
    reserva.full_clean()
    with bitacora.contexto(usuario, motivo):
        reserva.save()
    return reserva
