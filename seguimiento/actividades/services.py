"""Operations of the module: the only doors by which an activity is assigned, moves, is handed over or repeats."""

from django.core.exceptions import ValidationError
from django.db import transaction

from seguimiento.cuentas.services import avisar
from seguimiento.nucleo import avances, bitacora, documentos, ejercicios, registros

from . import series
from .estados import EstatusAsignacion, Ritmo
from .models import Actividad, Asignacion

CONCLUIDO = EstatusAsignacion.CONCLUIDO


@transaction.atomic
def registrar(actividad, *, responsables, usuario, ritmo=Ritmo.UNA_VEZ, repetir_hasta=None):
    """A new activity with who answers for it and, when it repeats, one more for each following day. Returns the first one."""
    actividad.capturista, actividad.ritmo = usuario, ritmo
    holgura = actividad.plazo - actividad.fecha if actividad.plazo else None
    dias = series.dias_de(actividad.fecha, ritmo, repetir_hasta) if ritmo else []
    _guardar_nueva(actividad, responsables)
    for dia in dias:
        otra = Actividad(serie=actividad, fecha=dia, plazo=dia + holgura if holgura is not None else None)
        for campo in ("unidad", "texto", "contexto", "prioridad", "ritmo", "capturista"):
            setattr(otra, campo, getattr(actividad, campo))
        _guardar_nueva(otra, responsables)
    avisar([r for r in responsables if r != usuario], f"Se le asignó una actividad: {actividad}"[:300], actividad.get_absolute_url())
    return actividad


def _guardar_nueva(actividad, responsables):
    actividad.ejercicio = actividad.fecha.year
    ejercicios.exigir_abierto(actividad.ejercicio)
    actividad.full_clean()
    actividad.save()
    for responsable in responsables:
        _asignar(actividad, responsable, actividad.fecha)


def _asignar(actividad, responsable, desde, **campos):
    fila = Asignacion(actividad=actividad, responsable=responsable, desde=desde, **campos)
    fila.full_clean()
    fila.save()
    return fila


@transaction.atomic
def editar(actividad, *, usuario):
    """Save the edited data. The day may move within what was not reported yet."""
    antes = registros.bloquear(actividad)
    actividad.ejercicio = actividad.fecha.year
    ejercicios.exigir_abierto(antes.ejercicio, actividad.ejercicio)
    if actividad.fecha != antes.fecha:
        _mover_inicio(actividad, antes.fecha)
    actividad.version = antes.version + 1
    with bitacora.contexto(usuario):
        actividad.save()
    return actividad


def _mover_inicio(actividad, antes):
    primera = actividad.asignaciones.exclude(fecha_avance=None).order_by("fecha_avance").first()
    if primera and actividad.fecha > primera.fecha_avance:
        raise ValidationError({"fecha": f"Ya hay avances del {primera.fecha_avance:%d/%m/%Y}: el día no puede ser posterior."})
    for fila in actividad.asignaciones.filter(desde=antes):
        fila.desde, fila.version = actividad.fecha, fila.version + 1
        fila.save(update_fields=["desde", "version"])


@transaction.atomic
def agregar_responsables(actividad, responsables, *, usuario, fecha, comentario=""):
    """Make these people answer for the activity too; those who already do stay as they are. Returns the new rows."""
    actividad = registros.bloquear(actividad)
    ejercicios.exigir_abierto(actividad.ejercicio)
    ya = set(actividad.asignaciones.filter(hasta__isnull=True).values_list("responsable", flat=True))
    nuevos = [persona for persona in responsables if persona.pk not in ya]
    desde = max(fecha, actividad.fecha)
    with bitacora.contexto(usuario):
        filas = [_asignar(actividad, persona, desde, comentario=comentario) for persona in nuevos]
    avisar([p for p in nuevos if p != usuario], f"Se le asignó una actividad: {actividad}"[:300], actividad.get_absolute_url())
    return filas


@transaction.atomic
def registrar_avance(asignacion, *, estatus, texto, usuario, fecha, evidencias=()):
    """Only door by which the part of a person moves; locks the row and leaves an Avance with its evidence."""
    ejercicios.exigir_abierto(asignacion.actividad.ejercicio)
    if registros.bloquear(asignacion).hasta is not None:
        raise ValidationError("Esta asignación ya la tomó otra persona: los avances se registran en la de quien la relevó.")
    if fecha < asignacion.desde:
        raise ValidationError({"fecha": f"La asignación empieza el {asignacion.desde:%d/%m/%Y}."})
    avance = avances.registrar(asignacion, valores={"estatus": estatus}, texto=texto, usuario=usuario, fecha=fecha, requiere_validar=False)
    for archivo in evidencias:
        documentos.adjuntar(avance, archivo, usuario=usuario)
    return avance


