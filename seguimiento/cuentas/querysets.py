"""Sets of people and of what is theirs."""

from django.contrib.auth.models import UserManager
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, TextField, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim

from seguimiento.nucleo.querysets import RegistroQuerySet

from .estados import Rol


def nombre_de(prefijo):
    """SQL of the name of an account as people call them; the user name while nobody wrote it."""
    completo = Trim(Concat(f"{prefijo}first_name", Value(" "), f"{prefijo}last_name", output_field=TextField()))
    return Coalesce(NullIf(completo, Value("")), f"{prefijo}username", output_field=TextField())


def vigente(fecha, prefijo=""):
    """Condition on a pair of dates `desde`, `hasta` where nothing means without limit."""
    return (Q(**{f"{prefijo}desde__isnull": True}) | Q(**{f"{prefijo}desde__lte": fecha})) & (
        Q(**{f"{prefijo}hasta__isnull": True}) | Q(**{f"{prefijo}hasta__gte": fecha})
    )


class PeriodoQuerySet(RegistroQuerySet):
    """Rows with `desde` and `hasta`."""

    def vigentes(self, fecha):
        return self.filter(vigente(fecha))


class UsuarioQuerySet(RegistroQuerySet):
    def con_alcance(self):
        """Fetch what each account reaches, for lists."""
        unidades = self.model._meta.get_field("unidades_asignadas").related_model.objects.select_related("unidad")
        dependencias = self.model._meta.get_field("dependencias_asignadas").related_model.objects.select_related("dependencia")
        return self.prefetch_related(Prefetch("unidades_asignadas", unidades), Prefetch("dependencias_asignadas", dependencias))

    def que_reciben(self, clase):
        """Those with an address who did not switch off this kind of e-mail."""
        apagados = self.model._meta.get_field("sin_correo").related_model.objects.filter(usuario=OuterRef("pk"), clase=clase)
        return self.exclude(email="").filter(~Exists(apagados))

    def con_rol(self, *roles):
        return self.filter(rol__in=roles)

    def enlaces_de(self, dependencias, fecha=None):
        """Enlaces who answer for these dependencias (on a date, if given), their substitutes of that day included."""
        vinculos = self._vinculos("dependencias_asignadas", fecha).filter(dependencia__in=dependencias)
        return self.con_rol(Rol.ENLACE).filter(self._titular_o_suplente(vinculos, fecha)).distinct()

    def _vinculos(self, relacion, fecha):
        vinculos = self.model._meta.get_field(relacion).related_model.objects
        return vinculos.vigentes(fecha) if fecha else vinculos.all()

    def _titular_o_suplente(self, vinculos, fecha):
        titulares = Q(pk__in=vinculos.values("usuario"))
        if fecha is None:
            return titulares
        suplencias = self.model._meta.get_field("suple_a").related_model.objects.vigentes(fecha)
        return titulares | Q(pk__in=suplencias.filter(titular__in=vinculos.values("usuario")).values("suplente"))


class UsuarioManager(UserManager.from_queryset(UsuarioQuerySet)):
    """Live accounts; those that were deactivated are in `todos`."""

    use_in_migrations = False

    def get_queryset(self):
        return super().get_queryset().filter(eliminado__isnull=True)

    def create_superuser(self, username, email=None, password=None, **extra):
        """`createsuperuser` makes an administrador: there is no other superuser in this system."""
        extra.update(is_staff=False, is_superuser=False, rol=Rol.ADMINISTRADOR)
        return self.create_user(username, email, password, **extra)


class AvisoQuerySet(models.QuerySet):
    def sin_leer(self):
        return self.filter(leido__isnull=True)

    def por_enviar(self, desde):
        """Those whose e-mail waits, written from a moment on: what could not be sent in a day is no news."""
        return self.sin_leer().filter(por_enviar=True, creado__gte=desde)

    def por_leer_primero(self):
        return self.order_by(models.ExpressionWrapper(Q(leido__isnull=True), models.BooleanField()).desc(), "-creado", "-pk")


class SuplenciaQuerySet(PeriodoQuerySet):
    def visibles_para(self, usuario):
        """The administrador sees all; anybody else, those in which they take part."""
        if usuario.rol == Rol.ADMINISTRADOR:
            return self
        return self.filter(Q(titular=usuario) | Q(suplente=usuario))


class AccesoQuerySet(RegistroQuerySet):
    """Entrances. They are never edited; old ones are deleted for good by `depurar_accesos`."""

    def anteriores_a(self, momento):
        return self.filter(cuando__lt=momento)
