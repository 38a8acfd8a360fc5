"""Operations on meetings and agreements that write more than one row. Every change of state passes here."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from seguimiento.cuentas.estados import ClaseDeAviso
from seguimiento.cuentas.models import Usuario
from seguimiento.cuentas.services import avisar
from seguimiento.nucleo import avances, bitacora, documentos, ejercicios, folios, registros
from seguimiento.nucleo.permisos import Accion, exigir

from . import convocatorias, minutas
from .estados import EstadoReunion, EstatusResponsable, SituacionAcuerdo
from .models import Acuerdo, Adenda, Asistencia, Autorizado, Gabinete, Punto, Refechado, Responsable, Reunion


def exigir_coordinacion(usuario):
    """Cancelling, merging and sealing belong to whoever validates: PermissionDenied for whoever only captures."""
    exigir(usuario, Accion.VALIDAR, Acuerdo)


# -- meetings


@transaction.atomic
def guardar_reunion(reunion, *, usuario):
    """Create or save a meeting: its year and its number within the cabinet and the year follow from the date."""
    anterior = Reunion.objects.filter(pk=reunion.pk).first()
    ejercicios.exigir_abierto(reunion.fecha.year, anterior and anterior.ejercicio)
    if anterior and anterior.sellada:
        raise ValidationError("La minuta está sellada: los cambios se registran como adenda.", code="sellada")
    if anterior is None or (anterior.gabinete_id, anterior.ejercicio) != (reunion.gabinete_id, reunion.fecha.year):
        reunion.numero = _siguiente_sesion(reunion.gabinete_id, reunion.fecha.year)
    reunion.ejercicio = reunion.fecha.year
    reunion.save()
    if anterior and anterior.fecha != reunion.fecha:
        reunion.acuerdos.update(fecha=reunion.fecha, ejercicio=reunion.ejercicio)
        Responsable.objects.filter(acuerdo__reunion=reunion, desde=anterior.fecha).update(desde=reunion.fecha)
    return reunion


def _siguiente_sesion(gabinete, anio):
    Gabinete.objects.select_for_update().get(pk=gabinete)
    ultimo = Reunion.todos.filter(gabinete=gabinete, ejercicio=anio).aggregate(ultimo=Max("numero"))["ultimo"]
    return (ultimo or 0) + 1


@transaction.atomic
def celebrar(reunion, *, usuario, fecha):
    """The session took place."""
    reunion = registros.bloquear(reunion)
    ejercicios.exigir_abierto(reunion.ejercicio)
    if reunion.estado != EstadoReunion.PROGRAMADA:
        raise ValidationError(f"La reunión ya está {reunion.get_estado_display().lower()}.")
    if reunion.fecha > fecha:
        raise ValidationError(f"La reunión es el {reunion.fecha:%d/%m/%Y}: todavía no se celebra.")
    return _guardar(reunion, usuario, estado=EstadoReunion.CELEBRADA)


@transaction.atomic
def cancelar_reunion(reunion, *, usuario, motivo):
    """The session will not take place; whoever was convoked is told. Refused once it has agreements."""
    exigir_coordinacion(usuario)
    reunion = registros.bloquear(reunion)
    ejercicios.exigir_abierto(reunion.ejercicio)
    if reunion.estado == EstadoReunion.CANCELADA:
        raise ValidationError("La reunión ya está cancelada.")
    if reunion.sellada or reunion.acuerdos.exists():
        raise ValidationError("La reunión ya tiene acuerdos o minuta sellada: no puede cancelarse.")
    reunion = _guardar(reunion, usuario, motivo, estado=EstadoReunion.CANCELADA, motivo_cancelacion=motivo)
    convocatorias.avisar_cancelacion(reunion, motivo=motivo, usuario=usuario)
    return reunion


@transaction.atomic
def sellar(reunion, *, usuario):
    """Keep the text of the minutes as it is now, with its hash; progress of the agreements goes on, changes become addenda."""
    exigir_coordinacion(usuario)
    reunion = registros.bloquear(reunion)
    ejercicios.exigir_abierto(reunion.ejercicio)
    if reunion.sellada:
        raise ValidationError("La minuta ya está sellada.")
    if reunion.estado != EstadoReunion.CELEBRADA or not reunion.con_minuta:
        raise ValidationError("Sólo se sella la minuta ya levantada de una reunión celebrada.")
    texto = minutas.canonico(minutas.contenido(reunion))
    return _guardar(reunion, usuario, sellada=timezone.now(), texto_sellado=texto, huella=minutas.huella(texto))


def exigir_sin_sello(reunion):
    """Agenda and attendance belong to the minutes: once sealed they stay."""
    ejercicios.exigir_abierto(reunion.ejercicio)
    if reunion.sellada:
        raise ValidationError("La minuta está sellada: los cambios se registran como adenda.", code="sellada")


@transaction.atomic
def precargar_orden_del_dia(reunion, *, acuerdos, usuario):
    """These agreements become items of the agenda, each linked to its own; those already there stay. Returns how many were added."""
    reunion = registros.bloquear(reunion)
    exigir_sin_sello(reunion)
    ya = set(reunion.puntos.values_list("seguimiento", flat=True))
    siguiente = (reunion.puntos.aggregate(ultimo=Max("numero"))["ultimo"] or 0) + 1
    nuevos = [acuerdo for acuerdo in acuerdos if acuerdo.pk not in ya]
    Punto.objects.bulk_create(
        Punto(reunion=reunion, numero=n, tema=f"Seguimiento de {acuerdo.folio}: {acuerdo.texto}"[:300], seguimiento=acuerdo)
        for n, acuerdo in enumerate(nuevos, start=siguiente)
    )
    return len(nuevos)


@transaction.atomic
def tomar_asistencia(reunion, renglones, *, usuario):
    """Write the whole list at once: dicts {"asistencia" (a row or None), "dependencia", "presencia", "persona", "cargo"}.

    Rows that stay the same are not written. Returns how many changed or were added.
    """
    reunion = registros.bloquear(reunion)
    exigir_sin_sello(reunion)
    ya = {(a.dependencia_id, a.persona): a for a in reunion.asistencias.all()}
    cuantos = 0
    for renglon in renglones:
        fila = renglon.pop("asistencia") or ya.get((renglon["dependencia"].pk, renglon["persona"]))
        fila = fila or Asistencia(reunion=reunion, dependencia=renglon["dependencia"], presencia="")
        cambios = {campo: valor for campo, valor in renglon.items() if getattr(fila, campo) != valor}
        if not cambios:
            continue
        for campo, valor in cambios.items():
            setattr(fila, campo, valor)
        fila.version += bool(fila.pk)
        fila.validate_constraints()
        fila.save()
        cuantos += 1
    return cuantos


def agregar_adenda(reunion, *, texto, usuario, fecha):
    """What is corrected after the seal."""
    ejercicios.exigir_abierto(reunion.ejercicio)
    if not reunion.sellada:
        raise ValidationError("La minuta no está sellada: edítela directamente.")
    return Adenda.objects.create(reunion=reunion, fecha=fecha, texto=texto, usuario=usuario)


def _guardar(objeto, usuario, motivo="", **cambios):
    """Set fields of a locked row, one version later, with who and why in the change log."""
    for campo, valor in cambios.items():
        setattr(objeto, campo, valor)
    objeto.version += 1
    with bitacora.contexto(usuario, motivo):
        objeto.save()
    return objeto


# -- agreements


@transaction.atomic
def registrar_acuerdo(acuerdo, *, dependencias, usuario, autorizados=()):
    """A new agreement of a held meeting with its responsables; notices to their enlaces. Returns it with its folio."""
    reunion = registros.bloquear(acuerdo.reunion)
    ejercicios.exigir_abierto(reunion.ejercicio)
    if reunion.estado == EstadoReunion.CANCELADA:
        raise ValidationError({"reunion": "La reunión está cancelada: no admite acuerdos."})
    if reunion.sellada:
        raise ValidationError({"reunion": "La minuta está sellada: no admite más acuerdos."})
    acuerdo.fecha, acuerdo.ejercicio = reunion.fecha, reunion.ejercicio
    acuerdo.folio = folios.siguiente(Acuerdo, "AC", reunion.ejercicio)
    acuerdo.save()
    if acuerdo.reservado:
        autorizar(acuerdo, {usuario, *autorizados})
    agregar_responsables(acuerdo, dependencias, usuario=usuario, fecha=acuerdo.fecha)
    return acuerdo


@transaction.atomic
def editar_acuerdo(acuerdo, *, usuario, fecha, autorizados=(), motivo=""):
    """Save the text and data of an agreement. A new committed date is a re-dating and needs its reason."""
    anterior = registros.bloquear(acuerdo)
    ejercicios.exigir_abierto(anterior.ejercicio)
    if anterior.reunion.sellada and (anterior.texto, anterior.reunion_id) != (acuerdo.texto, acuerdo.reunion_id):
        raise ValidationError({"texto": "La minuta está sellada: el texto ya no cambia; registre una adenda en la reunión."})
    if anterior.fecha_compromiso != acuerdo.fecha_compromiso:
        if anterior.fecha_compromiso and not motivo:
            raise ValidationError({"motivo": "Escriba por qué cambia la fecha compromiso."})
        _anotar_refechado(anterior, acuerdo.fecha_compromiso, motivo, usuario, fecha)
    if acuerdo.reservado:
        autorizar(acuerdo, {usuario, *autorizados})
    acuerdo.fecha, acuerdo.ejercicio, acuerdo.version = acuerdo.reunion.fecha, acuerdo.reunion.ejercicio, anterior.version + 1
    acuerdo.save()
    return acuerdo


def autorizar(acuerdo, personas):
    """Leave a reserved agreement to exactly these people."""
    quedan = {persona.pk for persona in personas}
    actuales = set(acuerdo.autorizaciones.values_list("usuario", flat=True))
    acuerdo.autorizaciones.filter(usuario__in=actuales - quedan).marcar_eliminados("Ya no autorizado")
    Autorizado.objects.bulk_create(Autorizado(acuerdo=acuerdo, usuario_id=pk) for pk in quedan - actuales)


@transaction.atomic
def agregar_responsables(acuerdo, dependencias, *, usuario, fecha):
    """Make these dependencias answer for the agreement too; those who already do stay as they are."""
    ejercicios.exigir_abierto(acuerdo.ejercicio)
    ya = set(acuerdo.responsables.values_list("dependencia", flat=True))
    nuevas = [dependencia for dependencia in dependencias if dependencia.pk not in ya]
    filas = Responsable.objects.bulk_create(Responsable(acuerdo=acuerdo, dependencia=d, desde=fecha) for d in nuevas)
    if not acuerdo.reservado:
        avisar(Usuario.objects.enlaces_de(nuevas), f"Se asignó a su dependencia el acuerdo {acuerdo.folio}.", acuerdo.get_absolute_url())
    return filas


@transaction.atomic
def refechar(acuerdo, *, nueva, motivo, usuario, fecha):
    """Move the committed date, keeping the one before and why."""
    acuerdo = registros.bloquear(acuerdo)
    ejercicios.exigir_abierto(acuerdo.ejercicio)
    if acuerdo.fecha_compromiso == nueva:
        return acuerdo
    _anotar_refechado(acuerdo, nueva, motivo, usuario, fecha)
    return _guardar(acuerdo, usuario, motivo, fecha_compromiso=nueva)


def _anotar_refechado(acuerdo, nueva, motivo, usuario, fecha):
    if nueva is None:
        raise ValidationError({"fecha_compromiso": "La fecha compromiso se cambia por otra, no se quita."})
    if nueva < acuerdo.fecha:
        raise ValidationError({"fecha_compromiso": f"La fecha compromiso no puede ser anterior al acuerdo ({acuerdo.fecha:%d/%m/%Y})."})
    if acuerdo.fecha_compromiso:
        Refechado.objects.create(
            acuerdo=acuerdo, anterior=acuerdo.fecha_compromiso, nueva=nueva, motivo=motivo, fecha=fecha, usuario=usuario
        )


@transaction.atomic
def refechar_varios(acuerdos, *, nueva, motivo, usuario, fecha):
    """The same for several agreements, all or none. Returns how many changed."""
    antes = {acuerdo.pk: acuerdo.fecha_compromiso for acuerdo in acuerdos}
    for acuerdo in acuerdos:
        refechar(acuerdo, nueva=nueva, motivo=motivo, usuario=usuario, fecha=fecha)
    return sum(anterior != nueva for anterior in antes.values())


@transaction.atomic
def reasignar(responsable, *, dependencia, motivo, usuario):
    """Another dependencia takes over the row, with its progress and from now on its history."""
    responsable = registros.bloquear(responsable)
    ejercicios.exigir_abierto(responsable.acuerdo.ejercicio)
    responsable.dependencia = dependencia
    responsable.validate_constraints()
    responsable = _guardar(responsable, usuario, motivo, dependencia=dependencia)
    texto = f"El acuerdo {responsable.acuerdo.folio} pasó a su dependencia."
    avisar(Usuario.objects.enlaces_de([dependencia]), texto, responsable.acuerdo.get_absolute_url())
    return responsable


@transaction.atomic
def reasignar_varios(responsables, *, dependencia, motivo, usuario):
    """The same for several rows, all or none. Returns how many changed."""
    otras = [responsable for responsable in responsables if responsable.dependencia_id != dependencia.pk]
    for responsable in otras:
        reasignar(responsable, dependencia=dependencia, motivo=motivo, usuario=usuario)
    return len(otras)


@transaction.atomic
def dar_de_baja(acuerdo, *, situacion, motivo, usuario, fecha, fusionado_con=None):
    """Cancel an agreement or merge it into another: it leaves the averages from `fecha` on, and stays findable."""
    exigir_coordinacion(usuario)
    acuerdo = registros.bloquear(acuerdo)
    ejercicios.exigir_abierto(acuerdo.ejercicio)
    if not acuerdo.vigente:
        raise ValidationError(f"El acuerdo ya está {acuerdo.get_situacion_display().lower()}.")
    if fusionado_con is not None and (fusionado_con.pk == acuerdo.pk or not fusionado_con.vigente):
        raise ValidationError({"fusionado_con": "Elija otro acuerdo, vigente."})
    return _guardar(acuerdo, usuario, motivo, situacion=situacion, baja_fecha=fecha, baja_motivo=motivo, fusionado_con=fusionado_con)


def reactivar(acuerdo, *, motivo, usuario):
    """A cancelled or merged agreement counts again."""
    exigir_coordinacion(usuario)
    with transaction.atomic():
        acuerdo = registros.bloquear(acuerdo)
        ejercicios.exigir_abierto(acuerdo.ejercicio)
        return _guardar(
            acuerdo, usuario, motivo, situacion=SituacionAcuerdo.VIGENTE, baja_fecha=None, baja_motivo="", fusionado_con=None
        )  # fmt: skip


# -- progress


@transaction.atomic
def registrar_avance(responsable, *, estatus, porcentaje, texto, usuario, fecha, evidencias=()):
    """Only door by which a responsable moves; locks the row and leaves an Avance with its evidence.

    What an enlace reports waits for the coordinator; what the Office captures does not. 100 % needs evidence, except in
    records rebuilt from the printed figures.
    """
    acuerdo = responsable.acuerdo
    ejercicios.exigir_abierto(acuerdo.ejercicio)
    if not acuerdo.vigente:
        raise ValidationError(f"El acuerdo está {acuerdo.get_situacion_display().lower()}: ya no admite avances.")
    exigir_coherencia(estatus, porcentaje)
    if porcentaje == 100 and not evidencias and not acuerdo.reconstruido:
        raise ValidationError({"evidencias": "Para concluir adjunte la evidencia."})
    avance = avances.registrar(
        responsable, valores={"estatus": estatus, "porcentaje": porcentaje}, texto=texto, usuario=usuario, fecha=fecha,
        requiere_validar=usuario.es_enlace,
    )  # fmt: skip
    for archivo in evidencias:
        documentos.adjuntar(avance, archivo, usuario=usuario)
    return avance


def exigir_coherencia(estatus, porcentaje):
    """Status and percentage say the same: concluido is 100 and only 100; pendiente is 0."""
    if (estatus == EstatusResponsable.CONCLUIDO) != (porcentaje == 100):
        raise ValidationError({"porcentaje": "Concluido es 100 %, y sólo concluido lo es."})
    if estatus == EstatusResponsable.PENDIENTE and porcentaje != 0:
        raise ValidationError({"porcentaje": "Pendiente es 0 %; si ya avanzó, el estatus es «En proceso»."})


def validar(avance, *, usuario):
    """The coordinator accepts it."""
    return avances.validar(avance, usuario=usuario)


@transaction.atomic
def devolver(avance, *, usuario, fecha, motivo):
    """The coordinator returns it: the value before comes back and whoever reported it is told why."""
    ejercicios.exigir_abierto(avance.de.acuerdo.ejercicio)
    avances.devolver(avance, usuario=usuario, fecha=fecha, motivo=motivo)
    acuerdo = avance.de.acuerdo
    quienes = Usuario.objects.enlaces_de([avance.de.dependencia_id])
    texto = f"Se devolvió su avance del acuerdo {acuerdo.folio}: {motivo}"[:300]
    avisar(quienes, texto, acuerdo.get_absolute_url(), ClaseDeAviso.DEVOLUCION)
