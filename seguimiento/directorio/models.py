"""Who is who: units of the Office, dependencias and their names, municipios, legal powers. It knows no user."""

from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda
from seguimiento.nucleo.models import Registro
from seguimiento.nucleo.querysets import vivos

from .estados import TipoDependencia
from .nombres import normalizado
from .personas import DERIVADOS, VIVO, Correo, Nombramiento, Persona, Telefono, Tema, columna_de_orden
from .querysets import AtribucionQuerySet, DependenciaQuerySet, MunicipioQuerySet, UnidadQuerySet
from .referencias import bloqueos

__all__ = [
    "Alias", "Atribucion", "AtribucionUnidad", "Correo", "Dependencia", "Municipio", "Nombramiento", "Persona",
    "Telefono", "Tema", "Unidad",
]  # fmt: skip


@con_historial(exclude=DERIVADOS)
class Unidad(Registro):
    """An administrative unit of the Oficina del Ejecutivo; what a coordinador or capturista works in."""

    siglas = models.CharField("siglas", max_length=20)
    nombre = models.CharField("nombre", max_length=200)
    numeral = models.CharField(
        "numeral", max_length=10, blank=True, default="", help_text="Lugar en la estructura orgánica, por ejemplo 8.1.",
        validators=[RegexValidator(r"^\d+(\.\d+)*$", "Escriba un numeral como 8 u 8.1.")],
    )  # fmt: skip
    superior = models.ForeignKey(
        "self", verbose_name="unidad superior", null=True, blank=True, on_delete=models.PROTECT, related_name="subordinadas"
    )
    orden = columna_de_orden("nombre")
    busqueda = columna_de_busqueda("siglas", "nombre")

    objects = vivos(UnidadQuerySet)
    todos = UnidadQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "unidad", "unidades"
        ordering = ["siglas"]
        constraints = [
            models.UniqueConstraint(
                normalizado("siglas"), condition=VIVO, name="unidad_siglas_unicas",
                violation_error_message="Esas siglas ya son de otra unidad.",
            )
        ]  # fmt: skip

    def __str__(self):
        return self.siglas

    def clean(self):
        if self.superior_id and self.superior_id == self.pk:
            raise ValidationError({"superior": "Una unidad no puede ser su propia superior."})

    def bloqueos(self):
        return bloqueos(self)


