"""Operations on folios, letters and their numbers. What is numbered is written under the lock of its series and year."""

import hashlib
import json

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from seguimiento.nucleo import bitacora, ejercicios, folios, registros
from seguimiento.nucleo.formato import fecha_corta, fecha_larga
from seguimiento.nucleo.textos import campos_malos, entre_llaves

from . import campos
from .columnas import clave
from .estados import EstadoDeOficio, Serie
from .models import Enviado, Expediente, Folio, Seguimiento

LETRAS = {Folio: "F", Enviado: "", Expediente: "E"}


def numerar(fila, fecha):
    """Give a row the next number of its series and year. The lock of the series lasts until the transaction ends."""
    modelo = type(fila)
    fila.ejercicio = fecha.year
    fila.numero = folios.siguiente_numero(modelo, serie=str(fila.serie), ejercicio=fila.ejercicio)
    fila.clave = clave(fila.serie, LETRAS[modelo], fila.numero, fila.ejercicio)


def numerar_como(fila, fecha, numero):
    """The number that a register kept elsewhere already gave; ValidationError when it is taken or would leave a gap."""
    numerar(fila, fecha)
    if numero > fila.numero:
        raise ValidationError(f"El número {numero} deja un hueco: el siguiente de {fila.serie} en {fila.ejercicio} es {fila.numero}.")
    if numero < fila.numero:
        raise ValidationError(f"El número {numero} de {fila.serie} en {fila.ejercicio} ya está tomado.")


def conservar(fila, anterior, fecha, campo):
    """What a saved row keeps of its number: series, year and number do not change."""
    fila.serie, fila.numero, fila.clave = anterior.serie, anterior.numero, anterior.clave
    if fecha.year != anterior.ejercicio:
        raise ValidationError({campo: f"Su número es de {anterior.ejercicio}: la fecha debe ser de ese año."})
    fila.ejercicio, fila.version = anterior.ejercicio, anterior.version + 1


def guardar(fila, usuario, motivo=""):
    """Check and write a row of the module, signed in the change log."""
    fila.full_clean()
    with bitacora.contexto(usuario, motivo):
        fila.save()
    return fila


# -- folios


@transaction.atomic
def guardar_folio(folio, *, usuario, numero=None):
    """Save a folio; a new one takes the next number of its series, or `numero` if it is that one."""
    ejercicios.exigir_abierto(folio.fecha.year)
    if folio.pk is None:
        numerar_como(folio, folio.fecha, numero) if numero else numerar(folio, folio.fecha)
        return guardar(folio, usuario)
    anterior = registros.bloquear(folio)
    ejercicios.exigir_abierto(anterior.ejercicio)
    conservar(folio, anterior, folio.fecha, "fecha")
    folio.concluido, folio.resultado = anterior.concluido, anterior.resultado
    primero = folio.seguimientos.filter(eliminado__isnull=True).order_by("fecha").first()
    if primero and primero.fecha < folio.fecha:
        raise ValidationError({"fecha": f"Ya tiene un seguimiento del {fecha_corta(primero.fecha)}."})
    return guardar(folio, usuario)


@transaction.atomic
def concluir_folio(folio, *, fecha, resultado, usuario):
    """Nothing more is done about it. What began in a year that was closed may still end in the next one."""
    folio = registros.bloquear(folio)
    ejercicios.exigir_abierto(fecha.year)
    if folio.concluido:
        raise ValidationError(f"{folio} ya se concluyó el {fecha_corta(folio.concluido)}.")
    if fecha < folio.fecha:
        raise ValidationError({"fecha": f"No puede ser anterior a la del folio ({fecha_corta(folio.fecha)})."})
    folio.concluido, folio.resultado, folio.version = fecha, resultado, folio.version + 1
    return guardar(folio, usuario)


@transaction.atomic
def reabrir_folio(folio, *, motivo, usuario):
    folio = registros.bloquear(folio)
    if not folio.concluido:
        raise ValidationError(f"{folio} está en gestión: no hay qué reabrir.")
    ejercicios.exigir_abierto(folio.concluido.year)
    folio.concluido, folio.resultado, folio.version = None, "", folio.version + 1
    return guardar(folio, usuario, motivo)


