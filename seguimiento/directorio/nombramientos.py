"""Operations on people and their posts. An appointment is never rewritten: the next one closes it."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from seguimiento.nucleo import bitacora, registros

from .estados import UNICAS, Uso
from .models import Correo, Nombramiento, Persona, Telefono
from .nombres import normalizar


@transaction.atomic
def persona_de_nombre(nombre, *, usuario, tratamiento="", procedencia=""):
    """The person of that name, created when nobody bears it: what a form does while somebody types.

    ValidationError when two people bear it: guessing would be worse than asking.
    """
    nombre = " ".join(nombre.split())
    halladas = list(Persona.objects.llamadas([normalizar(nombre)])[:2])
    if len(halladas) > 1:
        raise ValidationError(f"Hay más de una persona llamada {nombre}: elíjala de la lista.", code="homonimas")
    if halladas:
        return halladas[0]
    persona = Persona(nombre=nombre, tratamiento=tratamiento, procedencia=procedencia)
    persona.full_clean()
    with bitacora.contexto(usuario):
        persona.save()
    return persona


@transaction.atomic
def nombrar(nombramiento, *, usuario):
    """A new appointment. Whoever held the same seat leaves the day before, and that row keeps its history. Returns it.

    ValidationError when the new one would begin before the one it follows, or lies over another one of the same seat.
    """
    _bloquear_lugar(nombramiento)
    nombramiento.full_clean(validate_constraints=False)
    with bitacora.contexto(usuario):
        if nombramiento.clase in UNICAS:
            _cerrar_anterior(nombramiento)
        nombramiento.validate_constraints()
        nombramiento.save()
    return nombramiento


def _bloquear_lugar(nombramiento):
    """Two people are not given one seat at once: whoever appoints holds the row of the dependencia or unidad."""
    lugar = nombramiento.lugar
    if lugar is None:
        raise ValidationError({"dependencia": "Elija la dependencia o la unidad."})
    registros.bloquear(lugar)


def _cerrar_anterior(nuevo):
    mismos = Nombramiento.objects.del_mismo_asiento(nuevo)
    abierto = mismos.filter(hasta__isnull=True, desde__lt=nuevo.desde).select_for_update(of=("self",)).first()
    if abierto is not None:
        abierto.hasta = nuevo.desde - timedelta(days=1)
        abierto.version += 1
        abierto.save(update_fields=["hasta", "version"])
    encima = mismos.filter(Q(hasta__isnull=True) | Q(hasta__gte=nuevo.desde))
    if nuevo.hasta is not None:
        encima = encima.filter(desde__lte=nuevo.hasta)
    if otro := encima.select_related("persona").first():
        raise ValidationError({"desde": f"En esas fechas ya ocupa ese cargo {otro.persona} (desde el {otro.desde:%d/%m/%Y})."})


@transaction.atomic
def concluir(nombramiento, *, hasta, usuario, motivo=""):
    """The person leaves the post, and nobody follows yet. `hasta` is the last day."""
    nombramiento = registros.bloquear(nombramiento)
    if nombramiento.hasta is not None:
        raise ValidationError(f"Ese nombramiento ya concluyó el {nombramiento.hasta:%d/%m/%Y}.")
    if hasta < nombramiento.desde:
        raise ValidationError({"hasta": f"El nombramiento empezó el {nombramiento.desde:%d/%m/%Y}: no puede concluir antes."})
    nombramiento.hasta, nombramiento.version = hasta, nombramiento.version + 1
    with bitacora.contexto(usuario, motivo):
        nombramiento.save(update_fields=["hasta", "version"])
    return nombramiento


@transaction.atomic
def confirmar(persona, *, usuario, fecha):
    """Somebody vouches that post, e-mails and telephones of a person are right on that day."""
    persona = registros.bloquear(persona)
    persona.confirmada, persona.version = fecha, persona.version + 1
    with bitacora.contexto(usuario, "Datos confirmados"):
        persona.save(update_fields=["confirmada", "version"])
    return persona


@transaction.atomic
def poner_contactos(persona, *, correos=None, telefonos=None, uso=Uso.INSTITUCIONAL, usuario=None):
    """Leave exactly these e-mails and telephones of that use; None leaves what there is."""
    with bitacora.contexto(usuario):
        for modelo, campo, textos in ((Correo, "direccion", correos), (Telefono, "numero", telefonos)):
            if textos is not None:
                _dejar(modelo, campo, persona, textos, uso)


def _dejar(modelo, campo, persona, textos, uso):
    quedan = {texto.casefold(): texto for texto in textos}
    actuales = {getattr(fila, campo).casefold(): fila for fila in modelo.objects.filter(persona=persona, uso=uso)}
    sobran = [actuales[clave].pk for clave in actuales.keys() - quedan.keys()]
    modelo.objects.filter(pk__in=sobran).marcar_eliminados("Se quitó de los datos de la persona")
    for clave in sorted(quedan.keys() - actuales.keys()):
        fila = modelo(persona=persona, uso=uso, **{campo: quedan[clave]})
        fila.full_clean()
        fila.save()


@transaction.atomic
def confirmar_varias(personas, *, usuario, fecha):
    """The same as `confirmar` for several. Returns how many were not confirmed on that day yet."""
    return len([confirmar(persona, usuario=usuario, fecha=fecha) for persona in personas if persona.confirmada != fecha])


@transaction.atomic
def corregir_cargo(nombramiento, *, cargo, usuario):
    """Mend a slip in the name of a post; whoever changes of post gets another appointment."""
    nombramiento = registros.bloquear(nombramiento)
    nombramiento.cargo, nombramiento.version = cargo, nombramiento.version + 1
    with bitacora.contexto(usuario, "Corrección del cargo"):
        nombramiento.save(update_fields=["cargo", "version"])
    return nombramiento