@con_historial(exclude=DERIVADOS)
class Dependencia(Registro):
    """A body that cabinets, commitments and turns are assigned to, of any level of government.

    Units of the Office are `Unidad`. One of them also sits in cabinets as a body of its own: CEAC ("Atn Ciudadana").
    """

    siglas = models.CharField("siglas", max_length=40, help_text="Como se imprimen: SAGARHPA, OFICIALÍA MAYOR.")
    nombre = models.CharField("nombre", max_length=250)
    nombre_corto = models.CharField("nombre corto", max_length=60, help_text="El que cabe en una tabla: Consejería, CEByC.")
    tipo = models.CharField("tipo", max_length=15, choices=TipoDependencia, default=TipoDependencia.DEPENDENCIA)
    sector = models.ForeignKey(
        "self", verbose_name="cabeza de sector", null=True, blank=True, on_delete=models.PROTECT, related_name="sectorizadas",
        help_text="Vacío si ella misma encabeza un sector o no pertenece a ninguno.",
    )  # fmt: skip
    valida_desde = models.DateField("existe desde", null=True, blank=True)
    valida_hasta = models.DateField("existió hasta", null=True, blank=True)
    por_confirmar = models.BooleanField(
        "por confirmar", default=False, help_text="El nombre o la adscripción se infirieron; quítelo cuando alguien los confirme."
    )
    fuente = models.CharField("fuente del nombre", max_length=250, blank=True, default="")
    nota = models.TextField("nota", blank=True, default="")
    orden = columna_de_orden("nombre")
    busqueda = columna_de_busqueda("siglas", "nombre", "nombre_corto")

    objects = vivos(DependenciaQuerySet)
    todos = DependenciaQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "dependencia", "dependencias"
        ordering = ["orden"]
        indexes = [GinIndex(fields=["busqueda"], name="dependencia_busqueda")]
        constraints = [
            models.UniqueConstraint(
                normalizado("siglas"), condition=VIVO, name="dependencia_siglas_unicas",
                violation_error_message="Esas siglas ya son de otra dependencia.",
            ),
            models.CheckConstraint(
                condition=models.Q(valida_hasta__gte=models.F("valida_desde"))
                | models.Q(valida_desde__isnull=True) | models.Q(valida_hasta__isnull=True),
                name="dependencia_vigencia", violation_error_message="La vigencia termina antes de empezar.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.nombre_corto

    def clean(self):
        if self.sector_id and self.sector_id == self.pk:
            raise ValidationError({"sector": "Una dependencia que encabeza su sector lleva este campo vacío."})

    def bloqueos(self):
        """Live rows of any module that point here; its aliases go with it."""
        return bloqueos(self, sin={Alias})


@con_historial(exclude=["normalizado"])
class Alias(Registro):
    """Another way in which people write a dependencia: "COMSOC", "Secretaría del Turismo", "BECAS"."""

    dependencia = models.ForeignKey(Dependencia, verbose_name="dependencia", on_delete=models.CASCADE, related_name="alias")
    texto = models.CharField("alias", max_length=250)
    normalizado = models.GeneratedField(expression=normalizado("texto"), output_field=models.TextField(), db_persist=True)

    class Meta:
        verbose_name, verbose_name_plural = "alias", "alias"
        ordering = ["texto"]
        constraints = [
            models.UniqueConstraint(
                normalizado("texto"), condition=VIVO, name="alias_unico",
                violation_error_message="Ese alias ya está en el catálogo.",
            )
        ]  # fmt: skip

    def __str__(self):
        return self.texto

    def clean(self):
        otra = Dependencia.objects.exclude(pk=self.dependencia_id).reconocer(self.texto)
        if otra is not None:
            raise ValidationError({"texto": f"Así se escribe ya «{otra}»."})


@con_historial(exclude=DERIVADOS)
class Municipio(Registro):
    """One of the 72 municipios of Sonora."""

    clave = models.CharField(
        "clave INEGI", max_length=5, validators=[RegexValidator(r"^26\d{3}$", "Las claves de Sonora son 26 y tres dígitos.")]
    )
    nombre = models.CharField("nombre", max_length=80)
    region = models.CharField("región del PED", max_length=40, blank=True, default="")
    region_verificada = models.BooleanField(
        "región verificada", default=False, help_text="La región sembrada viene de una sola fuente, no oficial."
    )
    orden = columna_de_orden("nombre")
    busqueda = columna_de_busqueda("nombre", "region", "clave")

    objects = vivos(MunicipioQuerySet)
    todos = MunicipioQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "municipio", "municipios"
        ordering = ["orden"]
        constraints = [
            models.UniqueConstraint(
                fields=["clave"], condition=VIVO, name="municipio_clave_unica",
                violation_error_message="Esa clave ya es de otro municipio.",
            ),
            models.UniqueConstraint(
                normalizado("nombre"), condition=VIVO, name="municipio_nombre_unico",
                violation_error_message="Ese municipio ya está en el catálogo.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.nombre

    def bloqueos(self):
        return bloqueos(self)


ROMANOS = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X",
    "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
)  # fmt: skip


@con_historial(exclude=["busqueda"])
class Atribucion(Registro):
    """One of the legal powers I–XX of the Office (Ley Orgánica del Poder Ejecutivo, art. 4 bis 2) and who answers for it."""

    numero = models.PositiveSmallIntegerField("número", validators=[MinValueValidator(1), MaxValueValidator(len(ROMANOS))])
    texto = models.TextField("texto")
    todas = models.BooleanField("responsables: todas las unidades", default=False)
    busqueda = columna_de_busqueda("texto")

    objects = vivos(AtribucionQuerySet)
    todos = AtribucionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "atribución", "atribuciones"
        ordering = ["numero"]
        constraints = [
            models.UniqueConstraint(
                fields=["numero"], condition=VIVO, name="atribucion_unica",
                violation_error_message="Esa fracción ya está en el catálogo.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"Atribución {self.fraccion}"

    @property
    def fraccion(self):
        """Roman numeral, as the law prints it."""
        return ROMANOS[self.numero - 1]

    @property
    def areas(self):
        """Siglas of who answers for it, as the report prints them."""
        if self.todas:
            return "Todas las unidades"
        return ", ".join(str(fila.unidad) for fila in self.responsables.all())


@con_historial()
class AtribucionUnidad(Registro):
    """A unidad that answers for an atribución."""

    atribucion = models.ForeignKey(Atribucion, on_delete=models.CASCADE, related_name="responsables", verbose_name="atribución")
    unidad = models.ForeignKey(Unidad, on_delete=models.PROTECT, related_name="responsabilidades", verbose_name="unidad")

    class Meta:
        verbose_name, verbose_name_plural = "área responsable", "áreas responsables"
        ordering = ["unidad__siglas"]
        constraints = [models.UniqueConstraint(fields=["atribucion", "unidad"], condition=VIVO, name="atribucion_unidad_unica")]

    def __str__(self):
        return str(self.unidad)
