"""Columns that name persons: masked on the screen and in what goes out, unless the list says that they go in clear."""

from django.db import connection

from seguimiento.nucleo import tablas
from seguimiento.nucleo.formulas import FORMULA
from seguimiento.nucleo.valores import Texto

from . import curp, mascaras, nombres

MARCAS = ("***", mascaras.PUNTOS)
EN_SQL = {
    "nombre": r"upper(regexp_replace({0}, '(\S)\S*', '\1***', 'g'))",
    "telefono": "CASE {0} WHEN '' THEN '' ELSE '*** *** ' || right({0}, 4) END",
    "correo": "CASE {0} WHEN '' THEN '' ELSE left({0}, 1) || '***@***' END",
    "curp": f"CASE {{0}} WHEN '' THEN '' ELSE '{mascaras.PUNTOS} ' || right({{0}}, 2) END",
    "domicilio": f"CASE {{0}} WHEN '' THEN '' ELSE '{mascaras.PUNTOS}' END",
}
EN_SQL |= {"primer_apellido": EN_SQL["nombre"], "segundo_apellido": EN_SQL["nombre"], "localidad": EN_SQL["domicilio"]}
LIMPIAR = dict.fromkeys(mascaras.DE_CAMPO, nombres.limpio) | {"telefono": nombres.telefono, "curp": curp.revisar, "correo": str.lower}


class Dato(tablas.Columna):
    """A personal datum of a row: `campo` says which one, and so its mask. The table has `claros` (see `listas`)."""

    def __init__(self, campo, *args, **kwargs):
        self.campo = campo
        super().__init__(*args, **kwargs)

    def render(self, value, table):
        return value if self.campo in getattr(table, "claros", ()) else mascaras.DE_CAMPO[self.campo](value)

    value = render

    def control(self):
        """How an export that does not declare the column writes it."""
        return Enmascarado(self.campo)


class NombreDePersona(tablas.Principal):
    """The name of a person as the name of its row."""

    campo, claros = "nombre", ()

    def value(self, value, record, table=None):
        claros = self.claros if table is None else getattr(table, "claros", ())
        return record.nombre_completo if record.suprimida or "nombre" in claros else str(record)

    def render(self, value, record, table):
        self.claros = getattr(table, "claros", ())  # the base asks `value` without the table
        return super().render(value, record, table)


class Enmascarado(Texto):
    """A personal datum in a resource. It goes out masked unless `claro`; a masked cell that comes back in says nothing."""

    claro = False

    def __init__(self, campo):
        self.campo = campo

    def clean(self, value, row=None, **kwargs):
        texto = super().clean(value)
        return "" if enmascarado(texto) else LIMPIAR[self.campo](texto)

    def render(self, value, obj=None, **kwargs):
        if value in (None, ""):
            return ""
        return value if self.claro else mascaras.DE_CAMPO[self.campo](value)

    def sql(self, origen):
        """As `render` writes it, and nothing that a spreadsheet would run."""
        texto = f"{origen}::text" if self.claro else EN_SQL[self.campo].format(f"{origen}::text")
        formula = connection.ops.compose_sql("%s", [f"^{FORMULA}"])
        return f"CASE WHEN {texto} ~ {formula} THEN '''' || {texto} ELSE {texto} END"


def enmascarado(texto):
    """Whether a text is what a mask left."""
    return any(marca in str(texto or "") for marca in MARCAS)


def aclarar(recurso, claro):
    """Say to the columns of a resource whether personal data go in clear."""
    for campo in recurso.campos():
        if isinstance(campo.widget, Enmascarado):
            campo.widget.claro = claro
    return recurso
