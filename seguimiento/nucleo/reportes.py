"""A report is data; HTML, PDF, Excel, CSV and JSON are outputs of the same object.

A module registers a function that takes the cut-off date, the person and the parameters and returns a `Reporte`. A cell that counts
or sums carries the address of the list of records behind it, and that list shows exactly as many.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django import forms
from django.http import Http404
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from . import formato, plazos, salidas
from .filtros import FechaField, revisar_corte
from .pdf import respuesta_pdf
from .semaforo import Umbrales, redondear

MUCHAS_COLUMNAS = 12
MAXIMO_DE_RENGLONES = 1000  # that a page or a PDF prints inside the request; Excel, CSV and JSON have them all

ESCRITURAS = {"entero": formato.entero, "dias": formato.entero, "pesos": formato.pesos, "fecha": formato.fecha_corta}


@dataclass(frozen=True)
class Columna:
    """`tipo`: texto, entero, pesos, porcentaje, fecha or dias (how long something lasted: no list adds up to it).

    `decimales` of a percentage; `semaforo` paints its colour beside it.
    `identifica`: it numbers or names the rows, so two cuts do not differ by it.
    `suma` of an entero: the list behind it adds up to it (rows that say how many), instead of having as many rows.
    """

    titulo: str
    tipo: str = "texto"
    decimales: int = 0
    semaforo: bool = False
    ancho: str = ""  # CSS class of the <col>: "ancho-angosto", "ancho-amplio"…
    identifica: bool = False
    suma: bool = False

    @property
    def numerica(self):
        return self.tipo in {"entero", "pesos", "porcentaje", "dias"}


@dataclass(frozen=True)
class Celda:
    """A figure and the address (path + query string) of the records behind it. A given `color` wins over the cuts.

    `texto` says a figure in a column of text; `explica`, how a percentage was made.
    """

    valor: object
    enlace: str | None = None
    texto: str = ""
    color: str = ""
    explica: str = ""


class Nota(str):
    """A note that leads somewhere: `enlaces` are pairs (words of it, address), in their order. Off the screen it is its text alone."""

    def __new__(cls, texto, enlaces=()):
        nota = super().__new__(cls, texto)
        nota.enlaces = tuple(enlaces)
        return nota

    @property
    def con_enlaces(self):
        """The text as HTML, its words linked."""
        partes, resto = [], str(self)
        for palabras, url in self.enlaces:
            antes, _, resto = resto.partition(palabras)
            partes += [conditional_escape(antes), format_html('<a href="{}">{}</a>', url, palabras)]
        return mark_safe("".join([*partes, conditional_escape(resto)]))


@dataclass
class Reporte:
    """`filas`: lists of values or Celdas, one per column. `totales`: one more such row. Percentages come unrounded.

    `descuadres`: figures that should be the same and are not, in sentences. While there is one, the report cannot be frozen.
    """

    slug: str
    titulo: str
    corte: date
    columnas: list
    filas: list
    totales: list | None = None
    bajada: str = ""
    unidad: str = ""
    medida: str = ""
    notas: list = field(default_factory=list)
    formula: dict | None = None
    grafica: str | None = None
    resumen: list = field(default_factory=list)
    descuadres: list = field(default_factory=list)
    umbrales: Umbrales = field(default_factory=Umbrales)
    generado: datetime = field(default_factory=timezone.now)

    def __post_init__(self):
        self.filas = [self._fila(fila) for fila in self.filas]
        self.totales = self._fila(self.totales) if self.totales else None

    def _fila(self, fila):
        return [self._celda(columna, valor) for columna, valor in zip(self.columnas, fila, strict=True)]

    def _celda(self, columna, celda):
        """Round, write as text and colour: the semáforo cuts on the displayed value."""
        celda = celda if isinstance(celda, Celda) else Celda(celda)
        valor, texto, color = celda.valor, "", ""
        if columna.tipo == "porcentaje" and valor != "":
            valor = redondear(valor, columna.decimales)
            texto = formato.porcentaje(valor, columna.decimales)
            color = (celda.color or self.umbrales.color(valor)) if columna.semaforo else ""
        elif valor not in (None, ""):
            texto = ESCRITURAS.get(columna.tipo, str)(valor)
            texto = celda.texto if columna.tipo == "texto" and celda.texto else texto
        return Celda(valor, celda.enlace, texto, color, celda.explica)

    @property
    def con_semaforo(self):
        return any(columna.semaforo for columna in self.columnas)

    @property
    def clase_impresa(self):
        """CSS classes of its table on paper: one with a column for each month is set tighter."""
        return "reporte muchas" if len(self.columnas) > MUCHAS_COLUMNAS else "reporte"

    @property
    def titulo_de_grafica(self):
        return f"{self.titulo}: {self.medida}" if self.medida else self.titulo

    def leyenda(self):
        return self.umbrales.leyenda()

    def recortar(self):
        """Keep what fits in a page, saying how many there are; totals and figures speak of all."""
        if (todos := len(self.filas)) > MAXIMO_DE_RENGLONES:
            self.notas = [f"Se muestran {MAXIMO_DE_RENGLONES:,} de {todos:,} renglones: todos están en el Excel.", *self.notas]
            self.filas = self.filas[:MAXIMO_DE_RENGLONES]

    # -- outputs
    def datos(self):
        """The JSON of the report; numbers as numbers."""
        return {
            "slug": self.slug,
            "titulo": self.titulo,
            "corte": self.corte.isoformat(),
            "generado": self.generado.isoformat(),
            "columnas": [columna.titulo for columna in self.columnas],
            "filas": [[salidas.para_json(celda.valor) for celda in fila] for fila in self.filas],
            "enlaces": [[celda.enlace for celda in fila] for fila in self.filas],
            "totales": [salidas.para_json(celda.valor) for celda in self.totales] if self.totales else None,
            "enlaces_totales": [celda.enlace for celda in self.totales] if self.totales else None,
            "notas": self.notas,
        }

    def valores(self):
        """Rows and totals as raw values, for Excel and CSV."""
        return [[celda.valor for celda in fila] for fila in [*self.filas, *([self.totales] if self.totales else [])]]

    def nombre(self, extension):
        return salidas.nombre_de_archivo(self.titulo, extension, self.corte)

    def csv(self):
        return salidas.csv_de([c.titulo for c in self.columnas], self.valores(), self.nombre("csv"))

    def xlsx(self):
        encima = [self.titulo, f"Corte al {formato.fecha_larga(self.corte)}. {self.bajada}".strip()]
        columnas = self.columnas
        return salidas.xlsx_de(
            [c.titulo for c in columnas],
            [c.tipo for c in columnas],
            self.valores(),
            self.nombre("xlsx"),
            hoja="Reporte",
            notas=["", *self.notas],
            encima=encima,
        )


def salida(request, hecho, formato, contexto=None):
    """A Reporte as pdf, xlsx, csv or json; `contexto` adds to that of the PDF (folio and QR of a cut)."""
    if formato == "json":
        return salidas.json_de(hecho.datos())
    if formato == "pdf" and len(hecho.filas) > MAXIMO_DE_RENGLONES:
        mensaje = f"El reporte tiene más de {MAXIMO_DE_RENGLONES:,} renglones: acótelo o descárguelo en Excel."
        respuesta = salidas.json_de({"errores": [mensaje]})
        respuesta.status_code = 400
        return respuesta
    if formato == "pdf":
        return respuesta_pdf(request, "reportes/reporte_pdf.html", {"reporte": hecho, **(contexto or {})}, hecho.nombre("pdf"))
    if formato in {"xlsx", "csv"}:
        return getattr(hecho, formato)()
    raise Http404("Ese formato no existe.")


class ParametrosForm(forms.Form):
    """What every report asks; modules add their own. `parametros()` is what the function receives."""

    corte = FechaField(label="Corte", required=False)

    def __init__(self, data=None, *args, usuario=None, **kwargs):
        self.usuario = usuario
        super().__init__(con_fecha_legible(data), *args, **kwargs)

    def clean_corte(self):
        corte = self.cleaned_data["corte"]
        try:
            return corte and revisar_corte(corte)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def parametros(self):
        return {nombre: valor for nombre, valor in self.cleaned_data.items() if nombre != "corte"}


def con_fecha_legible(datos):
    """The parameters of an address with its cut-off date as people write it; one that does not read stays as it came."""
    if not datos or not datos.get("corte"):
        return datos
    try:
        legible = formato.fecha_corta(plazos.leer_fecha(datos["corte"]))
    except ValueError:
        return datos
    datos = datos.copy()
    datos["corte"] = legible
    return datos


@dataclass(frozen=True)
class Definicion:
    slug: str
    titulo: str
    bajada: str
    modulo: str
    form_class: type
    funcion: object
    para_enlaces: bool
    publico: bool = False
    diccionario: dict = field(default_factory=dict)

    def visible_para(self, usuario):
        return usuario.puede("ver", self.modulo) and (self.para_enlaces or not usuario.es_enlace)

    def hacer(self, corte, usuario, parametros):
        return self.funcion(corte, usuario, **parametros)


REGISTRO = {}


def reporte(*, slug, titulo, modulo, bajada="", form_class=ParametrosForm, para_enlaces=True, publico=False, diccionario=None):
    """Decorator that registers `funcion(corte, usuario, **parametros) -> Reporte` under /reportes/<slug>/.

    With `para_enlaces` an enlace may open it too, and the function must cover the own rows alone.
    With `publico` a director may publish its cuts: it names no person. Private by default. `diccionario` {title of a column: what it
    means} is then published with the data; "*" stands for the columns that change from cut to cut (months, say).
    """

    def registrar(funcion):
        REGISTRO[slug] = Definicion(slug, titulo, bajada, modulo, form_class, funcion, para_enlaces, publico, diccionario or {})
        return funcion

    return registrar


def reportes_de(usuario):
    """Definitions that this person may open, in the order in which the modules registered them."""
    return [definicion for definicion in REGISTRO.values() if definicion.visible_para(usuario)]
