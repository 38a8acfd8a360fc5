"""The doors by which a support is written and moves. The person is locked: two captures of one beneficiary wait for each other."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from atencion.personas.models import Persona
from seguimiento.nucleo import bitacora, ejercicios, folios, registros
from seguimiento.nucleo.formato import fecha_corta

from .estados import PASOS, Periodo, Situacion
from .models import REPETIDO, Apoyo

PREFIJO, CIFRAS = "AP", 5
FECHAS = {Situacion.AUTORIZADO: "autorizado_el", Situacion.ENTREGADO: "entregado_el", Situacion.CANCELADO: "cancelado_el"}


@transaction.atomic
def guardar(apoyo, *, usuario):
    """Save a new or edited support, with its folio, its period and its beneficiary. ValidationError when there is one already."""
    antes = registros.bloquear(apoyo) if apoyo.pk else None
    if antes and antes.estado == Situacion.CANCELADO:
        raise ValidationError("Un apoyo cancelado ya no se modifica.")
    apoyo.persona = bloquear_persona(apoyo.persona_id)
    apoyo.ejercicio, apoyo.periodo = apoyo.fecha.year, Periodo(apoyo.tipo.periodo).clave(apoyo.fecha)
    ejercicios.exigir_abierto(apoyo.ejercicio, antes and antes.ejercicio)
    if antes:
        _conservar(apoyo, antes)
    else:
        _exigir_vigente(apoyo.tipo)
        apoyo.folio = folios.siguiente(Apoyo, PREFIJO, apoyo.ejercicio, cifras=CIFRAS)
    exigir_unico(apoyo)
    apoyo.full_clean()
    with bitacora.contexto(usuario):
        apoyo.save()
    return apoyo


def _conservar(apoyo, antes):
    """What editing does not touch: the folio of its year, its steps and its key."""
    for campo in ("folio", "estado", "autorizado_el", "entregado_el", "cancelado_el", "motivo_cancelacion", "clave", "repetido"):
        setattr(apoyo, campo, getattr(antes, campo))
    if apoyo.ejercicio != antes.ejercicio:
        raise ValidationError({"fecha": f"El folio {antes.folio} es de {antes.ejercicio}: la fecha debe ser de ese año."})
    apoyo.version = antes.version + 1
    if clave_de(apoyo) != clave_de(antes):
        apoyo.repetido = False


def clave_de(apoyo):
    """What there may be one of: a person, a kind, a period."""
    return apoyo.persona_id, apoyo.tipo_id, apoyo.periodo


def exigir_unico(apoyo):
    """Refuse a second one, naming the first; also one that was found repeated when two records of the person were merged."""
    persona, tipo, periodo = clave_de(apoyo)
    otros = Apoyo.objects.filter(persona=persona, tipo=tipo, periodo=periodo).exclude(estado=Situacion.CANCELADO).exclude(pk=apoyo.pk)
    if not apoyo.repetido and (otro := otros.order_by("repetido", "pk").first()):
        raise ValidationError({"persona": f"{REPETIDO} Vea el {otro.folio}."})


def _exigir_vigente(tipo):
    if not tipo.vigente:
        raise ValidationError({"tipo": f"«{tipo}» ya no se otorga."})


def bloquear_persona(pk):
    """Who that person is today, locked until the transaction ends: merged records lead to the one that stays."""
    visto = set()
    while pk not in visto:
        visto.add(pk)
        persona = Persona.todos.select_for_update(of=("self",)).get(pk=pk)
        if persona.suprimida or persona.eliminado:
            raise ValidationError({"persona": "Ese registro ya no está: sus datos se suprimieron."})
        if persona.fusionada_en_id is None:
            return persona
        pk = persona.fusionada_en_id
    raise ValidationError("Los registros de esa persona se unieron en círculo: avise a la administración del sistema.")


@transaction.atomic
def mover(apoyo, paso, *, usuario, fecha, motivo=""):
    """Authorise, deliver or cancel; the only door of its state. Returns it locked and saved."""
    apoyo = registros.bloquear(apoyo)
    ejercicios.exigir_abierto(apoyo.ejercicio)
    if porque := _por_que_no(apoyo, paso, fecha):
        raise ValidationError(f"{apoyo.folio}: {porque}")
    apoyo.estado, apoyo.version = paso, apoyo.version + 1
    setattr(apoyo, FECHAS[paso], fecha)
    if paso == Situacion.CANCELADO:
        apoyo.motivo_cancelacion = motivo
    with bitacora.contexto(usuario, motivo):
        apoyo.save()
    return apoyo


@transaction.atomic
def mover_varios(apoyos, paso, *, usuario, fecha):
    """Authorise or deliver several in one statement: all or none. Returns how many."""
    filas = list(Apoyo.todos.select_for_update().filter(pk__in=[apoyo.pk for apoyo in apoyos]).order_by("pk"))
    ejercicios.exigir_abierto(*{fila.ejercicio for fila in filas})
    malas = [_por_que_no(fila, paso, fecha) for fila in filas]
    if errores := [f"{fila.folio}: {mala}" for fila, mala in zip(filas, malas, strict=True) if mala]:
        raise ValidationError(errores)
    with bitacora.contexto(usuario):
        cambios = {"estado": paso, FECHAS[paso]: fecha, "version": F("version") + 1}
        return Apoyo.objects.filter(pk__in=[fila.pk for fila in filas]).update(**cambios)


def _por_que_no(apoyo, paso, fecha):
    """Why a support cannot take that step on that day, or nothing."""
    actual = Situacion(apoyo.estado)
    if paso not in PASOS[actual]:
        return f"ya está {actual.label.lower()}."
    if fecha < (ultima := apoyo.autorizado_el or apoyo.fecha):
        return f"la fecha no puede ser anterior al {fecha_corta(ultima)}."
    return ""


@transaction.atomic
def guardar_tipo(tipo, *, usuario):
    """Save a kind; how often it is given is fixed once somebody has one."""
    if tipo.pk:
        antes = registros.bloquear(tipo)
        if antes.periodo != tipo.periodo and Apoyo.todos.filter(tipo=tipo).exists():
            raise ValidationError({"periodo": "Ya hay apoyos de este tipo: registre otro tipo con el nuevo periodo."})
        tipo.version = antes.version + 1
    tipo.full_clean()
    with bitacora.contexto(usuario):
        tipo.save()
    return tipo
