"""From an uploaded spreadsheet to a plan that a person can read before anything is written; then all of it, or nothing.

Errors say row, column, value and what was expected. A plan is a pure function of the file and the database: the preview and
the confirmation compute it anew, and the confirmation refuses when it no longer says the same.
"""

import contextlib
import csv
import hashlib
import io
import zipfile
from dataclasses import dataclass, field
from datetime import date

from django.db import connection, transaction
from python_calamine import CalamineError, CalamineWorkbook

from . import bitacora
from .recursos import entero_de, normalizar
from .salidas import sin_defensa

MAXIMO_BYTES = 20 * 1024 * 1024
MAXIMO_DESCOMPRIMIDO = 400 * 1024 * 1024
MAXIMO_FILAS = 100_000
MAXIMO_COLUMNAS = 200
FILAS_DE_TITULO = 30  # the headings are looked for in the first rows


class ArchivoInvalido(Exception):
    """The file cannot be read at all; the message says why and what to do."""


@dataclass
class Renglon:
    """One row of the sheet: `valores` cleaned by field, `crudos` as written, and what will become of it."""

    numero: int
    crudos: dict
    valores: dict = field(default_factory=dict)
    errores: dict = field(default_factory=dict)
    instancia: object = None
    cambios: dict = field(default_factory=dict)  # field → (before, after), as exported

    def escrito(self, nombre):
        """A cell as the person reads it in the sheet: whole numbers arrive as floats."""
        valor = self.crudos.get(nombre)
        return "" if valor is None else entero_de(valor) if isinstance(valor, float) else valor

    @property
    def que(self):
        if self.errores:
            return "error"
        if self.instancia is None:
            return "crea"
        return "cambia" if self.cambios else "igual"


@dataclass
class Plan:
    """What an import would do. `columnas` maps field name → index of its column in the sheet."""

    nombre: str
    hoja: str
    campos: list
    columnas: dict
    renglones: list
    sin_usar: list

    def con(self, que):
        return [renglon for renglon in self.renglones if renglon.que == que]

    @property
    def total(self):
        return len(self.renglones)

    @property
    def resumen(self):
        """{"crea", "cambia", "igual", "error"} → number of rows."""
        cuenta = dict.fromkeys(("crea", "cambia", "igual", "error"), 0)
        for renglon in self.renglones:
            cuenta[renglon.que] += 1
        return cuenta

    @property
    def errores(self):
        """[{"celda", "renglon", "columna", "valor", "mensaje"}] in the order of the sheet."""
        titulos = {nombre: campo.column_name for nombre, campo in self.campos}
        return [
            {
                "celda": f"{letra(self.columnas[nombre])}{renglon.numero}" if nombre in self.columnas else str(renglon.numero),
                "renglon": renglon.numero,
                "columna": titulos.get(nombre, nombre),
                "valor": renglon.escrito(nombre),
                "mensaje": mensaje,
            }
            for renglon in self.renglones
            for nombre, mensaje in renglon.errores.items()
        ]

    @property
    def huella(self):
        """What the preview promised, so that the confirmation does exactly that."""
        partes = [
            (r.numero, r.que, getattr(r.instancia, "pk", None), sorted((k, str(v)) for k, v in r.cambios.items())) for r in self.renglones
        ]
        return hashlib.sha256(repr(partes).encode()).hexdigest()


def letra(indice):
    """0 → A, 26 → AA."""
    texto = ""
    indice += 1
    while indice:
        indice, resto = divmod(indice - 1, 26)
        texto = chr(65 + resto) + texto
    return texto


def leer(contenido, nombre):
    """Sheets of a file: [(name, rows)], rows as lists of cells beginning at row 1 of the sheet."""
    if not contenido:
        raise ArchivoInvalido("El archivo está vacío.")
    if len(contenido) > MAXIMO_BYTES:
        raise ArchivoInvalido("El archivo pesa más de 20 MB. Divídalo en partes.")
    extension = nombre.rsplit(".", 1)[-1].lower()
    if extension == "csv":
        return [("CSV", _leer_csv(contenido))]
    if extension not in {"xlsx", "xls", "ods"}:
        raise ArchivoInvalido("Ese tipo de archivo no se lee. Guárdelo como Excel (.xlsx) o CSV.")
    if extension in {"xlsx", "ods"}:
        _revisar_paquete(contenido)
    try:
        libro = CalamineWorkbook.from_filelike(io.BytesIO(contenido))
        return [(hoja, _recortar(libro.get_sheet_by_name(hoja).to_python(skip_empty_area=False))) for hoja in libro.sheet_names]
    except (CalamineError, ValueError) as error:
        raise ArchivoInvalido("El archivo está dañado o no es de Excel. Ábralo, guárdelo de nuevo y vuelva a subirlo.") from error


