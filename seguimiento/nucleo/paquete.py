"""What is looked at in a spreadsheet before any library opens it: the zip, its XML and how far its sheets reach.

It decompresses everything once, by pieces, and counts for itself: what the file declares is not believed. It knows no Django.
"""

import re
import zipfile
import zlib
from xml.etree import ElementTree

MAXIMO_DESCOMPRIMIDO = 300 * 1024 * 1024  # bytes, all the parts together
MAXIMO_PARTES = 2000
MAXIMO_FILAS = 100_000
MAXIMO_CELDAS = 6_000_000  # rows × columns of all the sheets: what opening them takes in memory, some 40 bytes each
MAXIMO_SIN_VALOR = 1000  # cells with a formula without result, or an error, that are told one by one
INDICES = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
FILAS_DE_TITULO = 30  # the headings are looked for in the first rows
TROZO = 1 << 20
DANADO = "El archivo está dañado o no es de Excel. Ábralo, guárdelo de nuevo y vuelva a subirlo."
MACROS = "El archivo trae macros. Guárdelo como libro de Excel sin macros (.xlsx)."
CONTRASENA = "El archivo está protegido con contraseña. Quítesela en Excel, guárdelo y vuelva a subirlo."
SIN_RESULTADO = "Tiene una fórmula sin resultado: abra el archivo en Excel, guárdelo y vuelva a subirlo, o escriba el valor."
CON_ERROR = "Tiene un error de Excel ({}): corrija la fórmula o escriba el valor."


class ArchivoInvalido(Exception):
    """The file cannot be read at all; the message says why and what to do."""


def revisar(ruta, clase):
    """{sheet name: {(row, column): message}} of the cells without value of a "xlsx"; {} of an "ods". Raises ArchivoInvalido."""
    try:
        with zipfile.ZipFile(ruta) as paquete:
            infos = paquete.infolist()
            _revisar_indice(infos)
            partes = _hojas(paquete) if clase == "xlsx" else {}
            hojas = {parte: Hoja() for parte in partes.values()}
            for info in infos:
                _leer_parte(paquete, info, hojas.get(info.filename))
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, KeyError, OSError, EOFError, ValueError, RuntimeError) as error:
        raise ArchivoInvalido(DANADO) from error
    if sum(hoja.celdas for hoja in hojas.values()) > MAXIMO_CELDAS:
        raise ArchivoInvalido("El libro tiene demasiadas celdas. Deje sólo la hoja y las columnas de la plantilla.")
    return {nombre: hojas[parte].sin_valor for nombre, parte in partes.items()}


def _revisar_indice(infos):
    nombres = [info.filename for info in infos]
    if any("vbaProject" in n or n.startswith(("xl/macrosheets/", "Basic/", "Scripts/")) for n in nombres):
        raise ArchivoInvalido(MACROS)
    if any(info.flag_bits & 1 for info in infos) or "EncryptionInfo" in nombres:
        raise ArchivoInvalido(CONTRASENA)
    if len(infos) > MAXIMO_PARTES or sum(info.file_size for info in infos) > MAXIMO_DESCOMPRIMIDO:
        raise ArchivoInvalido("El archivo es demasiado grande al abrirlo. Quite hojas o renglones que no use.")


