"""Operations on recursos and complaints: each stage is written under the lock of its recurso, and leaves its deadline reckoned again."""

from django.core.exceptions import ValidationError
from django.db import transaction

from seguimiento.nucleo import bitacora, ejercicios, folios, registros
from seguimiento.nucleo.formato import fecha_corta

from . import lecturas, reglas
from .estados import CON_INSTRUCCION, ClaseDeEtapa, Garante
from .models import Denuncia, Etapa, Recurso

PREFIJO, DE_DENUNCIA = "RR", "DN"
FUTURA = "No puede ser posterior a hoy."


# -- recursos


@transaction.atomic
def registrar(recurso, *, usuario, hoy, calendario):
    """Save a new recurso under the next folio of its year, with its first stage."""
    _exigir_fechas(recurso, hoy)
    recurso.ejercicio = recurso.interpuesto.year
    ejercicios.exigir_abierto(recurso.ejercicio)
    recurso.garante = recurso.garante or Garante.de(recurso.interpuesto)
    with bitacora.contexto(usuario):
        recurso.folio = folios.siguiente(Recurso, PREFIJO, recurso.ejercicio)
        recurso.full_clean()
        recurso.save()
        Etapa.objects.create(recurso=recurso, clase=ClaseDeEtapa.INTERPOSICION, fecha=recurso.interpuesto)
        return _revencer(recurso, hoy, calendario)


@transaction.atomic
def editar(recurso, *, usuario, hoy, calendario):
    """Save the edited data. The folio and the request stay; the date moves its first stage."""
    antes = registros.bloquear(recurso)
    _exigir_fechas(recurso, hoy)
    ejercicios.exigir_abierto(antes.ejercicio)
    if recurso.interpuesto.year != antes.ejercicio:
        raise ValidationError({"interpuesto": f"Su folio es de {antes.ejercicio}: la fecha debe ser de ese año."})
    if recurso.solicitud_id != antes.solicitud_id:
        raise ValidationError({"solicitud": "Un recurso no cambia de solicitud: elimínelo con su motivo y regístrelo de nuevo."})
    puestas = lecturas.puestas(lecturas.etapas_de(antes))
    if errores := reglas.revisar_fecha(puestas, ClaseDeEtapa.INTERPOSICION, recurso.interpuesto):
        raise ValidationError({"interpuesto": errores["fecha"]})
    recurso.folio, recurso.ejercicio, recurso.reconstruido = antes.folio, antes.ejercicio, antes.reconstruido
    recurso.garante, recurso.version = recurso.garante or antes.garante, antes.version + 1
    recurso.full_clean()
    with bitacora.contexto(usuario):
        recurso.save()
        for etapa in antes.etapas.filter(eliminado__isnull=True, clase=ClaseDeEtapa.INTERPOSICION).exclude(fecha=recurso.interpuesto):
            etapa.fecha, etapa.version = recurso.interpuesto, etapa.version + 1
            etapa.save(update_fields=["fecha", "version"])
        return _revencer(recurso, hoy, calendario, contar=False)


def _exigir_fechas(recurso, hoy):
    if recurso.interpuesto > hoy:
        raise ValidationError({"interpuesto": FUTURA})
    if recurso.interpuesto < recurso.solicitud.presentada:
        dia = fecha_corta(recurso.solicitud.presentada)
        raise ValidationError({"interpuesto": f"La solicitud se presentó el {dia}: el recurso no puede ser anterior."})


def _revencer(recurso, hoy, calendario, *, contar=True):
    """Reckon again the deadline that rules, and save it when it moved."""
    etapas, antes = lecturas.etapas_de(recurso), (recurso.vence, recurso.paso, recurso.vencimientos)
    recurso.vence, recurso.paso = lecturas.vence_de(recurso, etapas, hoy, calendario)
    recurso.vencimientos = lecturas.vencimientos_de(recurso, etapas, calendario)
    if antes != (recurso.vence, recurso.paso, recurso.vencimientos):
        recurso.version += contar
        recurso.save(update_fields=["vence", "paso", "vencimientos", "version"])
    return recurso


# -- stages


@transaction.atomic
def registrar_etapa(recurso, *, clase, fecha, usuario, hoy, calendario, sentido="", nota=""):
    """Write a stage, when the rules let it. Returns the Etapa."""
    recurso, clase = registros.bloquear(recurso), ClaseDeEtapa(clase)
    ejercicios.exigir_abierto(fecha.year)
    if fecha > hoy:
        raise ValidationError({"fecha": FUTURA})
    etapas = lecturas.etapas_de(recurso)
    if errores := reglas.revisar(lecturas.puestas(etapas), clase, fecha, sentido, lecturas.sentido_de(etapas)):
        raise ValidationError(errores)
    etapa = Etapa(recurso=recurso, clase=clase, fecha=fecha, sentido=sentido if clase == ClaseDeEtapa.RESOLUCION else "", nota=nota)
    etapa.full_clean()
    with bitacora.contexto(usuario):
        etapa.save()
        _revencer(recurso, hoy, calendario)
    return etapa


