"""People and the posts they hold, one dated row each. A person need not have an account: directorio knows no user."""

from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda, plano
from seguimiento.nucleo.formato import plural
from seguimiento.nucleo.models import Registro
from seguimiento.nucleo.querysets import vivos

from .estados import UNICAS, ClaseNombramiento, Uso
from .nombres import normalizado
from .querysets import ContactoQuerySet, NombramientoQuerySet, PersonaQuerySet
from .referencias import bloqueos

VIVO = models.Q(eliminado__isnull=True)
FORMA_DE_TELEFONO = r"^[+(]?\d[\d\s().+-]{5,}(\s?(ext\.?|x)\s?\d{1,6})?$"
DERIVADOS = ["orden", "busqueda"]  # stored generated columns: the change log needs no copy


def columna_de_orden(campo):
    """Stored sort key: the database's own collation puts Álamos after Zacatecas."""
    return models.GeneratedField(expression=plano(campo), output_field=models.TextField(), db_persist=True)


@con_historial(exclude=DERIVADOS)
class Persona(Registro):
    """Somebody of the directory: an official, a liaison, a reporter, a guest. The post is told by the appointments."""

    tratamiento = models.CharField("tratamiento", max_length=20, blank=True, default="", help_text="Lic., Mtra., Ing., Dr.")
    nombre = models.CharField("nombre", max_length=150)
    procedencia = models.CharField(
        "procedencia", max_length=150, blank=True, default="", help_text="De quien no tiene nombramiento: su medio u organización."
    )
    nota = models.TextField("nota", blank=True, default="")
    confirmada = models.DateField("datos confirmados", null=True, blank=True, editable=False)
    orden = columna_de_orden("nombre")
    busqueda = columna_de_busqueda("tratamiento", "nombre", "procedencia")

    objects = vivos(PersonaQuerySet)
    todos = PersonaQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "persona", "personas"
        ordering = ["orden", "pk"]
        indexes = [
            GinIndex(fields=["busqueda"], name="persona_busqueda"),
            models.Index(fields=["orden", "id"], name="persona_orden"),
        ]

    def __str__(self):
        return f"{self.tratamiento} {self.nombre}".strip()

    @property
    def cargos_vigentes(self):
        """Posts of the day for which the queryset fetched them (see `con_cargo`)."""
        return "; ".join(dict.fromkeys(map(str, self.vigentes)))

    def _de_uso(self, contactos, uso):
        return [contacto for contacto in contactos.all() if contacto.uso == uso and not contacto.eliminado]

    @property
    def correos_institucionales(self):
        return self._de_uso(self.correos, Uso.INSTITUCIONAL)

    @property
    def telefonos_institucionales(self):
        return self._de_uso(self.telefonos, Uso.INSTITUCIONAL)

    @property
    def correos_personales(self):
        return self._de_uso(self.correos, Uso.PERSONAL)

    @property
    def telefonos_personales(self):
        return self._de_uso(self.telefonos, Uso.PERSONAL)

    def bloqueos(self):
        """Live rows of any module that point here; e-mails and telephones go with the person."""
        return bloqueos(self, sin={Correo, Telefono})


class Contacto(Registro):
    """A way of reaching a person. The institutional ones are read by all; the personal ones, see `visibles_para`."""

    uso = models.CharField("uso", max_length=15, choices=Uso, default=Uso.INSTITUCIONAL)

    objects = vivos(ContactoQuerySet)
    todos = ContactoQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["uso", "pk"]

    def get_absolute_url(self):
        return self.persona.get_absolute_url()


@con_historial()
class Correo(Contacto):
    persona = models.ForeignKey(Persona, verbose_name="persona", on_delete=models.CASCADE, related_name="correos")
    direccion = models.EmailField("correo", max_length=150)

    class Meta(Contacto.Meta):
        verbose_name, verbose_name_plural = "correo", "correos"
        constraints = [
            models.UniqueConstraint(
                "persona", models.functions.Lower("direccion"), condition=VIVO, name="correo_de_persona_unico",
                violation_error_message="Esa persona ya tiene ese correo.",
            )
        ]  # fmt: skip

    def __str__(self):
        return self.direccion


@con_historial()
class Telefono(Contacto):
    persona = models.ForeignKey(Persona, verbose_name="persona", on_delete=models.CASCADE, related_name="telefonos")
    numero = models.CharField(
        "teléfono", max_length=40, help_text="Con extensión si la tiene: 662 555 0100 ext. 12.",
        validators=[RegexValidator(FORMA_DE_TELEFONO, "Escriba un teléfono como 662 555 0100 ext. 12.")],
    )  # fmt: skip

    class Meta(Contacto.Meta):
        verbose_name, verbose_name_plural = "teléfono", "teléfonos"
        constraints = [
            models.UniqueConstraint(
                fields=["persona", "numero"], condition=VIVO, name="telefono_de_persona_unico",
                violation_error_message="Esa persona ya tiene ese teléfono.",
            )
        ]  # fmt: skip

    def __str__(self):
        return self.numero


