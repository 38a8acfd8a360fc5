"""Rows of a resource read by one SQL statement, for exports of any size: no model instance, no call per cell, flat memory.

It gives exactly what `Field.export` prints. The ORM writes the statement of the list (scope, filters, order, cut-off date); here it
becomes the first part of another one that joins what hangs from other tables, already grouped. A resource says with `rutas` and
`agregados` where its columns are; one column that nobody explains sends the whole resource through `Field.export`, row by row.
"""

from django.core.exceptions import FieldError
from django.db import connection, transaction
from django.db.models import F
from django.db.models.expressions import RawSQL

from .formulas import FORMULA
from .valores import Opcion, Rotulo, SiNo, Texto, Varios

LOTE = 2000  # rows held in memory at a time
ROTULADOS = (Opcion, Rotulo, SiNo)
EN_LA_LISTA = "SELECT lista_pk FROM lista"


class Extraccion:
    """`Extraccion(recurso, qs, corte)`: `filas()` for anything, `csv()` where `directa`."""

    def __init__(self, recurso, qs, corte):
        self.recurso, self.qs = recurso, recurso.para_exportar(qs)
        self.grupos = list(recurso.agregados(corte))
        self.agregados = {nombre for _, _, columnas in self.grupos for nombre in columnas}
        self.lista = self._lista()

    @property
    def directa(self):
        """Whether one SQL statement gives all the columns."""
        return self.lista is not None

    def _lista(self):
        """The list itself as `.values()`: its key and, under the position of each column, what the ORM can reach."""
        rutas = {}
        for n, (nombre, campo) in enumerate(self.recurso.fields.items()):
            if nombre in self.agregados:
                continue
            if isinstance(campo.widget, Varios) or (nombre not in self.recurso.rutas and not _llano(campo.widget)):
                return None
            rutas[f"lista_c{n}"] = F(self.recurso.rutas.get(nombre, campo.attribute))
        try:
            return self.qs.values(lista_pk=F("pk"), **rutas)
        except FieldError:
            return None

    def _sql(self, columna):
        """The whole statement; `columna(field, SQL of its value)` writes each column."""
        columnas = []
        for n, (nombre, campo) in enumerate(self.recurso.fields.items()):
            origen = next((f"g{g}.{nombre}" for g, grupo in enumerate(self.grupos) if nombre in grupo[2]), f"lista.lista_c{n}")
            columnas.append(columna(campo, origen, nombre in self.agregados))
        partes = [f"WITH lista AS MATERIALIZED (SELECT row_number() OVER () AS turno, q.* FROM ({_compilar(self.lista)}) q)"]
        partes.append(f"SELECT {', '.join(columnas)} FROM lista")
        for g, (relacion, filas, grupo) in enumerate(self.grupos):
            propias = filas.filter(**{f"{relacion}__in": RawSQL(EN_LA_LISTA, [])}).order_by()
            agrupadas = propias.values(**{f"grupo_{g}": F(relacion)}).annotate(**grupo)
            partes.append(f"LEFT JOIN ({_compilar(agrupadas)}) g{g} ON g{g}.grupo_{g} = lista.lista_pk")
        return " ".join([*partes, "ORDER BY lista.turno"])

    # -- outputs
    def filas(self):
        """Generator of rows: exported values in the order of `recurso.campos()`, through a server-side cursor."""
        with transaction.atomic():
            yield from self._leidas() if self.directa else self._de_instancias()

    def _de_instancias(self):
        campos = self.recurso.campos()
        for objeto in self.qs.iterator(chunk_size=LOTE):
            yield [campo.export(objeto) for campo in campos]

    def _leidas(self):
        lectores = [_lector(campo.widget, nombre in self.agregados) for nombre, campo in self.recurso.fields.items()]
        with connection.chunked_cursor() as cursor:
            cursor.execute(self._sql(lambda campo, origen, agregado: origen))
            while grupo := cursor.fetchmany(LOTE):
                yield from zip(*(leer(columna) for leer, columna in zip(lectores, zip(*grupo, strict=True), strict=True)), strict=True)

    def csv(self):
        """Generator of the lines of a CSV, as bytes and without headings, written by the database itself."""
        copiar = f"COPY ({self._sql(_texto)}) TO STDOUT (FORMAT csv)"
        with transaction.atomic(), connection.cursor() as cursor, cursor.copy(copiar) as copia:
            for linea in copia:
                yield bytes(linea)


def _compilar(qs):
    """SQL with its values inside; of a set known to be empty too."""
    return connection.ops.compose_sql(*qs.query.get_compiler(connection=connection, elide_empty=False).as_sql())


def _llano(widget):
    """The value that the database has is the one that is exported, or is a choice or a yes/no, or the widget can write its SQL."""
    return isinstance(widget, ROTULADOS) or hasattr(widget, "sql") or type(widget).render is Texto.render


def _lector(widget, agregado):
    """Function from the values of a column as read to the exported ones."""
    if isinstance(widget, ROTULADOS):
        rotulos = _rotulos(widget)
        return lambda valores: [rotulos[valor] for valor in valores]
    if hasattr(widget, "sql"):
        return lambda valores: [widget.render(valor) for valor in valores]
    vacio = widget.render(widget.vacio) if agregado else ""
    return lambda valores: [vacio if valor is None else valor for valor in valores]


def _rotulos(widget):
    """{stored value: label} of a choice or a yes/no."""
    if isinstance(widget, Rotulo):
        return {**widget.rotulos, "": "", None: ""}
    valores = (True, False, None) if isinstance(widget, SiNo) else (*(str(m.value) for m in widget.choices), "", None)
    return {valor: widget.render(valor) for valor in valores}


def _texto(campo, origen, agregado):
    """SQL of a column as the text of a CSV: dates as dd/mm/aaaa, labels of choices, and no text that a spreadsheet would run."""
    widget = campo.widget
    if hasattr(widget, "sql"):
        return widget.sql(origen)
    if isinstance(widget, ROTULADOS):
        rotulos = {valor: rotulo for valor, rotulo in _rotulos(widget).items() if valor is not None}
        casos = " ".join(f"WHEN {_literal(valor)} THEN {_literal(rotulo)}" for valor, rotulo in rotulos.items())
        return f"CASE {origen} {casos} ELSE {_literal(widget.render(None))} END"
    if widget.tipo == "fecha":
        return f"to_char({origen}, 'DD/MM/YYYY')"
    if widget.tipo != "texto":
        return f"coalesce({origen}, {_literal(widget.render(widget.vacio))})" if agregado else origen
    origen = f"{origen}::text"  # a year or an hour that is printed as it comes
    return f"CASE WHEN {origen} ~ {_literal('^' + FORMULA)} THEN '''' || {origen} ELSE {origen} END"


def _literal(valor):
    return connection.ops.compose_sql("%s", [valor])
