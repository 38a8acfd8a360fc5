"""Answers of the dependencias: given, accepted, or returned because they do not suffice. Who waits is told, both ways."""

from django.core.exceptions import ValidationError
from django.db import transaction

from seguimiento.cuentas.estados import ClaseDeAviso
from seguimiento.cuentas.models import Usuario
from seguimiento.cuentas.services import avisar
from seguimiento.nucleo import avances, bitacora, documentos, ejercicios
from seguimiento.nucleo.estados import Validacion

from .models import Respuesta
from .services import abierto, cerrar_pausa


@transaction.atomic
def responder(turno, *, texto, usuario, fecha, calendario, oficio="", evidencias=()):
    """Answer a turn; it counts at once. What an enlace answers waits for the coordinator. Ends its pause. Returns the Respuesta."""
    turno = abierto(turno)
    if usuario.es_enlace and turno.dependencia_id not in usuario.dependencias_ids:
        raise ValidationError("Ese turno no es de sus dependencias.")
    if fecha < turno.dia:
        raise ValidationError({"fecha": f"Se turnó el {turno.dia:%d/%m/%Y}: no puede contestarse antes."})
    with bitacora.contexto(usuario):
        if cerrar_pausa(turno, fecha, calendario):
            turno.save(update_fields=["vence"])
        respuesta = avances.registrar(
            turno, valores={"respondido": fecha}, texto=texto, usuario=usuario, fecha=fecha, requiere_validar=usuario.es_enlace,
            oficio=oficio,
        )  # fmt: skip
        for archivo in evidencias:
            documentos.adjuntar(respuesta, archivo, usuario=usuario)
    if turno.usuario_id and turno.usuario_id != usuario.pk:
        texto = f"{turno.dependencia} contestó el oficio {turno.recibido.folio}."
        avisar([turno.usuario], texto, turno.get_absolute_url(), ClaseDeAviso.OTRO)
    return respuesta


@transaction.atomic
def validar(filas, *, usuario, fecha):
    """The coordinator accepts these answers, all or none, and who gave them is told. Returns how many."""
    filas = _por_revisar(filas)
    with bitacora.contexto(usuario):
        for respuesta in filas:
            avances.validar(respuesta, usuario=usuario)
    _avisar_revision(filas, "Se aceptó su respuesta al oficio {}.", fecha)
    return len(filas)


@transaction.atomic
def devolver(filas, *, motivo, usuario, fecha):
    """These answers do not suffice: the turns are open again, with the deadline that they had, and who gave them is told why."""
    filas = _por_revisar(filas)
    with bitacora.contexto(usuario, motivo):
        for respuesta in filas:
            avances.devolver(respuesta, usuario=usuario, fecha=fecha, motivo=motivo)
    _avisar_revision(filas, f"Se devolvió su respuesta al oficio {{}}: {motivo}", fecha, ClaseDeAviso.DEVOLUCION)
    return len(filas)


def _por_revisar(filas):
    pks = [respuesta.pk for respuesta in filas]
    filas = list(Respuesta.objects.filter(pk__in=pks).select_related("de__recibido", "de__dependencia", "usuario").order_by("fecha", "pk"))
    for respuesta in filas:
        if respuesta.validacion != Validacion.POR_VALIDAR:
            estado = respuesta.get_validacion_display().lower()
            raise ValidationError(f"La respuesta al oficio {respuesta.de.recibido.folio} ya está {estado}.", code="revisado")
    ejercicios.exigir_abierto(*{respuesta.de.ejercicio for respuesta in filas})
    return filas


def _avisar_revision(filas, texto, fecha, clase=ClaseDeAviso.OTRO):
    for respuesta in filas:
        personas = {p.pk: p for p in Usuario.objects.enlaces_de([respuesta.de.dependencia_id], fecha)}
        if respuesta.usuario_id:
            personas[respuesta.usuario_id] = respuesta.usuario
        aviso = texto.replace("{}", respuesta.de.recibido.folio)[:300]
        avisar(personas.values(), aviso, respuesta.de.get_absolute_url(), clase)
