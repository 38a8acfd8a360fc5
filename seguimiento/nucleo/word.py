"""Word documents (.docx) without any library: the few parts of the format that a letter needs, with all text escaped.

ISO/IEC 29500 (Office Open XML): a zip with the types of its parts, their relations, the styles and the text. It knows no Django.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ESPACIO = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PROHIBIDOS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")  # no XML may carry them
CABEZA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PARTES = {
    "[Content_Types].xml": """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>\
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>""",
    "_rels/.rels": """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/>\
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" \
Target="docProps/core.xml"/></Relationships>""",
    "word/_rels/document.xml.rels": """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>\
</Relationships>""",
    "word/styles.xml": f"""<w:styles xmlns:w="{ESPACIO}"><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:lang w:val="es-MX"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>""",
}
TITULO = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:language>es-MX</dc:language></cp:coreProperties>"""
HOJA = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1134" w:right="1418" w:bottom="1134" w:left="1418" \
w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'  # letter size, in twentieths of a point


@dataclass(frozen=True)
class Parrafo:
    """`alinea`: left, center, right or both; `despues` and `antes` in points; `tamano` in points. Lines inside stay lines."""

    texto: str = ""
    negrita: bool = False
    alinea: str = "left"
    despues: int = 0
    antes: int = 0
    tamano: int = 11
    color: str = ""


def limpio(texto):
    """Text that may go into XML."""
    return escape(PROHIBIDOS.sub("", str(texto)))


def docx(parrafos, *, titulo):
    """Bytes of a Word document with these `Parrafo`s, in letter size."""
    cuerpo = "".join(_parrafo(parrafo) for parrafo in parrafos)
    partes = PARTES | {
        "word/document.xml": f'<w:document xmlns:w="{ESPACIO}"><w:body>{cuerpo}{HOJA}</w:body></w:document>',
        "docProps/core.xml": TITULO.format(limpio(titulo)),
    }
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as paquete:
        for nombre, contenido in partes.items():
            ficha = zipfile.ZipInfo(nombre, date_time=(1980, 1, 1, 0, 0, 0))  # the same text is the same file
            ficha.compress_type = zipfile.ZIP_DEFLATED
            paquete.writestr(ficha, CABEZA + contenido)
    return salida.getvalue()


def _parrafo(uno):
    forma = f'<w:pPr><w:spacing w:before="{uno.antes * 20}" w:after="{uno.despues * 20}"/><w:jc w:val="{uno.alinea}"/></w:pPr>'
    letra = "<w:b/>" if uno.negrita else ""
    letra += f'<w:color w:val="{uno.color}"/>' if uno.color else ""
    letra = f'<w:rPr>{letra}<w:sz w:val="{uno.tamano * 2}"/></w:rPr>'
    renglones = [f'<w:t xml:space="preserve">{limpio(renglon)}</w:t>' for renglon in re.split(r"\r\n|\r|\n", uno.texto)]
    return f"<w:p>{forma}<w:r>{letra}{'<w:br/>'.join(renglones)}</w:r></w:p>"