def _leer_parte(paquete, info, hoja):
    """Decompress a part to its end; whoever lies about its size does not pass. XML must have no entities of its own."""
    es_xml = info.filename.lower().endswith((".xml", ".rels"))
    cola = b""
    with paquete.open(info) as parte:
        primero = True
        while trozo := parte.read(TROZO):
            if es_xml:
                if primero and (trozo[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in trozo[:64]):
                    raise ArchivoInvalido(DANADO)
                junto = cola + trozo
                if b"<!DOCTYPE" in junto or b"<!ENTITY" in junto:
                    raise ArchivoInvalido("El archivo trae instrucciones que Excel nunca escribe (entidades XML). No se lee por seguridad.")
                if info.filename.endswith("manifest.xml") and b"encryption-data" in junto:
                    raise ArchivoInvalido(CONTRASENA)
                if info.filename == "[Content_Types].xml" and b"macroEnabled" in junto:
                    raise ArchivoInvalido(MACROS)
                cola = trozo[-16:]
            if hoja is not None:
                hoja.recibir(trozo)
            primero = False
    if hoja is not None:
        hoja.terminar()


def _hojas(paquete):
    """{sheet name: part} as the workbook says."""
    for parte in INDICES:
        _leer_parte(paquete, paquete.getinfo(parte), None)
    libro, ligas = (ElementTree.fromstring(paquete.read(parte)) for parte in INDICES)
    partes = {}
    for liga in ligas:
        destino = liga.get("Target", "")
        partes[liga.get("Id")] = destino.lstrip("/") if destino.startswith("/") else f"xl/{destino}"
    hojas = {}
    for nodo in libro.iter():
        if nodo.tag.rpartition("}")[2] == "sheet":
            liga = next((valor for clave, valor in nodo.attrib.items() if clave.rpartition("}")[2] == "id"), "")
            hojas[nodo.get("name", "")] = partes.get(liga, "")
    return hojas


class Hoja:
    """Reads the XML of a sheet by pieces: last row, last column, and the cells that have a formula or an error instead of a value."""

    def __init__(self):
        self.resto, self.fila, self.columnas, self.sin_valor, self.marca = b"", 0, set(), {}, None

    def recibir(self, trozo):
        self.resto += trozo
        if self.marca is None:
            self._empezar()
        corte = self.resto.rfind(b"<" + self.marca + b"row")
        if corte > 0:
            self._mirar(self.resto[:corte])
            self.resto = self.resto[corte:]
        elif len(self.resto) > 32 * TROZO:
            raise ArchivoInvalido(DANADO)

    def terminar(self):
        if self.marca is not None:
            self._mirar(self.resto)

    def _empezar(self):
        """Some programs write every tag with a prefix (<x:row>)."""
        raiz = re.search(rb"<(\w+:)?worksheet\b", self.resto)
        self.marca = (raiz[1] or b"") if raiz else b""
        m = re.escape(self.marca)
        self.filas = re.compile(rb"<" + m + rb"row\b([^<>]*)")
        self.letras = re.compile(rb"<" + m + rb'c [^<>]*?\br="([A-Z]{1,3})\d')
        self.lugar = re.compile(rb"<" + m + rb'c [^<>]*?\br="([A-Z]{1,3})(\d{1,9})"')
        self.valor = re.compile(rb"<" + m + rb"(?:v|t)(?: [^<>]*)?>([^<]+)<")

    def _mirar(self, xml):
        for atributos in self.filas.findall(xml):
            escrita = re.search(rb'\br="(\d{1,9})"', atributos)
            self.fila = max(int(escrita[1]) if escrita else self.fila + 1, self.fila)
        if self.fila > MAXIMO_FILAS + FILAS_DE_TITULO:
            raise ArchivoInvalido(
                f"Una hoja pasa del renglón {MAXIMO_FILAS:,}. Si sobran renglones vacíos, bórrelos (selecciónelos y elija Eliminar); "
                "si no, divida el archivo."
            )
        self.columnas.update(self.letras.findall(xml))
        if b"<" + self.marca + b"f" in xml or b't="e"' in xml:
            self._buscar_sin_valor(xml)

    def _buscar_sin_valor(self, xml):
        inicio, formula = b"<" + self.marca + b"c ", b"<" + self.marca + b"f"
        for trozo in xml.split(b"</" + self.marca + b"c>"):
            celda = trozo[trozo.rfind(inicio) :]
            lugar = self.lugar.search(celda)
            if lugar is None or not (formula in celda or b't="e"' in celda):
                continue
            valor = self.valor.search(celda)
            if b't="e"' in celda:
                mensaje = CON_ERROR.format(valor[1].decode("utf-8", "replace")[:20] if valor else "#")
            elif valor is None and b't="str"' not in celda:
                mensaje = SIN_RESULTADO
            else:
                continue
            self.sin_valor[int(lugar[2]), numero_de(lugar[1])] = mensaje
            if len(self.sin_valor) > MAXIMO_SIN_VALOR:
                raise ArchivoInvalido(f"Hay muchas celdas sin valor, como {(lugar[1] + lugar[2]).decode()}. {mensaje}")

    @property
    def celdas(self):
        """Rows × columns."""
        ancho = max((numero_de(letras) + 1 for letras in self.columnas), default=0)
        return self.fila * ancho


def numero_de(letras):
    """b"A" → 0, b"AA" → 26."""
    numero = 0
    for letra in letras:
        numero = numero * 26 + letra - 64
    return numero - 1
