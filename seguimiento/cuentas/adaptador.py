"""How allauth behaves here: nobody signs up, and mails say what this office says."""

from allauth.account.adapter import DefaultAccountAdapter


class Adaptador(DefaultAccountAdapter):
    """Accounts are given by the administrador."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "Usuario o contraseña incorrectos.",
        "too_many_login_attempts": "Demasiados intentos fallidos. Espere cinco minutos o restablezca su contraseña.",
        "account_inactive": "Esa cuenta está dada de baja. Pregunte al administrador.",
    }

    CALLADOS = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}

    def is_open_for_signup(self, request):
        return False

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        """Entering and leaving are seen: they need no message."""
        if message_template not in self.CALLADOS:
            super().add_message(request, level, message_template, *args, **kwargs)

    def send_password_reset_mail(self, user, email, context):
        self.send_mail("cuentas/correo/contrasena", email, context)
