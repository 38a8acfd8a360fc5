"""What a list gives besides its page: Excel, CSV, PDF and JSON with exactly the same rows; what takes long waits in Mis descargas."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django_tables2.rows import BoundRow

from .. import columnas, descargas, salidas
from ..extraccion import LOTE, Extraccion
from ..formato import plural
from ..paginas import con_desempate
from ..pdf import respuesta_larga, respuesta_pdf
from ..permisos import Accion
from ..reportes import Columna, Reporte
from ..tablas import Principal
from .base import mayuscula

RENGLONES_DE_EXCEL = 1_048_000  # that fit in a sheet, with room for headings
RENGLONES_DE_PDF = 50_000  # some two thousand sheets of paper


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
            return self.rechazar(errores)
        return salida() if pedido == "json" or self.paso else self.ahora_o_despues(pedido, salida)

    def rechazar(self, errores):
        respuesta = salidas.json_de({"errores": errores})
        respuesta.status_code = 400
        return respuesta

    # -- now, or by the worker
    @property
    def paso(self):
        """Progress of the job for which this list is being written, or None in the request of a person."""
        return getattr(self.request, "paso", None)

    def ahora_o_despues(self, pedido, salida):
        """The file itself while it is short; else a job that asks for the same address."""
        limite = descargas.en_linea(pedido)
        if not self.filas.order_by()[limite : limite + 1].exists():
            return salida()
        total = self.filas.order_by().count()
        maximo = {"xlsx": RENGLONES_DE_EXCEL, "pdf": RENGLONES_DE_PDF}.get(pedido, total)
        if total > maximo:
            return self.rechazar([f"{descargas.ROTULOS[pedido]} admite hasta {maximo:,} renglones: filtre la lista o descárguela en CSV."])
        try:
            descargas.encargar(self.request.user, self.get_titulo(), pedido, ruta=self.request.path, consulta=self.fijada(), total=total)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return HttpResponseRedirect(self.url_con(formato=None))
        messages.success(self.request, f"Se prepara la descarga de {total:,} renglones. Puede seguir trabajando: le avisaremos.")
        return HttpResponseRedirect(reverse("nucleo:descarga_list"))

    def fijada(self):
        """Parameters of this list with what the address leaves to the day: cut-off date and year."""
        consulta = self.parametros().copy()
        consulta["corte"] = self.corte.isoformat()
        consulta.pop("pagina", None)
        return consulta

    def contadas(self, filas):
        return self.paso.de(filas) if self.paso else filas

    # -- rows
    def nombre(self, extension):
        return salidas.nombre_de_archivo(self.get_titulo(), extension, self.corte)

    def ordenadas(self, tabla):
        """Rows of a table in its order and, where that ties, by their key: what others write never moves them."""
        return con_desempate(tabla.data.data)

    def en_tabla(self, *, con_id=False):
        """Titles, types and rows of the visible columns, raw values; the ID first when asked. Rows are read as they are written."""
        tabla = self.tabla_exportada()
        columnas = list(tabla.columns)
        con_id = con_id and not any(str(c.accessor) == "pk" for c in columnas)
        titulos = ["ID"] * con_id + [str(c.verbose_name) for c in columnas]
        tipos = ["entero"] * con_id + [getattr(c.column, "tipo", "texto") for c in columnas]
        leidas = (BoundRow(fila, table=tabla) for fila in self.ordenadas(tabla).iterator(chunk_size=LOTE))
        filas = ([fila.record.pk] * con_id + [fila.get_cell_value(c.name) for c in columnas] for fila in leidas)
        return titulos, tipos, filas

    def tabla_exportada(self):
        """The table of the screen; what hides in the quiet line of a row is here a column, the folio first."""
        tabla = self.get_table(self.filas)
        prohibidas, nombres = self.columnas_prohibidas(), list(tabla.columns.columns)
        if any(getattr(c.column, "bajo", None) for c in tabla.columns):
            for nombre in tabla.Meta.siempre_exportadas:
                if nombre in nombres and nombre not in prohibidas:
                    tabla.columns.show(nombre)
        tabla.sequence = sorted(tabla.sequence, key=lambda nombre: nombre != "folio")
        return tabla

    def extraccion(self):
        """The rows of `resource_class` in the order chosen on the screen, and after its columns those that only the screen has."""
        tabla = self.tabla_exportada()
        return Extraccion(columnas.agregar(self.resource_class(usuario=self.request.user), tabla), self.ordenadas(tabla), self.corte)

    # -- outputs
    def en_json(self):
        titulos, _, filas = self.en_tabla(con_id=True)
        filas = [[salidas.para_json(valor) for valor in fila] for fila in filas]
        return salidas.json_de({"total": len(filas), "columnas": titulos, "filas": filas})

    def en_csv(self):
        if not self.resource_class:
            titulos, _, filas = self.en_tabla()
            return salidas.csv_de(titulos, self.contadas(filas), self.nombre("csv"))
        extraccion = self.extraccion()
        titulos = [campo.column_name for campo in extraccion.recurso.campos()]
        if extraccion.directa:
            return salidas.csv_directo(titulos, self.contadas(extraccion.csv()), self.nombre("csv"))
        return salidas.csv_de(titulos, self.contadas(extraccion.filas()), self.nombre("csv"))

    def en_xlsx(self):
        if not self.resource_class:
            titulos, tipos, filas = self.en_tabla()
            return salidas.xlsx_de(titulos, tipos, self.contadas(filas), self.nombre("xlsx"), hoja=self.hoja())
        extraccion = self.extraccion()
        campos = extraccion.recurso.campos()
        listas = {n: opciones for n, campo in enumerate(campos) if (opciones := opciones_de(campo))}
        titulos, tipos = [c.column_name for c in campos], [c.widget.tipo for c in campos]
        filas = self.contadas(extraccion.filas())
        return salidas.xlsx_de(titulos, tipos, filas, self.nombre("xlsx"), hoja=self.hoja(), listas=listas)

    def hoja(self):
        return mayuscula(self.plural)[:31]

    def anchos(self):
        """{title: class of its <col>} on paper: the name of the row takes the most, its folio what it needs."""
        nombre = next((str(c.verbose_name) for c in self.table_class.base_columns.values() if isinstance(c, Principal)), "")
        return {nombre: "col-titular", "Folio": "ancho-medio"}

    def que_contiene(self):
        """ "Ejercicio 2023 · Gabinete: Agua · 12 acuerdos": what a printed list says of its rows."""
        ejercicio = self.parametros().get("ejercicio") if self.por_ejercicio else None
        partes = [f"Ejercicio {ejercicio}" if ejercicio != "todos" else "Todos los ejercicios"] if ejercicio else []
        partes += [f"{chip['rotulo']}: {chip['valor']}" for chip in self.filtro.chips(self.url_con)]
        return " · ".join([*partes, plural(self.filas.order_by().count(), self.singular, self.plural)])

    def en_pdf(self):
        titulos, tipos, filas = self.en_tabla()
        anchos = self.anchos()
        columnas = [
            Columna(t, tipo, 2 if tipo == "porcentaje" else 0, ancho=anchos.get(t, "")) for t, tipo in zip(titulos, tipos, strict=True)
        ]
        bajada = self.que_contiene()

        def hacer_reporte(filas):
            return Reporte(slug="", titulo=self.get_titulo(), bajada=bajada, corte=self.corte, columnas=columnas, filas=filas)

        if self.paso:
            return respuesta_larga(self.request, hacer_reporte, filas, self.nombre("pdf"), avance=self.paso)
        return respuesta_pdf(self.request, "reportes/reporte_pdf.html", {"reporte": hacer_reporte(list(filas))}, self.nombre("pdf"))


def opciones_de(campo):
    """Texts of a column's drop-down: declared on the field or known by its widget."""
    if campo.opciones:
        return campo.opciones()
    return campo.widget.opciones() if hasattr(campo.widget, "opciones") else []
