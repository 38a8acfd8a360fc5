"""Convocation of a session: the e-mail with its trace, and the calendar entry (.ics, RFC 5545)."""

from datetime import UTC, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from seguimiento.cuentas.estados import ClaseDeAviso
from seguimiento.cuentas.models import Usuario
from seguimiento.cuentas.services import avisar
from seguimiento.nucleo import ejercicios

from .estados import EstadoReunion, TipoConvocatoria
from .models import Convocado, Convocatoria

DURACION = timedelta(hours=1)  # of a session without an hour of end


def cita(reunion):
    """Text of the .ics of a session."""
    zona = timezone.get_current_timezone()
    inicio = datetime.combine(reunion.fecha, reunion.hora_inicio or time(9), tzinfo=zona)
    fin = datetime.combine(reunion.fecha, reunion.hora_fin, tzinfo=zona) if reunion.hora_fin else inicio + DURACION
    lineas = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Oficina del Ejecutivo de Sonora//Sistema de Seguimiento//ES", "BEGIN:VEVENT",
        f"UID:reunion-{reunion.pk}@seguimiento", f"DTSTAMP:{_utc(timezone.now())}", f"DTSTART:{_utc(inicio)}", f"DTEND:{_utc(fin)}",
        f"SUMMARY:{_escapar(str(reunion))}", f"LOCATION:{_escapar(reunion.lugar)}", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    return "\r\n".join(lineas)


def _utc(momento):
    return momento.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escapar(texto):
    return texto.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


@transaction.atomic
def convocar(reunion, *, usuario):
    """E-mail the convocation to the enlaces of the cabinet's dependencias. Returns its trace; None when none of them has an address."""
    ejercicios.exigir_abierto(reunion.ejercicio)
    if reunion.estado != EstadoReunion.PROGRAMADA:
        raise ValidationError(f"La reunión ya está {reunion.get_estado_display().lower()}: no se convoca.")
    personas = Usuario.objects.enlaces_de(reunion.gabinete.asientos.values_list("dependencia", flat=True))
    texto = render_to_string("acuerdos/convocatoria.txt", {"reunion": reunion, "puntos": reunion.puntos.all()})
    return _enviar(reunion, TipoConvocatoria.CONVOCATORIA, personas, f"Convocatoria: {reunion}", texto, usuario, adjunta=cita(reunion))


@transaction.atomic
def avisar_cancelacion(reunion, *, motivo, usuario):
    """Tell whoever was convoked to a meeting that it was called off: e-mail and notice. Returns its trace, or None when nobody was."""
    enviadas = reunion.convocatorias.filter(tipo=TipoConvocatoria.CONVOCATORIA)
    personas = Usuario.objects.filter(pk__in=Convocado.objects.filter(convocatoria__in=enviadas).values("usuario"))
    avisar(personas, f"Se canceló: {reunion}. {motivo}"[:300], clase=ClaseDeAviso.OTRO)  # its own e-mail goes below
    texto = render_to_string("acuerdos/cancelacion.txt", {"reunion": reunion, "motivo": motivo})
    return _enviar(reunion, TipoConvocatoria.CANCELACION, personas, f"Se cancela: {reunion}", texto, usuario)


def _enviar(reunion, tipo, personas, asunto, texto, usuario, adjunta=""):
    """One message with nobody's address in sight, after its trace is written."""
    personas = list(personas.exclude(email=""))
    if not personas:
        return None
    convocatoria = Convocatoria.objects.create(reunion=reunion, tipo=tipo, enviada=timezone.now(), cuantos=len(personas), usuario=usuario)
    Convocado.objects.bulk_create(Convocado(convocatoria=convocatoria, usuario=persona) for persona in personas)
    mensaje = EmailMessage(asunto, texto, bcc=sorted({persona.email for persona in personas}))
    if adjunta:
        mensaje.attach("reunion.ics", adjunta, "text/calendar")
    mensaje.send()
    return convocatoria
