"""The entrance, and accounts as the administrador keeps them: users, who works in which module, substitutions."""

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect

from seguimiento.directorio.models import Persona
from seguimiento.nucleo.filtros import leer_clave
from seguimiento.nucleo.pantallas import (
    CreateScreen,
    DeleteScreen,
    DetailScreen,
    HistoryScreen,
    ListScreen,
    Pantalla,
    UpdateScreen,
)
from seguimiento.nucleo.permisos import Accion

from . import segundo_factor, services, sesiones
from .correo import enviar_enlace
from .cuentas_de_enlaces import datos_de
from .estados import DESCRIPCION
from .filters import EncargoFilter, SuplenciaFilter, UsuarioFilter
from .forms import EncargoForm, SuplenciaForm, UsuarioDependenciaForm, UsuarioForm, UsuarioUnidadForm
from .models import Encargo, Suplencia, Usuario, UsuarioDependencia, UsuarioUnidad
from .tables import EncargoTable, SuplenciaTable, UsuarioTable


class Entrar(LoginView):
    """The entrance, shown at `/` to whoever has not entered; in a demonstration it lists the accounts."""

    def get_context_data(self, **kwargs):
        cuentas = [(str(rol), ve) for rol, ve in DESCRIPCION.items()] if settings.DEMO else []
        return super().get_context_data(titulo="Entrar", cuentas_demo=cuentas, **kwargs)


class UsuarioScreen:
    model = Usuario


class UsuarioList(UsuarioScreen, ListScreen):
    table_class, filterset_class = UsuarioTable, UsuarioFilter
    bajada = "Quién entra al sistema, con qué rol y hasta dónde alcanza. Las cuentas eliminadas son las dadas de baja."

    def get_queryset(self):
        return super().get_queryset().con_alcance()


class UsuarioDetail(UsuarioScreen, DetailScreen):
    campos = (
        ("Usuario", "username"), "persona", "rol", "cargo", ("Correo", "email"), "telefono", ("Última entrada", "last_login"),
        ("Alta", "date_joined"),
    )  # fmt: skip

    def get_acciones(self):
        acciones = super().get_acciones()
        if self.puede(Accion.EDITAR):
            url = self.url("password", self.object.pk)
            acciones.append({"titulo": "Enviar enlace de contraseña", "icono": "key", "url": url, "post": True, "menu": True})
            url = self.url("cerrar_sesiones", self.object.pk)
            acciones.append({"titulo": "Cerrar sus sesiones", "icono": "box-arrow-right", "url": url, "post": True, "menu": True})
            if segundo_factor.tiene(self.object):
                url = self.url("quitar_segundo_factor", self.object.pk)
                acciones.append({"titulo": "Quitar el segundo factor", "icono": "unlock", "url": url, "menu": True})
        return [a | {"titulo": "Dar de baja"} if a["titulo"] == "Eliminar" else a for a in acciones]

    def get_historial_de(self):
        return alcance_de(self.object)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            unidades=self.object.unidades_asignadas.select_related("unidad"),
            dependencias=self.object.dependencias_asignadas.select_related("dependencia"),
            sesiones=sesiones.abiertas(self.object),
            entradas=self.object.accesos.all()[:5],
            segundo_factor=segundo_factor.tiene(self.object),
            suplencias=(self.object.suplencias.all() | self.object.suple_a.all()).select_related("titular", "suplente"),
            **kwargs,
        )


class UsuarioHistory(UsuarioScreen, HistoryScreen):
    def hijos(self, objeto):
        return alcance_de(objeto)


def alcance_de(persona):
    """What was given to and taken from an account: its changes are told with it."""
    return [
        UsuarioUnidad.todos.filter(usuario=persona).select_related("usuario", "unidad"),
        UsuarioDependencia.todos.filter(usuario=persona).select_related("usuario", "dependencia"),
        Suplencia.todos.filter(titular=persona).select_related("titular", "suplente"),
    ]


class UsuarioCreate(UsuarioScreen, CreateScreen):
    """With `?persona=`, filled in with what the directory knows of a technical liaison."""

    form_class = UsuarioForm

    def get_initial(self):
        persona = Persona.objects.filter(pk=leer_clave(self.request.GET.get("persona", ""))).first()
        return super().get_initial() | (datos_de(persona) if persona else {})

    def get_destino(self):
        enviar_enlace(self.request, self.object)
        return super().get_destino()

    def get_mensaje(self):
        return f"Cuenta «{self.object.username}» registrada. A {self.object.email} llega el enlace para elegir la contraseña."


class UsuarioUpdate(UsuarioScreen, UpdateScreen):
    form_class = UsuarioForm


class UsuarioDelete(UsuarioScreen, DeleteScreen):
    def get_titulo(self):
        return f"Dar de baja a {self.object}"

    def eliminar(self, motivo):
        services.dar_de_baja(self.object, usuario=self.request.user, motivo=motivo)


class UsuarioPassword(UsuarioScreen, Pantalla):
    """POST only: mail the link to choose a new password. Nobody ever sees or types another person's."""

    accion = Accion.EDITAR
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        persona = self.get_object()
        if enviar_enlace(request, persona):
            messages.success(request, f"Se envió a {persona.email} el enlace para elegir contraseña.")
        else:
            messages.error(request, "La cuenta no tiene correo: edítela y escriba uno.")
        return HttpResponseRedirect(persona.get_absolute_url())


class Fechas(UpdateScreen):
    """Dates of one thing that an account reaches."""

    def get_migas(self):
        return [("Seguimiento", None), (str(self.object.usuario), self.object.get_absolute_url())]

    def get_titulo(self):
        return f"Fechas: {self.object}"


class UsuarioUnidadUpdate(Fechas):
    model = UsuarioUnidad
    form_class = UsuarioUnidadForm


class UsuarioDependenciaUpdate(Fechas):
    model = UsuarioDependencia
    form_class = UsuarioDependenciaForm


class EncargoScreen:
    model = Encargo


class EncargoList(EncargoScreen, ListScreen):
    table_class, filterset_class = EncargoTable, EncargoFilter
    titulo = "Quién trabaja en qué"
    bajada = "En cada módulo escriben el coordinador y los capturistas de sus unidades, y leen sus cuentas de consulta."

    def get_queryset(self):
        return super().get_queryset().select_related("unidad")


class EncargoDetail(EncargoScreen, DetailScreen):
    template_name = "cuentas/ficha.html"
    campos = (("Módulo", "nombre_del_modulo"), "unidad", "solo")


class EncargoCreate(EncargoScreen, CreateScreen):
    form_class = EncargoForm


class EncargoUpdate(EncargoScreen, UpdateScreen):
    form_class = EncargoForm


class SuplenciaScreen:
    model = Suplencia


class SuplenciaList(SuplenciaScreen, ListScreen):
    table_class, filterset_class = SuplenciaTable, SuplenciaFilter
    bajada = "En esos días la persona suplente alcanza lo mismo que la titular; su rol no cambia."

    def get_queryset(self):
        return super().get_queryset().select_related("titular", "suplente")


class SuplenciaDetail(SuplenciaScreen, DetailScreen):
    template_name = "cuentas/ficha.html"
    campos = ("titular", "suplente", "desde", "hasta", "motivo")


class SuplenciaCreate(SuplenciaScreen, CreateScreen):
    form_class = SuplenciaForm


class SuplenciaUpdate(SuplenciaScreen, UpdateScreen):
    form_class = SuplenciaForm
