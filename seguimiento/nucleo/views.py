"""Screens of the core itself: reports, attachments, thresholds, years and the audit trail."""

from django import forms
from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from django.views.generic import TemplateView

from . import documentos, envios, formato, plazos, reportes, salidas
from .filters import EjercicioFilter, UmbralFilter
from .formularios import EjercicioForm, MotivoForm, UmbralForm
from .models import Borrador, Documento, Ejercicio, Umbral
from .modulos import modulo_de
from .pantallas import CreateScreen, DetailScreen, ListScreen, UpdateScreen
from .permisos import Accion
from .registros import eliminar
from .tables import EjercicioTable, UmbralTable


class ReporteList(TemplateView):
    """All reports that this person may open, by package."""

    template_name = "reportes/lista.html"

    def get_context_data(self, **kwargs):
        grupos = {}
        for definicion in reportes.reportes_de(self.request.user):
            grupos.setdefault(modulo_de(definicion.modulo).nombre, []).append(
                {"titulo": definicion.titulo, "bajada": definicion.bajada, "url": f"/reportes/{definicion.slug}/"}
            )
        lista = [{"grupo": grupo, "reportes": filas} for grupo, filas in grupos.items()]
        return super().get_context_data(titulo="Reportes", migas=[("Reportes", None)], grupos=lista, **kwargs)


class ReporteDetail(View):
    """One report, at `?corte=`, in `?formato=html|pdf|xlsx|csv|json`."""

    def get(self, request, slug):
        definicion = reportes.REGISTRO.get(slug)
        if definicion is None:
            raise Http404("Ese reporte no existe.")
        if not definicion.visible_para(request.user):
            raise PermissionDenied("Su cuenta no puede ver este reporte.")
        form = definicion.form_class(request.GET, usuario=request.user)
        corte = form.cleaned_data.get("corte") or plazos.hoy() if form.is_valid() else plazos.hoy()
        formato = request.GET.get("formato", "html")
        if not form.is_valid():
            return self.mal(request, definicion, form, formato)
        hecho = definicion.hacer(corte, request.user, form.parametros())
        return self.pagina(request, definicion, form, hecho) if formato == "html" else reportes.salida(request, hecho, formato)

    def mal(self, request, definicion, form, formato):
        if formato != "html":
            respuesta = salidas.json_de({"errores": [f"{form.fields[c].label}: {e}" for c, lista in form.errors.items() for e in lista]})
            respuesta.status_code = 400
            return respuesta
        return self.pagina(request, definicion, form, None, status=400)

    def pagina(self, request, definicion, form, hecho, status=200):
        if hecho is not None:
            hecho.recortar()
        parametros = request.GET.copy()
        parametros.pop("formato", None)
        opciones = (
            ("pdf", "PDF", "file-earmark-pdf"),
            ("xlsx", "Excel", "file-earmark-spreadsheet"),
            ("csv", "CSV", "filetype-csv"),
            ("json", "JSON", "filetype-json"),
        )
        contexto = {
            "titulo": definicion.titulo,
            "bajada": definicion.bajada,
            "migas": [("Reportes", "/reportes/"), (definicion.titulo, None)],
            "reporte": hecho,
            "form": form,
            "puede_congelar": hecho is not None and request.user.puede(Accion.CONGELAR, definicion.modulo),
            "cortes_url": None if request.user.es_enlace else f"{reverse('corte_list', args=[definicion.slug])}?{parametros.urlencode()}",
            "salidas": [
                {"titulo": t, "icono": i, "url": f"?{parametros.urlencode()}&formato={f}".replace("?&", "?")} for f, t, i in opciones
            ],
        }
        return TemplateView(template_name="reportes/reporte.html", request=request).render_to_response(contexto, status=status)


# -- attachments


class AdjuntoForm(forms.Form):
    archivo = forms.FileField(label="Archivo", help_text=f"Se acepta {documentos.ACEPTADOS}.")
    descripcion = forms.CharField(label="Descripción", max_length=200, required=False)


