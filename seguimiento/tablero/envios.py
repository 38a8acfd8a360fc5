"""Sends the digests of a day: each person gets one at most, whatever happens to the worker."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from seguimiento.cuentas import correo
from seguimiento.cuentas.estados import Correo, Rol
from seguimiento.cuentas.models import Recordatorio, Usuario
from seguimiento.nucleo.plazos import Calendario

from . import resumen

logger = logging.getLogger(__name__)
VENTANA = timedelta(hours=6)  # after the hour: a worker that was stopped then still sends, one that starts at night does not
SIN_TRABAJO = (Rol.ADMINISTRADOR, Rol.CONSULTA)  # nothing with a deadline waits for them


def es_hora(ahora):
    """Whether digests go out at this moment: a business day, from the hour that was set."""
    local = timezone.localtime(ahora)
    desde = datetime.combine(local.date(), settings.RECORDATORIO_HORA, tzinfo=local.tzinfo)
    return desde <= local < desde + VENTANA and Calendario.cargar().es_habil(local.date())


def enviar_los_que_faltan(ahora):
    """Send the digests of the day to those who have none yet. Returns how many went out."""
    if not es_hora(ahora):
        return 0
    dia = timezone.localtime(ahora).date()
    personas = Usuario.objects.que_reciben(Correo.RESUMEN).exclude(rol__in=SIN_TRABAJO).exclude(recordatorios__dia=dia)
    try:
        return sum(enviar_a(persona, dia) for persona in personas.order_by("pk"))
    except (SMTPException, OSError) as error:
        logger.warning("El servidor de correo no contesta; se intentará de nuevo: %s", error)
        return 0


def enviar_a(persona, dia):
    """The digest of a person, unless it was taken before or is empty. Raises when the server of mail is not there: nothing was sent."""
    recordatorio = _tomar(persona, dia)
    if recordatorio is None or (contexto := resumen.de(persona, dia)) is None:
        return False
    try:
        correo.enviar(persona, contexto["asunto"], "tablero/correo/resumen", contexto)
    except SMTPRecipientsRefused as error:
        recordatorio.error = str(error)[:200]
        recordatorio.save(update_fields=["error"])
        return False
    except (SMTPException, OSError):
        recordatorio.delete()
        raise
    recordatorio.enviado, recordatorio.renglones = timezone.now(), contexto["renglones"]
    recordatorio.save(update_fields=["enviado", "renglones"])
    return True


@transaction.atomic
def _tomar(persona, dia):
    """The row that says that this person's digest is taken, written before sending; None when it already was."""
    Usuario.objects.select_for_update().get(pk=persona.pk)
    recordatorio, nuevo = Recordatorio.objects.get_or_create(usuario=persona, dia=dia)
    return recordatorio if nuevo else None
