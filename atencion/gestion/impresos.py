"""The letter as PDF and as Word, and the cover sheet of an expediente."""

from django.urls import reverse
from django.utils import timezone

from seguimiento.nucleo import salidas
from seguimiento.nucleo.cartas import Carta, en_pdf, en_word
from seguimiento.nucleo.formato import fecha_corta, fecha_larga
from seguimiento.nucleo.pantallas import Pantalla
from seguimiento.nucleo.pdf import respuesta_pdf
from seguimiento.nucleo.textos import parrafos_de

from . import services
from .archivo import en_anios
from .estados import EstadoDeOficio, Serie
from .models import Enviado, Expediente

HONESTO = "Este código sólo permite comprobar que el oficio está registrado; no es una firma electrónica. Vale con la firma autógrafa."


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

    def carta(self, oficio):
        textos = services.texto_final(oficio)
        donde = oficio.institucion or (oficio.dependencia.nombre if oficio.dependencia else "")
        return Carta(
            titulo=str(oficio),
            unidad=Serie(oficio.serie).unidad,
            datos=(("No. de oficio", oficio.clave or "sin número (borrador)"), ("Asunto", textos["asunto"])),
            lugar_y_fecha=f"{oficio.lugar}, a {fecha_larga(oficio.fecha)}",
            destinatario=tuple(parte for parte in (oficio.destinatario, oficio.cargo, donde) if parte),
            parrafos=parrafos_de(textos["cuerpo"]),
            firmante=oficio.firmante,
            firmante_cargo=oficio.firmante_cargo,
            copias=tuple(renglon.strip() for renglon in textos["ccp"].splitlines() if renglon.strip()),
            iniciales=oficio.iniciales,
            aviso=aviso_de(oficio),
            honesto=HONESTO,
            pie="Borrador sin número: no es un documento oficial.",
            sin_texto="Sin texto: se registró sólo para llevar el consecutivo.",
            verificar_url="" if oficio.es_borrador else self.request.build_absolute_uri(
                reverse("verificar_oficio", args=[oficio.verificacion])
            ),
        )  # fmt: skip

    def nombre(self, oficio, extension):
        return salidas.nombre_de_archivo(f"oficio {oficio.clave or f'borrador {oficio.pk}'}", extension)


class EnviadoPdf(DelOficio):
    forma = "pdf"

    def get(self, request, *args, **kwargs):
        oficio = self.get_object()
        return en_pdf(request, self.carta(oficio), self.nombre(oficio, "pdf"))


class EnviadoWord(DelOficio):
    forma = "word"

    def get(self, request, *args, **kwargs):
        oficio = self.get_object()
        return en_word(self.carta(oficio), self.nombre(oficio, "docx"))


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
