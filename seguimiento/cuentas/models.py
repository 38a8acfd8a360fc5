"""Accounts, what each one reaches and on which days, and what is personal: saved filters, notices and entrances."""

from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse

from seguimiento.directorio.models import Dependencia, Persona, Unidad
from seguimiento.nucleo import catalogos, plazos
from seguimiento.nucleo.bitacora import con_historial
from seguimiento.nucleo.filtros import columna_de_busqueda, plano
from seguimiento.nucleo.models import Registro
from seguimiento.nucleo.modulos import modulos
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.querysets import vivos

from .estados import DE_UNIDAD, ClaseDeAviso, Resultado, Rol
from .querysets import AccesoQuerySet, AvisoQuerySet, PeriodoQuerySet, SuplenciaQuerySet, UsuarioManager, UsuarioQuerySet
from .recordatorios import Recordatorio, SinCorreo
from .roles import acciones

__all__ = [
    "Acceso", "Aviso", "Encargo", "Periodo", "Recordatorio", "SinCorreo", "Suplencia", "Usuario", "UsuarioDependencia", "UsuarioUnidad",
    "VistaGuardada",
]  # fmt: skip
VIVO = models.Q(eliminado__isnull=True)
ULTIMO = "Es la única cuenta de administrador: dé de alta otra antes."


@con_historial(exclude=["password", "last_login", "is_active", "orden", "busqueda", "is_staff", "is_superuser"])
class Usuario(Registro, AbstractUser):
    """An account. Deleting it is deactivating it: the row stays, with the reason, and can be restored."""

    rol = models.CharField("rol", max_length=15, choices=Rol, default=Rol.CONSULTA)
    cargo = models.CharField("cargo", max_length=150, blank=True, default="")
    telefono = models.CharField("teléfono", max_length=30, blank=True, default="", help_text="De oficina, con extensión.")
    persona = models.ForeignKey(
        Persona, verbose_name="persona del directorio", null=True, blank=True, on_delete=models.PROTECT, related_name="cuentas"
    )
    # One fact, one column: an account is active while it is not deleted.
    is_active = models.GeneratedField(
        expression=models.Q(eliminado__isnull=True), output_field=models.BooleanField("activa"), db_persist=True
    )
    orden = models.GeneratedField(
        expression=plano(models.functions.Concat("first_name", models.Value(" "), "last_name", output_field=models.TextField())),
        output_field=models.TextField(), db_persist=True,
    )  # fmt: skip
    busqueda = columna_de_busqueda("username", "first_name", "last_name", "cargo", "email")

    objects = UsuarioManager()
    todos = UsuarioQuerySet.as_manager()

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"
        verbose_name, verbose_name_plural = "usuario", "usuarios"
        ordering = ["orden", "username"]
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("email"), condition=VIVO & ~models.Q(email=""), name="usuario_correo_unico",
                violation_error_message="Ese correo ya es de otra cuenta.",
            ),
            models.UniqueConstraint(
                fields=["persona"], condition=VIVO, name="usuario_de_persona_unico",
                violation_error_message="Esa persona ya tiene una cuenta.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.nombre

    @property
    def nombre(self):
        """As people call them; the user name while nobody wrote it."""
        return self.get_full_name() or self.username

    @property
    def es_enlace(self):
        return self.rol == Rol.ENLACE

    @property
    def ve_datos_personales(self):
        """Whether names of people who are not accounts are shown; a consulta reads without them."""
        return self.rol != Rol.CONSULTA

    @property
    def es_administrador(self):
        return self.rol == Rol.ADMINISTRADOR

    def _vigentes(self, modelo):
        """Rows of a person × something that count today: own ones and those of whoever this person substitutes."""
        hoy = plazos.hoy()
        titulares = Suplencia.objects.vigentes(hoy).filter(suplente=self, titular__eliminado__isnull=True).values("titular")
        return modelo.objects.vigentes(hoy).filter(models.Q(usuario=self) | models.Q(usuario__in=titulares))

    @cached_property
    def dependencias_ids(self):
        """pk of the dependencias that this person answers for today, as substitute too (one query)."""
        return set(self._vigentes(UsuarioDependencia).order_by().values_list("dependencia", flat=True))

    @cached_property
    def unidades_ids(self):
        """pk of the unidades in which this person works today, as substitute too (one query)."""
        return set(self._vigentes(UsuarioUnidad).order_by().values_list("unidad", flat=True))

    @cached_property
    def encargos(self):
        """{module key: {limits}} of the modules in which one of their unidades works; read again when somebody changes that."""
        clave = f"encargos de {self.pk} el {plazos.hoy()}"
        return catalogos.leer({clave: (self._leer_encargos, (Encargo, UsuarioUnidad, Suplencia, Usuario))})[clave]

    def _leer_encargos(self):
        unidades = self._vigentes(UsuarioUnidad).order_by().values("unidad")
        encargos = {}
        for modulo, solo in Encargo.objects.filter(unidad__in=unidades).order_by().values_list("modulo", "solo"):
            encargos.setdefault(modulo, set()).add(solo)
        return encargos

    def solo_en(self, clave_modulo):
        """Names to which all their encargos in the module are limited (DGEPE: the cabinet of Infraestructura); None without limit."""
        limites = self.encargos.get(clave_modulo, {""}) if self.rol in DE_UNIDAD else {""}
        return None if "" in limites else limites

    @property
    def alcance(self):
        """What the account reaches, in words: unidades or dependencias of any date (see `con_alcance` for lists)."""
        filas = self.dependencias_asignadas.all() if self.es_enlace else self.unidades_asignadas.all()
        return ", ".join(str(fila.dependencia if self.es_enlace else fila.unidad) for fila in filas)

    def bloqueos(self):
        """The last administrador stays: somebody must be able to give accounts."""
        otros = Usuario.objects.con_rol(Rol.ADMINISTRADOR).exclude(pk=self.pk)
        return [ULTIMO] if self.es_administrador and not otros.exists() else []

    def puede(self, accion, clave_modulo):
        """True when the role has the action in that module (see roles.MATRIZ). Cached per instance.

        Whoever has a limited encargo freezes nothing: what they see is not the whole report.
        """
        if accion == Accion.CONGELAR and self.solo_en(clave_modulo) is not None:
            return False
        if clave_modulo not in self._acciones:
            self._acciones[clave_modulo] = acciones(self.rol, clave_modulo, encargada=lambda: clave_modulo in self.encargos)
        return accion in self._acciones[clave_modulo]

    @cached_property
    def _acciones(self):
        return {}

    def has_perm(self, perm, obj=None):
        """Django's own permissions are not used: the matrix decides."""
        return False

    def has_module_perms(self, app_label):
        return False


class Periodo(Registro):
    """Valid between two dates; without one, without that limit."""

    desde = models.DateField("desde", null=True, blank=True)
    hasta = models.DateField("hasta", null=True, blank=True)

    objects = vivos(PeriodoQuerySet)
    todos = PeriodoQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hasta__gte=models.F("desde")) | models.Q(desde__isnull=True) | models.Q(hasta__isnull=True),
                name="%(class)s_periodo", violation_error_message="El periodo termina antes de empezar.",
            )
        ]  # fmt: skip


