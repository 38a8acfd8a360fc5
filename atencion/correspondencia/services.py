"""Operations on letters and their turns that write more than one row or change how they stand."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from seguimiento.cuentas.models import Usuario
from seguimiento.cuentas.services import avisar
from seguimiento.nucleo import bitacora, documentos, ejercicios, folios, lotes, registros
from seguimiento.nucleo.formato import fecha_hora, plural

from . import relojes
from .estados import Clase
from .models import Recibido, Turno

PREFIJO, CIFRAS = "RE", 5

# -- letters


@transaction.atomic
def registrar(recibido, *, usuario, escaneo=None):
    """Save a new letter under the next folio of its year, with its scan if it came."""
    recibido.ejercicio = recibido.fecha.year
    ejercicios.exigir_abierto(recibido.ejercicio)
    with bitacora.contexto(usuario):
        recibido.folio = folios.siguiente(Recibido, PREFIJO, recibido.ejercicio, cifras=CIFRAS)
        recibido.save()
        if escaneo is not None:
            digitalizar(recibido, escaneo, usuario=usuario)
    return recibido


@transaction.atomic
def editar(recibido, *, usuario, escaneo=None):
    """Save the edited data. The folio stays, so the letter stays in its year; what was turned is no mere copy."""
    antes = registros.bloquear(recibido)
    ejercicios.exigir_abierto(antes.ejercicio)
    if recibido.fecha.year != antes.ejercicio:
        raise ValidationError({"fecha": f"Su folio es de {antes.ejercicio}: la fecha de recepción debe ser de ese año."})
    turnos = antes.turnos.all()
    if recibido.clase == Clase.CCP and turnos.filter(cancelado__isnull=True).exists():
        raise ValidationError({"clase": "Ya está turnado: cancele sus turnos antes de dejarlo como C.C.P."})
    primero = turnos.order_by("fecha").first()
    if primero is not None and recibido.recibido_el > primero.fecha:
        raise ValidationError({"fecha": f"Se turnó el {fecha_hora(primero.fecha)}: la recepción no puede ser posterior."})
    recibido.folio, recibido.ejercicio, recibido.version = antes.folio, antes.ejercicio, antes.version + 1
    recibido.escaneo_id = antes.escaneo_id
    with bitacora.contexto(usuario):
        recibido.save()
        if escaneo is not None:
            digitalizar(recibido, escaneo, usuario=usuario)
    return recibido


def digitalizar(recibido, archivo, *, usuario):
    """The file becomes the scan of the letter: the seal tells its hash."""
    documento = documentos.adjuntar(recibido, archivo, usuario=usuario, descripcion="Oficio digitalizado")
    recibido.escaneo = documento
    recibido.save(update_fields=["escaneo"])
    return documento


# -- turns


@transaction.atomic
def turnar(filas, *, dependencias, dias, usuario, momento, calendario, instruccion=""):
    """Give each of these letters to each of these dependencias, all or none. Returns how many turns were made.

    One statement writes them. A dependencia that already has the letter is passed over; copies are not turned. Tells the enlaces.
    """
    filas = list(Recibido.objects.select_for_update().filter(pk__in=[fila.pk for fila in filas]).order_by("pk"))
    _exigir_turnables(filas, momento)
    ya = set(
        Turno.objects.filter(recibido__in=filas, dependencia__in=dependencias, cancelado__isnull=True).values_list(
            "recibido", "dependencia"
        )
    )
    vence = relojes.vencimiento(calendario, timezone.localtime(momento).date(), dias)
    nuevos = [
        Turno(
            recibido=fila, dependencia=dependencia, fecha=momento, ejercicio=fila.ejercicio, instruccion=instruccion, dias=dias,
            vence=vence, usuario=usuario,
        )
        for fila in filas
        for dependencia in dependencias
        if (fila.pk, dependencia.pk) not in ya
    ]  # fmt: skip
    with bitacora.contexto(usuario):
        Turno.objects.bulk_create(nuevos)
    _avisar_turnos(nuevos, momento)
    return len(nuevos)


def _exigir_turnables(filas, momento):
    ejercicios.exigir_abierto(*{fila.ejercicio for fila in filas})
    for fila in filas:
        if fila.clase == Clase.CCP:
            raise ValidationError(f"{fila} es C.C.P.: se recibe sólo para conocimiento. Si pide algo, edítelo como relevante.")
        if fila.recibido_el > momento:
            raise ValidationError(f"{fila} se recibió el {fecha_hora(fila.recibido_el)}: no puede turnarse antes.")


def _avisar_turnos(turnos, momento):
    """One notice per dependencia: of its letter, or of how many it has."""
    por_dependencia = {}
    for turno in turnos:
        por_dependencia.setdefault(turno.dependencia, []).append(turno)
    dia = timezone.localtime(momento).date()
    for dependencia, suyos in por_dependencia.items():
        if len(suyos) == 1:
            texto, url = f"Se le turnó el oficio {suyos[0].recibido.folio}: {suyos[0].recibido.sintesis}", suyos[0].get_absolute_url()
        else:
            texto = f"Se le turnaron {plural(len(suyos), 'oficio', 'oficios')}."
            url = f"{suyos[0].get_absolute_url().rsplit('/', 2)[0]}/?ejercicio=todos&dependencia={dependencia.pk}"
        avisar(Usuario.objects.enlaces_de([dependencia.pk], dia), texto[:300], url)


def abiertos(filas):
    """The same turns under a row lock, refused when one is answered or cancelled, or its year is closed."""
    vivos = Turno.objects.select_for_update(of=("self",)).select_related("recibido", "dependencia").prefetch_related("pausas")
    filas = list(vivos.filter(pk__in=[turno.pk for turno in filas]).order_by("pk"))
    ejercicios.exigir_abierto(*{turno.ejercicio for turno in filas})
    for turno in filas:
        if turno.cancelado or turno.respondido:
            raise ValidationError(f"El turno del oficio {turno} ya está {'cancelado' if turno.cancelado else 'contestado'}.")
    return filas


def abierto(turno):
    """The same for one."""
    return abiertos([turno])[0]


@transaction.atomic
def returnar(turno, *, dependencia, motivo, usuario, momento, calendario, dias=None):
    """Take the letter from a dependencia and give it to another one, whose days start now. Returns the new turn; both are told."""
    turno, dia = abierto(turno), timezone.localtime(momento).date()
    if turno.dependencia_id == dependencia.pk:
        raise ValidationError({"dependencia": "Ya lo tiene esa dependencia: elija otra."})
    if Turno.objects.filter(recibido=turno.recibido_id, dependencia=dependencia, cancelado__isnull=True).exists():
        raise ValidationError({"dependencia": f"El oficio ya está turnado también a {dependencia}."})
    with bitacora.contexto(usuario, motivo):
        _cerrar(turno, motivo, dia, sustituido=True)
        dias = dias or turno.dias
        nuevo = Turno.objects.create(
            recibido=turno.recibido, dependencia=dependencia, fecha=momento, ejercicio=turno.ejercicio, instruccion=turno.instruccion,
            dias=dias, vence=relojes.vencimiento(calendario, dia, dias), usuario=usuario, anterior=turno,
        )  # fmt: skip
    _avisar_cancelacion(turno, f"pasó a otra dependencia: {motivo}", dia)
    _avisar_turnos([nuevo], momento)
    return nuevo


@transaction.atomic
def cancelar(turno, *, motivo, usuario, fecha):
    """The dependencia no longer has to answer, and no longer sees the letter; it is told why."""
    turno = abierto(turno)
    with bitacora.contexto(usuario, motivo):
        _cerrar(turno, motivo, fecha)
    _avisar_cancelacion(turno, f"se canceló: {motivo}", fecha)
    return turno


def _cerrar(turno, motivo, fecha, *, sustituido=False):
    turno.cancelado, turno.motivo, turno.sustituido, turno.version = fecha, motivo, sustituido, turno.version + 1
    turno.pausas.filter(hasta__isnull=True).update(hasta=fecha, version=F("version") + 1)
    turno.save(update_fields=["cancelado", "motivo", "sustituido", "version"])


def _avisar_cancelacion(turno, que, fecha):
    avisar(Usuario.objects.enlaces_de([turno.dependencia_id], fecha), f"El turno del oficio {turno.recibido.folio} {que}"[:300])


@transaction.atomic
def refechar(filas, *, nueva, motivo, usuario, calendario):
    """Move the deadline of these turns to a business day, with its reason. All or none; returns how many changed."""
    if not calendario.es_habil(nueva):
        raise ValidationError({"nueva": "Es un día inhábil: elija un día hábil."})
    filas = [turno for turno in abiertos(filas) if turno.vence != nueva]
    for turno in filas:
        efectivo = relojes.con_pausas(calendario, [pausa for pausa in turno.pausas.all() if pausa.hasta], nueva)
        if not efectivo.es_habil(nueva) or (dias := efectivo.contar(turno.dia, nueva)) < 1:
            raise ValidationError({"nueva": f"{turno}: esa fecha no es posterior al turno, o cae en una pausa."})
        turno.vence, turno.dias, turno.version = nueva, dias, turno.version + 1
    with bitacora.contexto(usuario, motivo):
        lotes.actualizar(filas, ["vence", "dias", "version"])
    return len(filas)


# -- pauses


@transaction.atomic
def pausar(turno, *, motivo, usuario, fecha):
    """Stop the clock while information is awaited; that day no longer counts. Returns the Pausa."""
    turno = abierto(turno)
    if turno.vence < fecha:
        raise ValidationError("El turno ya venció: cámbiele la fecha antes de pausarlo.")
    if turno.dia > fecha or turno.pausas.filter(hasta__gte=fecha).exists():
        raise ValidationError({"desde": "Esa fecha es anterior al turno, o ya está en otra pausa."})
    if turno.pausas.filter(hasta__isnull=True).exists():
        raise ValidationError("El turno ya está en pausa.")
    with bitacora.contexto(usuario, motivo):
        return turno.pausas.create(desde=fecha, motivo=motivo)


@transaction.atomic
def reanudar(turno, *, usuario, fecha, calendario):
    """The information came: the clock runs again from the next day. Returns the turn with its new deadline."""
    turno = abierto(turno)
    with bitacora.contexto(usuario):
        if not cerrar_pausa(turno, fecha, calendario):
            raise ValidationError("El turno no está en pausa.")
        turno.version += 1
        turno.save(update_fields=["vence", "version"])
    return turno


def cerrar_pausa(turno, fecha, calendario):
    """End the pause under way, if any, and reckon the deadline again."""
    pausas = list(turno.pausas.all())
    abierta = next((pausa for pausa in pausas if pausa.hasta is None), None)
    if abierta is None:
        return False
    if fecha < abierta.desde:
        raise ValidationError({"fecha": f"La pausa empezó el {abierta.desde:%d/%m/%Y}."})
    abierta.hasta, abierta.version = fecha, abierta.version + 1
    abierta.save(update_fields=["hasta", "version"])
    turno.vence = relojes.vencimiento(calendario, turno.dia, turno.dias, pausas, fecha)
    return True


def momento_de(fecha, hora):
    """A day and an hour of Hermosillo as a moment."""
    return datetime.combine(fecha, hora, tzinfo=timezone.get_default_timezone())
