"""What is everybody's own: the profile, notices and saved filters. No role is asked, only who one is."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import TemplateView, View

from seguimiento.nucleo import plazos, registros
from seguimiento.nucleo.pantallas import CreateScreen, UpdateScreen

from . import segundo_factor, services, sesiones
from .estados import Correo
from .forms import CorreosForm, MiSuplenciaForm, PerfilForm, VistaForm
from .models import Suplencia, Usuario

POR_PAGINA = 25
ENTRADAS = 10  # of one's own, in the profile


class Personal:
    """A screen about oneself: skips the question about the role (see Pantalla.dispatch)."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        return View.dispatch(self, request, *args, **kwargs)


class Perfil(TemplateView):
    template_name = "cuentas/perfil.html"

    def get_context_data(self, **kwargs):
        persona = self.request.user
        hechos = [
            ("Usuario", persona.username), ("Rol", persona.get_rol_display()), ("Cargo", persona.cargo),
            ("Correo", persona.email), ("Teléfono", persona.telefono),
        ]  # fmt: skip
        suplencias = Suplencia.objects.visibles_para(persona).filter(hasta__gte=plazos.hoy()).select_related("titular", "suplente")
        return super().get_context_data(
            titulo="Mi cuenta",
            migas=[("Mi cuenta", None)],
            object=persona,
            hechos=hechos,
            acciones=[
                {"titulo": "Cambiar mi contraseña", "icono": "key", "url": reverse("account_change_password")},
                {"titulo": "Editar mis datos", "icono": "pencil", "url": reverse("cuentas:perfil_update"), "primaria": True},
            ],
            unidades=persona.unidades_asignadas.select_related("unidad"),
            dependencias=persona.dependencias_asignadas.select_related("dependencia"),
            mias=[s for s in suplencias if s.titular_id == persona.pk],
            de_otros=[s for s in suplencias if s.suplente_id == persona.pk],
            sesiones=sesiones.abiertas(persona, self.request.session.session_key),
            entradas=persona.accesos.all()[:ENTRADAS],
            segundo_factor=segundo_factor.tiene(persona),
            correos=correos_de(persona),
            hora_del_resumen=f"{settings.RECORDATORIO_HORA:%H:%M}",
            **kwargs,
        )


def correos_de(persona):
    """[(kind, label, whether it is on)]"""
    apagados = set(persona.sin_correo.values_list("clase", flat=True))
    return [(clase.value, clase.label, clase.value not in apagados) for clase in Correo]


class CorreosUpdate(View):
    """POST only: which e-mails I want."""

    http_method_names = ["post"]

    def post(self, request):
        form = CorreosForm(request.POST)
        if not form.is_valid():
            raise SuspiciousOperation("Esa clase de correo no existe.")
        services.elegir_correos(request.user, form.cleaned_data["clases"])
        messages.success(request, "Se guardó qué correos recibe.")
        return HttpResponseRedirect(reverse("cuentas:perfil"))


class PerfilUpdate(Personal, UpdateScreen):
    model = Usuario
    form_class = PerfilForm
    template_name = "genericas/formulario.html"

    def dispatch(self, request, *args, **kwargs):
        self.kwargs = {"pk": request.user.pk}
        return super().dispatch(request, *args, **self.kwargs)

    def get_queryset(self):
        return Usuario.objects.filter(pk=self.request.user.pk)

    def get_titulo(self):
        return "Editar mis datos"

    def get_migas(self):
        return [("Mi cuenta", reverse("cuentas:perfil"))]

    def get_cancelar(self):
        return reverse("cuentas:perfil")

    get_destino = get_cancelar


class MiSuplenciaCreate(Personal, CreateScreen):
    """Name who substitutes me, and on which days."""

    model = Suplencia
    form_class = MiSuplenciaForm
    titulo = "Nombrar suplente"
    bajada = "En esos días su suplente alcanza lo mismo que usted."
    get_migas = PerfilUpdate.get_migas
    get_cancelar = PerfilUpdate.get_cancelar
    get_destino = PerfilUpdate.get_cancelar


class MiSuplenciaDelete(View):
    """POST only: one's own substitution ends."""

    http_method_names = ["post"]

    def post(self, request, pk):
        suplencia = get_object_or_404(request.user.suplencias, pk=pk)
        registros.eliminar(suplencia, usuario=request.user, motivo="La quitó la persona titular")
        messages.success(request, f"{suplencia.suplente} ya no le suple.")
        return HttpResponseRedirect(reverse("cuentas:perfil"))


class AvisoList(TemplateView):
    """My notices, the unread first."""

    template_name = "cuentas/aviso_list.html"

    def get_context_data(self, **kwargs):
        avisos = self.request.user.avisos.por_leer_primero()
        pagina = Paginator(avisos, POR_PAGINA).get_page(self.request.GET.get("pagina"))
        return super().get_context_data(
            titulo="Avisos",
            bajada="Lo que se le asignó o se le devolvió.",
            migas=[("Avisos", None)],
            page_obj=pagina,
            sin_leer=self.request.user.avisos.sin_leer().count(),
            **kwargs,
        )


class AvisoAbrir(View):
    """POST only: mark a notice as read and go where it leads."""

    http_method_names = ["post"]

    def post(self, request, pk):
        aviso = get_object_or_404(request.user.avisos, pk=pk)
        services.marcar_leidos(request.user.avisos.filter(pk=aviso.pk))
        return HttpResponseRedirect(local(aviso.url) or reverse("cuentas:aviso_list"))


class AvisosLeidos(View):
    """POST only: all of them."""

    http_method_names = ["post"]

    def post(self, request):
        cuantos = services.marcar_leidos(request.user.avisos.all())
        messages.success(request, "Un aviso marcado como leído." if cuantos == 1 else f"{cuantos:,} avisos marcados como leídos.")
        return HttpResponseRedirect(reverse("cuentas:aviso_list"))


def local(url):
    """The address when it belongs to this site, else None."""
    return url if url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None) else None


class VistaGuardadaCreate(View):
    """POST only: keep the filters of a list under a name."""

    http_method_names = ["post"]

    def post(self, request):
        form = VistaForm(request.POST)
        if not form.is_valid() or not es_ruta(form.cleaned_data["ruta"]):
            raise SuspiciousOperation("Esa vista no se puede guardar.")
        datos = form.cleaned_data
        vista = services.guardar_vista(request.user, **datos)
        messages.success(request, f"Vista «{vista.nombre}» guardada.")
        return HttpResponseRedirect(f"{vista.ruta}?{vista.consulta}")


def es_ruta(ruta):
    """True for the path of a page of this site."""
    try:
        resolve(ruta)
    except Resolver404:
        return False
    return local(ruta) is not None


class VistaGuardadaDelete(View):
    http_method_names = ["post"]

    def post(self, request, pk):
        vista = get_object_or_404(request.user.vistas_guardadas, pk=pk)
        vista.delete()
        messages.success(request, f"Vista «{vista.nombre}» quitada.")
        return HttpResponseRedirect(vista.ruta)
