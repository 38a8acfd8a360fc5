"""Forms of the entrance: user and password, the code of the second factor, and a new password."""

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm, ResetPasswordKeyForm, SetPasswordForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.core.exceptions import ValidationError

from . import accesos
from .contrasenas import REGLAS


def vestir(form, **rotulos):
    """Labels in the words of this office, and no placeholder: it vanishes as one types."""
    for nombre, campo in form.fields.items():
        campo.widget.attrs.pop("placeholder", None)
        if nombre in rotulos:
            campo.label = rotulos[nombre]


class EntrarForm(LoginForm):
    """User and password; the session ends with the browser unless asked otherwise."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        vestir(self, login="Usuario", password="Contraseña", remember="Mantener la sesión en este equipo")
        for nombre, falta in (("login", "Escriba su usuario."), ("password", "Escriba su contraseña.")):
            self.fields[nombre].help_text = ""
            self.fields[nombre].error_messages["required"] = falta
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"


class CodigoForm:
    """Mixin: one code, of the application or of recovery; too many wrong ones are written down."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        vestir(self, code="Código")
        campo = self.fields["code"]
        campo.max_length = 20
        campo.error_messages["required"] = "Escriba el código."
        campo.widget.attrs |= {"inputmode": "numeric", "spellcheck": "false", "autofocus": True}

    def clean_code(self):
        try:
            return super().clean_code()
        except ValidationError as error:
            if error.code == "too_many_login_attempts":
                accesos.al_bloquear(accesos.pedido(), self.user.username)
            raise


class SegundoFactorForm(CodigoForm, AuthenticateForm):
    pass


class ConfirmarConCodigoForm(CodigoForm, ReauthenticateCodeForm):
    pass


class ActivarForm(CodigoForm, ActivateTOTPForm):
    pass


class LlaveForm(AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        vestir(self, name="Nombre", passwordless="Entrar con esta llave, sin usuario ni contraseña")
        self.fields["name"].help_text = "Para distinguirla de otras."
        self.fields["passwordless"].help_text = "Su equipo le pedirá siempre la huella, el rostro o el PIN."


class NombreDeLlaveForm(EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        vestir(self, name="Nombre")


class ConfirmarForm(ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        vestir(self, password="Contraseña")
        self.fields["password"].help_text = ""
        self.fields["password"].error_messages["required"] = "Escriba su contraseña."


class ContrasenaNueva:
    """Mixin: the new password twice, with its rules in one sentence."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        vestir(self, oldpassword="Contraseña actual", password1="Contraseña nueva", password2="Contraseña nueva, otra vez")
        self.fields["password1"].help_text = REGLAS
        if "oldpassword" in self.fields:
            self.fields["oldpassword"].help_text = ""


class CambiarForm(ContrasenaNueva, ChangePasswordForm):
    pass


class CrearForm(ContrasenaNueva, SetPasswordForm):
    pass


class RestablecerForm(ContrasenaNueva, ResetPasswordKeyForm):
    pass
