"""An official letter as PDF and as Word: what both say is the same `Carta`."""

from dataclasses import dataclass

from django.http import HttpResponse

from .pdf import respuesta_pdf
from .verificacion import qr
from .word import MIME, Parrafo, docx

OFICINA = "Oficina del Ejecutivo del Estado de Sonora"
GUINDA = "6B1B34"


@dataclass(frozen=True)
class Carta:
    """`datos`: pairs (label, text) at the top right; `destinatario`: lines; `parrafos`: the text (see `textos.parrafos_de`).

    `aviso`: what the paper must not keep quiet about (a draft, a cancelled letter). With `verificar_url` the PDF bears its QR and
    `honesto` says what it is worth; without it, the foot says `pie`.
    """

    titulo: str
    unidad: str
    datos: tuple
    lugar_y_fecha: str
    destinatario: tuple
    parrafos: list
    firmante: str
    firmante_cargo: str
    copias: tuple = ()
    iniciales: str = ""
    aviso: str = ""
    verificar_url: str = ""
    honesto: str = ""
    pie: str = ""
    sin_texto: str = ""


def en_pdf(request, carta, nombre):
    contexto = {"carta": carta, "titulo": carta.titulo, "unidad": carta.unidad, "orientacion": "vertical"}
    contexto["qr"] = qr(carta.verificar_url) if carta.verificar_url else ""
    return respuesta_pdf(request, "genericas/carta_pdf.html", contexto, nombre)


def en_word(carta, nombre):
    archivo = docx(_renglones(carta), titulo=carta.titulo)
    return HttpResponse(archivo, content_type=MIME, headers={"Content-Disposition": f'attachment; filename="{nombre}"'})


def _renglones(c):
    """Paragraphs of the letter, in the order of the paper."""
    yield Parrafo(OFICINA, negrita=True, tamano=13, color=GUINDA)
    yield Parrafo(c.unidad, despues=14)
    if c.aviso:
        yield Parrafo(c.aviso, negrita=True, alinea="center", despues=8)
    for n, (rotulo, texto) in enumerate(c.datos):
        yield Parrafo(f"{rotulo}: {texto}", negrita=n == 0, alinea="right")
    yield Parrafo(c.lugar_y_fecha, alinea="right", despues=18)
    for n, renglon in enumerate(c.destinatario):
        yield Parrafo(renglon, negrita=n == 0)
    yield Parrafo("PRESENTE", negrita=True, despues=14)
    for parrafo in c.parrafos:
        yield Parrafo(parrafo, alinea="both", despues=8)
    yield Parrafo("ATENTAMENTE", negrita=True, alinea="center", antes=18, despues=44)
    yield Parrafo(c.firmante, negrita=True, alinea="center")
    yield Parrafo(c.firmante_cargo, alinea="center", despues=18)
    for copia in c.copias:
        yield Parrafo(f"C.c.p. {copia}", tamano=8)
    if c.iniciales:
        yield Parrafo(c.iniciales, tamano=8)
    if c.verificar_url:
        yield Parrafo(f"Verificación: {c.verificar_url}\n{c.honesto}", tamano=7, antes=10)