def _revisar_paquete(contenido):
    try:
        with zipfile.ZipFile(io.BytesIO(contenido)) as paquete:
            infos = paquete.infolist()
    except zipfile.BadZipFile as error:
        raise ArchivoInvalido("El archivo está dañado o no es de Excel. Ábralo, guárdelo de nuevo y vuelva a subirlo.") from error
    if any("vbaProject" in info.filename for info in infos):
        raise ArchivoInvalido("El archivo trae macros. Guárdelo como libro de Excel sin macros (.xlsx).")
    if sum(info.file_size for info in infos) > MAXIMO_DESCOMPRIMIDO:
        raise ArchivoInvalido("El archivo es demasiado grande al abrirlo. Quite hojas o renglones que no use.")


def _leer_csv(contenido):
    for codificacion in ("utf-8-sig", "cp1252"):
        try:
            texto = contenido.decode(codificacion)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise ArchivoInvalido("El CSV no se lee: guárdelo con codificación UTF-8.")
    separador = max(",;\t", key=texto.partition("\n")[0].count)
    try:
        return _recortar([[sin_defensa(celda) for celda in fila] for fila in csv.reader(io.StringIO(texto), delimiter=separador)])
    except csv.Error as error:
        raise ArchivoInvalido("El CSV no se lee: revise que no esté dañado.") from error


def _recortar(filas):
    """Drop the blank tail and refuse what no person wrote by hand."""
    ultima = max((n for n, fila in enumerate(filas) if any(c not in (None, "") for c in fila)), default=-1)
    filas = filas[: ultima + 1]
    if len(filas) > MAXIMO_FILAS + FILAS_DE_TITULO:
        raise ArchivoInvalido(f"La hoja tiene más de {MAXIMO_FILAS:,} renglones. Divídala en partes.")
    if (
        filas
        and max(len(fila) for fila in filas) > MAXIMO_COLUMNAS
        and any(c not in (None, "") for f in filas for c in f[MAXIMO_COLUMNAS:])
    ):
        raise ArchivoInvalido(f"La hoja tiene más de {MAXIMO_COLUMNAS} columnas. Deje sólo las de la plantilla.")
    return filas


def _encabezado(hojas, campos):
    """Sheet, rows, index of the heading row and {field: column}; the row that names most columns wins."""
    titulos = {clave_de_titulo(campo.column_name): nombre for nombre, campo in campos}
    mejor = None
    for hoja, filas in hojas:
        for n, fila in enumerate(filas[:FILAS_DE_TITULO]):
            columnas = {}
            for c, celda in enumerate(fila):
                nombre = titulos.get(clave_de_titulo(celda))
                if nombre and nombre not in columnas:
                    columnas[nombre] = c
            if columnas and (mejor is None or len(columnas) > len(mejor[3])):
                mejor = (hoja, filas, n, columnas)
    faltan = [campo.column_name for nombre, campo in campos if campo.obligatorio and (mejor is None or nombre not in mejor[3])]
    if mejor is None:
        raise ArchivoInvalido(f"No se encontró el renglón de títulos. Se esperaban las columnas: {', '.join(faltan)}.")
    if faltan and "id" not in mejor[3]:
        raise ArchivoInvalido(f"Faltan columnas: {', '.join(faltan)}. Descargue la plantilla para ver los títulos.")
    return mejor


def clave_de_titulo(celda):
    return "".join(c for c in normalizar(celda or "") if c.isalnum())


