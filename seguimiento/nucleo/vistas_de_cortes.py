"""Screens of the cuts of a report: list and freeze, print again, compare, approve, and the public verification."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views import View

from . import cortes, plazos
from .filtros import leer_clave
from .models import Corte
from .modulos import ofertas
from .permisos import Accion
from .publicas import PaginaPublica
from .reportes import REGISTRO, salida
from .verificacion import qr

MAXIMO = 200  # cuts listed for one report


class DeReporte(View):
    """A page about the cuts of one report, for those who may open the report whole."""

    def dispatch(self, request, *args, **kwargs):
        self.definicion = REGISTRO.get(kwargs["slug"])
        if self.definicion is None:
            raise Http404("Ese reporte no existe.")
        if request.user.is_authenticated and (request.user.es_enlace or not self.definicion.visible_para(request.user)):
            raise PermissionDenied("Su cuenta no puede ver los cortes de este reporte.")
        return super().dispatch(request, *args, **kwargs)

    def puede(self, accion):
        return self.request.user.puede(accion, self.definicion.modulo)

    def get_corte(self):
        return get_object_or_404(Corte.objects.select_related("usuario", "aprobado_por"), slug=self.kwargs["slug"], pk=self.kwargs["pk"])

    def migas(self, *mas):
        slug, titulo = self.kwargs["slug"], self.definicion.titulo
        ruta = [("Reportes", reverse("reporte_list")), (titulo, reverse("reporte_detail", args=[slug]))]
        return [*ruta, ("Cortes", reverse("corte_list", args=[slug])), *mas] if mas else [*ruta, ("Cortes", None)]


class CorteList(DeReporte):
    """The cuts of a report; POST freezes a new one with the parameters that it brings."""

    def get(self, request, slug, *, form=None, status=200):
        contexto = {
            "titulo": f"Cortes de {self.definicion.titulo}",
            "migas": self.migas(),
            "cortes": Corte.objects.filter(slug=slug).select_related("usuario", "aprobado_por")[:MAXIMO],
            "form": form or self.definicion.form_class(usuario=request.user, initial=request.GET.dict()),
            "puede_congelar": self.puede(Accion.CONGELAR),
            "slug": slug,
        }
        return render(request, "cortes/lista.html", contexto, status=status)

    def post(self, request, slug):
        if not self.puede(Accion.CONGELAR):
            raise PermissionDenied("Su cuenta no puede congelar cortes.")
        form, hoy = self.definicion.form_class(request.POST, usuario=request.user), plazos.hoy()
        if not form.is_valid():
            return self.get(request, slug, form=form, status=422)
        hecho = self.definicion.hacer(form.cleaned_data.get("corte") or hoy, request.user, form.parametros())
        parametros = {nombre: str(valor) for nombre, valor in form.parametros().items() if valor not in (None, "")}
        try:
            corte = cortes.congelar(hecho, parametros=parametros, usuario=request.user, fecha=hoy)
        except ValidationError as error:
            form.add_error(None, error)
            return self.get(request, slug, form=form, status=422)
        messages.success(request, f"Corte {corte.folio} congelado.")
        return HttpResponseRedirect(corte.get_absolute_url())


class CorteDetail(DeReporte):
    """A cut printed again from its data, in any output; `?formato=canonico` is the text that was hashed."""

    def get(self, request, slug, pk):
        corte = self.get_corte()
        hecho = cortes.reporte_de(corte)
        verificar = request.build_absolute_uri(corte.get_verificacion_url())
        formato = request.GET.get("formato", "html")
        if formato == "canonico":
            return HttpResponse(corte.datos, content_type="application/json; charset=utf-8")
        contexto = {"corte_congelado": corte, "reporte": hecho, "qr": qr(verificar), "verificar_url": verificar}
        if formato != "html":
            return salida(request, hecho, formato, contexto)
        contexto |= {
            "titulo": hecho.titulo,
            "migas": self.migas((corte.folio, None)),
            "parametros": corte.parametros,
            "integro": cortes.es_integro(corte),
            "otros": Corte.objects.filter(slug=slug).exclude(pk=pk)[:MAXIMO],
            "puede_aprobar": self.puede(Accion.APROBAR) and not corte.aprobado,
            "ofertas": ofertas(corte, request.user),
        }
        return render(request, "cortes/detalle.html", contexto)


class CorteAprobar(DeReporte):
    def post(self, request, slug, pk):
        if not self.puede(Accion.APROBAR):
            raise PermissionDenied("Sólo la jefatura aprueba cortes.")
        corte = self.get_corte()
        try:
            cortes.aprobar(corte, usuario=request.user)
            messages.success(request, f"Corte {corte.folio} aprobado.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(corte.get_absolute_url())


class CorteComparar(DeReporte):
    """A cut against another one (`?con=<pk>`), or against the report of today."""

    def get(self, request, slug, pk):
        corte = self.get_corte()
        con = leer_clave(request.GET.get("con"))
        antes = cortes.reporte_de(corte)
        if con is not None:
            otro = get_object_or_404(Corte, slug=slug, pk=con)
            ahora, rotulo = cortes.reporte_de(otro), otro.folio
            if otro.creado < corte.creado:
                return HttpResponseRedirect(f"{reverse('corte_comparar', args=[slug, otro.pk])}?con={corte.pk}")
        else:
            form = self.definicion.form_class(corte.parametros, usuario=request.user)
            ahora = self.definicion.hacer(plazos.hoy(), request.user, form.parametros() if form.is_valid() else {})
            rotulo = "hoy"
        contexto = {
            "titulo": f"{corte.folio} contra {rotulo}",
            "migas": self.migas((corte.folio, corte.get_absolute_url()), ("Comparación", None)),
            "corte_congelado": corte,
            "antes": antes,
            "ahora": ahora,
            "comparacion": cortes.comparar(antes, ahora),
        }
        return render(request, "cortes/comparar.html", contexto)


class Verificar(PaginaPublica):
    """Anybody, with the QR: whether a printed report is the one that was frozen. Shows no rows."""

    template_name = "publico/verificar.html"

    def get_context_data(self, clave, **kwargs):
        corte = get_object_or_404(Corte.objects.select_related("aprobado_por"), clave=clave)
        return super().get_context_data(
            titulo="Verificación de un corte", corte_congelado=corte, integro=cortes.es_integro(corte), **kwargs
        )


class VerificarFolio(PaginaPublica):
    """Anybody, with the folio and the first characters of the hash that the paper prints."""

    template_name = "publico/buscar.html"

    def get(self, request):
        folio, huella = (request.GET.get(nombre, "").strip() for nombre in ("folio", "huella"))
        corte = Corte.objects.filter(folio=folio.upper(), huella__startswith=huella.lower()).first() if folio and len(huella) >= 8 else None
        if corte is not None:
            return HttpResponseRedirect(corte.get_verificacion_url())
        buscado = bool(folio or huella)
        return self.render_to_response(
            {"titulo": "Verificar un folio", "folio": folio, "huella": huella, "buscado": buscado}, status=404 if buscado else 200
        )
