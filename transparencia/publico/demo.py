"""What the demonstration shows to the public: cuts of 2023 that are quick to freeze, and documents that say what they are."""

from datetime import date, datetime, time

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.utils import timezone

from seguimiento.nucleo import bitacora, cortes, documentos
from seguimiento.nucleo.pdf import hacer_pdf
from seguimiento.nucleo.reconstruccion import CIERRE
from seguimiento.nucleo.reportes import REGISTRO

from . import services
from .estados import EstadoDePublicacion
from .models import Divulgacion, Licencia, Publicacion

ANIO = 2023
CORTES = (
    ("reuniones-por-gabinete", {"ejercicio": ANIO}, "Cuántas veces se reunió cada gabinete durante 2023."),
    ("semaforo-de-compromisos", {}, "Cómo van las acciones con las que cada dependencia cumple los compromisos de campaña."),
    ("renovacion-de-licencias", {"ejercicio": ANIO}, "Licencias de conducir que se renovaron a sonorenses que viven en Arizona."),
)
PUBLICACIONES = (
    ("Evaluación y seguimiento a los indicadores de la Agenda 2030", "Objetivos de Desarrollo Sostenible", date(2023, 11, 15),
     "Avance de los indicadores de los Objetivos de Desarrollo Sostenible en Sonora."),
    ("Guía técnica del Informe de Gobierno 2022-2023", "Informe de Gobierno", date(2023, 5, 22),
     "Cómo se integra el informe anual: cronograma, formatos y criterios."),
    ("Anuario estadístico y geográfico", "Estadística y geografía", date(2023, 3, 10),
     "Publicación oficial del INEGI que la Oficina pone a la vista en su plataforma."),
    ("Lineamientos para los programas de mediano plazo", "Planeación", date(2022, 9, 5),
     "Criterios para elaborar y actualizar los programas derivados del Plan Estatal de Desarrollo."),
)  # fmt: skip


def cargar(personas):
    """Returns {what: how many are new}; once loaded, nothing changes."""
    if Publicacion.todos.exists():
        return {}
    director = get_user_model().objects.get(username="director")
    with bitacora.contexto(director, "Demostración de 2023"):
        return {
            "publicaciones": len([_publicacion(director, *datos) for datos in PUBLICACIONES]),
            "cortes publicados": len([_divulgacion(director, *datos) for datos in CORTES]) if not Divulgacion.todos.exists() else 0,
        }


def _divulgacion(director, slug, parametros, presentacion):
    hecho = REGISTRO[slug].hacer(CIERRE, director, parametros)
    corte = cortes.congelar(hecho, parametros=parametros, usuario=director, fecha=CIERRE)
    return services.divulgar(corte, licencia=Licencia.objects.order_by("pk").first(), presentacion=presentacion, usuario=director)


def _publicacion(director, titulo, tema, fecha, descripcion):
    """Published on the day of the document, with a PDF of one page that says what it is."""
    fila = Publicacion.objects.create(titulo=titulo, tema=tema, fecha=fecha, descripcion=descripcion, reconstruido=True)
    contexto = {"titulo": titulo, "bajada": descripcion, "orientacion": "vertical", "tema": tema, "fecha": fecha}
    pdf = hacer_pdf(render_to_string("publico/documento_de_demostracion.html", contexto))
    fila.documento = documentos.adjuntar(fila, ContentFile(pdf, name="documento-de-demostracion.pdf"), usuario=director)
    fila.estado, fila.publicada_por = EstadoDePublicacion.PUBLICADA, director
    fila.publicada = timezone.make_aware(datetime.combine(fecha, time(10)))
    fila.save()
    return fila
