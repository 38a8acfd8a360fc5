"""Operations on notices: a draft, its folio and its frozen text, that the person was told, or that it was cancelled."""

from django.core.exceptions import ValidationError
from django.db import transaction

from seguimiento.nucleo import bitacora, ejercicios, folios, registros
from seguimiento.nucleo.formato import fecha_corta, fecha_larga
from seguimiento.nucleo.textos import campos_malos, entre_llaves
from transparencia.regimenes.lecturas import terminos_de
from transparencia.solicitudes import lecturas, reglas, relojes
from transparencia.solicitudes.estados import ClaseDeActo

from . import campos
from .estados import Clase
from .models import Notificacion

PREFIJO = "NT"
TEXTOS = ("asunto", "cuerpo")
SIN_NOMBRE = "Persona solicitante"
FUTURA = "No puede ser posterior a hoy."
# The act of a request that each kind of notice tells of.
ACTOS = {
    Clase.PREVENCION: ClaseDeActo.PREVENCION, Clase.INCOMPETENCIA: ClaseDeActo.DECLINADA, Clase.PRORROGA: ClaseDeActo.PRORROGA,
    Clase.RESPUESTA: ClaseDeActo.RESPUESTA, Clase.CLASIFICACION: ClaseDeActo.RESPUESTA, Clase.INEXISTENCIA: ClaseDeActo.RESPUESTA,
    Clase.ENTREGA: ClaseDeActo.ENTREGA,
}  # fmt: skip


def valores_de(aviso):
    """{merge field: text} of what is known of a notice, without the name of anybody."""
    propios = {nombre: getattr(aviso, nombre) for nombre in ("lugar", "firmante", "firmante_cargo")}
    propios |= {"folio": aviso.folio or "", "fecha": fecha_larga(aviso.fecha) if aviso.fecha else ""}
    if aviso.solicitud_id is None:
        return propios
    solicitud = aviso.solicitud
    de_fuera = campos.de_la_solicitud(solicitud) | campos.de_los_terminos(terminos_de(solicitud.regimen_id))
    return propios | de_fuera | campos.de_la_resolucion(aviso.resolucion)


def texto_final(aviso):
    """{"asunto", "cuerpo"} with the fields replaced by what is known now; of what was issued, as it was issued."""
    if not aviso.es_borrador:
        return {nombre: getattr(aviso, nombre) for nombre in TEXTOS}
    valores = valores_de(aviso)
    return {nombre: campos.sustituir(getattr(aviso, nombre), valores) for nombre in TEXTOS}


def en_el_papel(aviso, *, con_nombre):
    """(whom it goes to, {"asunto", "cuerpo"}): the name of who asked, only for who may read it and where they gave it."""
    nombre = (aviso.solicitud.solicitante if con_nombre else "") or SIN_NOMBRE
    textos = texto_final(aviso)
    return nombre, {que: campos.sustituir(texto, {"solicitante": nombre}) for que, texto in textos.items()}


def sin_valor(aviso):
    """Fields of a draft that nothing would replace if it were issued as it is."""
    valores = valores_de(aviso) | {"folio": aviso.folio or "pendiente"} | dict.fromkeys(campos.EN_EL_PAPEL, "en el papel")
    nombres = dict.fromkeys(nombre for texto in TEXTOS for nombre in campos.pendientes(getattr(aviso, texto)))
    return [nombre for nombre in nombres if not valores.get(nombre)]


@transaction.atomic
def guardar_plantilla(plantilla, *, usuario):
    if plantilla.pk:
        plantilla.version = registros.bloquear(plantilla).version + 1
    return _escribir(plantilla, usuario)


@transaction.atomic
def guardar(aviso, *, usuario):
    """Save a draft. What has a folio does not change: it is cancelled, and another one is issued."""
    ejercicios.exigir_abierto(aviso.fecha.year)
    _exigir_de_la_solicitud(aviso)
    aviso.ejercicio = aviso.fecha.year
    if aviso.pk:
        anterior = registros.bloquear(aviso)
        _exigir_borrador(anterior)
        aviso.version = anterior.version + 1
    return _escribir(aviso, usuario)


def _exigir_de_la_solicitud(aviso):
    if aviso.resolucion_id and aviso.resolucion.solicitud_id != aviso.solicitud_id:
        raise ValidationError({"resolucion": f"La resolución {aviso.resolucion} no es de esa solicitud."})
    if nombre := aviso.solicitud.solicitante.strip():
        for campo in TEXTOS:
            if nombre.lower() in getattr(aviso, campo).lower():
                raise ValidationError({campo: "Trae el nombre de quien solicita: escriba {solicitante} en su lugar."})


