"""The notice as PDF and as Word. Neither the name of the file nor the text kept says who asked; only the paper may."""

from seguimiento.nucleo import salidas
from seguimiento.nucleo.cartas import Carta, en_pdf, en_word
from seguimiento.nucleo.formato import fecha_corta, fecha_larga
from seguimiento.nucleo.pantallas import Pantalla
from seguimiento.nucleo.textos import parrafos_de
from transparencia.solicitudes.mascaras import ve_datos

from . import services
from .models import Notificacion

UNIDAD = "Coordinación Ejecutiva de Transparencia y Acceso a la Información"
SIN_FIRMA = "Vale con la firma de quien la expide; la que se envía por la Plataforma Nacional no la requiere (Ley 81, art. 112)."


def aviso_de(una):
    """What the paper must not keep quiet about."""
    if una.es_borrador:
        return "BORRADOR, SIN FOLIO"
    return f"CANCELADA EL {fecha_corta(una.cancelada)}" if una.cancelada else ""


class DeLaNotificacion(Pantalla):
    """What PDF and Word say is the same."""

    model, de_uno = Notificacion, True

    def get_queryset(self):
        return super().get_queryset().select_related("solicitud__regimen", "resolucion")

    def carta(self, una):
        nombre, textos = services.en_el_papel(una, con_nombre=ve_datos(self.request.user))
        datos = [("Notificación", una.folio or "sin folio (borrador)"), ("Solicitud", una.solicitud.folio)]
        if una.solicitud.folio_pnt:
            datos.append(("Folio de la plataforma", una.solicitud.folio_pnt))
        return Carta(
            titulo=str(una),
            unidad=UNIDAD,
            datos=(*datos, ("Asunto", textos["asunto"])),
            lugar_y_fecha=f"{una.lugar}, a {fecha_larga(una.fecha)}",
            destinatario=(nombre,),
            parrafos=parrafos_de(textos["cuerpo"]),
            firmante=una.firmante,
            firmante_cargo=una.firmante_cargo,
            aviso=aviso_de(una),
            pie="Borrador sin folio: no es un documento oficial." if una.es_borrador else SIN_FIRMA,
        )

    def nombre(self, una, extension):
        """By folio or, of a draft, by its number here: never by who asked."""
        return salidas.nombre_de_archivo(f"notificacion {una.folio or f'borrador {una.pk}'}", extension)


class NotificacionPdf(DeLaNotificacion):
    forma = "pdf"

    def get(self, request, *args, **kwargs):
        una = self.get_object()
        return en_pdf(request, self.carta(una), self.nombre(una, "pdf"))


class NotificacionWord(DeLaNotificacion):
    forma = "word"

    def get(self, request, *args, **kwargs):
        una = self.get_object()
        return en_word(self.carta(una), self.nombre(una, "docx"))
