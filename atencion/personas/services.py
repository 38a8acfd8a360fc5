"""What writes on persons: register, merge and undo it, suppress their data."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from seguimiento.nucleo import bitacora, documentos
from seguimiento.nucleo.registros import bloquear

from . import expedientes, mascaras
from .models import Distintas, Persona, colgantes

DATOS = tuple(mascaras.DE_CAMPO)
RELLENABLES = ("telefono", "correo", "curp", "municipio_id", "localidad", "domicilio", "segundo_apellido")
SUPRIMIDO = "Datos suprimidos"


@transaction.atomic
def guardar(persona, *, usuario, fecha):
    """Register or edit."""
    if persona.fusionada_en_id or persona.suprimida:
        raise ValidationError("Este registro ya no se edita: está unido a otro o sus datos se suprimieron.")
    if persona.pk:
        persona.version += 1
    else:
        persona.registrada = fecha
    persona.validate_constraints()
    with bitacora.contexto(usuario):
        persona.save()
    return persona


# -- merge
@transaction.atomic
def fusionar(queda, sobra, *, usuario, motivo):
    """Everything that hangs from `sobra` goes to `queda`, and what this one lacked is filled in. Both histories stay; it can be undone."""
    queda, sobra = _bloquear_dos(queda, sobra)
    for persona in (queda, sobra):
        if persona.fusionada_en_id or persona.suprimida or persona.eliminado:
            raise ValidationError("Uno de los dos registros ya está unido a otro, eliminado o con los datos suprimidos.")
    with bitacora.contexto(usuario, motivo):
        traslado = {"filas": _mover(sobra, queda), "rellenos": []}
        for campo in RELLENABLES:
            if getattr(queda, campo) in ("", None) and getattr(sobra, campo) not in ("", None):
                setattr(queda, campo, getattr(sobra, campo))
                traslado["rellenos"].append(campo)
        sobra.fusionada_en, sobra.traslado, sobra.version = queda, traslado, sobra.version + 1
        sobra.save(update_fields=["fusionada_en", "traslado", "version"])
        queda.version += 1
        queda.save()
    return queda


def _bloquear_dos(una, otra):
    """Always in the same order, so that two merges of the same pair wait for each other."""
    if una.pk == otra.pk:
        raise ValidationError("Elija dos registros distintos.")
    bloqueadas = {p.pk: p for p in Persona.todos.select_for_update(of=("self",)).filter(pk__in=[una.pk, otra.pk]).order_by("pk")}
    return bloqueadas[una.pk], bloqueadas[otra.pk]


def _mover(sobra, queda):
    """{"app.model.field": [keys]} of the rows of any module that changed person."""
    movidas = {}
    for campo in colgantes(Persona):
        filas = campo.model._base_manager.filter(**{campo.name: sobra.pk})
        if claves := list(filas.values_list("pk", flat=True)):
            try:
                with transaction.atomic():
                    filas.update(**{campo.name: queda.pk})
            except IntegrityError:
                nombre = campo.model._meta.verbose_name_plural
                raise ValidationError(f"No se pueden unir: las dos personas tienen {nombre} que no pueden repetirse.") from None
            movidas[_nombre(campo)] = claves
    return movidas


def _nombre(campo):
    return f"{campo.model._meta.label_lower}.{campo.name}"


@transaction.atomic
def separar(sobra, *, usuario, motivo):
    """Undo a merge: what still hangs from the other one goes back, and so does what was filled in and nobody changed."""
    sobra = bloquear(sobra)
    if sobra.fusionada_en_id is None:
        raise ValidationError("Este registro no está unido a otro.")
    queda = bloquear(sobra.fusionada_en)
    if queda.suprimida or sobra.suprimida:
        raise ValidationError("Los datos de una de las dos personas ya se suprimieron: no se pueden separar.")
    traslado = sobra.traslado or {"filas": {}, "rellenos": []}
    with bitacora.contexto(usuario, motivo):
        for campo in colgantes(Persona):
            if claves := traslado["filas"].get(_nombre(campo)):
                campo.model._base_manager.filter(pk__in=claves, **{campo.name: queda.pk}).update(**{campo.name: sobra.pk})
        for campo in traslado["rellenos"]:
            if getattr(queda, campo) == getattr(sobra, campo):
                setattr(queda, campo, None if campo == "municipio_id" else "")
        queda.version += 1
        queda.save()
        sobra.fusionada_en, sobra.traslado, sobra.version = None, None, sobra.version + 1
        sobra.save(update_fields=["fusionada_en", "traslado", "version"])
    return sobra


@transaction.atomic
def distinguir(una, otra, *, usuario, motivo):
    """Note that two alike persons are not the same."""
    una, otra = sorted((una, otra), key=lambda persona: persona.pk)
    with bitacora.contexto(usuario, motivo):
        return Distintas.objects.get_or_create(una=una, otra=otra, defaults={"motivo": motivo})[0]


# -- retention
def suprimir_vencidas(personas, *, usuario, motivo, corte):
    """The same as `suprimir`, refused while the term of any of them is not over on that date."""
    claves = {persona.pk for persona in personas}
    vencidas = Persona.objects.por_suprimir(corte).filter(pk__in=claves).count()
    if vencidas != len(claves):
        raise ValidationError("El plazo de alguna de estas personas no ha terminado: vuelva a la lista de las vencidas.")
    return suprimir(personas, usuario=usuario, motivo=motivo)


@transaction.atomic
def suprimir(personas, *, usuario, motivo):
    """Take the personal data out of these persons, of those merged into them and of their change logs; rows and figures stay."""
    claves = sorted({p.pk for p in personas})
    filas = Persona.todos.select_for_update(of=("self",)).filter(suprimida__isnull=True)
    todas = [p.pk for p in filas.filter(pk__in=claves).order_by("pk")]
    todas += [p.pk for p in filas.filter(fusionada_en__in=todas).exclude(pk__in=todas).order_by("pk")]
    vacios = {campo: SUPRIMIDO if campo == "nombre" else "" for campo in DATOS}
    with bitacora.contexto(usuario, motivo):
        for parte in expedientes.PARTES:
            if parte.suprimir:
                parte.suprimir(todas)
        for campo in colgantes(Persona):
            filas = campo.model._base_manager.filter(**{f"{campo.name}__in": todas})
            documentos.destruir(campo.model, list(filas.values_list("pk", flat=True)), motivo)
        Persona.todos.filter(pk__in=todas).update(suprimida=timezone.now(), version=F("version") + 1, **vacios)
    bitacora.modelo_de_eventos(Persona).objects.filter(pgh_obj_id__in=todas).update(**vacios)
    return len(todas)