class DocumentoCreate(View):
    """Attach a file to a record of this person's scope whose module they may write in."""

    def post(self, request, app, modelo, pk):
        try:
            model = apps.get_model(app, modelo)
        except LookupError as error:
            raise Http404("Ese registro no existe.") from error
        if not hasattr(model, "todos") or not documentos.puede_adjuntar(request.user, model):
            raise PermissionDenied("Su cuenta no puede adjuntar archivos aquí.")
        objeto = get_object_or_404(model.objects.visibles_para(request.user), pk=pk)
        form = AdjuntoForm(request.POST, request.FILES)
        try:
            if not form.is_valid():
                raise ValidationError([error for lista in form.errors.values() for error in lista])
            documentos.adjuntar(objeto, form.cleaned_data["archivo"], usuario=request.user, descripcion=form.cleaned_data["descripcion"])
            messages.success(request, "Archivo adjuntado.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(objeto.get_absolute_url())


class DocumentoDetail(View):
    """The file itself, as a download, to who may see its record."""

    def get(self, request, pk):
        documento = get_object_or_404(Documento, pk=pk)
        if not documentos.puede_ver(request.user, documento):
            raise Http404("Ese archivo no existe o no está a su alcance.")
        respuesta = FileResponse(documento.archivo.open("rb"), as_attachment=True, filename=documento.nombre, content_type=documento.mime)
        respuesta["X-Content-Type-Options"] = "nosniff"
        return respuesta


class DocumentoDelete(View):
    """Take a file away, with its reason; who may edit the module, or who uploaded it."""

    def post(self, request, pk):
        documento = get_object_or_404(Documento, pk=pk)
        if not documentos.puede_ver(request.user, documento):
            raise Http404("Ese archivo no existe o no está a su alcance.")
        if not documentos.puede_retirar(request.user, documento):
            raise PermissionDenied("Sólo quien lo subió o la coordinación puede retirar este archivo.")
        form = MotivoForm(request.POST)
        if form.is_valid():
            eliminar(documento, usuario=request.user, motivo=form.cleaned_data["motivo"])
            messages.success(request, f"{documento.nombre}: retirado.")
        else:
            messages.error(request, "Para retirar un archivo escriba el motivo.")
        return HttpResponseRedirect(documento.objeto.get_absolute_url())


class BorradorGuardar(View):
    """Keeps what is being written (POST with the fields and `ruta`), or forgets it (`descartar`)."""

    def post(self, request):
        ruta = request.GET.get("ruta", "")
        if "descartar" in request.POST:
            Borrador.objects.filter(usuario=request.user, ruta=ruta[:300]).delete()
            seguro = url_has_allowed_host_and_scheme(ruta, allowed_hosts={request.get_host()})
            return HttpResponseRedirect(ruta if seguro and ruta.startswith("/") else "/")
        borrador = envios.guardar_borrador(request.user, ruta, request.POST)
        return render(request, "partes/guardado.html", {"borrador": borrador})


# -- tables of the core


class UmbralScreen:
    model = Umbral


class UmbralList(UmbralScreen, ListScreen):
    table_class, filterset_class = UmbralTable, UmbralFilter
    bajada = "Desde qué porcentaje cada reporte se pinta verde o amarillo. Los cortes de semilla (80 y 50) están por confirmar."


class UmbralDetail(UmbralScreen, DetailScreen):
    campos = (("Reporte", "titulo_del_reporte"), ("Verde desde", "verde_escrito"), ("Amarillo desde", "amarillo_escrito"))

    def get_object(self):
        fila = super().get_object()
        fila.verde_escrito, fila.amarillo_escrito = formato.porcentaje(fila.verde, None), formato.porcentaje(fila.amarillo, None)
        return fila


class UmbralCreate(UmbralScreen, CreateScreen):
    form_class = UmbralForm


class UmbralUpdate(UmbralScreen, UpdateScreen):
    form_class = UmbralForm


class EjercicioScreen:
    model = Ejercicio


class EjercicioList(EjercicioScreen, ListScreen):
    table_class, filterset_class = EjercicioTable, EjercicioFilter
    bajada = "Los registros de un ejercicio cerrado ya no se modifican."


class EjercicioDetail(EjercicioScreen, DetailScreen):
    campos = ("anio", "cerrado", "nota")


class EjercicioCreate(EjercicioScreen, CreateScreen):
    form_class = EjercicioForm


class EjercicioUpdate(EjercicioScreen, UpdateScreen):
    form_class = EjercicioForm
