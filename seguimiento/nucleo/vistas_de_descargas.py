"""Mis descargas: what a person started, how far it is, and the files that wait. Nobody sees those of another person."""

from django.contrib import messages
from django.http import FileResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views import View
from django.views.generic import TemplateView

from . import cola
from .trabajos import VIGENCIA, Trabajo

A_LA_VISTA = 100


class DescargaList(TemplateView):
    """The page; for htmx, the rows alone, asked for every two seconds while something is under way."""

    def get_template_names(self):
        return ["descargas/renglones.html" if self.request.htmx else "descargas/lista.html"]

    def get_context_data(self, **kwargs):
        trabajos = list(Trabajo.objects.de(self.request.user)[:A_LA_VISTA])
        return super().get_context_data(
            titulo="Mis descargas",
            migas=[("Mis descargas", None)],
            bajada=f"Lo que pidió y tarda más que una página. Cada archivo se guarda {VIGENCIA.days} días desde que termina.",
            trabajos=trabajos,
            hay_activos=any(trabajo.activo for trabajo in trabajos),
            **kwargs,
        )


class DeUno(View):
    def get_trabajo(self):
        """The job of the address; 404 when it belongs to somebody else, or expired."""
        return get_object_or_404(Trabajo.objects.de(self.request.user), clave=self.kwargs["clave"])

    def volver(self):
        return HttpResponseRedirect(reverse("nucleo:descarga_list"))


class DescargaArchivo(DeUno):
    """The file, as a download."""

    def get(self, request, clave):
        trabajo = self.get_trabajo()
        if not trabajo.archivo:
            return self.volver()
        respuesta = FileResponse(trabajo.archivo.open("rb"), as_attachment=True, filename=trabajo.nombre)
        respuesta["X-Content-Type-Options"] = "nosniff"
        return respuesta


class DescargaCancelar(DeUno):
    def post(self, request, clave):
        if not cola.cancelar(self.get_trabajo()):
            messages.info(request, "Ya había terminado.")
        return self.volver()


class DescargaQuitar(DeUno):
    """Forget a job that ended, with its file."""

    def post(self, request, clave):
        trabajo = self.get_trabajo()
        if trabajo.activo:
            messages.info(request, "Todavía está en marcha: cancélelo primero.")
        else:
            cola.quitar(trabajo)
        return self.volver()
