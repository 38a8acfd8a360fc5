"""Forms sent twice write once, and what was being written survives a lost session."""

from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from .models import Borrador, Envio

CAMPO = "ficha"  # hidden field with a key that is new each time a form is shown
VIGENCIA = timedelta(days=30)  # of accepted keys and of drafts
MAXIMO = 200_000  # characters of a draft
TOMAR = """
INSERT INTO nucleo_envio (clave, usuario_id, destino, creado) VALUES (%s, %s, '', now())
ON CONFLICT (clave) DO UPDATE SET clave = excluded.clave RETURNING id, usuario_id, destino
"""  # one statement inserts, or waits for whoever did and locks the row
SIN_GUARDAR = {"csrfmiddlewaretoken", CAMPO, "otro", "confirmar"}


def clave_de(request):
    """Key that the posted form brings, or None."""
    try:
        return UUID(request.POST.get(CAMPO, ""))
    except ValueError:
        return None


def tomar(request):
    """Claim the key of a posted form inside the caller's transaction: (Envio, is it new). (None, True) without a key.

    A second sending waits for the first one to end: if that one was accepted, it gets its Envio back.
    """
    if (clave := clave_de(request)) is None:
        return None, True
    with connection.cursor() as cursor:
        cursor.execute(TOMAR, [clave, request.user.pk])
        pk, usuario, destino = cursor.fetchone()
    if usuario != request.user.pk:
        return None, True
    return Envio(pk=pk, clave=clave, usuario=request.user, destino=destino), not destino


def aceptado(request):
    """The Envio of a form that was already accepted with this key, or None: what it wrote may make it invalid now."""
    clave = clave_de(request)
    return Envio.objects.filter(clave=clave, usuario=request.user).exclude(destino="").first() if clave else None


def cerrar(envio, request, destino):
    """Remember where the accepted form led, and forget its draft."""
    if envio is not None:
        Envio.objects.filter(pk=envio.pk).update(destino=destino[:500])
    olvidar(request)


def guardar_borrador(usuario, ruta, datos):
    """Keep what is written in the form of that address. Returns the Borrador, or None when there is nothing or too much."""
    datos = {
        clave: [valor.replace("\0", "") for valor in valores]
        for clave, valores in datos.lists()
        if clave not in SIN_GUARDAR and any(valores)
    }
    if not datos or sum(len(valor) for valores in datos.values() for valor in valores) > MAXIMO:
        return None
    return Borrador.objects.update_or_create(usuario=usuario, ruta=ruta[:300], defaults={"datos": datos})[0]


def borrador_de(request):
    """Draft of this person for this page, or None."""
    return Borrador.objects.filter(usuario=request.user, ruta=request.path[:300]).first()


def datos_de(borrador):
    """The draft as a QueryDict, to be bound to the form."""
    datos = QueryDict(mutable=True)
    for clave, valores in borrador.datos.items():
        datos.setlist(clave, valores)
    return datos


def olvidar(request):
    """The form of this page was sent, or its draft is not wanted."""
    Borrador.objects.filter(usuario=request.user, ruta=request.path[:300]).delete()


def caducar(ahora=None):
    """Delete keys and drafts past their time. Returns how many rows went."""
    limite = (ahora or timezone.now()) - VIGENCIA
    return Envio.objects.filter(creado__lt=limite).delete()[0] + Borrador.objects.filter(guardado__lt=limite).delete()[0]
