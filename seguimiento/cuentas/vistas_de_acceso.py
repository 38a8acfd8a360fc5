"""Who entered and from where: the list of the administrador, one's own sessions, and what is taken away from others."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import View

from seguimiento.nucleo.pantallas import ActionScreen, ListScreen, Pantalla
from seguimiento.nucleo.permisos import Accion

from . import segundo_factor, sesiones
from .filters import AccesoFilter
from .models import Acceso, Usuario
from .tables import AccesoTable


class AccesoList(ListScreen):
    model = Acceso
    table_class, filterset_class = AccesoTable, AccesoFilter
    bajada = "Quién entró, quién no pudo y quién salió, con qué equipo y desde qué dirección."
    vistas = (
        ("Intentos fallidos", "resultado=contrasena&resultado=segundo_factor&resultado=bloqueado"),
        ("Cambios de acceso", "resultado=cambio"),
    )

    def get_queryset(self):
        return super().get_queryset().select_related("usuario")

    def puede(self, accion, modelo=None):
        """A log is read and taken away: nothing in it is written by hand."""
        return accion in {Accion.VER, Accion.EXPORTAR} and super().puede(accion, modelo)


class UsuarioSesiones(Pantalla):
    """POST only: end everything that an account has open."""

    model = Usuario
    accion = Accion.EDITAR
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        persona = self.get_object()
        filas = UserSession.objects.filter(user=persona).exclude(session_key=request.session.session_key)
        cuantas = sesiones.cerrar(request, filas, detalle=f"Cerrada por {request.user.username}")
        messages.success(request, cerradas(cuantas))
        return HttpResponseRedirect(persona.get_absolute_url())


class UsuarioSegundoFactor(ActionScreen):
    """For whoever lost the telephone: with its reason, the account is left as if it had never set one up."""

    model = Usuario
    forma = "quitar-segundo-factor"
    titulo = "Quitar el segundo factor"
    bajada = "Su aplicación, sus llaves y sus códigos de recuperación dejan de servir y sus sesiones se cierran."
    boton = "Quitar"
    hecho = "Segundo factor quitado. Al entrar, la persona podrá activarlo de nuevo."

    def hacer(self, objeto, datos):
        segundo_factor.quitar(self.request, objeto, motivo=datos["motivo"])


class SesionCerrar(View):
    """POST only: end one of one's own sessions."""

    http_method_names = ["post"]

    def post(self, request, pk):
        filas = UserSession.objects.filter(user=request.user, pk=pk).exclude(session_key=request.session.session_key)
        if not sesiones.cerrar(request, filas, detalle="Cerrada desde otra sesión"):
            raise Http404("Esa sesión ya no está abierta.")
        messages.success(request, cerradas(1))
        return HttpResponseRedirect(reverse("cuentas:perfil"))


class SesionesCerrar(View):
    """POST only: end all but this one."""

    http_method_names = ["post"]

    def post(self, request):
        messages.success(request, cerradas(sesiones.cerrar_otras(request, request.user)))
        return HttpResponseRedirect(reverse("cuentas:perfil"))


class SesionContinuar(View):
    """POST only: somebody is still there (see static/js/sesion.js); being asked is enough for the limit to start again."""

    http_method_names = ["post"]

    def post(self, request):
        request.session.modified = True
        return HttpResponse(status=204)


def cerradas(cuantas):
    return {0: "No había otras sesiones abiertas.", 1: "Sesión cerrada."}.get(cuantas, f"{cuantas:,} sesiones cerradas.")
