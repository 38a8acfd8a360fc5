"""The public side: home, published cuts and what helps to use them, publications. Nothing here reads who looks."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify

from seguimiento.nucleo import salidas
from seguimiento.nucleo.documentos import TIPOS
from seguimiento.nucleo.filtros import consulta, leer_clave
from seguimiento.nucleo.publicas import PaginaPublica

from . import impresion
from .estados import EstadoDeCorte, EstadoDePublicacion
from .models import Divulgacion, Licencia, Publicacion

RECIENTES = 5
POR_PAGINA = 25
LARGO = 100  # letters that are read of what is searched
DESCARGAS = (
    ("csv", "CSV", "filetype-csv", "Texto separado por comas"),
    ("xlsx", "Excel", "file-earmark-spreadsheet", "Libro de Excel"),
    ("json", "JSON", "filetype-json", "Los datos exactos de los que se calculó la huella"),
    ("pdf", "PDF", "file-earmark-pdf", "Para imprimir, con folio y código QR"),
    ("diccionario", "Diccionario", "book", "Qué significa cada columna, en CSV"),
)


class Publica(PaginaPublica):
    """A page with its `titulo` and the entry of the bar that is current."""

    titulo = seccion = ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"titulo": self.titulo, "seccion": self.seccion, **kwargs})


class Inicio(Publica):
    template_name, titulo, seccion = "publico/inicio.html", "Consulta pública", "inicio"

    def get_context_data(self, **kwargs):
        datos = list(Divulgacion.objects.para_el_publico().solo_ultimas()[:RECIENTES])
        publicaciones = list(Publicacion.objects.publicas().select_related("documento")[:RECIENTES])
        licencia = Licencia.objects.order_by("pk").first()
        return super().get_context_data(datos=datos, publicaciones=publicaciones, licencia=licencia, **kwargs)


class Datos(Publica):
    """Every published cut, newest data first."""

    template_name, titulo, seccion = "publico/datos.html", "Datos abiertos", "datos"

    def get_context_data(self, **kwargs):
        pagina = Paginator(Divulgacion.objects.para_el_publico(), POR_PAGINA).get_page(self.request.GET.get("pagina"))
        return super().get_context_data(page=pagina, **kwargs)


class DatosDetail(Publica):
    """One published cut, `?formato=html|pdf|xlsx|csv|json|diccionario`. Withdrawn, it says so (410)."""

    template_name, seccion = "publico/corte.html", "datos"

    def get_limite(self):
        return "pagina" if self.request.GET.get("formato", "html") == "html" else "archivo"

    def get(self, request, folio):
        fila = Divulgacion.objects.filter(corte__folio=folio).select_related("corte", "licencia").order_by("-publicada").first()
        if fila is None:
            raise Http404("Esos datos no están publicados.")
        if fila.estado != EstadoDeCorte.VIGENTE:
            contexto = self.get_context_data(titulo=fila.corte.titulo, fila=fila)
            self.template_name = "publico/corte_retirado.html"
            return self.render_to_response(contexto, status=410)
        pedido = request.GET.get("formato", "html")
        if pedido != "html":
            return archivo_de(fila, pedido)
        corte = fila.corte
        anteriores = Divulgacion.objects.para_el_publico().filter(corte__slug=corte.slug).exclude(pk=fila.pk)
        contexto = self.get_context_data(
            titulo=corte.titulo, fila=fila, corte=corte, cuerpo=impresion.cuerpo(fila), otros=anteriores[:RECIENTES],
            descargas=[{"url": f"?formato={f}", "titulo": t, "icono": i, "ayuda": a} for f, t, i, a in DESCARGAS],
        )  # fmt: skip
        return self.render_to_response(contexto)


def archivo_de(fila, pedido):
    """A file of a published cut; 404 for a format that does not exist, 400 with the reason when it cannot be printed."""
    archivo = impresion.archivo(fila, pedido, url=direccion(fila.corte.get_verificacion_url()))
    if archivo is None:
        raise Http404("Ese formato no existe.")
    respuesta = HttpResponse(archivo["contenido"], content_type=archivo["tipo"], status=archivo["estado"])
    if archivo["nombre"]:
        respuesta["Content-Disposition"] = f'attachment; filename="{archivo["nombre"]}"'
    return respuesta


def direccion(ruta):
    """The whole address, as the system knows itself: never as the request says, because others will read the same answer."""
    return f"{settings.SITIO_URL}{ruta}"


class Catalogo(Publica):
    """The published cuts for programs: what each is, its licence and where its files are."""

    def get(self, request):
        filas = [self.conjunto(fila) for fila in Divulgacion.objects.para_el_publico()]
        return salidas.json_de({"titulo": "Datos abiertos de la Oficina del Ejecutivo del Estado de Sonora", "conjuntos": filas})

    def conjunto(self, fila):
        corte, url = fila.corte, direccion(fila.get_publica_url())
        return {
            "folio": corte.folio, "titulo": corte.titulo, "reporte": corte.slug, "datos_al": corte.fecha.isoformat(),
            "publicado": fila.publicada.isoformat(), "descripcion": fila.presentacion, "licencia": fila.licencia.nombre,
            "licencia_url": direccion(reverse("abierto:licencia", args=[fila.licencia_id])), "sha256": corte.huella, "pagina": url,
            "archivos": {clave: f"{url}?formato={clave}" for clave, *_ in DESCARGAS}, "columnas": fila.diccionario,
        }  # fmt: skip


class ComoVerificar(Publica):
    template_name, titulo, seccion = "publico/como_verificar.html", "Cómo comprobar la huella", "verificar"


class LicenciaPublica(Publica):
    template_name = "publico/licencia.html"

    def get_context_data(self, pk, **kwargs):
        licencia = get_object_or_404(Licencia, pk=pk)
        return super().get_context_data(titulo=licencia.nombre, licencia=licencia, **kwargs)


# -- publications


class Publicaciones(Publica):
    """List with search by words, theme and year."""

    template_name, titulo, seccion = "publico/publicaciones.html", "Publicaciones", "publicaciones"

    def get_context_data(self, **kwargs):
        publicas, pedido = Publicacion.objects.publicas(), self.request.GET
        buscado = {nombre: pedido.get(nombre, "")[:LARGO].replace("\x00", "").strip() for nombre in ("q", "tema", "anio")}
        filas = publicas.select_related("documento")
        if buscado["q"]:
            texto = consulta(buscado["q"])
            filas = filas.filter(busqueda=texto) if texto is not None else filas.none()
        if buscado["tema"]:
            filas = filas.filter(tema=buscado["tema"])
        if buscado["anio"]:
            anio = leer_clave(buscado["anio"]) or 0
            filas = filas.del_anio(anio) if 1 <= anio <= 9999 else filas.none()
        return super().get_context_data(
            page=Paginator(filas, POR_PAGINA).get_page(pedido.get("pagina")), buscado=buscado, filtrado=any(buscado.values()),
            temas=publicas.temas(), anios=[str(anio) for anio in publicas.anios()], **kwargs,
        )  # fmt: skip


class Archivo(Publica):
    """The file of a publication. Withdrawn, it says so (410)."""

    limite = "archivo"

    def get(self, request, pk):
        fila = get_object_or_404(Publicacion.objects.exclude(estado=EstadoDePublicacion.PREPARACION).select_related("documento"), pk=pk)
        documento = fila.documento
        if fila.estado != EstadoDePublicacion.PUBLICADA:
            self.template_name = "publico/publicacion_retirada.html"
            return self.render_to_response(self.get_context_data(titulo=fila.titulo, publicacion=fila), status=410)
        if documento.eliminado:
            raise Http404("Ese archivo ya no está.")
        respuesta = FileResponse(documento.archivo.open("rb"), as_attachment=True, filename=nombre_de(fila), content_type=documento.mime)
        respuesta["ETag"] = f'"{documento.huella[:32]}"'
        return respuesta


def nombre_de(publicacion):
    """Name of the file as it is handed out: of its title, never as it was called where it was written."""
    extension = next(extension for extension, (mime, _) in TIPOS.items() if mime == publicacion.documento.mime)
    return f"{slugify(publicacion.titulo)[:80] or 'publicacion'}{extension}"
