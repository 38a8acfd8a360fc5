"""Documents of a conference and of a synthesis, as PDF."""

from django.utils import timezone

from seguimiento.nucleo import salidas
from seguimiento.nucleo.formato import fecha_larga
from seguimiento.nucleo.pantallas import Pantalla
from seguimiento.nucleo.pdf import respuesta_pdf

from . import lecturas
from .estados import Ambito, Presidio
from .models import Conferencia, Sintesis

UNIDAD = "Coordinación Ejecutiva de Seguimiento de Gabinete"


class Impreso(Pantalla):
    """Declares `forma`, `plantilla` and `nombre`; `contexto(objeto)` gives what the template prints."""

    de_uno = True
    plantilla = nombre = caracter = ""
    orientacion = "vertical"

    def get(self, request, *args, **kwargs):
        objeto = self.get_object()
        generado = timezone.localtime()
        contexto = {
            "unidad": UNIDAD, "orientacion": self.orientacion, "caracter": self.caracter, "object": objeto,
            "pie": f"Archivo generado el {generado:%d/%m/%Y a las %H:%M:%S}",
        } | self.contexto(objeto)  # fmt: skip
        return respuesta_pdf(request, self.plantilla, contexto, salidas.nombre_de_archivo(f"{self.nombre} {objeto}", "pdf"))


def encabezado(conferencia, titulo):
    """Title of a document, and the conference with its day as the line below."""
    return {"titulo": titulo, "bajada": f"{conferencia.tema} - {fecha_larga(conferencia.fecha, con_dia=True).capitalize()}"}


class ConferenciaReporte(Impreso):
    """Executive report: what each one said about each topic or, of the Governor's, what was asked and answered."""

    model, forma, nombre, plantilla = Conferencia, "reporte", "reporte ejecutivo", "prensa/reporte_pdf.html"
    orientacion = "horizontal"

    def contexto(self, una):
        return encabezado(una, "Reporte de conferencia de prensa") | {
            "exposiciones": lecturas.exposiciones(una),
            "preguntas": lecturas.preguntas(una),
            "participantes": una.participantes.select_related("persona"),
            "es_del_gobernador": una.preside == Presidio.GOBERNADOR,
        }


class ConferenciaFicha(Impreso):
    model, forma, nombre, plantilla = Conferencia, "ficha", "ficha informativa", "prensa/ficha_pdf.html"

    def contexto(self, una):
        temas = dict.fromkeys([*una.exposiciones.values_list("tema", flat=True), *una.preguntas.values_list("tema", flat=True)])
        return encabezado(una, "Ficha informativa") | {"temas": temas, "participantes": una.participantes.select_related("persona")}


class ConferenciaVersion(Impreso):
    model, forma, nombre, plantilla = Conferencia, "version", "versión estenográfica", "prensa/version_pdf.html"

    def contexto(self, una):
        return encabezado(una, "Versión estenográfica")


class SintesisImpresa(Impreso):
    """The clippings by reach, each with its matter."""

    model, forma, nombre, plantilla = Sintesis, "impresa", "síntesis", "prensa/sintesis_pdf.html"

    def contexto(self, una):
        recortes = list(una.recortes.all())
        grupos = [(ambito.label, [r for r in recortes if r.ambito == ambito]) for ambito in Ambito]
        return {
            "titulo": "Síntesis de coyuntura", "bajada": f"{una.titulo} - {fecha_larga(una.fecha, con_dia=True).capitalize()}",
            "grupos": [(rotulo, filas) for rotulo, filas in grupos if filas], "cuantos": len(recortes),
        }  # fmt: skip
