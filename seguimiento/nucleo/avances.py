"""Dated progress: the state of what is followed is its last avance up to a date, and moves only through here.

What was reported counts at once. A return with a reason leaves one more avance that restores the value before, so the state as of
any date follows from the dates alone.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from .estados import Validacion
from .models import Registro


class Seguido(Registro):
    """What moves by avances. `CAMPOS` are the fields that an avance carries, with their value before the first one."""

    CAMPOS = {"estatus": "pendiente"}

    fecha_avance = models.DateField("último avance", null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class AvanceBase(Registro):
    """One dated step. Subclasses add the foreign key `de` (related_name="avances") and the fields in `CAMPOS`."""

    class Tipo(models.TextChoices):
        AVANCE = "avance", "Avance"
        DEVOLUCION = "devolucion", "Devolución"

    fecha = models.DateField("fecha")
    texto = models.TextField("qué se hizo", blank=True, default="")
    tipo = models.CharField("tipo", max_length=10, choices=Tipo, default=Tipo.AVANCE, editable=False)
    validacion = models.CharField("revisión", max_length=12, choices=Validacion, default=Validacion.POR_VALIDAR, editable=False)
    motivo = models.TextField("motivo de la devolución", blank=True, default="", editable=False)
    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="reportó"
    )
    revisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="revisó"
    )
    creado = models.DateTimeField("registrado", default=timezone.now, editable=False)

    class Meta:
        abstract = True
        ordering = ["-fecha", "-pk"]
        get_latest_by = ["fecha", "pk"]

    @property
    def estado_de_revision(self):
        return Validacion(self.validacion)


def estado_al(modelo, corte):
    """Annotations {"estatus_al": …} with the state of a `Seguido` at the end of `corte`.

    The stored state serves whenever its date is not later, so the usual cut (today) reads no avances at all.
    """
    ultimo = modelo.avances.rel.related_model.objects.filter(de=OuterRef("pk"), fecha__lte=corte).order_by("-fecha", "-pk")
    guardado = Q(fecha_avance__isnull=True) | Q(fecha_avance__lte=corte)
    return {
        f"{campo}_al": Case(
            When(guardado, then=F(campo)),
            default=Coalesce(Subquery(ultimo.values(campo)[:1]), Value(inicial)),
            output_field=modelo._meta.get_field(campo),
        )
        for campo, inicial in modelo.CAMPOS.items()
    }


@transaction.atomic
def registrar(seguido, *, valores, texto, usuario, fecha, requiere_validar, **datos):
    """Leave an avance and move the state; the only door. Locks the row. Returns the avance.

    `valores`: {field: value} for the fields in CAMPOS; `datos`, fields of the avance alone. ValidationError when `fecha` comes
    before the last avance.
    """
    seguido = _bloquear(seguido)
    if seguido.fecha_avance and fecha < seguido.fecha_avance:
        raise ValidationError({"fecha": f"Ya hay un avance del {seguido.fecha_avance:%d/%m/%Y}; use esa fecha o una posterior."})
    validacion = Validacion.POR_VALIDAR if requiere_validar else Validacion.NO_REQUIERE
    return _mover(seguido, valores, fecha=fecha, texto=texto, usuario=usuario, validacion=validacion, **datos)


@transaction.atomic
def validar(avance, *, usuario):
    """The coordinator accepts what was reported."""
    avance = _por_revisar(avance)
    avance.validacion, avance.revisor, avance.version = Validacion.VALIDADO, usuario, avance.version + 1
    avance.save()
    return avance


@transaction.atomic
def devolver(avance, *, usuario, fecha, motivo):
    """The coordinator returns it with a reason. If nothing newer stands, the last value that does comes back.

    Returns the restoring avance, or None when a newer avance already stands (one that was returned does not).
    """
    seguido = _bloquear(avance.de)
    avance = _por_revisar(avance)
    avance.validacion, avance.revisor, avance.motivo = Validacion.DEVUELTO, usuario, motivo
    avance.version += 1
    avance.save()
    firmes = type(avance).objects.filter(de=seguido).exclude(validacion=Validacion.DEVUELTO).exclude(tipo=AvanceBase.Tipo.DEVOLUCION)
    if firmes.filter(Q(fecha__gt=avance.fecha) | Q(fecha=avance.fecha, pk__gt=avance.pk)).exists():
        return None
    anterior = firmes.filter(Q(fecha__lt=avance.fecha) | Q(fecha=avance.fecha, pk__lt=avance.pk)).order_by("-fecha", "-pk").first()
    valores = {campo: getattr(anterior, campo) if anterior else inicial for campo, inicial in seguido.CAMPOS.items()}
    return _mover(
        seguido, valores, fecha=max(fecha, seguido.fecha_avance or fecha), texto=motivo, usuario=usuario,
        validacion=Validacion.NO_REQUIERE, tipo=AvanceBase.Tipo.DEVOLUCION,
    )  # fmt: skip


def _bloquear(seguido):
    return type(seguido).objects.select_for_update().get(pk=seguido.pk)


def _por_revisar(avance):
    avance = type(avance).objects.select_for_update().get(pk=avance.pk)
    if avance.validacion != Validacion.POR_VALIDAR:
        raise ValidationError(f"Este avance ya está {avance.estado_de_revision.label.lower()}.", code="revisado")
    return avance


def _mover(seguido, valores, *, fecha, **datos):
    avance = seguido.avances.create(fecha=fecha, **valores, **datos)
    for campo, valor in valores.items():
        setattr(seguido, campo, valor)
    seguido.fecha_avance, seguido.version = fecha, seguido.version + 1
    seguido.save()
    return avance
