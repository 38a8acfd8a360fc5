"""Internal turns: who holds the information is asked for it, with a clock of their own, and answers inside the system."""

from django.core.exceptions import ValidationError
from django.db import transaction

from seguimiento.cuentas.estados import ClaseDeAviso
from seguimiento.cuentas.models import Usuario
from seguimiento.cuentas.services import avisar
from seguimiento.nucleo import bitacora, documentos, ejercicios, registros
from seguimiento.nucleo.formato import fecha_corta

from .estados import ABIERTAS, EstadoDeSolicitud
from .models import Solicitud, Turno


@transaction.atomic
def turnar(solicitud, *, unidades=(), dependencias=(), dias, usuario, fecha, calendario, indicacion=""):
    """Ask each of them for what they hold; who already has it unanswered is passed over. Tells them. Returns the new turns."""
    solicitud = _abierta(solicitud, fecha)
    vence = calendario.sumar(fecha, dias)
    comunes = {
        "solicitud": solicitud, "fecha": fecha, "dias": dias, "vence": vence, "indicacion": indicacion, "usuario": usuario,
    }  # fmt: skip
    pendientes = solicitud.turnos.filter(respondido__isnull=True)
    ya = {(turno.unidad_id, turno.dependencia_id) for turno in pendientes}
    nuevos = [Turno(unidad=unidad, **comunes) for unidad in unidades if (unidad.pk, None) not in ya]
    nuevos += [Turno(dependencia=dependencia, **comunes) for dependencia in dependencias if (None, dependencia.pk) not in ya]
    with bitacora.contexto(usuario):
        for turno in nuevos:
            turno.save()
            avisar(a_quienes(turno, fecha), f"Se le turnó la solicitud {solicitud}: {solicitud.tema}"[:300], turno.get_absolute_url())
    return nuevos


def _abierta(solicitud, fecha):
    solicitud = registros.bloquear(solicitud)
    ejercicios.exigir_abierto(fecha.year)
    if fecha < solicitud.presentada:
        raise ValidationError({"fecha": f"Se presentó el {fecha_corta(solicitud.presentada)}: no puede turnarse antes."})
    estado = Solicitud.objects.al_corte(fecha).get(pk=solicitud.pk).estado
    if estado not in ABIERTAS:
        raise ValidationError(f"La solicitud ya terminó ({EstadoDeSolicitud(estado).label.lower()}): no hay qué pedir.")
    return solicitud


def a_quienes(turno, fecha):
    """Accounts that answer a turn: the enlaces of the dependencia, or those of the unidad who work in this module."""
    if turno.dependencia_id:
        return Usuario.objects.enlaces_de([turno.dependencia_id], fecha)
    personas = Usuario.objects.filter(is_active=True, unidades_asignadas__in=vigentes(turno, fecha)).distinct()
    return [persona for persona in personas if persona.puede("reportar", "solicitudes")]


def vigentes(turno, fecha):
    """Assignments of people to the unidad of a turn on a date."""
    return Usuario.unidades_asignadas.rel.related_model.objects.vigentes(fecha).filter(unidad=turno.unidad_id)


@transaction.atomic
def editar(turno, *, usuario, calendario):
    """Change what is asked or the days, while nobody has answered; the days count from the turn."""
    antes = registros.bloquear(turno)
    ejercicios.exigir_abierto(antes.fecha.year)
    if antes.respondido:
        raise ValidationError("Ya se contestó: lo que se pidió no se cambia.")
    turno.vence, turno.version = calendario.sumar(antes.fecha, turno.dias), antes.version + 1
    with bitacora.contexto(usuario):
        turno.save(update_fields=["indicacion", "dias", "vence", "version"])
    return turno


@transaction.atomic
def responder(turno, *, respuesta, usuario, fecha, evidencias=()):
    """Answer a turn; whoever made it is told. It does not answer the request: that is for who attends it."""
    turno = registros.bloquear(turno)
    ejercicios.exigir_abierto(fecha.year)
    if not Turno.objects.visibles_para(usuario).filter(pk=turno.pk).exists():
        raise ValidationError("Ese turno no es suyo.")
    if turno.respondido:
        raise ValidationError(f"Ese turno ya se contestó el {fecha_corta(turno.respondido)}.")
    if fecha < turno.fecha:
        raise ValidationError({"fecha": f"Se turnó el {fecha_corta(turno.fecha)}: no puede contestarse antes."})
    turno.respuesta, turno.respondido, turno.respondio, turno.version = respuesta, fecha, usuario, turno.version + 1
    with bitacora.contexto(usuario):
        turno.save(update_fields=["respuesta", "respondido", "respondio", "version"])
        for archivo in evidencias:
            documentos.adjuntar(turno, archivo, usuario=usuario)
    if turno.usuario_id and turno.usuario_id != usuario.pk:
        texto = f"{turno.a_quien} contestó el turno de la solicitud {turno.solicitud}."
        avisar([turno.usuario], texto[:300], turno.solicitud.get_absolute_url(), ClaseDeAviso.OTRO)
    return turno


def recalcular(calendario):
    """The turns that wait get the deadline that the calendar gives now. Returns how many changed; the transaction is the caller's."""
    cambian = []
    for turno in Turno.objects.select_for_update().filter(respondido__isnull=True).order_by("pk"):
        if (vence := calendario.sumar(turno.fecha, turno.dias)) != turno.vence:
            turno.vence, turno.version = vence, turno.version + 1
            turno.save(update_fields=["vence", "version"])
            cambian.append(turno)
    return len(cambian)
