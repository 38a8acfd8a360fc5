"""Word documents: the parts that the format asks for, valid XML whatever the text, and the same bytes for the same text."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from seguimiento.nucleo import documentos
from seguimiento.nucleo.word import ESPACIO, MIME, Parrafo, docx

W = f"{{{ESPACIO}}}"


def partes(contenido):
    with zipfile.ZipFile(io.BytesIO(contenido)) as paquete:
        assert paquete.testzip() is None
        return {nombre: ElementTree.fromstring(paquete.read(nombre)) for nombre in paquete.namelist()}


def textos(contenido):
    """Text of each paragraph, its lines separated by a line break."""
    cuerpo = partes(contenido)["word/document.xml"].find(f"{W}body")
    return ["".join("\n" if e.tag == f"{W}br" else e.text or "" for e in p.iter() if e.tag in (f"{W}t", f"{W}br")) for p in cuerpo[:-1]]


def test_every_part_that_is_named_exists():
    hay = partes(docx([Parrafo("Uno")], titulo="Prueba"))
    tipos = {nodo.get("PartName", "").lstrip("/") for nodo in hay["[Content_Types].xml"]} - {""}
    assert tipos == hay.keys() - {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"}
    assert {relacion.get("Target") for relacion in hay["_rels/.rels"]} == {"word/document.xml", "docProps/core.xml"}
    assert [relacion.get("Target") for relacion in hay["word/_rels/document.xml.rels"]] == ["styles.xml"]


@pytest.mark.parametrize(
    "texto", ["<w:t>&amp;</w:t>", "¿Ñandú? «sí» & <no>", "a\x00b\x0b\x1fc", "uno\ndos\r\ntres", "  dos espacios ", "\ud800 suelto", "😀"]
)
def test_any_text_is_text(texto):
    limpio = re.sub(r"[\x00\x0b\x1f\ud800]", "", texto).replace("\r\n", "\n")
    contenido = docx([Parrafo(texto)], titulo=texto)
    assert textos(contenido) == [limpio]
    assert partes(contenido)["docProps/core.xml"][0].text.replace("\r\n", "\n").strip() == limpio.strip()


def test_form_of_a_paragraph_and_of_the_sheet():
    hay = partes(docx([Parrafo("Firma", negrita=True, alinea="center", antes=3, despues=4, tamano=9, color="6B1B34")], titulo=""))
    cuerpo = hay["word/document.xml"].find(f"{W}body")
    leidos = {e.tag.removeprefix(W): {c.removeprefix(W): v for c, v in e.attrib.items()} for e in cuerpo.iter() if e.attrib}
    assert leidos["spacing"] == {"before": "60", "after": "80"}
    assert (leidos["jc"], leidos["sz"], leidos["color"]) == ({"val": "center"}, {"val": "18"}, {"val": "6B1B34"})
    assert (leidos["pgSz"], cuerpo.find(f".//{W}b") is not None) == ({"w": "12240", "h": "15840"}, True)


def test_the_same_text_is_the_same_file_and_it_may_be_attached():
    contenido = docx([Parrafo("Igual")], titulo="Igual")
    assert contenido == docx([Parrafo("Igual")], titulo="Igual")
    assert documentos.revisar(SimpleUploadedFile("oficio.docx", contenido)) == MIME
