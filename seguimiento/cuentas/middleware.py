"""What is asked of every page of somebody who is in: an active session and, of some roles, the second factor."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from . import segundo_factor, sesiones
from .accesos import FACTOR_LISTO

# All that somebody who still lacks the second factor may open: setting it up, the password, and leaving.
ABIERTAS = {
    "mfa_activate_totp", "mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_generate_recovery_codes", "mfa_reauthenticate",
    "mfa_list_webauthn", "mfa_add_webauthn", "mfa_reauthenticate_webauthn", "account_reauthenticate", "account_logout",
    "account_change_password", "account_set_password", "cuentas:sesion_continuar",
}  # fmt: skip


class SesionViva:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            sesiones.tocar(request)
        return self.get_response(request)


class SegundoFactor:
    """Leads to the set-up before anything else. The answer is remembered in the session: one query until it is there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        request.admite_llaves = segundo_factor.admite_llaves(request)
        request.falta_segundo_factor = self.falta(request)
        if not request.falta_segundo_factor or request.resolver_match.view_name in ABIERTAS:
            return None
        destino = reverse("mfa_activate_totp")
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": destino})
        return HttpResponseRedirect(destino)

    def falta(self, request):
        persona = request.user
        if not persona.is_authenticated or not segundo_factor.obligado(persona) or request.session.get(FACTOR_LISTO):
            return False
        if segundo_factor.tiene(persona):
            request.session[FACTOR_LISTO] = True
            return False
        return True