def planear(recurso, contenido, nombre, usuario):
    """Plan of an import; ArchivoInvalido when the file cannot be read."""
    campos = [(n, campo) for n, campo in recurso.fields.items() if not campo.readonly or n == "id"]
    hoja, filas, cabeza, columnas = _encabezado(leer(contenido, nombre), campos)
    recurso.preparar()
    leidos = [(n, campo) for n, campo in campos if n in columnas]
    renglones = []
    for n in range(cabeza + 1, len(filas)):
        fila = filas[n]
        crudos = {nombre: (fila[columnas[nombre]] if columnas[nombre] < len(fila) else None) for nombre, _ in leidos}
        if all(valor in (None, "") or (isinstance(valor, str) and not valor.strip()) for valor in crudos.values()):
            continue
        renglones.append(_limpiar(Renglon(n + 1, crudos), leidos))
    if not renglones:
        raise ArchivoInvalido("La hoja no tiene renglones debajo de los títulos.")
    conocidos = {clave_de_titulo(campo.column_name) for campo in recurso.fields.values()}
    sin_usar = [str(c) for c in filas[cabeza] if c not in (None, "") and clave_de_titulo(c) not in conocidos]
    plan = Plan(nombre, hoja, campos, columnas, renglones, sin_usar)
    _identificar(recurso, renglones, usuario)
    _revisar(recurso, renglones, [campo.column_name for nombre, campo in campos if campo.obligatorio and nombre not in columnas])
    recurso.revisar_todo(renglones, usuario)
    _comparar(recurso, renglones, [nombre for nombre, _ in leidos])
    return plan


def _revisar(recurso, renglones, faltan):
    """Rules of each row; a new one needs the columns that only an update may leave out (`faltan`)."""
    for renglon in renglones:
        if faltan and not renglon.errores and renglon.instancia is None:
            renglon.errores["id"] = f"Para un registro nuevo faltan las columnas {', '.join(faltan)}."
        if not renglon.errores:
            recurso.revisar(renglon)


def _limpiar(renglon, campos):
    for nombre, campo in campos:
        try:
            renglon.valores[nombre] = campo.limpiar(renglon.crudos[nombre])
        except ValueError as error:
            renglon.errores[nombre] = str(error)
    return renglon


def _identificar(recurso, renglones, usuario):
    """Tie each row to the record it speaks of: by ID, else by natural key; the same record twice is an error."""
    ids = {r.valores["id"] for r in renglones if r.valores.get("id")}
    por_id = {o.pk: o for o in recurso.para_exportar(recurso.base(usuario)).filter(pk__in=ids)} if ids else {}
    por_clave = recurso.candidatos([r for r in renglones if not r.valores.get("id")], usuario)
    vistos = {}
    for renglon in renglones:
        if renglon.errores:
            continue
        pk = renglon.valores.get("id")
        clave = recurso.clave_de(renglon.valores)
        if pk:
            renglon.instancia = por_id.get(pk)
            if renglon.instancia is None:
                renglon.errores["id"] = "No hay un registro con ese ID a su alcance. Deje la celda vacía para crear uno nuevo."
                continue
        elif clave is not None:
            renglon.instancia = por_clave.get(clave)
        huella = ("id", renglon.instancia.pk) if renglon.instancia is not None else clave
        if huella is not None and huella in vistos:
            nombre = "id" if pk else recurso.clave[-1]
            renglon.errores[nombre] = f"Repetido: también está en el renglón {vistos[huella]}."
        elif huella is not None:
            vistos[huella] = renglon.numero


def _comparar(recurso, renglones, nombres):
    for renglon in renglones:
        if renglon.errores or renglon.instancia is None:
            continue
        for nombre in nombres:
            campo = recurso.fields[nombre]
            antes = campo.export(renglon.instancia)
            despues = campo.widget.render(renglon.valores[nombre])
            if nombre != "id" and _comparable(antes) != _comparable(despues):
                renglon.cambios[nombre] = (antes, despues)


def _comparable(valor):
    if isinstance(valor, (int, float)) or hasattr(valor, "quantize"):
        return str(round(float(valor), 4))
    return valor.isoformat() if isinstance(valor, date) else " ".join(str("" if valor is None else valor).split())


@contextlib.contextmanager
def turno(modelo):
    """One import of a model at a time: a transaction in which the plan is computed and applied, so that none is applied twice."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"importacion:{modelo._meta.label}"])
        yield


@transaction.atomic
def aplicar(recurso, plan, *, usuario, fecha):
    """Write the rows that are new or change. Returns how many."""
    if plan.resumen["error"]:
        raise ValueError("un plan con errores no se aplica")
    renglones = plan.con("crea") + plan.con("cambia")
    with bitacora.contexto(usuario, f"Importación de {plan.nombre}"):
        recurso.guardar(renglones, usuario=usuario, fecha=fecha)
    return len(renglones)