@transaction.atomic
def editar_etapa(etapa, *, usuario, hoy, calendario):
    """Save the date, the sense and the note of a stage; the date keeps the order of the others."""
    recurso, antes = registros.bloquear(etapa.recurso), registros.bloquear(etapa)
    ejercicios.exigir_abierto(antes.fecha.year, etapa.fecha.year)
    clase = ClaseDeEtapa(antes.clase)
    if clase == ClaseDeEtapa.INTERPOSICION:
        raise ValidationError({"fecha": "La fecha de la interposición se cambia al editar el recurso."})
    if etapa.fecha > hoy:
        raise ValidationError({"fecha": FUTURA})
    otras = [uno for uno in lecturas.etapas_de(recurso) if uno.pk != etapa.pk]
    puestas = lecturas.puestas(otras)
    errores = reglas.revisar_fecha(puestas, clase, etapa.fecha)
    if clase == ClaseDeEtapa.RESOLUCION and etapa.sentido not in reglas.ORDENAN and ClaseDeEtapa.CUMPLIMIENTO in puestas:
        errores["sentido"] = "Ya se registró su cumplimiento: el sentido debe ordenar algo."
    if errores:
        raise ValidationError(errores)
    etapa.recurso, etapa.clase, etapa.version = recurso, antes.clase, antes.version + 1
    etapa.full_clean()
    with bitacora.contexto(usuario):
        etapa.save()
        _revencer(recurso, hoy, calendario)
    return etapa


@transaction.atomic
def quitar_etapa(etapa, *, motivo, usuario, hoy, calendario):
    """A mistaken stage no longer counts; refused while another one rests on it."""
    recurso = registros.bloquear(etapa.recurso)
    ejercicios.exigir_abierto(etapa.fecha.year)
    clase = ClaseDeEtapa(etapa.clase)
    if clase == ClaseDeEtapa.INTERPOSICION:
        raise ValidationError("Sin interposición no hay recurso: elimine el recurso.")
    if apoyadas := reglas.dependientes(lecturas.puestas(lecturas.etapas_de(recurso)), clase):
        raise ValidationError(f"Quite primero lo que depende de esta etapa: {', '.join(uno.label.lower() for uno in apoyadas)}.")
    registros.eliminar(etapa, usuario=usuario, motivo=motivo)
    with bitacora.contexto(usuario, motivo):
        return _revencer(recurso, hoy, calendario)


@transaction.atomic
def recalcular(*, hoy):
    """Reckon again the deadlines of the open recursos, when the calendar or a regime changed. Returns how many moved."""
    calendario = lecturas.calendario()
    abiertos = Recurso.objects.al_corte(hoy).abiertos().values("pk")
    movidos = 0
    for recurso in Recurso.objects.select_for_update(of=("self",)).filter(pk__in=abiertos).select_related("solicitud").order_by("pk"):
        antes = recurso.vence
        movidos += _revencer(recurso, hoy, calendario).vence != antes
    return movidos


# -- complaints


@transaction.atomic
def guardar_denuncia(denuncia, *, usuario, hoy):
    """Save a new or edited complaint; a new one takes the next folio of its year."""
    antes = registros.bloquear(denuncia) if denuncia.pk else None
    for campo in ("presentada", "notificada", "informada", "resuelta", "cumplida"):
        if (fecha := getattr(denuncia, campo)) and fecha > hoy:
            raise ValidationError({campo: FUTURA})
    _exigir_pasos(denuncia)
    denuncia.ejercicio = denuncia.presentada.year
    ejercicios.exigir_abierto(denuncia.ejercicio, antes and antes.ejercicio)
    denuncia.garante = denuncia.garante or Garante.de(denuncia.presentada)
    if antes and denuncia.ejercicio != antes.ejercicio:
        raise ValidationError({"presentada": f"Su folio es de {antes.ejercicio}: la fecha debe ser de ese año."})
    if antes:
        denuncia.folio, denuncia.version, denuncia.reconstruido = antes.folio, antes.version + 1, antes.reconstruido
    else:
        denuncia.folio = folios.siguiente(Denuncia, DE_DENUNCIA, denuncia.ejercicio)
    denuncia.full_clean()
    with bitacora.contexto(usuario):
        denuncia.save()
    return denuncia


def _exigir_pasos(denuncia):
    """A step rests on another one: there is no report without notice, nor anything to comply with that was not ordered."""
    if denuncia.informada and not denuncia.notificada:
        raise ValidationError({"informada": "Falta cuándo se notificó a la Oficina."})
    if denuncia.cumplida and not (denuncia.resuelta and denuncia.sentido in CON_INSTRUCCION):
        raise ValidationError({"cumplida": "Sólo se cumple lo que una resolución fundada ordenó."})
