"""Second factor (codes of an application, passkeys, recovery codes): who must have it, and how allauth keeps and names it."""

import base64
import hashlib
import logging

import segno
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from . import accesos, sesiones
from .dispositivos import en_palabras
from .estados import CON_SEGUNDO_FACTOR, Resultado

FACTORES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes alone are no factor
log = logging.getLogger(__name__)


def tiene(usuario):
    return Authenticator.objects.filter(user=usuario, type__in=FACTORES).exists()


def obligado(usuario):
    """Whether the setting asks it of this person's role."""
    return settings.MFA_OBLIGATORIO and usuario.rol in CON_SEGUNDO_FACTOR


def admite_llaves(request):
    """Browsers give passkeys only to a name (not a number) with a secure connection, or to localhost."""
    nombre = request.get_host().partition(":")[0]
    es_numero = nombre.replace(".", "").isdigit() or nombre.startswith("[")
    return not es_numero and (request.is_secure() or nombre == "localhost")


def olvidar(persona):
    """Application, passkeys and recovery codes no longer serve."""
    Authenticator.objects.filter(user=persona).delete()


def quitar(request, persona, *, motivo):
    """For whoever lost the telephone and the recovery codes; their sessions end."""
    olvidar(persona)
    accesos.registrar(request, Resultado.CAMBIO, persona, detalle=f"Segundo factor quitado por {request.user.username}: {motivo}")
    sesiones.cerrar(request, sesiones.UserSession.objects.filter(user=persona), detalle="Se le quitó el segundo factor")


class Adaptador(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Ese código no sirve. Escriba el que su aplicación muestra en este momento.",
        "cannot_generate_recovery_codes": "Active primero el segundo factor.",
    }

    def get_totp_label(self, user):
        return user.username

    def _get_site_name(self):
        return settings.MFA_TOTP_ISSUER

    def build_totp_svg(self, url):
        """Inline SVG, without style attributes, so that the content policy allows it."""
        return segno.make(url, error="m", micro=False).svg_inline(omitsize=True, border=2, dark="#000", light="#fff")

    def generate_authenticator_name(self, user, type):
        return en_palabras(context.request.META.get("HTTP_USER_AGENT", ""))

    def encrypt(self, text):
        """A copy of the database alone does not give anybody's codes."""
        return _cifrado().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        try:
            return _cifrado().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            log.error("Un segundo factor no se puede leer: falta la clave anterior en SECRET_KEY_FALLBACKS.")
            return generate_totp_secret()  # no code will match it


def _cifrado():
    claves = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"segundo factor {clave}".encode()).digest())) for clave in claves])