def _exigir_borrador(aviso):
    if not aviso.es_borrador:
        raise ValidationError(f"{aviso} ya se expidió: no se edita. Si tiene un error, cancélela y expida otra.")


def _escribir(fila, usuario, motivo=""):
    """Check and write; names between braces must be fields of the list."""
    if malos := campos_malos(campos.CAMPOS, fila, TEXTOS):
        raise ValidationError(malos)
    fila.full_clean()
    with bitacora.contexto(usuario, motivo):
        fila.save()
    return fila


@transaction.atomic
def expedir(aviso, *, fecha, usuario, hoy):
    """Give a draft its folio and freeze its text. ValidationError while a field has nothing to be replaced by."""
    aviso = registros.bloquear(aviso)
    _exigir_borrador(aviso)
    ejercicios.exigir_abierto(fecha.year)
    if fecha > hoy:
        raise ValidationError({"fecha": FUTURA})
    if fecha < aviso.solicitud.presentada:
        dia = fecha_corta(aviso.solicitud.presentada)
        raise ValidationError({"fecha": f"La solicitud se presentó el {dia}: no puede notificarse antes."})
    if faltan := sin_valor(aviso):
        raise ValidationError(f"Faltan datos para {entre_llaves(faltan)}: escríbalos en el borrador o quítelos.")
    aviso.fecha, aviso.ejercicio, aviso.version = fecha, fecha.year, aviso.version + 1
    folio = folios.siguiente(Notificacion, PREFIJO, fecha.year)
    valores = valores_de(aviso) | {"folio": folio}
    textos = {nombre: campos.sustituir(getattr(aviso, nombre), valores) for nombre in TEXTOS}
    for nombre, texto in textos.items():
        setattr(aviso, nombre, texto)
    aviso.folio = folio
    with bitacora.contexto(usuario):
        aviso.save()
    return aviso


@transaction.atomic
def notificar(aviso, *, fecha, medio, usuario, hoy):
    """The person was told, on that day and by that medium: terms run from the next one."""
    aviso = _en_pie(aviso)
    ejercicios.exigir_abierto(fecha.year)
    if aviso.notificada:
        raise ValidationError(f"{aviso} ya se notificó el {fecha_corta(aviso.notificada)}.")
    if fecha > hoy:
        raise ValidationError({"fecha": FUTURA})
    if fecha < aviso.fecha:
        raise ValidationError({"fecha": f"Se expidió el {fecha_corta(aviso.fecha)}: no puede notificarse antes."})
    aviso.notificada, aviso.medio, aviso.version = fecha, medio, aviso.version + 1
    return _escribir_expedida(aviso, usuario)


@transaction.atomic
def cancelar(aviso, *, fecha, motivo, usuario, hoy):
    """A notice with folio that is worth nothing any more: the folio stays taken, with the reason."""
    aviso = _en_pie(aviso)
    ejercicios.exigir_abierto(fecha.year)
    if fecha > hoy:
        raise ValidationError({"fecha": FUTURA})
    if fecha < (aviso.notificada or aviso.fecha):
        raise ValidationError({"fecha": f"No puede ser anterior al {fecha_corta(aviso.notificada or aviso.fecha)}."})
    aviso.cancelada, aviso.motivo, aviso.version = fecha, motivo, aviso.version + 1
    return _escribir_expedida(aviso, usuario, motivo)


def _en_pie(aviso):
    aviso = registros.bloquear(aviso)
    if aviso.es_borrador:
        raise ValidationError("Todavía es un borrador: expídala primero.")
    if aviso.cancelada:
        raise ValidationError(f"{aviso} se canceló el {fecha_corta(aviso.cancelada)}.")
    return aviso


def _escribir_expedida(aviso, usuario, motivo=""):
    """What was issued keeps its text as it is, whatever it carries between braces."""
    with bitacora.contexto(usuario, motivo):
        aviso.save()
    return aviso


def acto_por_registrar(aviso, usuario, hoy):
    """The act that a notice which reached the person tells of, while its request still lacks it; None otherwise."""
    clase = ACTOS.get(aviso.clase)
    if clase is None or aviso.notificada is None or aviso.cancelada:
        return None
    vigentes, _ = lecturas.actos_de(aviso.solicitud, usuario, hoy)
    return None if reglas.cabe(relojes.expediente(aviso.solicitud, vigentes, hoy, relojes.calendario()), clase) else clase
