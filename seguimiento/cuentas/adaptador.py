"""How allauth behaves here: nobody signs up, mails say what this office says, and every attempt leaves its row."""

import logging
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import PermissionDenied, ValidationError

from . import accesos

log = logging.getLogger(__name__)
# What is told by mail to the owner of an account when it changes, in case it was not them.
NOTICIAS = {
    "account/email/password_changed": "Se cambió la contraseña de su cuenta.",
    "account/email/password_set": "Se creó la contraseña de su cuenta.",
    "account/email/password_reset": "Se restableció la contraseña de su cuenta.",
    "mfa/email/totp_activated": "Se activó el segundo factor de su cuenta, con una aplicación de códigos.",
    "mfa/email/totp_deactivated": "Se quitó de su cuenta el segundo factor: la aplicación de códigos.",
    "mfa/email/webauthn_added": "Se agregó a su cuenta una llave de acceso.",
    "mfa/email/webauthn_removed": "Se quitó de su cuenta una llave de acceso.",
    "mfa/email/recovery_codes_generated": "Se hicieron códigos de recuperación nuevos para su cuenta; los anteriores ya no sirven.",
}


class Adaptador(DefaultAccountAdapter):
    """Accounts are given by the administrador."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "Usuario o contraseña incorrectos.",
        "incorrect_password": "Esa no es su contraseña.",
        "enter_current_password": "Esa no es su contraseña actual.",
        "too_many_login_attempts": "Demasiados intentos fallidos. Espere cinco minutos o restablezca su contraseña.",
        "rate_limited": "Demasiados intentos seguidos. Espere unos minutos.",
        "account_inactive": "Esa cuenta está dada de baja. Pregunte al administrador.",
    }

    CALLADOS = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}

    def is_open_for_signup(self, request):
        return False

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        """Entering and leaving are seen: they need no message."""
        if message_template not in self.CALLADOS:
            super().add_message(request, level, message_template, *args, **kwargs)

    def get_client_ip(self, request):
        """Behind a proxy that says nothing, and on a socket, everybody has the same address: limits count them together."""
        try:
            return super().get_client_ip(request)
        except PermissionDenied:
            return accesos.SIN_DIRECCION

    def _get_login_attempts_cache_key(self, request, **credentials):
        """allauth counts by host and user; but the port of the Host header is whatever the browser says, so by user alone."""
        return (credentials.get("username") or "").lower()

    def pre_authenticate(self, request, **credentials):
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            accesos.al_bloquear(request, credentials.get("username") or "")
            raise

    def send_password_reset_mail(self, user, email, context):
        self.send_mail("cuentas/correo/contrasena", email, context)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """The change is already made: a mail server that does not answer must not make it look failed."""
        if template_prefix not in NOTICIAS or not user.email:
            return
        try:
            self.send_mail("cuentas/correo/noticia", user.email, {"user": user, "noticia": NOTICIAS[template_prefix]})
        except (OSError, SMTPException):
            log.exception("No salió el correo que avisa a %s de un cambio en su cuenta", user.username)