@con_historial()
class UsuarioUnidad(Periodo):
    """A person works in a unidad; in several, one row each."""

    usuario = models.ForeignKey(Usuario, on_delete=models.CASCADE, related_name="unidades_asignadas", verbose_name="usuario")
    unidad = models.ForeignKey(Unidad, on_delete=models.PROTECT, related_name="usuarios_asignados", verbose_name="unidad")

    class Meta(Periodo.Meta):
        verbose_name, verbose_name_plural = "usuario de la unidad", "usuarios de la unidad"
        ordering = ["unidad__siglas"]
        constraints = [
            *Periodo.Meta.constraints,
            models.UniqueConstraint(
                fields=["usuario", "unidad"], condition=VIVO, name="usuario_unidad_unica",
                violation_error_message="Esa unidad ya está en la lista.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.usuario} en {self.unidad}"

    def get_absolute_url(self):
        return self.usuario.get_absolute_url()


@con_historial()
class UsuarioDependencia(Periodo):
    """A person answers for a dependencia; for several, one row each."""

    usuario = models.ForeignKey(Usuario, on_delete=models.CASCADE, related_name="dependencias_asignadas", verbose_name="usuario")
    dependencia = models.ForeignKey(Dependencia, on_delete=models.PROTECT, related_name="usuarios_asignados", verbose_name="dependencia")

    class Meta(Periodo.Meta):
        verbose_name, verbose_name_plural = "usuario de la dependencia", "usuarios de la dependencia"
        ordering = ["dependencia__orden"]
        constraints = [
            *Periodo.Meta.constraints,
            models.UniqueConstraint(
                fields=["usuario", "dependencia"], condition=VIVO, name="usuario_dependencia_unica",
                violation_error_message="Esa dependencia ya está en la lista.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.usuario} en {self.dependencia}"

    def get_absolute_url(self):
        return self.usuario.get_absolute_url()


@con_historial()
class Suplencia(Registro):
    """For some days a person reaches what another one reaches; the role stays their own."""

    titular = models.ForeignKey(Usuario, on_delete=models.CASCADE, related_name="suplencias", verbose_name="titular")
    suplente = models.ForeignKey(Usuario, on_delete=models.CASCADE, related_name="suple_a", verbose_name="suplente")
    desde = models.DateField("desde")
    hasta = models.DateField("hasta")
    motivo = models.CharField("motivo", max_length=200, blank=True, default="")

    objects = vivos(SuplenciaQuerySet)
    todos = SuplenciaQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "suplencia", "suplencias"
        ordering = ["-desde", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hasta__gte=models.F("desde")), name="suplencia_periodo",
                violation_error_message="La suplencia termina antes de empezar.",
            ),
            models.CheckConstraint(
                condition=~models.Q(titular=models.F("suplente")), name="suplencia_de_otra_persona",
                violation_error_message="Nadie se suple a sí mismo: elija a otra persona.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.suplente} por {self.titular}"

    def clean(self):
        if self.titular_id and self.suplente_id and self.titular.es_enlace != self.suplente.es_enlace:
            raise ValidationError({"suplente": "A un enlace lo suple otro enlace; al personal de la Oficina, otra persona de la Oficina."})


@con_historial()
class Encargo(Registro):
    """A unidad works in a module: its coordinador and capturistas write there, its consulta reads."""

    modulo = models.SlugField("módulo", max_length=40)
    unidad = models.ForeignKey(Unidad, on_delete=models.PROTECT, related_name="encargos", verbose_name="unidad")
    solo = models.CharField(
        "sólo en", max_length=120, blank=True, default="", help_text="Vacío: todo el módulo. En Acuerdos, el nombre del único gabinete."
    )

    class Meta:
        verbose_name, verbose_name_plural = "encargo", "encargos"
        ordering = ["modulo", "unidad__siglas"]
        constraints = [
            models.UniqueConstraint(
                fields=["modulo", "unidad"], condition=VIVO, name="encargo_unico",
                violation_error_message="Esa unidad ya tiene ese módulo.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.unidad} en {self.nombre_del_modulo}"

    @property
    def nombre_del_modulo(self):
        """As the menu says it; the key itself when the module is no longer installed."""
        nombres = {modulo.clave: modulo.nombre for modulo in modulos()}
        return nombres.get(self.modulo, self.modulo)


class VistaGuardada(models.Model):
    """A list with its filters, under a name of one's own. Personal: outside the change log."""

    usuario = models.ForeignKey(Usuario, on_delete=models.CASCADE, related_name="vistas_guardadas")
    ruta = models.CharField("ruta", max_length=200)
    nombre = models.CharField("nombre", max_length=60)
    consulta = models.TextField("consulta", blank=True, default="")

    class Meta:
        verbose_name, verbose_name_plural = "vista guardada", "vistas guardadas"
        ordering = ["nombre"]
        constraints = [models.UniqueConstraint(fields=["usuario", "ruta", "nombre"], name="vista_guardada_unica")]

    def __str__(self):
        return self.nombre

    def get_delete_url(self):
        return reverse("cuentas:vistaguardada_delete", args=[self.pk])


class Aviso(models.Model):
    """Something was assigned or returned to somebody. Personal: outside the change log."""

    usuario = models.ForeignKey(Usuario, on_delete=models.CASCADE, related_name="avisos")
    texto = models.CharField("texto", max_length=300)
    url = models.CharField("dirección", max_length=300, blank=True, default="")
    clase = models.CharField("clase", max_length=12, choices=ClaseDeAviso, default=ClaseDeAviso.OTRO)
    por_enviar = models.BooleanField("por enviar por correo", default=False)
    leido = models.DateTimeField("leído", null=True, blank=True)
    creado = models.DateTimeField("creado", db_default=Now())

    objects = AvisoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "aviso", "avisos"
        ordering = ["-creado", "-pk"]
        indexes = [
            models.Index(fields=["usuario"], condition=models.Q(leido__isnull=True), name="aviso_sin_leer"),
            models.Index(fields=["usuario"], condition=models.Q(por_enviar=True), name="aviso_por_enviar"),
        ]

    def __str__(self):
        return self.texto


class Acceso(models.Model):
    """An attempt to enter, or a change of how one enters. A log itself: outside the change log, and kept for a time."""

    usuario = models.ForeignKey(Usuario, on_delete=models.CASCADE, null=True, blank=True, related_name="accesos", verbose_name="usuario")
    nombre = models.CharField("usuario escrito", max_length=150, blank=True, default="")
    cuando = models.DateTimeField("fecha y hora", db_default=Now())
    resultado = models.CharField("resultado", max_length=15, choices=Resultado)
    detalle = models.CharField("detalle", max_length=200, blank=True, default="")
    direccion = models.GenericIPAddressField("dirección", null=True, blank=True)
    dispositivo = models.CharField("dispositivo", max_length=80, blank=True, default="")

    objects = AccesoQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "acceso", "accesos"
        ordering = ["-cuando", "-pk"]
        indexes = [
            models.Index(fields=["-cuando", "-id"], name="acceso_reciente"),
            models.Index(fields=["usuario", "-cuando"], name="acceso_de_usuario"),
        ]

    def __str__(self):
        return f"{self.get_resultado_display()}: {self.nombre}"

    def get_absolute_url(self):
        """There is nothing more to see of an entrance than its row: it leads to the account."""
        return self.usuario.get_absolute_url() if self.usuario_id else ""

    @property
    def estado(self):
        return Resultado(self.resultado)
