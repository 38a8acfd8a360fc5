"""Operations on actions, assignments and money that write more than one row. Every change of status passes here."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from seguimiento.cuentas.estados import ClaseDeAviso
from seguimiento.cuentas.models import Usuario
from seguimiento.cuentas.services import avisar
from seguimiento.nucleo import avances, bitacora, documentos, ejercicios, registros
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.formato import plural

from .estados import EstatusAccion
from .models import Accion, AccionInversion, AccionMunicipio, Asignacion, Avance, Inversion

AL_REGISTRAR = "Estatus con que se registró."

# -- assignments


@transaction.atomic
def asignar(pares, *, usuario, fecha):
    """Assign commitments to dependencias: `pares` are (compromiso_id, dependencia_id). Existing ones stay; returns the new ones.

    Tells the enlaces of each dependencia what they were given.
    """
    pares = set(pares)
    compromisos = {compromiso for compromiso, _ in pares}
    ya = set(Asignacion.objects.filter(compromiso__in=compromisos).values_list("compromiso", "dependencia"))
    nuevas = [Asignacion(compromiso_id=c, dependencia_id=d, desde=fecha) for c, d in sorted(pares - ya)]
    with bitacora.contexto(usuario):
        nuevas = Asignacion.objects.bulk_create(nuevas, batch_size=2000)
    por_dependencia = defaultdict(list)
    for asignacion in nuevas:
        por_dependencia[asignacion.dependencia_id].append(asignacion)
    for dependencia, suyas in por_dependencia.items():
        url = suyas[0].get_absolute_url() if len(suyas) == 1 else reverse("campana:compromiso_list")
        texto = f"Se asignó a su dependencia {plural(len(suyas), 'compromiso', 'compromisos')} de campaña."
        avisar(Usuario.objects.enlaces_de([dependencia], fecha), texto, url)
    return nuevas


def exigir_asignado(accion, *, usuario, fecha):
    """The commitment must be assigned to the dependencia of the action: an enlace cannot change that, the Office does it here."""
    par = (accion.compromiso_id, accion.dependencia_id)
    if not usuario.es_enlace:
        asignar([par], usuario=usuario, fecha=fecha)
        return
    if accion.dependencia_id not in usuario.dependencias_ids:
        raise ValidationError({"dependencia": "Elija una de sus dependencias."})
    if not Asignacion.objects.filter(compromiso=par[0], dependencia=par[1]).exists():
        raise ValidationError({"compromiso": "Ese compromiso no está asignado a su dependencia."})


# -- actions


@transaction.atomic
def registrar_accion(accion, *, usuario, fecha, estatus=EstatusAccion.PENDIENTE, texto="", municipios=(), montos=None, evidencias=()):
    """Save a new action with its municipios and money (`montos`: {fuente: pesos}).

    A status other than pendiente leaves an avance on the same date, so the state as of any date follows from the avances.
    """
    accion.registrada = fecha
    accion.ejercicio = ejercicio_de(accion)
    ejercicios.exigir_abierto(accion.ejercicio)
    exigir_asignado(accion, usuario=usuario, fecha=fecha)
    accion.estatus = EstatusAccion.PENDIENTE
    with bitacora.contexto(usuario):
        accion.save()
        _dejar_municipios(accion, municipios)
        crear_inversiones([(accion, fuente, monto) for fuente, monto in (montos or {}).items() if monto], fecha)
    if estatus != EstatusAccion.PENDIENTE:
        reportar_avance(accion, estatus=estatus, texto=texto or AL_REGISTRAR, usuario=usuario, fecha=fecha, evidencias=evidencias)
        accion.refresh_from_db()
    return accion


def ejercicio_de(accion):
    """Year of an action: the one in which it starts, or in which it was registered."""
    return (accion.fecha_inicio or accion.registrada).year


@transaction.atomic
def editar_accion(accion, *, municipios, usuario, fecha):
    """Save the edited data of an action; its status moves only by avances."""
    anterior = registros.bloquear(accion)
    accion.registrada, accion.estatus, accion.fecha_avance = anterior.registrada, anterior.estatus, anterior.fecha_avance
    accion.ejercicio, accion.version = ejercicio_de(accion), anterior.version + 1
    ejercicios.exigir_abierto(anterior.ejercicio, accion.ejercicio)
    if (anterior.compromiso_id, anterior.dependencia_id) != (accion.compromiso_id, accion.dependencia_id):
        exigir_asignado(accion, usuario=usuario, fecha=fecha)
    with bitacora.contexto(usuario):
        accion.save()
        _dejar_municipios(accion, municipios)
    return accion


def _dejar_municipios(accion, municipios):
    """Leave exactly these municipios."""
    quedan = {municipio.pk for municipio in municipios}
    actuales = set(accion.alcances.values_list("municipio", flat=True))
    accion.alcances.filter(municipio__in=actuales - quedan).marcar_eliminados("Ya no lo alcanza la acción")
    AccionMunicipio.objects.bulk_create(AccionMunicipio(accion=accion, municipio_id=pk) for pk in sorted(quedan - actuales))


def crear_inversiones(ternas, fecha):
    """New money, each row for one action: `ternas` are (accion, fuente, monto)."""
    filas = [Inversion(fuente=fuente, monto=monto, ejercicio=accion.ejercicio, registrada=fecha) for accion, fuente, monto in ternas]
    filas = Inversion.objects.bulk_create(filas, batch_size=2000)
    aportes = [AccionInversion(accion=terna[0], inversion=fila) for terna, fila in zip(ternas, filas, strict=True)]
    AccionInversion.objects.bulk_create(aportes, batch_size=2000)


@transaction.atomic
def reasignar_en_bloque(acciones, *, dependencia, motivo, usuario, fecha):
    """Give these actions to another dependencia, with their progress. All or none; returns how many changed."""
    filas = [accion for accion in _bloquear(acciones) if accion.dependencia_id != dependencia.pk]
    ejercicios.exigir_abierto(*{accion.ejercicio for accion in filas})
    with bitacora.contexto(usuario, motivo):
        Accion.objects.filter(pk__in=[a.pk for a in filas]).update(dependencia=dependencia, version=F("version") + 1)
        asignar({(accion.compromiso_id, dependencia.pk) for accion in filas}, usuario=usuario, fecha=fecha)
    if filas:
        texto = f"Pasaron a su dependencia {plural(len(filas), 'acción', 'acciones')} de compromisos de campaña."
        avisar(Usuario.objects.enlaces_de([dependencia], fecha), texto, reverse("campana:accion_list"))
    return len(filas)


@transaction.atomic
def refechar_en_bloque(acciones, *, fecha_termino, motivo, usuario):
    """Move the closing date of these actions. All or none; returns how many changed."""
    filas = [accion for accion in _bloquear(acciones) if accion.fecha_termino != fecha_termino]
    ejercicios.exigir_abierto(*{accion.ejercicio for accion in filas})
    if mala := next((a for a in filas if a.fecha_inicio and a.fecha_inicio > fecha_termino), None):
        raise ValidationError({"fecha_termino": f"La {str(mala).lower()} comienza después, el {mala.fecha_inicio:%d/%m/%Y}."})
    with bitacora.contexto(usuario, motivo):
        Accion.objects.filter(pk__in=[a.pk for a in filas]).update(fecha_termino=fecha_termino, version=F("version") + 1)
    return len(filas)


def _bloquear(acciones):
    return list(Accion.objects.select_for_update().filter(pk__in=[accion.pk for accion in acciones]).order_by("pk"))


# -- progress


@transaction.atomic
def reportar_avance(accion, *, estatus, texto, usuario, fecha, evidencias=()):
    """Only door by which an action moves; leaves an Avance with its evidence. Returns it.

    What an enlace reports counts at once and waits for the coordinator; what the Office captures does not wait. An enlace
    concludes only with evidence, now or before, except in records rebuilt from the published figures.
    """
    ejercicios.exigir_abierto(accion.ejercicio)
    if fecha < accion.registrada:
        raise ValidationError({"fecha": f"La acción se registró el {accion.registrada:%d/%m/%Y}; use esa fecha o una posterior."})
    if usuario.es_enlace:
        _exigir_evidencia(accion, estatus, evidencias, usuario)
    with bitacora.contexto(usuario):
        avance = avances.registrar(
            accion, valores={"estatus": estatus}, texto=texto, usuario=usuario, fecha=fecha, requiere_validar=usuario.es_enlace
        )
        for archivo in evidencias:
            documentos.adjuntar(avance, archivo, usuario=usuario)
    return avance


def _exigir_evidencia(accion, estatus, evidencias, usuario):
    if accion.dependencia_id not in usuario.dependencias_ids:
        raise ValidationError("Esa acción no es de sus dependencias.")
    if estatus != EstatusAccion.CONCLUIDA or evidencias or accion.reconstruido:
        return
    if not Accion.objects.filter(pk=accion.pk).con_evidencia().exists():
        exentos = "Sólo los registros reconstruidos a partir de lo publicado están exentos."
        raise ValidationError({"evidencias": f"Para concluir la acción adjunte la evidencia. {exentos}"})


@transaction.atomic
def validar(filas, *, usuario, fecha):
    """The coordinator accepts these avances, all or none, and their enlaces are told. Returns how many."""
    filas = _por_revisar(filas)
    with bitacora.contexto(usuario):
        for avance in filas:
            avances.validar(avance, usuario=usuario)
    _avisar_revision(filas, "Se validó", "Se validaron", "", fecha)
    return len(filas)


@transaction.atomic
def devolver(filas, *, motivo, usuario, fecha):
    """The coordinator returns these avances with a reason: the status before comes back and their enlaces are told."""
    filas = _por_revisar(filas)
    with bitacora.contexto(usuario, motivo):
        for avance in filas:
            avances.devolver(avance, usuario=usuario, fecha=fecha, motivo=motivo)
    _avisar_revision(filas, "Se devolvió", "Se devolvieron", f": {motivo}", fecha)
    return len(filas)


def _por_revisar(filas):
    """The same avances with their actions, refused when one was reviewed meanwhile or belongs to a closed year."""
    filas = list(Avance.objects.filter(pk__in=[avance.pk for avance in filas]).select_related("de").order_by("fecha", "pk"))
    for avance in filas:
        if avance.validacion != Validacion.POR_VALIDAR:
            situacion = avance.get_validacion_display().lower()
            raise ValidationError(f"El avance de la {str(avance.de).lower()} ya está {situacion}.", code="revisado")
    ejercicios.exigir_abierto(*{avance.de.ejercicio for avance in filas})
    return filas


def _avisar_revision(filas, uno, varios, cola, fecha):
    clase = ClaseDeAviso.DEVOLUCION if cola else ClaseDeAviso.OTRO  # a return brings its reason
    por_dependencia = defaultdict(list)
    for avance in filas:
        por_dependencia[avance.de.dependencia_id].append(avance)
    for dependencia, suyos in por_dependencia.items():
        if len(suyos) == 1:
            texto, url = f"{uno} su avance de la {str(suyos[0].de).lower()}{cola}", suyos[0].get_absolute_url()
        else:
            texto, url = f"{varios} {len(suyos):,} avances de su dependencia{cola}", reverse("campana:accion_list")
        avisar(Usuario.objects.enlaces_de([dependencia], fecha), texto[:300], url, clase)


# -- money


@transaction.atomic
def guardar_inversion(inversion, *, acciones, usuario, fecha):
    """Create or save a row of money and tie it to exactly these actions."""
    anterior = registros.bloquear(inversion) if inversion.pk else None
    ejercicios.exigir_abierto(inversion.ejercicio, anterior and anterior.ejercicio)
    if not acciones:
        raise ValidationError({"acciones": "Ligue la inversión al menos a una acción."})
    if usuario.es_enlace:
        _exigir_propias(inversion, acciones, usuario)
    if anterior is None:
        inversion.registrada = fecha
    else:
        inversion.version = anterior.version + 1
    with bitacora.contexto(usuario):
        inversion.save()
        quedan = {accion.pk for accion in acciones}
        actuales = set(inversion.aportes.values_list("accion", flat=True))
        inversion.aportes.filter(accion__in=actuales - quedan).marcar_eliminados("Ya no la paga esta inversión")
        AccionInversion.objects.bulk_create(AccionInversion(accion_id=pk, inversion=inversion) for pk in sorted(quedan - actuales))
    return inversion


def _exigir_propias(inversion, acciones, usuario):
    """An enlace writes money that is of the own dependencias alone; what is shared belongs to the coordinator."""
    if any(accion.dependencia_id not in usuario.dependencias_ids for accion in acciones):
        raise ValidationError({"acciones": "Elija acciones de sus dependencias."})
    if inversion.pk and inversion.aportes.exclude(accion__dependencia__in=usuario.dependencias_ids).exists():
        raise ValidationError("Esta inversión sólo la cambia la coordinación.")
