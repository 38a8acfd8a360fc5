"""What a list gives besides its page: Excel, CSV, PDF and JSON with exactly the same rows."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from .. import salidas
from ..pdf import respuesta_pdf
from ..permisos import Accion
from ..reportes import Columna, Reporte
from .base import mayuscula

MAXIMO_PDF = 1000  # rows that a PDF of a list prints inside the request


class Descargas:
    """Mixin of ListScreen: needs `filas`, `filtro`, `corte`, `error`, `get_table` and `resource_class`."""

    def get_exportaciones(self):
        if not self.puede(Accion.EXPORTAR):
            return []
        ida_y_vuelta = "Excel, se puede volver a importar" if self.url("import") else "Excel"
        opciones = (("xlsx", ida_y_vuelta, "file-earmark-spreadsheet"), ("csv", "CSV", "filetype-csv"), ("pdf", "PDF", "file-earmark-pdf"))
        return [{"titulo": t, "icono": i, "url": self.url_con(formato=f, pagina=None)} for f, t, i in opciones]

    def exportar(self, pedido):
        if not self.puede(Accion.EXPORTAR):
            raise PermissionDenied("Su cuenta no puede descargar esta lista.")
        salida = {"json": self.en_json, "csv": self.en_csv, "xlsx": self.en_xlsx, "pdf": self.en_pdf}.get(pedido)
        if salida is None:
            raise Http404("Ese formato no existe.")
        errores = [self.error] if self.error else [f"{c}: {e}" for c, lista in self.filtro.form.errors.items() for e in lista]
        if errores:
            respuesta = salidas.json_de({"errores": errores})
            respuesta.status_code = 400
            return respuesta
        return salida()

    def nombre(self, extension):
        return salidas.nombre_de_archivo(self.get_titulo(), extension, self.corte)

    def en_tabla(self, *, con_id=False):
        """Titles, types and rows of the visible columns, raw values; the ID first when asked."""
        tabla = self.get_table(self.filas)
        columnas = list(tabla.columns)
        titulos = [str(c.verbose_name) for c in columnas]
        tipos = [getattr(c.column, "tipo", "texto") for c in columnas]
        filas = ([fila.record.pk] * con_id + [fila.get_cell_value(c.name) for c in columnas] for fila in tabla.rows)
        return titulos, tipos, filas

    def en_json(self):
        titulos, _, filas = self.en_tabla(con_id=True)
        filas = [[salidas.para_json(valor) for valor in fila] for fila in filas]
        return salidas.json_de({"total": len(filas), "columnas": ["ID", *titulos], "filas": filas})

    def de_recurso(self):
        recurso = self.resource_class(usuario=self.request.user)
        campos = recurso.campos()
        tabla = self.get_table(recurso.para_exportar(self.filas))  # keeps the order chosen on the screen
        objetos = tabla.rows.data.data.iterator(chunk_size=2000)
        return recurso, campos, ([campo.export(objeto) for campo in campos] for objeto in objetos)

    def en_csv(self):
        if self.resource_class:
            _, campos, filas = self.de_recurso()
            return salidas.csv_de([c.column_name for c in campos], filas, self.nombre("csv"))
        titulos, _, filas = self.en_tabla()
        return salidas.csv_de(titulos, filas, self.nombre("csv"))

    def en_xlsx(self):
        if not self.resource_class:
            return salidas.xlsx_de(*self.en_tabla(), self.nombre("xlsx"), hoja=self.hoja())
        _, campos, filas = self.de_recurso()
        listas = {n: opciones for n, campo in enumerate(campos) if (opciones := opciones_de(campo))}
        titulos, tipos = [c.column_name for c in campos], [c.widget.tipo for c in campos]
        return salidas.xlsx_de(titulos, tipos, filas, self.nombre("xlsx"), hoja=self.hoja(), listas=listas)

    def hoja(self):
        return mayuscula(self.plural)[:31]

    def en_pdf(self):
        if self.filas.order_by()[: MAXIMO_PDF + 1].count() > MAXIMO_PDF:
            respuesta = salidas.json_de({"errores": [f"La lista tiene más de {MAXIMO_PDF:,} renglones: fíltrela o descárguela en Excel."]})
            respuesta.status_code = 400
            return respuesta
        titulos, tipos, filas = self.en_tabla()
        reporte = Reporte(
            slug="",
            titulo=self.get_titulo(),
            bajada=" · ".join(f"{chip['rotulo']}: {chip['valor']}" for chip in self.filtro.chips(self.url_con)),
            corte=self.corte,
            columnas=[Columna(t, tipo, 2 if tipo == "porcentaje" else 0) for t, tipo in zip(titulos, tipos, strict=True)],
            filas=list(filas),
        )
        return respuesta_pdf(self.request, "reportes/reporte_pdf.html", {"reporte": reporte}, self.nombre("pdf"))


def opciones_de(campo):
    """Texts of a column's drop-down: declared on the field or known by its widget."""
    if campo.opciones:
        return campo.opciones()
    return campo.widget.opciones() if hasattr(campo.widget, "opciones") else []