@transaction.atomic
def dar_seguimiento(filas, *, fecha, nota, usuario):
    """The same follow-up on each of these folios, in one statement. Returns how many."""
    pks = [folio.pk for folio in filas]
    filas = list(Folio.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
    ejercicios.exigir_abierto(fecha.year)
    for folio in filas:
        if folio.concluido:
            raise ValidationError(f"{folio} se concluyó el {fecha_corta(folio.concluido)}: reábralo antes de darle seguimiento.")
        if fecha < folio.fecha:
            raise ValidationError({"fecha": f"{folio} es del {fecha_corta(folio.fecha)}: el seguimiento no puede ser anterior."})
    with bitacora.contexto(usuario):
        Seguimiento.objects.bulk_create([Seguimiento(folio=folio, fecha=fecha, nota=nota, usuario=usuario) for folio in filas])
    return len(filas)


@transaction.atomic
def guardar_seguimiento(seguimiento, *, usuario):
    """Save an edited follow-up; its folio and who wrote it stay."""
    anterior = registros.bloquear(seguimiento)
    ejercicios.exigir_abierto(anterior.fecha.year, seguimiento.fecha.year)
    if seguimiento.fecha < anterior.folio.fecha:
        raise ValidationError({"fecha": f"El folio es del {fecha_corta(anterior.folio.fecha)}: el seguimiento no puede ser anterior."})
    seguimiento.folio_id, seguimiento.usuario_id, seguimiento.version = anterior.folio_id, anterior.usuario_id, anterior.version + 1
    return guardar(seguimiento, usuario)


# -- letters


def valores_de(oficio):
    """{merge field: text} of what is known of a letter, sent or not."""
    recibido = oficio.recibido
    valores = {nombre: getattr(oficio, nombre) for nombre in ("destinatario", "cargo", "institucion", "asunto", "lugar", "firmante")}
    valores |= {
        "numero": oficio.clave,
        "fecha": fecha_larga(oficio.fecha) if oficio.fecha else "",
        "firmante_cargo": oficio.firmante_cargo,
        "dependencia": oficio.dependencia.nombre if oficio.dependencia else "",
        "unidad": Serie(oficio.serie).unidad if oficio.serie else "",
        "folio": oficio.folio.clave if oficio.folio else "",
        "expediente": oficio.expediente.clave if oficio.expediente else "",
    }
    if recibido is not None:
        valores |= {"oficio_recibido": recibido.numero, "remitente": recibido.remitente, "sintesis": recibido.sintesis}
        valores["fecha_recibido"] = fecha_larga(recibido.fecha_oficio or recibido.fecha)
    return valores


TEXTOS = ("asunto", "cuerpo", "ccp")


def texto_final(oficio):
    """{"asunto", "cuerpo", "ccp"} with the fields replaced by what is known now; of what was issued, as it was issued."""
    if not oficio.es_borrador:
        return {nombre: getattr(oficio, nombre) for nombre in TEXTOS}
    valores = _con_asunto(oficio)
    return {nombre: campos.sustituir(getattr(oficio, nombre), valores) for nombre in TEXTOS}


def _con_asunto(oficio):
    """Values of the fields, the matter with its own fields already replaced."""
    valores = valores_de(oficio)
    return valores | {"asunto": campos.sustituir(oficio.asunto, valores | {"asunto": ""})}


def sin_valor(oficio):
    """Fields of a draft that nothing would replace if it were issued as it is."""
    valores = valores_de(oficio) | {"numero": oficio.clave or "pendiente"}
    nombres = dict.fromkeys(nombre for texto in TEXTOS for nombre in campos.pendientes(getattr(oficio, texto)))
    return [nombre for nombre in nombres if not valores.get(nombre)]


@transaction.atomic
def guardar_oficio(oficio, *, usuario):
    """Save a draft. What has a number does not change: it is cancelled, and another one is issued."""
    ejercicios.exigir_abierto(oficio.fecha.year)
    oficio.ejercicio = oficio.fecha.year
    if oficio.pk:
        anterior = registros.bloquear(oficio)
        _exigir_borrador(anterior)
        oficio.version = anterior.version + 1
    _exigir_conocidos(oficio)
    return guardar(oficio, usuario)


def _exigir_borrador(oficio):
    if not oficio.es_borrador:
        raise ValidationError(f"{oficio} ya se expidió: no se edita. Si tiene un error, cancélelo y expida otro.")


def _exigir_conocidos(fila):
    """Names between braces must be fields of the list, in templates as in drafts."""
    if errores := campos_malos(campos.CAMPOS, fila, TEXTOS):
        raise ValidationError(errores)


@transaction.atomic
def guardar_plantilla(plantilla, *, usuario):
    if plantilla.pk:
        plantilla.version = registros.bloquear(plantilla).version + 1
    _exigir_conocidos(plantilla)
    return guardar(plantilla, usuario)


@transaction.atomic
def expedir(oficio, *, fecha, usuario, numero=None):
    """Give a draft its number and freeze its text. ValidationError while a field has nothing to be replaced by."""
    oficio = registros.bloquear(oficio)
    _exigir_borrador(oficio)
    ejercicios.exigir_abierto(fecha.year)
    oficio.fecha = fecha
    numerar_como(oficio, fecha, numero) if numero else numerar(oficio, fecha)
    ultimo = Enviado.todos.filter(serie=oficio.serie, ejercicio=oficio.ejercicio, numero__isnull=False).order_by("-numero").first()
    if numero is None and ultimo and ultimo.fecha > fecha:
        raise ValidationError({"fecha": f"El último número de la serie es del {fecha_corta(ultimo.fecha)}: no puede ser anterior."})
    if faltan := sin_valor(oficio):
        raise ValidationError(f"Faltan datos para {entre_llaves(faltan)}: escríbalos en el borrador o quítelos.")
    textos = texto_final(oficio)
    for nombre, texto in textos.items():
        setattr(oficio, nombre, texto)
    oficio.estado, oficio.expedido, oficio.version = EstadoDeOficio.FIRMADO, timezone.now(), oficio.version + 1
    oficio.huella = huella_de(oficio)
    return guardar(oficio, usuario)


CONTENIDO = ("clave", "lugar", "destinatario", "cargo", "institucion", "asunto", "cuerpo", "ccp", "firmante", "firmante_cargo")


def huella_de(oficio):
    """SHA-256 of the text of a letter: its number, its date, whom it goes to, what it says and who signs."""
    contenido = {nombre: getattr(oficio, nombre) for nombre in CONTENIDO} | {"fecha": oficio.fecha.isoformat()}
    return hashlib.sha256(json.dumps(contenido, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@transaction.atomic
def cancelar(oficio, *, fecha, motivo, usuario):
    """A letter with number that is worth nothing any more: the number stays taken, with the reason."""
    oficio = registros.bloquear(oficio)
    ejercicios.exigir_abierto(oficio.ejercicio)
    if oficio.estado != EstadoDeOficio.FIRMADO:
        raise ValidationError("Sólo se cancela lo que ya se expidió." if oficio.es_borrador else f"{oficio} ya estaba cancelado.")
    if fecha < oficio.fecha:
        raise ValidationError({"fecha": f"No puede ser anterior a la del oficio ({fecha_corta(oficio.fecha)})."})
    oficio.estado, oficio.cancelado, oficio.motivo, oficio.version = EstadoDeOficio.CANCELADO, fecha, motivo, oficio.version + 1
    return guardar(oficio, usuario, motivo)


@transaction.atomic
def archivar(filas, *, expediente, usuario, motivo=""):
    """File these letters in an expediente, in one statement. Returns how many were not there."""
    ejercicios.exigir_abierto(*(fila.ejercicio for fila in filas))
    if expediente is not None and expediente.cierre:
        raise ValidationError({"expediente": f"{expediente} se cerró el {fecha_corta(expediente.cierre)}: reábralo para agregarle."})
    otros = Enviado.objects.filter(pk__in=[fila.pk for fila in filas]).exclude(expediente=expediente)
    with bitacora.contexto(usuario, motivo):
        return otros.update(expediente=expediente, version=F("version") + 1)
