"""The letter as PDF and as Word, and the cover sheet of an expediente."""

import re

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from seguimiento.nucleo import salidas
from seguimiento.nucleo.formato import fecha_corta, fecha_larga
from seguimiento.nucleo.pantallas import Pantalla
from seguimiento.nucleo.pdf import respuesta_pdf
from seguimiento.nucleo.verificacion import qr
from seguimiento.nucleo.word import MIME, Parrafo, docx

from . import services
from .archivo import en_anios
from .estados import EstadoDeOficio, Serie
from .models import Enviado, Expediente

HONESTO = "Este código sólo permite comprobar que el oficio está registrado; no es una firma electrónica. Vale con la firma autógrafa."
OFICINA = "Oficina del Ejecutivo del Estado de Sonora"
GUINDA = "6B1B34"


def parrafos_de(texto):
    """Paragraphs are what an empty line separates."""
    return [parte.strip() for parte in re.split(r"\n\s*\n", texto.replace("\r\n", "\n")) if parte.strip()]


def aviso_de(oficio):
    """What the paper must not keep quiet about: a draft, or a letter that was cancelled."""
    if oficio.es_borrador:
        return "BORRADOR, SIN NÚMERO"
    return f"CANCELADO EL {fecha_corta(oficio.cancelado)}" if oficio.estado == EstadoDeOficio.CANCELADO else ""


class DelOficio(Pantalla):
    """What PDF and Word say is the same."""

    model, de_uno = Enviado, True

    def get_queryset(self):
        return super().get_queryset().select_related("dependencia", "folio", "expediente", "recibido")

    def contexto(self, oficio):
        textos = services.texto_final(oficio)
        donde = oficio.institucion or (oficio.dependencia.nombre if oficio.dependencia else "")
        return {
            "object": oficio,
            "unidad": Serie(oficio.serie).unidad,
            "titulo": str(oficio),
            "numero": oficio.clave or "sin número (borrador)",
            "lugar_y_fecha": f"{oficio.lugar}, a {fecha_larga(oficio.fecha)}",
            "asunto": textos["asunto"],
            "destinatario": [parte for parte in (oficio.destinatario, oficio.cargo, donde) if parte],
            "parrafos": parrafos_de(textos["cuerpo"]),
            "copias": [renglon.strip() for renglon in textos["ccp"].splitlines() if renglon.strip()],
            "aviso": aviso_de(oficio),
            "honesto": HONESTO,
            "verificar_url": "" if oficio.es_borrador else self.request.build_absolute_uri(
                reverse("gestion:verificar_oficio", args=[oficio.verificacion])
            ),
        }  # fmt: skip

    def nombre(self, oficio, extension):
        return salidas.nombre_de_archivo(f"oficio {oficio.clave or f'borrador {oficio.pk}'}", extension)


class EnviadoPdf(DelOficio):
    forma = "pdf"

    def get(self, request, *args, **kwargs):
        oficio = self.get_object()
        contexto = self.contexto(oficio) | {"orientacion": "vertical"}
        contexto["qr"] = qr(contexto["verificar_url"]) if contexto["verificar_url"] else ""
        return respuesta_pdf(request, "gestion/oficio_pdf.html", contexto, self.nombre(oficio, "pdf"))


class EnviadoWord(DelOficio):
    forma = "word"

    def get(self, request, *args, **kwargs):
        oficio = self.get_object()
        archivo = docx(en_word(self.contexto(oficio)), titulo=str(oficio))
        nombre = self.nombre(oficio, "docx")
        return HttpResponse(archivo, content_type=MIME, headers={"Content-Disposition": f'attachment; filename="{nombre}"'})


def en_word(c):
    """Paragraphs of the letter, in the order of the paper."""
    oficio = c["object"]
    yield Parrafo(OFICINA, negrita=True, tamano=13, color=GUINDA)
    yield Parrafo(c["unidad"], despues=14)
    if c["aviso"]:
        yield Parrafo(c["aviso"], negrita=True, alinea="center", despues=8)
    yield Parrafo(f"No. de oficio: {c['numero']}", negrita=True, alinea="right")
    yield Parrafo(f"Asunto: {c['asunto']}", alinea="right")
    yield Parrafo(c["lugar_y_fecha"], alinea="right", despues=18)
    for n, renglon in enumerate(c["destinatario"]):
        yield Parrafo(renglon, negrita=n == 0)
    yield Parrafo("PRESENTE", negrita=True, despues=14)
    for parrafo in c["parrafos"]:
        yield Parrafo(parrafo, alinea="both", despues=8)
    yield Parrafo("ATENTAMENTE", negrita=True, alinea="center", antes=18, despues=44)
    yield Parrafo(oficio.firmante, negrita=True, alinea="center")
    yield Parrafo(oficio.firmante_cargo, alinea="center", despues=18)
    for copia in c["copias"]:
        yield Parrafo(f"C.c.p. {copia}", tamano=8)
    if oficio.iniciales:
        yield Parrafo(oficio.iniciales, tamano=8)
    if c["verificar_url"]:
        yield Parrafo(f"Verificación: {c['verificar_url']}\n{c['honesto']}", tamano=7, antes=10)


class ExpedienteCaratula(Pantalla):
    """Cover sheet, with what LGA wants to be read on it."""

    model, forma, de_uno = Expediente, "caratula", True

    def get_queryset(self):
        return super().get_queryset().select_related("clasificacion__padre__padre__padre", "folio", "responsable")

    def get(self, request, *args, **kwargs):
        uno = self.get_object()
        contexto = {
            "object": uno, "unidad": Serie(uno.serie).unidad, "orientacion": "vertical", "titulo": "Carátula de expediente",
            "bajada": uno.clave, "rama": rama_de(uno.clasificacion), "valores": uno.valores or "—", "lapso": uno.lapso,
            "en_tramite": en_anios(uno.plazo_tramite), "en_concentracion": en_anios(uno.plazo_concentracion),
            "pie": f"Impresa el {timezone.localtime():%d/%m/%Y a las %H:%M}",
        }  # fmt: skip
        return respuesta_pdf(request, "gestion/caratula_pdf.html", contexto, salidas.nombre_de_archivo(f"caratula {uno.clave}", "pdf"))


def rama_de(nodo):
    """[(level, "key name")] from the fondo down to the node."""
    rama = []
    while nodo is not None:
        rama.append((nodo.get_nivel_display(), str(nodo)))
        nodo = nodo.padre
    return rama[::-1]
