"""Audit of entrances: what Django and allauth tell through their signals is written as rows of `Acceso`.

The only receivers of signals of the system, because entering and leaving happen inside those libraries.
"""

from allauth.account import signals as cuenta
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa import signals as mfa
from django.contrib.auth import signals as django_auth

from .dispositivos import en_palabras
from .estados import Resultado
from .models import Acceso, Usuario

SIN_DIRECCION = "0.0.0.0"
CODIGOS = "recovery_codes"
FACTOR_LISTO = "segundo_factor"  # remembered in the session (see middleware.SegundoFactor)
FACTORES = {"totp": "Aplicación de códigos", CODIGOS: "Código de recuperación", "webauthn": "Llave de acceso"}


def registrar(request, resultado, usuario=None, *, nombre="", detalle=""):
    """Write down one fact; the address and the device are those of the request."""
    return Acceso.objects.create(
        usuario=usuario,
        nombre=(nombre or getattr(usuario, "username", "")).replace("\0", "")[:150],
        resultado=resultado,
        detalle=detalle[:200],
        direccion=direccion(request),
        dispositivo=en_palabras(request.META.get("HTTP_USER_AGENT", "").replace("\0", "")),
    )


def direccion(request):
    """Address of whoever asks, behind the trusted proxies; None where there is none."""
    ip = get_adapter().get_client_ip(request)
    return None if ip == SIN_DIRECCION else ip


def pedido():
    """The request under way, for code of allauth that is not given it."""
    return context.request


def al_entrar(request, user, **kwargs):
    registrar(request, Resultado.ENTRO, user, detalle=como(request, user))


def como(request, usuario):
    """ "Contraseña y aplicación de códigos": what was shown to enter."""
    pasos = [FACTORES.get(paso.get("type"), "Contraseña") for paso in get_authentication_records(request, usuario)]
    texto = " y ".join(dict.fromkeys(pasos)).lower()
    return texto[:1].upper() + texto[1:]


def al_fallar(credentials, request=None, **kwargs):
    """Wrong password: at the entrance, or when asked again by somebody who is already in."""
    if request is None:
        return
    nombre = credentials.get("username") or ""
    dentro = getattr(request, "user", None) is not None and request.user.is_authenticated
    detalle = "Al confirmar su identidad" if dentro else ""
    registrar(request, Resultado.CONTRASENA, Usuario.todos.filter(username=nombre).first(), nombre=nombre, detalle=detalle)


def al_bloquear(request, nombre):
    """Too many wrong passwords or codes: not even the right one is tried. allauth gives no signal, its adapter calls this."""
    registrar(request, Resultado.BLOQUEADO, Usuario.todos.filter(username=nombre).first(), nombre=nombre)


def al_fallar_el_segundo_factor(request, user, reauthentication=False, **kwargs):
    registrar(request, Resultado.SEGUNDO_FACTOR, user, detalle="Al confirmar su identidad" if reauthentication else "")


def al_salir(request, user, **kwargs):
    if user is not None and user.pk:
        registrar(request, Resultado.SALIO, user)


def al_cambiar_contrasena(request, user, **kwargs):
    registrar(request, Resultado.CAMBIO, user, detalle="Contraseña nueva")


def al_agregar_factor(request, user, authenticator, **kwargs):
    if authenticator.type != CODIGOS:  # they come with the first factor
        registrar(request, Resultado.CAMBIO, user, detalle=f"Segundo factor activado: {FACTORES[authenticator.type]}")


def al_quitar_factor(request, user, authenticator, **kwargs):
    request.session.pop(FACTOR_LISTO, None)
    if authenticator.type != CODIGOS:
        registrar(request, Resultado.CAMBIO, user, detalle=f"Segundo factor quitado: {FACTORES[authenticator.type]}")


def al_renovar_codigos(request, user, **kwargs):
    registrar(request, Resultado.CAMBIO, user, detalle="Códigos de recuperación nuevos")


RECEPTORES = (
    (cuenta.user_logged_in, al_entrar),
    (django_auth.user_login_failed, al_fallar),
    (django_auth.user_logged_out, al_salir),
    (mfa.authentication_failed, al_fallar_el_segundo_factor),
    (mfa.authenticator_added, al_agregar_factor),
    (mfa.authenticator_removed, al_quitar_factor),
    (mfa.authenticator_reset, al_renovar_codigos),
    *((aviso, al_cambiar_contrasena) for aviso in (cuenta.password_set, cuenta.password_changed, cuenta.password_reset)),
)


def conectar():
    """Called once, when the app is ready."""
    for aviso, receptor in RECEPTORES:
        aviso.connect(receptor, dispatch_uid=receptor.__name__)
