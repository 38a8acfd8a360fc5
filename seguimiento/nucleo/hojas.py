"""From an uploaded file to the sheet that brings the columns of a resource."""

from dataclasses import dataclass

from .lector import SinValor
from .paquete import ArchivoInvalido
from .valores import normalizar

POR_CORREGIR = "QUÉ CORREGIR"  # column of the files that are given back with their errors marked


@dataclass
class Lectura:
    """The sheet that was chosen. `columnas` maps field name → index of its column; `total` counts its rows, headings included."""

    libro: object
    indice: int
    hoja: str
    cabeza: int  # index of the row of headings
    campos: list  # [(name, Campo)] that may be in the file
    columnas: dict
    sin_usar: list
    total: int

    @property
    def leidos(self):
        return [(nombre, campo) for nombre, campo in self.campos if nombre in self.columnas]

    @property
    def faltan(self):
        """Titles of the columns that a new row needs and the sheet has not."""
        return [campo.column_name for nombre, campo in self.campos if campo.obligatorio and nombre not in self.columnas]

    def renglones(self):
        """(row number, {field: cell as read}) under the headings, without the blank ones; once."""
        nombres = [(nombre, self.columnas[nombre]) for nombre, _ in self.leidos]
        dicen = [nombre for nombre, campo in self.leidos if not campo.prellenado]
        for numero, fila in enumerate(self.libro.filas(self.indice), start=1):
            if numero <= self.cabeza + 1:
                continue
            ancho = len(fila)
            crudos = {nombre: fila[columna] if columna < ancho else None for nombre, columna in nombres}
            escritos = (crudos[nombre] for nombre in dicen)
            if any(valor is not None and valor != "" and (not isinstance(valor, str) or valor.strip()) for valor in escritos):
                yield numero, crudos


def elegir(libro, recurso):
    """The Lectura of the sheet and row whose headings name most columns; ArchivoInvalido when none does."""
    campos = [(nombre, campo) for nombre, campo in recurso.fields.items() if not campo.readonly or nombre == "id"]
    titulos = {clave_de_titulo(campo.column_name): nombre for nombre, campo in campos}
    mejor = None
    for indice, (hoja, total, primeras) in enumerate(libro.hojas):
        for cabeza, fila in enumerate(primeras):
            columnas = {}
            for n, celda in enumerate(fila):
                if (nombre := titulos.get(clave_de_titulo(celda))) and nombre not in columnas:
                    columnas[nombre] = n
            if columnas and (mejor is None or len(columnas) > len(mejor.columnas)):
                mejor = Lectura(libro, indice, hoja, cabeza, campos, columnas, _sin_usar(recurso, fila), total)
    if mejor is None:
        faltan = ", ".join(campo.column_name for _, campo in campos if campo.obligatorio)
        raise ArchivoInvalido(f"No se encontró el renglón de títulos. Se esperaban las columnas: {faltan}.")
    if mejor.faltan and "id" not in mejor.columnas:
        raise ArchivoInvalido(f"Faltan columnas: {', '.join(mejor.faltan)}. Descargue la plantilla para ver los títulos.")
    return mejor


def _sin_usar(recurso, fila):
    conocidos = {clave_de_titulo(titulo) for titulo in (POR_CORREGIR, *(campo.column_name for campo in recurso.fields.values()))}
    return [str(celda) for celda in fila if celda not in (None, "") and clave_de_titulo(celda) not in conocidos]


def clave_de_titulo(celda):
    """Heading as it is compared: letters and figures alone."""
    return "" if isinstance(celda, SinValor) else "".join(c for c in normalizar(celda or "") if c.isalnum())


def letra(indice):
    """0 → A, 26 → AA."""
    texto = ""
    indice += 1
    while indice:
        indice, resto = divmod(indice - 1, 26)
        texto = chr(65 + resto) + texto
    return texto
