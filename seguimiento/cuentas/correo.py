"""Mails of the accounts: the address to choose a password, and what is told to each person."""

import logging
from datetime import timedelta
from smtplib import SMTPException

from allauth.account.internal.flows.password_reset import request_password_reset
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from seguimiento.nucleo.formato import plural

from .models import Aviso, Usuario

logger = logging.getLogger(__name__)
VIGENCIA = timedelta(days=1)  # of a notice that could not be sent


def enviar_enlace(request, persona):
    """Mail a person the address where they choose a password. False when the account has no e-mail."""
    if not persona.email:
        return False
    request_password_reset(request, persona.email, [persona], None)
    return True


def absoluta(ruta):
    """The address of a page of this site as it is written in an e-mail."""
    return f"{settings.SITIO_URL}{ruta}"


def enviar(persona, asunto, plantilla, contexto):
    """One message to one person, as text and as HTML: `plantilla`.txt and `plantilla`.html. Raises what the server of mail says."""
    comunes = {
        "persona": persona,
        "asunto": asunto,
        "sitio_url": settings.SITIO_URL,
        "preferencias": absoluta(f"{reverse('cuentas:perfil')}#correos"),
    }
    texto, html = (render_to_string(f"{plantilla}.{tipo}", {**comunes, **contexto}) for tipo in ("txt", "html"))
    mensaje = EmailMultiAlternatives(asunto, texto, to=[persona.email], headers={"Auto-Submitted": "auto-generated"})
    mensaje.attach_alternative(html, "text/html")
    mensaje.send()


def enviar_avisos(ahora):
    """Write to each person the notices that wait, all of them in one message. Returns how many people were written to."""
    personas = Usuario.objects.filter(pk__in=Aviso.objects.por_enviar(ahora - VIGENCIA).values("usuario")).exclude(email="")
    return sum(_enviar_los_de(persona, ahora) for persona in personas)


def _enviar_los_de(persona, ahora):
    avisos = _tomar(persona, ahora)
    if not avisos:
        return False
    asunto = avisos[0].texto if len(avisos) == 1 else f"{plural(len(avisos), 'aviso', 'avisos')} del Sistema de Seguimiento"
    lineas = [{"texto": aviso.texto, "url": absoluta(aviso.url or reverse("cuentas:aviso_list"))} for aviso in avisos]
    try:
        enviar(persona, " ".join(asunto.split())[:150], "cuentas/correo/avisos", {"avisos": lineas})
    except (SMTPException, OSError) as error:
        logger.warning("No se pudo escribir a %s: %s", persona.username, error)
        Aviso.objects.filter(pk__in=[aviso.pk for aviso in avisos]).update(por_enviar=True)
        return False
    return True


@transaction.atomic
def _tomar(persona, ahora):
    """The notices of a person that go by e-mail now, no longer waiting: another worker finds none. Unwanted kinds wait no more."""
    suyos = Aviso.objects.por_enviar(ahora - VIGENCIA).filter(usuario=persona)
    avisos = list(suyos.select_for_update(skip_locked=True).order_by("creado", "pk"))
    Aviso.objects.filter(pk__in=[aviso.pk for aviso in avisos]).update(por_enviar=False)
    apagados = set(persona.sin_correo.values_list("clase", flat=True))
    return [aviso for aviso in avisos if aviso.clase not in apagados]
