"""Persons with the least data that serve to answer them, the notices they were given, and who saw what."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Func, GeneratedField, TextField, Value
from django.db.models.functions import Concat, Now
from django.urls import reverse
from pghistory.models import Event

from seguimiento.directorio.models import Municipio
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import plano
from seguimiento.nucleo.models import RECONSTRUIDO, Registro
from seguimiento.nucleo.querysets import vivos

from . import curp as reglas_de_curp
from . import mascaras, nombres
from .estados import Categoria, Clase, Destino
from .querysets import AccesoADatosQuerySet, AvisoQuerySet, ConservacionQuerySet, DistintasQuerySet, PersonaQuerySet

VIVO = models.Q(eliminado__isnull=True)


LLANO = Func(
    Func(
        plano(Concat("nombre", Value(" "), "primer_apellido", Value(" "), "segundo_apellido", output_field=TextField())),
        Value(r"\s+"), Value(" "), Value("g"), function="REGEXP_REPLACE", output_field=TextField(),
    ),
    function="BTRIM", output_field=TextField(),
)  # fmt: skip
PALABRAS = Func(LLANO, function="STRIP", template="%(function)s(to_tsvector('simple', %(expressions)s))", output_field=SearchVectorField())


def validar_curp(texto):
    try:
        reglas_de_curp.revisar(texto)
    except ValueError as error:
        raise ValidationError(str(error)) from None


def validar_telefono(texto):
    try:
        nombres.telefono(texto)
    except ValueError as error:
        raise ValidationError(str(error)) from None


def colgantes(modelo):
    """Foreign keys of any module that point to this model, logs apart: what hangs from its rows."""
    relaciones = modelo._meta.get_fields(include_hidden=True)
    llaves = [r.field for r in relaciones if r.auto_created and not r.concrete and r.one_to_many]
    return [llave for llave in llaves if not issubclass(llave.model, Event | AccesoADatos | Distintas)]


@con_historial(exclude=["nombre_llano", "palabras"])
class Persona(Registro):
    """Somebody who asked the Office for something. What screens, tables and exports print of it goes through `mascaras`."""

    DATOS_PERSONALES = mascaras.DE_CAMPO  # {field: mask}: the change log shows no more than these

    nombre = models.CharField("nombre", max_length=80)
    primer_apellido = models.CharField("primer apellido", max_length=60, blank=True, default="")
    segundo_apellido = models.CharField("segundo apellido", max_length=60, blank=True, default="")
    telefono = models.CharField(
        "teléfono", max_length=10, blank=True, default="", validators=[validar_telefono], help_text="10 cifras, con lada.",
    )  # fmt: skip
    correo = models.EmailField("correo", blank=True, default="")
    curp = models.CharField(
        "CURP", max_length=18, blank=True, default="", validators=[validar_curp], help_text="Sólo si el trámite la exige.",
    )  # fmt: skip
    municipio = models.ForeignKey(
        Municipio, on_delete=models.PROTECT, null=True, blank=True, related_name="personas", verbose_name="municipio"
    )
    localidad = models.CharField("localidad", max_length=100, blank=True, default="")
    domicilio = models.CharField("domicilio", max_length=200, blank=True, default="", help_text="Sólo si hace falta para atenderla.")
    registrada = models.DateField("registrada", editable=False, db_default=Now())
    nombre_llano = GeneratedField(expression=LLANO, output_field=TextField(), db_persist=True)
    palabras = GeneratedField(expression=PALABRAS, output_field=SearchVectorField(), db_persist=True)
    fusionada_en = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="fusionadas", verbose_name="unida a"
    )
    traslado = models.JSONField("lo que se trasladó", null=True, blank=True, editable=False)  # {"app.model.field": [keys]}, to undo it
    suprimida = models.DateTimeField("datos suprimidos", null=True, blank=True, editable=False)
    reconstruido = models.BooleanField(RECONSTRUIDO, default=False, editable=False)

    objects = vivos(PersonaQuerySet)
    todos = PersonaQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "persona", "personas"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["curp"], condition=~models.Q(curp=""), name="persona_curp_buscada"),
            models.Index(fields=["telefono"], condition=~models.Q(telefono=""), name="persona_telefono"),
            models.Index(fields=["nombre_llano", "municipio"], opclasses=["text_pattern_ops", "int8_ops"], name="persona_nombre"),
            GinIndex(fields=["palabras"], name="persona_palabras"),
            models.Index(fields=["palabras", "municipio"], name="persona_mismo_nombre"),
            models.Index(fields=["municipio", "-id"], name="persona_municipio"),
            models.Index(fields=["registrada"], condition=models.Q(suprimida__isnull=True), name="persona_registrada"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["curp"], condition=VIVO & models.Q(fusionada_en__isnull=True) & ~models.Q(curp=""), name="persona_curp",
                violation_error_message="Ya hay una persona registrada con esa CURP: búsquela antes de registrar otra.",
            ),
            models.CheckConstraint(
                condition=models.Q(telefono="") | models.Q(telefono__regex=r"^\d{10}$"), name="persona_telefono_de_diez",
                violation_error_message="Escriba el teléfono con sus 10 cifras, con lada.",
            ),
            models.CheckConstraint(condition=~models.Q(fusionada_en=models.F("id")), name="persona_no_unida_a_si_misma"),
        ]  # fmt: skip

    def __str__(self):
        """Masked: this is what reaches titles, histories, messages and other modules by itself."""
        return f"Persona {self.pk}" if self.suprimida else f"{mascaras.nombre(self.nombre_completo)} (núm. {self.pk})"

    @classmethod
    def plazos(cls):
        """Terms of retention, for the querysets."""
        return Conservacion.objects.all()

    @property
    def nombre_completo(self):
        """In clear: only through `mascaras` or where a person may read it."""
        return nombres.limpio(f"{self.nombre} {self.primer_apellido} {self.segundo_apellido}")

    def clean(self):
        """Kept as they are compared: a telephone of ten digits, a CURP in capitals, names without spaces that nobody sees."""
        for campo in ("nombre", "primer_apellido", "segundo_apellido", "localidad", "domicilio"):
            setattr(self, campo, nombres.limpio(getattr(self, campo)))
        try:
            self.telefono = nombres.telefono(self.telefono)
        except ValueError as error:
            raise ValidationError({"telefono": str(error)}) from None
        self.curp, self.correo = reglas_de_curp.limpia(self.curp), self.correo.strip().lower()

    def bloqueos(self):
        """A person of whom something hangs is not deleted; their data are suppressed when their time comes."""
        cuentas = [(campo.model._meta, campo.model.objects.filter(**{campo.name: self.pk}).count()) for campo in colgantes(Persona)]
        return [f"Tiene {n} {meta.verbose_name if n == 1 else meta.verbose_name_plural}." for meta, n in cuentas if n]


@con_historial()
class Aviso(Registro):
    """One version of the privacy notice. What was shown to somebody never changes: another version is written."""

    solo_internos = True

    numero = models.PositiveSmallIntegerField("versión del aviso", validators=[MinValueValidator(1)])
    desde = models.DateField("vigente desde")
    simplificado = models.TextField("aviso simplificado", help_text="El que se lee o se entrega al recabar los datos (artículo 22).")
    texto = models.TextField("aviso integral", help_text="Con los elementos del artículo 21.")

    objects = vivos(AvisoQuerySet)
    todos = AvisoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "aviso de privacidad", "avisos de privacidad"
        ordering = ["-desde", "-numero"]
        constraints = [
            models.UniqueConstraint(
                fields=["numero"], condition=VIVO, name="aviso_numero", violation_error_message="Ya hay un aviso con esa versión.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"Aviso de privacidad, versión {self.numero}"

    @classmethod
    def vigente(cls, fecha):
        """The notice in force on a date, or None."""
        return cls.objects.vigente(fecha)

    def aceptado(self):
        """Whether some record was made under this version."""
        return any(campo.model._base_manager.filter(**{campo.name: self.pk}).exists() for campo in colgantes(Aviso))

    def bloqueos(self):
        return ["Hay registros que se hicieron con este aviso: publique otra versión."] if self.aceptado() else []


@con_historial()
class Distintas(Registro):
    """Two alike persons of whom somebody said, with a reason, that they are not the same: they are not proposed again."""

    solo_internos = True

    una = models.ForeignKey(Persona, on_delete=models.CASCADE, related_name="+", verbose_name="una")
    otra = models.ForeignKey(Persona, on_delete=models.CASCADE, related_name="+", verbose_name="otra")
    motivo = models.CharField("motivo", max_length=500)

    objects = vivos(DistintasQuerySet)
    todos = DistintasQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "par de personas distintas", "pares de personas distintas"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["una", "otra"], condition=VIVO, name="distintas_unicas"),
            models.CheckConstraint(condition=models.Q(una__lt=models.F("otra")), name="distintas_en_orden"),
        ]

    def __str__(self):
        return f"{self.una_id} y {self.otra_id} son personas distintas"

    def get_absolute_url(self):
        return self.una.get_absolute_url()


class AccesoADatos(models.Model):
    """Who saw which personal data, of whom, when and why. A log: written once, never changed nor deleted."""

    solo_internos = True

    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="usuario")
    cuando = models.DateTimeField("fecha y hora", db_default=Now())
    clase = models.CharField("qué hizo", max_length=12, choices=Clase)
    persona = models.ForeignKey(Persona, on_delete=models.PROTECT, null=True, blank=True, related_name="accesos", verbose_name="persona")
    campos = models.CharField("datos", max_length=200)
    motivo = models.TextField("motivo")
    filas = models.PositiveIntegerField("renglones", default=1)
    origen = models.CharField("de dónde", max_length=120, blank=True, default="")
    consulta = models.TextField("filtros", blank=True, default="")  # of a download: exactly these rows

    objects = AccesoADatosQuerySet.as_manager()
    todos = AccesoADatosQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "acceso a datos personales", "accesos a datos personales"
        ordering = ["-cuando", "-pk"]
        indexes = [
            models.Index(fields=["-cuando", "-id"], name="acceso_a_datos_reciente"),
            models.Index(fields=["usuario", "persona", "-cuando"], name="acceso_a_datos_de_usuario"),
        ]
        triggers = [pgtrigger.Protect(name="no_se_cambia", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.get_clase_display()}: {self.motivo}"

    def get_absolute_url(self):
        """There is nothing more to see of it than its row: it leads to the person, or to the log."""
        return self.persona.get_absolute_url() if self.persona_id else reverse("personas:accesoadatos_list")

    @property
    def clase_vista(self):
        return Clase(self.clase)


@con_historial()
class Conservacion(Registro):
    """How long the data of a category are kept once they are of no use, on what that rests, and what happens then."""

    solo_internos = True

    categoria = models.CharField("categoría", max_length=12, choices=Categoria)
    anios = models.PositiveSmallIntegerField("años", validators=[MinValueValidator(1), MaxValueValidator(100)])
    fundamento = models.CharField("fundamento", max_length=300)
    destino = models.CharField("qué se hace después", max_length=10, choices=Destino, default=Destino.SUPRIMIR)

    objects = vivos(ConservacionQuerySet)
    todos = ConservacionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "plazo de conservación", "plazos de conservación"
        ordering = ["categoria"]
        constraints = [
            models.UniqueConstraint(
                fields=["categoria"], condition=VIVO, name="conservacion_unica",
                violation_error_message="Esa categoría ya tiene su plazo: edítelo.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_categoria_display()}: {self.anios} años"
