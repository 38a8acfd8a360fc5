"""The only doors by which something becomes public, or stops being so. Nothing personal goes through them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from seguimiento.nucleo import bitacora, cortes, documentos, registros
from seguimiento.nucleo.reportes import REGISTRO

from . import personales
from .diccionario import diccionario_de
from .estados import EstadoDeCorte, EstadoDePublicacion
from .models import Divulgacion


@transaction.atomic
def divulgar(corte, *, licencia, presentacion, usuario):
    """Publish a cut. ValidationError when its report is not for the public, its data were altered, or they name somebody."""
    definicion = REGISTRO.get(corte.slug)
    if definicion is None or not definicion.publico:
        raise ValidationError("Ese reporte no es apto para el público: sus cortes no se publican.")
    if not cortes.es_integro(corte):
        raise ValidationError("Los datos guardados del corte no coinciden con su huella: no se publica.")
    exigir_sin_datos_personales([presentacion, *textos_del_corte(corte)])
    fila = Divulgacion(
        corte=corte, licencia=licencia, presentacion=presentacion, diccionario=diccionario_de(corte, definicion),
        publicada=timezone.now(), publicada_por=usuario,
    )  # fmt: skip
    fila.full_clean()
    with bitacora.contexto(usuario):
        fila.save()
    return fila


def textos_del_corte(corte):
    """Every text of a cut that its pages and files show."""
    return [*personales.textos_de([corte.titulo, corte.parametros, corte.forma]), *personales.textos_de(cortes.datos_de(corte))]


def exigir_sin_datos_personales(textos):
    """ValidationError, saying what was found and not whose, when these texts name somebody of the database."""
    if hallados := personales.hallados(textos):
        raise ValidationError(f"No se publica, porque trae datos personales: {', '.join(hallados)}.")


@transaction.atomic
def describir(divulgacion, *, usuario):
    """Save what a director changed of the presentation or the licence; the data never change."""
    antes = registros.bloquear(divulgacion)
    exigir_sin_datos_personales([divulgacion.presentacion])
    divulgacion.version = antes.version + 1
    with bitacora.contexto(usuario):
        divulgacion.save(update_fields=["presentacion", "licencia", "version"])
    return divulgacion


@transaction.atomic
def retirar_corte(divulgacion, *, motivo, usuario):
    """Its pages say, from now on, that it was withdrawn and why; its files are no longer given."""
    return _retirar(registros.bloquear(divulgacion), EstadoDeCorte.RETIRADA, motivo, usuario)


def guardar(publicacion, *, archivo, usuario):
    """Save a publication, new or edited, with its file when one came. ValidationError when what it says names somebody."""
    exigir_sin_datos_personales(textos_de(publicacion))
    return escribir(publicacion, archivo=archivo, usuario=usuario)


def textos_de(publicacion):
    """What the public reads of a publication, besides its file."""
    return [publicacion.titulo, publicacion.tema, publicacion.descripcion]


@transaction.atomic
def escribir(publicacion, *, archivo, usuario):
    """Write one whose texts were already compared. What is published is withdrawn first to change its file."""
    antes = registros.bloquear(publicacion) if publicacion.pk else None
    if antes and archivo and antes.estado == EstadoDePublicacion.PUBLICADA:
        raise ValidationError({"archivo": "Está publicada: retírela primero, con su motivo, para cambiar el archivo."})
    if antes:
        publicacion.version = antes.version + 1
    with bitacora.contexto(usuario):
        publicacion.full_clean()
        publicacion.save()
        if archivo:
            publicacion.documento = documentos.adjuntar(publicacion, archivo, usuario=usuario, descripcion="Archivo de la publicación")
            publicacion.save(update_fields=["documento"])
    return publicacion


@transaction.atomic
def publicar(publicacion, *, usuario):
    """Show it to everybody from now on. ValidationError without a file."""
    publicacion = registros.bloquear(publicacion)
    if publicacion.estado == EstadoDePublicacion.PUBLICADA:
        raise ValidationError("Ya está publicada.")
    if publicacion.documento is None or publicacion.documento.eliminado:
        raise ValidationError("Falta el archivo: súbalo antes de publicar.")
    exigir_sin_datos_personales(textos_de(publicacion))
    publicacion.estado, publicacion.publicada, publicacion.publicada_por = EstadoDePublicacion.PUBLICADA, timezone.now(), usuario
    publicacion.retirada, publicacion.retirada_por, publicacion.retirada_motivo = None, None, ""
    return _guardar(publicacion, usuario, "")


@transaction.atomic
def retirar(publicacion, *, motivo, usuario):
    """Take it out of the public side, with a reason."""
    publicacion = registros.bloquear(publicacion)
    if publicacion.estado != EstadoDePublicacion.PUBLICADA:
        raise ValidationError("No está publicada.")
    return _retirar(publicacion, EstadoDePublicacion.RETIRADA, motivo, usuario)


def _retirar(fila, estado, motivo, usuario):
    if fila.retirada:
        raise ValidationError("Ya se había retirado.")
    exigir_sin_datos_personales([motivo])
    fila.estado, fila.retirada, fila.retirada_por, fila.retirada_motivo = estado, timezone.now(), usuario, motivo
    return _guardar(fila, usuario, motivo)


def _guardar(fila, usuario, motivo):
    fila.version += 1
    with bitacora.contexto(usuario, motivo):
        fila.save()
    return fila
