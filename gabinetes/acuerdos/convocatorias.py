"""Convocation of a session: the e-mail and the calendar entry (.ics, RFC 5545)."""

from datetime import UTC, datetime, time, timedelta

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from seguimiento.cuentas.models import Usuario

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


def enviar(reunion):
    """E-mail the convocation to the enlaces of the cabinet's dependencias. Returns to how many."""
    dependencias = reunion.gabinete.asientos.values_list("dependencia", flat=True)
    correos = sorted(set(Usuario.objects.enlaces_de(dependencias).exclude(email="").values_list("email", flat=True)))
    if correos:
        texto = render_to_string("acuerdos/convocatoria.txt", {"reunion": reunion, "puntos": reunion.puntos.all()})
        mensaje = EmailMessage(f"Convocatoria: {reunion}", texto, bcc=correos)
        mensaje.attach("reunion.ics", cita(reunion), "text/calendar")
        mensaje.send()
    return len(correos)