@con_historial(exclude=["orden"])
class Tema(Registro):
    """What dependencias designate a technical liaison for: campaign commitments, governor's report, cabinets."""

    nombre = models.CharField("nombre", max_length=100)
    descripcion = models.TextField("descripción", blank=True, default="")
    vigente = models.BooleanField("vigente", default=True, help_text="De los que no lo están ya no se piden oficios.")
    orden = columna_de_orden("nombre")

    class Meta:
        verbose_name, verbose_name_plural = "tema de enlaces", "temas de enlaces"
        ordering = ["orden"]
        constraints = [
            models.UniqueConstraint(
                normalizado("nombre"), condition=VIVO, name="tema_nombre_unico", violation_error_message="Ese tema ya está en la lista."
            )
        ]

    def __str__(self):
        return self.nombre

    def bloqueos(self):
        return bloqueos(self)


@con_historial(exclude=["busqueda"])
class Nombramiento(Registro):
    """A person in a post, from a day to a day. It is never rewritten: whoever comes next closes it (see `services`)."""

    persona = models.ForeignKey(Persona, verbose_name="persona", on_delete=models.PROTECT, related_name="nombramientos")
    clase = models.CharField("clase", max_length=10, choices=ClaseNombramiento, default=ClaseNombramiento.TITULAR)
    cargo = models.CharField("cargo", max_length=200)
    dependencia = models.ForeignKey(
        "directorio.Dependencia", verbose_name="dependencia", null=True, blank=True, on_delete=models.PROTECT, related_name="nombramientos"
    )
    unidad = models.ForeignKey(
        "directorio.Unidad", verbose_name="unidad", null=True, blank=True, on_delete=models.PROTECT, related_name="nombramientos",
        help_text="Sólo para quien trabaja en la Oficina del Ejecutivo.",
    )  # fmt: skip
    tema = models.ForeignKey(
        Tema, verbose_name="tema", null=True, blank=True, on_delete=models.PROTECT, related_name="nombramientos",
        help_text="De un enlace técnico: para qué se le designó.",
    )  # fmt: skip
    desde = models.DateField("desde")
    hasta = models.DateField("hasta", null=True, blank=True, help_text="Último día en el cargo; vacío mientras lo ocupe.")
    busqueda = columna_de_busqueda("cargo")

    objects = vivos(NombramientoQuerySet)
    todos = NombramientoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "nombramiento", "nombramientos"
        ordering = ["-desde", "-pk"]
        indexes = [
            models.Index(fields=["clase", "dependencia"], name="nombramiento_de_clase"),
            GinIndex(fields=["busqueda"], name="nombramiento_busqueda"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dependencia__isnull=False, unidad__isnull=True)
                | models.Q(dependencia__isnull=True, unidad__isnull=False),
                name="nombramiento_de_un_lugar", violation_error_message="Elija la dependencia o la unidad, una de las dos.",
            ),
            models.CheckConstraint(
                condition=models.Q(clase=ClaseNombramiento.ENLACE, tema__isnull=False)
                | (~models.Q(clase=ClaseNombramiento.ENLACE) & models.Q(tema__isnull=True)),
                name="nombramiento_con_tema", violation_error_message="Un enlace técnico lleva el tema de su designación; los demás, no.",
            ),
            models.CheckConstraint(
                condition=models.Q(hasta__gte=models.F("desde")) | models.Q(hasta__isnull=True),
                name="nombramiento_periodo", violation_error_message="El nombramiento termina antes de empezar.",
            ),
            models.UniqueConstraint(
                fields=["clase", "dependencia", "unidad", "tema"], nulls_distinct=False, name="nombramiento_vigente_unico",
                condition=VIVO & models.Q(hasta__isnull=True, clase__in=[clase.value for clase in UNICAS]),
                violation_error_message="Ese cargo ya lo ocupa otra persona.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.cargo}, {self.lugar}"

    @property
    def lugar(self):
        """The dependencia or unidad."""
        return self.dependencia or self.unidad

    def clean(self):
        if self.clase == ClaseNombramiento.ENLACE and not self.dependencia_id:
            raise ValidationError({"dependencia": "Un enlace técnico lo es de una dependencia."})

    def bloqueos(self):
        return bloqueos(self)

    def impedimentos(self):
        if self.persona.eliminado:
            return [f"Restaure primero a «{self.persona}»."]
        otros = Nombramiento.objects.del_mismo_asiento(self).filter(hasta__isnull=True).count()
        ocupado = self.hasta is None and self.clase in UNICAS and otros
        return [f"Ese cargo ya tiene {plural(otros, 'nombramiento vigente', 'nombramientos vigentes')}."] if ocupado else []
