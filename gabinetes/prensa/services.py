"""Operations of the module: a conference and what hangs from it are written under the lock of the conference."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from seguimiento.directorio.cargos import cargo_al
from seguimiento.directorio.models import Persona
from seguimiento.directorio.nombramientos import persona_de_nombre
from seguimiento.directorio.nombres import normalizar
from seguimiento.nucleo import bitacora, documentos, ejercicios, registros

from .estados import Informacion, Papel, Presidio
from .models import DiaSinConferencia, Participante, Recorte, hubo_conferencia

VERSION_ESTENOGRAFICA = "Versión estenográfica"


@transaction.atomic
def guardar_conferencia(conferencia, *, usuario):
    """Save a new or edited conference. What was complete and lost its ficha or its resumen waits to be captured again."""
    anterior = registros.bloquear(conferencia) if conferencia.pk else None
    ejercicios.exigir_abierto(conferencia.fecha.year, anterior and anterior.fecha.year)
    if conferencia.informacion == Informacion.ACTUALIZADA and not (conferencia.ficha and conferencia.resumen):
        conferencia.informacion = Informacion.PENDIENTE
    anotado = DiaSinConferencia.objects.filter(fecha=conferencia.fecha).first() if conferencia.preside == Presidio.PRESIDENTE else None
    if anotado:
        raise ValidationError({"fecha": f"Ese día está anotado como sin conferencia ({anotado.motivo}): quite antes la anotación."})
    conferencia.save()
    return conferencia


@transaction.atomic
def anotar_dia_sin_conferencia(dia, *, usuario):
    """Note that the President gave none that day; refused where one is registered."""
    anterior = registros.bloquear(dia) if dia.pk else None
    ejercicios.exigir_abierto(dia.fecha.year, anterior and anterior.fecha.year)
    if motivos := hubo_conferencia(dia.fecha):
        raise ValidationError({"fecha": motivos})
    dia.save()
    return dia


def faltantes(conferencia):
    """What a conference still lacks for its information to be complete, in words."""
    dicho = conferencia.preguntas if conferencia.preside == Presidio.GOBERNADOR else conferencia.exposiciones
    falta = "alguna pregunta con su respuesta" if conferencia.preside == Presidio.GOBERNADOR else "alguna exposición"
    lista = [texto for texto, hay in (("el resumen", conferencia.resumen), ("la ficha informativa", conferencia.ficha)) if not hay]
    return lista if dicho.exists() else [*lista, falta]


@transaction.atomic
def marcar_actualizada(conferencia, *, usuario):
    """Everything that was said is captured; refused, saying what is missing."""
    conferencia = registros.bloquear(conferencia)
    ejercicios.exigir_abierto(conferencia.fecha.year)
    if conferencia.informacion == Informacion.ACTUALIZADA:
        raise ValidationError("La información ya está actualizada.")
    if falta := faltantes(conferencia):
        raise ValidationError(f"Todavía falta {' y '.join([', '.join(falta[:-1]), falta[-1]] if falta[1:] else falta)}.")
    return _guardar(conferencia, usuario, informacion=Informacion.ACTUALIZADA)


@transaction.atomic
def reabrir(conferencia, *, motivo, usuario):
    """Something is still to be captured."""
    conferencia = registros.bloquear(conferencia)
    ejercicios.exigir_abierto(conferencia.fecha.year)
    if conferencia.informacion != Informacion.ACTUALIZADA:
        raise ValidationError("La información ya está por capturar.")
    return _guardar(conferencia, usuario, motivo, informacion=Informacion.PENDIENTE)


@transaction.atomic
def guardar_estenografica(conferencia, *, texto, archivo, usuario):
    """The stenographic version: its text, its file, or both. A new file takes the place of the one before, which stays attached."""
    conferencia = registros.bloquear(conferencia)
    ejercicios.exigir_abierto(conferencia.fecha.year)
    cambios = {"estenografica": texto}
    if archivo:
        cambios["archivo_estenografico"] = documentos.adjuntar(conferencia, archivo, usuario=usuario, descripcion=VERSION_ESTENOGRAFICA)
    return _guardar(conferencia, usuario, **cambios)


def _guardar(objeto, usuario, motivo="", **cambios):
    """Set fields of a locked row, one version later, with who and why in the change log."""
    for campo, valor in cambios.items():
        setattr(objeto, campo, valor)
    objeto.version += 1
    with bitacora.contexto(usuario, motivo):
        objeto.save()
    return objeto


# -- who was there and what was said


def persona_escrita(texto, *, usuario, procedencia="", actual=None):
    """The person that somebody typed: "Ana Ruiz", or "Ana Ruiz [12]" as suggested where two bear one name. Created when new.

    `actual` is the Participante whose name is being rewritten: the same name is the same person.
    """
    if actual is not None and normalizar(actual.persona.nombre) == normalizar(texto):
        return actual.persona
    nombre, _, clave = texto.strip().removesuffix("]").rpartition(" [")
    if clave.isdecimal() and nombre:
        if (persona := Persona.objects.filter(pk=clave).first()) is None:
            raise ValidationError("Esa persona ya no está en el directorio: escriba su nombre.")
        return persona
    return persona_de_nombre(texto, usuario=usuario, procedencia=procedencia)


def como_se_escribe(persona):
    """What `persona_escrita` reads back as this same person."""
    return f"{persona.nombre} [{persona.pk}]" if Persona.objects.llamadas([normalizar(persona.nombre)])[:2].count() > 1 else persona.nombre


@transaction.atomic
def participar(conferencia, persona, *, papel, cargo="", usuario):
    """The participation of a person in a conference, created when there is none. Without `cargo`, the post of that day.

    Returns the Participante. One who is there already keeps the post unless another one is given.
    """
    conferencia = registros.bloquear(conferencia)
    ejercicios.exigir_abierto(conferencia.fecha.year)
    ya = Participante.objects.filter(conferencia=conferencia, persona=persona).first()
    if ya is None:
        cargo = cargo or cargo_al(persona, conferencia.fecha)
        return Participante.objects.create(conferencia=conferencia, persona=persona, papel=papel, cargo=cargo)
    return _guardar(ya, usuario, cargo=cargo) if cargo and cargo != ya.cargo else ya


@transaction.atomic
def guardar_participante(participante, *, usuario):
    """Save an edited participation; an empty post goes back to that of the day."""
    registros.bloquear(participante.conferencia)
    ejercicios.exigir_abierto(participante.conferencia.fecha.year)
    participante.cargo = participante.cargo or cargo_al(participante.persona, participante.conferencia.fecha)
    participante.save()
    return participante


@transaction.atomic
def guardar_exposicion(exposicion, *, expone, cargo="", usuario):
    """Save what somebody said; `expone` is the name as typed."""
    persona = persona_escrita(expone, usuario=usuario, actual=exposicion.participante if exposicion.participante_id else None)
    exposicion.participante = participar(exposicion.conferencia, persona, papel=Papel.PRESIDIO, cargo=cargo, usuario=usuario)
    return _guardar_lo_dicho(exposicion)


@transaction.atomic
def guardar_pregunta(pregunta, *, pregunta_de, medio="", responde="", cargo="", usuario):
    """Save a question with its answer; who asks and who answers are names as typed."""
    conferencia = pregunta.conferencia
    if pregunta_de:
        persona = persona_escrita(pregunta_de, usuario=usuario, procedencia=medio, actual=pregunta.quien_pregunta)
        pregunta.quien_pregunta = participar(conferencia, persona, papel=Papel.PRENSA, cargo=medio, usuario=usuario)
    if pregunta.respuesta and not responde:
        raise ValidationError({"responde": "Escriba quién respondió."})
    actual, pregunta.quien_responde = pregunta.quien_responde, None
    if responde:
        persona = persona_escrita(responde, usuario=usuario, actual=actual)
        pregunta.quien_responde = participar(conferencia, persona, papel=Papel.PRESIDIO, cargo=cargo, usuario=usuario)
    return _guardar_lo_dicho(pregunta)


def _guardar_lo_dicho(fila):
    """Number a new row after the last one of its conference, which is locked here, and save it."""
    registros.bloquear(fila.conferencia)
    ejercicios.exigir_abierto(fila.conferencia.fecha.year)
    if fila.numero is None:
        fila.numero = _siguiente(type(fila), "numero", conferencia=fila.conferencia_id)
    fila.save()
    return fila


def _siguiente(modelo, campo, **padre):
    return (modelo.todos.filter(**padre).aggregate(ultimo=Max(campo))["ultimo"] or 0) + 1


# -- syntheses


@transaction.atomic
def guardar_sintesis(sintesis, *, usuario):
    anterior = registros.bloquear(sintesis) if sintesis.pk else None
    ejercicios.exigir_abierto(sintesis.fecha.year, anterior and anterior.fecha.year)
    sintesis.save()
    return sintesis


@transaction.atomic
def guardar_recorte(recorte, *, usuario):
    """Save a clipping; a new one goes after the last of its synthesis."""
    registros.bloquear(recorte.sintesis)
    ejercicios.exigir_abierto(recorte.sintesis.fecha.year)
    if recorte.pk is None:
        recorte.orden = _siguiente(Recorte, "orden", sintesis=recorte.sintesis_id)
    recorte.save()
    return recorte