@transaction.atomic
def relevar(asignacion, *, a, motivo, usuario, fecha):
    """Another person takes over what is open. What was reported stays with who reported it. Returns the new row."""
    asignacion = registros.bloquear(asignacion)
    ejercicios.exigir_abierto(asignacion.actividad.ejercicio)
    _exigir_relevable(asignacion, a, fecha)
    with bitacora.contexto(usuario, motivo):
        asignacion.hasta, asignacion.version = fecha, asignacion.version + 1
        asignacion.save(update_fields=["hasta", "version"])
        nueva = _asignar(asignacion.actividad, a, fecha, comentario=asignacion.comentario, releva_a=asignacion)
        if asignacion.estatus != EstatusAsignacion.SIN_AVANCE:
            texto = f"Recibe de {asignacion.responsable}, {asignacion.get_estatus_display().lower()}."
            registrar_avance(nueva, estatus=asignacion.estatus, texto=texto, usuario=usuario, fecha=fecha)
    avisar([a], f"Se le pasó una actividad: {asignacion.actividad}"[:300], asignacion.actividad.get_absolute_url())
    return nueva


def _exigir_relevable(asignacion, a, fecha):
    if asignacion.hasta is not None:
        raise ValidationError("Esta asignación ya la tomó otra persona.")
    if asignacion.estatus == CONCLUIDO:
        raise ValidationError("Esta asignación ya está concluida: se queda con quien la hizo.")
    if asignacion.responsable_id == a.pk:
        raise ValidationError({"a": "Elija a otra persona."})
    if fecha < max(asignacion.desde, asignacion.fecha_avance or asignacion.desde):
        raise ValidationError({"fecha": "El relevo no puede ser anterior al último avance."})
    if asignacion.actividad.asignaciones.filter(responsable=a, hasta__isnull=True).exists():
        raise ValidationError({"a": f"{a} ya responde por «{asignacion.actividad}»."})


@transaction.atomic
def relevar_varias(asignaciones, *, a, motivo, usuario, fecha):
    """The same for several rows, all or none; those of that person, and the closed ones, stay. Returns how many changed."""
    otras = [fila for fila in asignaciones if fila.responsable_id != a.pk and fila.estatus != CONCLUIDO and fila.hasta is None]
    for fila in otras:
        relevar(fila, a=a, motivo=motivo, usuario=usuario, fecha=max(fecha, fila.desde))
    return len(otras)


@transaction.atomic
def replazar(actividad, *, plazo, motivo, usuario):
    """Move the deadline; the one before and the reason stay in the history."""
    actividad = registros.bloquear(actividad)
    ejercicios.exigir_abierto(actividad.ejercicio)
    if plazo < actividad.fecha:
        raise ValidationError({"plazo": f"El plazo no puede ser anterior al día de la actividad ({actividad.fecha:%d/%m/%Y})."})
    actividad.plazo, actividad.version = plazo, actividad.version + 1
    with bitacora.contexto(usuario, motivo):
        actividad.save(update_fields=["plazo", "version"])
    return actividad


@transaction.atomic
def replazar_varias(actividades, *, plazo, motivo, usuario):
    """The same for several, all or none. Returns how many changed."""
    otras = [actividad for actividad in actividades if actividad.plazo != plazo]
    for actividad in otras:
        replazar(actividad, plazo=plazo, motivo=motivo, usuario=usuario)
    return len(otras)


@transaction.atomic
def terminar_serie(actividad, *, motivo, usuario, fecha):
    """Take away the repetitions that lie ahead and that nobody touched. Returns how many."""
    origen = actividad.serie or actividad
    siguientes = Actividad.objects.filter(serie=origen, fecha__gt=max(fecha, actividad.fecha)).select_for_update()
    intactas = [otra for otra in siguientes if not otra.asignaciones.exclude(fecha_avance=None).exists()]
    for otra in intactas:
        registros.eliminar(otra, usuario=usuario, motivo=motivo)
    return len(intactas)
