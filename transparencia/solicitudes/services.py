"""Operations on requests: each act is written under the lock of its request, and leaves its deadline reckoned again."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from seguimiento.nucleo import bitacora, documentos, ejercicios, folios, registros
from seguimiento.nucleo.formato import fecha_corta
from transparencia.regimenes.models import Regimen

from . import reglas, relojes, turnos
from .estados import PREFIJOS, ClaseDeActo, Materia
from .models import Acto, Solicitud

CIFRAS = 5
OTRA_MATERIA = "Su folio es de {}: elimínela con su motivo y regístrela de nuevo."
SIN_REGIMEN = "No hay un régimen registrado para esa fecha: pida a quien administra que lo registre en Plazos legales."


# -- requests


@transaction.atomic
def registrar(solicitud, *, usuario, hoy, calendario):
    """Save a new request under the next folio of its kind and year, with the régimen of the day on which it was presented."""
    _exigir_fecha(solicitud, hoy)
    solicitud.ejercicio = solicitud.presentada.year
    ejercicios.exigir_abierto(solicitud.ejercicio)
    _poner_regimen(solicitud)
    with bitacora.contexto(usuario):
        solicitud.capturo = usuario
        solicitud.folio = folios.siguiente(Solicitud, PREFIJOS[Materia(solicitud.materia)], solicitud.ejercicio, cifras=CIFRAS)
        relojes.poner_plazo(solicitud, [], hoy, calendario)
        solicitud.save()
    return solicitud


@transaction.atomic
def editar(solicitud, *, usuario, hoy, calendario):
    """Save the edited data. The folio stays, and with it the kind and the year; no act may come before it was presented."""
    antes = registros.bloquear(solicitud)
    ejercicios.exigir_abierto(antes.ejercicio)
    _exigir_fecha(solicitud, hoy)
    if solicitud.materia != antes.materia:
        raise ValidationError({"materia": OTRA_MATERIA.format(Materia(antes.materia).label.lower())})
    if solicitud.presentada.year != antes.ejercicio:
        raise ValidationError({"presentada": f"Su folio es de {antes.ejercicio}: la fecha de presentación debe ser de ese año."})
    actos = actos_de(antes)
    if actos and solicitud.presentada > (primero := min(acto.fecha for acto in actos)):
        raise ValidationError({"presentada": f"Ya hay un acto del {fecha_corta(primero)}: no puede haberse presentado después."})
    turno = antes.turnos.order_by("fecha").first()
    if turno and solicitud.presentada > turno.fecha:
        raise ValidationError({"presentada": f"Se turnó el {fecha_corta(turno.fecha)}: no puede haberse presentado después."})
    for nombre in ("folio", "ejercicio", "capturo_id", "reconstruido"):
        setattr(solicitud, nombre, getattr(antes, nombre))
    solicitud.version = antes.version + 1
    _poner_regimen(solicitud)
    relojes.poner_plazo(solicitud, list(antes.actos.order_by("fecha", "pk")), hoy, calendario)
    with bitacora.contexto(usuario):
        solicitud.save()
    return solicitud


def _exigir_fecha(solicitud, hoy):
    if solicitud.presentada > hoy:
        raise ValidationError({"presentada": "No puede ser posterior a hoy."})


def _poner_regimen(solicitud):
    solicitud.regimen = Regimen.objects.vigente(solicitud.materia, solicitud.presentada)
    if solicitud.regimen is None:
        raise ValidationError({"presentada": SIN_REGIMEN})


@transaction.atomic
def marcar_controversia(filas, *, marcada, nota, usuario):
    """Put these requests in the fortnightly agenda, or take them out. Returns how many changed."""
    filas = Solicitud.objects.select_for_update().filter(pk__in=[fila.pk for fila in filas]).order_by("pk")
    cambian = [fila for fila in filas if (fila.controversia, fila.nota_controversia) != (marcada, nota)]
    ejercicios.exigir_abierto(*{fila.ejercicio for fila in cambian})
    with bitacora.contexto(usuario):
        for fila in cambian:
            fila.controversia, fila.nota_controversia, fila.version = marcada, nota, fila.version + 1
            fila.save(update_fields=["controversia", "nota_controversia", "version"])
    return len(cambian)


# -- acts


def actos_de(solicitud):
    """The acts in force of a request, in the order of their dates."""
    return list(solicitud.actos.filter(anulado__isnull=True).order_by("fecha", "pk"))


@transaction.atomic
def actuar(solicitud, *, clase, fecha, usuario, hoy, calendario, sentido="", nota="", acta="", archivos=()):
    """Write an act, when its rules let it, and reckon the deadline again. Returns the Acto."""
    solicitud = registros.bloquear(solicitud)
    ejercicios.exigir_abierto(fecha.year)
    actos = actos_de(solicitud)
    expediente = relojes.expediente(solicitud, actos, hoy, calendario)
    if errores := reglas.revisar(expediente, reglas.Propuesta(clase, fecha, sentido, acta), hoy):
        raise ValidationError(errores)
    with bitacora.contexto(usuario):
        acto = Acto.objects.create(solicitud=solicitud, clase=clase, fecha=fecha, sentido=sentido, nota=nota, acta=acta, usuario=usuario)
        for archivo in archivos:
            documentos.adjuntar(acto, archivo, usuario=usuario)
        _revencer(solicitud, hoy, calendario)
    return acto


@transaction.atomic
def anular(acto, *, motivo, usuario, hoy, calendario):
    """A mistaken act no longer counts; refused while another one rests on it. The deadline is reckoned again."""
    solicitud = registros.bloquear(acto.solicitud)
    acto = registros.bloquear(acto)
    ejercicios.exigir_abierto(acto.fecha.year)
    if acto.anulado:
        raise ValidationError("Ese acto ya está anulado.")
    actos = actos_de(solicitud)
    posteriores = reglas.dependientes(relojes.expediente(solicitud, actos, hoy, calendario), acto.clase)
    if posteriores:
        nombres = ", ".join(ClaseDeActo(uno).label.lower() for uno in posteriores)
        raise ValidationError(f"Anule primero lo que depende de este acto: {nombres}.")
    with bitacora.contexto(usuario, motivo):
        acto.anulado, acto.motivo, acto.version = hoy, motivo, acto.version + 1
        acto.save(update_fields=["anulado", "motivo", "version"])
        _revencer(solicitud, hoy, calendario)
    return acto


def _revencer(solicitud, hoy, calendario):
    relojes.poner_plazo(solicitud, list(solicitud.actos.order_by("fecha", "pk")), hoy, calendario)
    solicitud.version += 1
    solicitud.save(update_fields=["vence", "vencimientos", "version"])


# -- the calendar or a régimen changed


@transaction.atomic
def recalcular(*, hoy, calendario=None):
    """Give the open requests the régimen of their day and the deadline that follows from it, and the turns that wait, theirs.
    Returns how many changed (see `nucleo.vencimientos`)."""
    calendario = calendario or relojes.calendario()
    abiertas = Solicitud.objects.al_corte(hoy).abiertas().values("pk")
    filas = list(Solicitud.objects.select_for_update(of=("self",)).filter(pk__in=abiertas).select_related("regimen").order_by("pk"))
    actos, regimenes = {}, list(Regimen.objects.all())
    for acto in Acto.objects.filter(solicitud__in=filas).order_by("fecha", "pk"):
        actos.setdefault(acto.solicitud_id, []).append(acto)
    cambian = [fila for fila in filas if _mover(fila, regimenes, actos.get(fila.pk, []), hoy, calendario)]
    for fila in cambian:
        fila.version += 1
        fila.save(update_fields=["regimen", "vence", "vencimientos", "version"])
    return len(cambian) + turnos.recalcular(calendario)


def _mover(fila, regimenes, actos, hoy, calendario):
    """Put the régimen and the deadlines that follow from it in a request; whether that changed something."""
    antes = (fila.regimen_id, fila.vence, fila.vencimientos)
    del_dia = (uno for uno in regimenes if uno.materia == fila.materia and uno.desde <= fila.presentada <= (uno.hasta or date.max))
    fila.regimen = next(del_dia, fila.regimen)
    relojes.poner_plazo(fila, actos, hoy, calendario)
    return (fila.regimen_id, fila.vence, fila.vencimientos) != antes
