"""Operations on instructions and their money that write more than one row. Every step on the ladder passes here."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from seguimiento.cuentas.estados import ClaseDeAviso
from seguimiento.cuentas.models import Usuario
from seguimiento.cuentas.services import avisar
from seguimiento.nucleo import avances, bitacora, documentos, ejercicios, folios, registros
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.formato import fecha_corta, plural

from .estados import Etapa
from .models import Avance, Instruccion, InstruccionInversion, propuestos

EMISION = "Se emitió la instrucción."
AL_REGISTRAR = "Etapa en que se registró."

# -- instructions


@transaction.atomic
def registrar_instruccion(instruccion, *, usuario, fecha, etapa=Etapa.OFICIO, porcentaje=None, texto="", evidencias=()):
    """Save a new instruction with its number; it starts on the first rung on the day on which it was issued.

    Registered on a higher rung, it leaves a second step dated `fecha`. Tells its responsable and its enlaces.
    """
    instruccion.ejercicio = instruccion.fecha_emision.year
    ejercicios.exigir_abierto(instruccion.ejercicio)
    exigir_dependencia(instruccion)
    inicio = porcentaje if etapa == Etapa.OFICIO and porcentaje is not None else propuestos()[Etapa.OFICIO]
    with bitacora.contexto(usuario):
        instruccion.numero = folios.siguiente_numero(Instruccion, clase=instruccion.clase)
        instruccion.etapa, instruccion.porcentaje, instruccion.etapa_desde = Etapa.OFICIO, inicio, instruccion.fecha_emision
        instruccion.fecha_avance = instruccion.fecha_emision
        exigir_coherencia(instruccion.etapa, inicio)
        instruccion.save()
        Avance.objects.create(
            de=instruccion, fecha=instruccion.fecha_emision, etapa=Etapa.OFICIO, porcentaje=inicio,
            etapa_desde=instruccion.fecha_emision, texto=EMISION, inicial=True, usuario=usuario, validacion=Validacion.NO_REQUIERE,
        )  # fmt: skip
    if etapa != Etapa.OFICIO or texto or evidencias:
        registrar_avance(
            instruccion, etapa=etapa, porcentaje=porcentaje, texto=texto or AL_REGISTRAR, usuario=usuario, fecha=fecha,
            evidencias=evidencias,
        )  # fmt: skip
        instruccion.refresh_from_db()
    _avisar_asignacion(instruccion, usuario, fecha)
    return instruccion


def exigir_dependencia(instruccion):
    """A special project always has the dependencia that carries it out; an agreement of a conference may still have none."""
    if instruccion.clase == "proyecto" and instruccion.dependencia_id is None:
        raise ValidationError({"dependencia": "Un proyecto especial lleva la dependencia que lo ejecuta."})


@transaction.atomic
def editar_instruccion(instruccion, *, usuario, fecha, motivo=""):
    """Save the edited data; rung and percentage move only by actions, and a new committed date needs its reason."""
    anterior = registros.bloquear(instruccion)
    for campo in ("etapa", "porcentaje", "etapa_desde", "fecha_avance", "numero"):
        setattr(instruccion, campo, getattr(anterior, campo))
    instruccion.ejercicio, instruccion.version = instruccion.fecha_emision.year, anterior.version + 1
    ejercicios.exigir_abierto(anterior.ejercicio, instruccion.ejercicio)
    exigir_dependencia(instruccion)
    if anterior.fecha_compromiso and anterior.fecha_compromiso != instruccion.fecha_compromiso and not motivo:
        raise ValidationError({"motivo": "Escriba por qué cambia la fecha compromiso."})
    with bitacora.contexto(usuario, motivo):
        if anterior.clase != instruccion.clase:
            instruccion.numero = folios.siguiente_numero(Instruccion, clase=instruccion.clase)
        if anterior.fecha_emision != instruccion.fecha_emision:
            _mover_emision(anterior, instruccion)
        instruccion.save()
    cambio = (anterior.dependencia_id, anterior.responsable_id) != (instruccion.dependencia_id, instruccion.responsable_id)
    if cambio:
        _avisar_asignacion(instruccion, usuario, fecha)
    return instruccion


def _mover_emision(anterior, instruccion):
    """The first step bears the date of issue; what was done afterwards cannot come before it."""
    dia = instruccion.fecha_emision
    primera = anterior.avances.filter(inicial=False).order_by("fecha", "pk").first()
    if primera is not None and primera.fecha < dia:
        raise ValidationError({"fecha_emision": f"Ya hay una acción del {fecha_corta(primera.fecha)}: use esa fecha o una anterior."})
    en_su_inicio = anterior.avances.filter(etapa_desde=anterior.fecha_emision, etapa=Etapa.OFICIO)
    en_su_inicio.update(etapa_desde=dia, version=F("version") + 1)
    anterior.avances.filter(inicial=True).update(fecha=dia)
    if primera is None:
        instruccion.fecha_avance = dia
    if anterior.etapa == Etapa.OFICIO and anterior.etapa_desde == anterior.fecha_emision:
        instruccion.etapa_desde = dia


def _avisar_asignacion(instruccion, usuario, fecha):
    personas = list(Usuario.objects.enlaces_de([instruccion.dependencia_id], fecha)) if instruccion.dependencia_id else []
    if instruccion.responsable_id and instruccion.responsable_id != usuario.pk:
        personas.append(instruccion.responsable)
    avisar(personas, f"Se le asignó {_con_articulo(instruccion)}: {instruccion.tema}"[:300], instruccion.get_absolute_url())


def _con_articulo(instruccion):
    """ "el acuerdo en conferencia 12"."""
    return f"el {str(instruccion)[0].lower()}{str(instruccion)[1:]}"


# -- several at once


@transaction.atomic
def reasignar(filas, *, motivo, usuario, fecha, dependencia=None, responsable=None):
    """Give these instructions to another dependencia, to another responsable or to both. All or none; returns how many changed."""
    cambios = {campo: valor for campo, valor in (("dependencia", dependencia), ("responsable", responsable)) if valor is not None}
    if not cambios:
        raise ValidationError("Elija la nueva dependencia, el nuevo responsable o ambos.")
    filas = [f for f in _bloquear(filas) if any(getattr(f, f"{campo}_id") != valor.pk for campo, valor in cambios.items())]
    _actualizar(filas, cambios, usuario, motivo)
    if filas and dependencia is not None:
        avisar(Usuario.objects.enlaces_de([dependencia.pk], fecha), _pasaron(filas, "a su dependencia"), _direccion(filas))
    if filas and responsable is not None and responsable.pk != usuario.pk:
        avisar([responsable], _pasaron(filas, "a usted"), _direccion(filas))
    return len(filas)


@transaction.atomic
def refechar(filas, *, nueva, motivo, usuario, fecha):
    """Move the committed date of these instructions, with its reason. All or none; returns how many changed."""
    filas = [fila for fila in _bloquear(filas) if fila.fecha_compromiso != nueva]
    for fila in filas:
        if nueva < fila.fecha_emision:
            dia = fecha_corta(fila.fecha_emision)
            raise ValidationError({"nueva": f"«{fila}» se emitió el {dia}: la fecha compromiso no puede ser anterior."})
    _actualizar(filas, {"fecha_compromiso": nueva}, usuario, motivo)
    return len(filas)


def _bloquear(filas):
    return list(Instruccion.objects.select_for_update().filter(pk__in=[fila.pk for fila in filas]).order_by("pk"))


def _actualizar(filas, cambios, usuario, motivo):
    ejercicios.exigir_abierto(*{fila.ejercicio for fila in filas})
    with bitacora.contexto(usuario, motivo):
        Instruccion.objects.filter(pk__in=[fila.pk for fila in filas]).update(**cambios, version=F("version") + 1)


def _pasaron(filas, a_quien):
    if len(filas) == 1:
        return f"Pasó {a_quien} {_con_articulo(filas[0])}: {filas[0].tema}"[:300]
    return f"Pasaron {a_quien} {plural(len(filas), 'instrucción', 'instrucciones')}."


def _direccion(filas):
    """Where the notice leads: the instruction, or their list."""
    propia = filas[0].get_absolute_url()
    return propia if len(filas) == 1 else propia.rsplit("/", 2)[0] + "/?ejercicio=todos"


# -- steps


@transaction.atomic
def registrar_avance(instruccion, *, etapa, texto, usuario, fecha, porcentaje=None, motivo_retroceso="", evidencias=()):
    """Only door by which an instruction moves; locks the row and leaves an action with its evidence. Returns it.

    Without `porcentaje`, that of the record while it stays on its rung, or what the new rung offers. What an enlace reports counts
    at once and waits for the coordinator. Stepping back needs a reason; 100 % needs evidence, except in rebuilt records.
    """
    actual = registros.bloquear(instruccion)
    etapa = Etapa(etapa)
    ejercicios.exigir_abierto(actual.ejercicio)
    if usuario is not None and usuario.es_enlace and actual.dependencia_id not in usuario.dependencias_ids:
        raise ValidationError("Esa instrucción no es de sus dependencias.")
    if porcentaje is None:
        porcentaje = actual.porcentaje if etapa == actual.etapa else propuestos()[etapa]
    exigir_coherencia(etapa, porcentaje)
    if retrocede(actual, etapa, porcentaje) and not motivo_retroceso:
        raise ValidationError({"motivo_retroceso": "Retrocede en la escalera: escriba el motivo."})
    if etapa == Etapa.EJECUTADA and actual.etapa != Etapa.EJECUTADA and not evidencias and not actual.reconstruido:
        raise ValidationError({"evidencias": "Para llegar al 100 % adjunte la evidencia."})
    desde = actual.etapa_desde if etapa == actual.etapa else fecha
    with bitacora.contexto(usuario, motivo_retroceso):
        avance = avances.registrar(
            actual, valores={"etapa": etapa, "porcentaje": porcentaje, "etapa_desde": desde}, texto=texto, usuario=usuario, fecha=fecha,
            requiere_validar=usuario.es_enlace, motivo_retroceso=motivo_retroceso,
        )  # fmt: skip
        for archivo in evidencias:
            documentos.adjuntar(avance, archivo, usuario=usuario)
    return avance


def retrocede(instruccion, etapa, porcentaje):
    """Whether this would leave the record on a lower rung, or with less on the same one."""
    antes = Etapa(instruccion.etapa)
    return etapa.altura < antes.altura or (etapa == antes and porcentaje < instruccion.porcentaje)


def exigir_coherencia(etapa, porcentaje):
    """The last rung is 100 %, and only the last one is."""
    if (etapa == Etapa.EJECUTADA) != (porcentaje == 100):
        raise ValidationError({"porcentaje": "«Ejecución al 100 %» lleva 100, y sólo esa etapa lo lleva."})


@transaction.atomic
def validar(filas, *, usuario, fecha):
    """The coordinator accepts these actions, all or none, and who reported them is told. Returns how many."""
    filas = _por_revisar(filas)
    with bitacora.contexto(usuario):
        for avance in filas:
            avances.validar(avance, usuario=usuario)
    _avisar_revision(filas, "Se validó su acción de", "", fecha)
    return len(filas)


@transaction.atomic
def devolver(filas, *, motivo, usuario, fecha):
    """The coordinator returns these actions with a reason: the rung before comes back and who reported them is told."""
    filas = _por_revisar(filas)
    with bitacora.contexto(usuario, motivo):
        for avance in filas:
            avances.devolver(avance, usuario=usuario, fecha=fecha, motivo=motivo)
    _avisar_revision(filas, "Se devolvió su acción de", f": {motivo}", fecha)
    return len(filas)


def _por_revisar(filas):
    """The same actions with their instructions, the oldest first, refused when one was reviewed meanwhile or its year closed."""
    filas = list(Avance.objects.filter(pk__in=[avance.pk for avance in filas]).select_related("de", "usuario").order_by("fecha", "pk"))
    for avance in filas:
        if avance.validacion != Validacion.POR_VALIDAR:
            raise ValidationError(f"La acción de «{avance.de}» ya está {avance.get_validacion_display().lower()}.", code="revisado")
    ejercicios.exigir_abierto(*{avance.de.ejercicio for avance in filas})
    return filas


def _avisar_revision(filas, inicio, cola, fecha):
    clase = ClaseDeAviso.DEVOLUCION if cola else ClaseDeAviso.OTRO  # a return brings its reason
    for avance in filas:
        personas = {p.pk: p for p in Usuario.objects.enlaces_de([avance.de.dependencia_id], fecha)}
        if avance.usuario_id:
            personas[avance.usuario_id] = avance.usuario
        avisar(personas.values(), f"{inicio} «{avance.de}»{cola}"[:300], avance.de.get_absolute_url(), clase)


# -- money


@transaction.atomic
def guardar_inversion(inversion, *, instrucciones, usuario, fecha):
    """Create or save a row of money and tie it to exactly these instructions."""
    anterior = registros.bloquear(inversion) if inversion.pk else None
    ejercicios.exigir_abierto(inversion.ejercicio, anterior and anterior.ejercicio)
    if not instrucciones:
        raise ValidationError({"instrucciones": "Ligue la inversión al menos a una instrucción."})
    inversion.registrada = anterior.registrada if anterior else fecha
    inversion.version = anterior.version + 1 if anterior else 1
    with bitacora.contexto(usuario):
        inversion.save()
        quedan = {instruccion.pk for instruccion in instrucciones}
        actuales = set(inversion.aportes.values_list("instruccion", flat=True))
        inversion.aportes.filter(instruccion__in=actuales - quedan).marcar_eliminados("Ya no la paga esta inversión")
        nuevos = [InstruccionInversion(instruccion_id=pk, inversion=inversion) for pk in sorted(quedan - actuales)]
        InstruccionInversion.objects.bulk_create(nuevos)
    return inversion
