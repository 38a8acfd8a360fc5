"""Open sessions of an account: listed, ended one by one or all at once, and kept alive while they are used."""

import time

from allauth.account import signals as cuenta
from allauth.usersessions.models import UserSession
from django.contrib.auth import signals as django_auth
from django.contrib.sessions.models import Session
from django.utils import timezone

from . import accesos
from .dispositivos import en_palabras
from .estados import Resultado

CADA = 60  # seconds between two writes of the same session
VISTO = "visto"


def abiertas(usuario, actual=None):
    """[{"pk", "dispositivo", "direccion", "desde", "vista", "actual"}], the current one first, then the last seen."""
    filas = [
        {
            "pk": fila.pk, "dispositivo": en_palabras(fila.user_agent), "direccion": fila.ip, "desde": fila.created_at,
            "vista": fila.last_seen_at, "actual": fila.session_key == actual,
        }
        for fila in vivas(usuario).order_by("-last_seen_at")
    ]  # fmt: skip
    return sorted(filas, key=lambda fila: not fila["actual"])


def vivas(usuario):
    """Rows whose session has not expired."""
    claves = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return UserSession.objects.filter(user=usuario, session_key__in=claves)


def cerrar(request, filas, *, detalle):
    """End these sessions and write it down. Returns how many they were."""
    cuantas = 0
    for fila in filas.select_related("user"):
        fila.end()
        accesos.registrar(request, Resultado.SALIO, fila.user, detalle=detalle)
        cuantas += 1
    return cuantas


def terminar(usuario):
    """End whatever the account has open, so that restoring it does not bring its sessions back."""
    for fila in UserSession.objects.filter(user=usuario):
        fila.end()


def cerrar_otras(request, usuario, detalle="Cerrada desde otra sesión"):
    return cerrar(request, UserSession.objects.filter(user=usuario).exclude(session_key=request.session.session_key), detalle=detalle)


def tocar(request):
    """Once a minute of use: the whole idle limit again, and when and where the session was last seen."""
    ahora = int(time.time())
    if ahora - request.session.get(VISTO, 0) >= CADA:
        request.session[VISTO] = ahora
        UserSession.objects.create_from_request(request)


def al_entrar(request, **kwargs):
    request.session[VISTO] = int(time.time())


def al_cambiar_contrasena(request, user, **kwargs):
    """A new password ends whatever was open with the old one, except here."""
    cerrar_otras(request, user, "Contraseña nueva")


def conectar():
    django_auth.user_logged_in.connect(al_entrar, dispatch_uid="sesiones.al_entrar")
    for aviso in (cuenta.password_set, cuenta.password_changed, cuenta.password_reset):
        aviso.connect(al_cambiar_contrasena, dispatch_uid="sesiones.al_cambiar_contrasena")
