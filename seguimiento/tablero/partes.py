"""What a module may tell the board: work that waits, rows with a deadline, how many records it holds, and what can be searched.

Each module has a file in `modulos/` that ends in a `Parte`; nothing else in the board names a module.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Avg, Case, Count, DateField, DecimalField, F, Min, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

TODOS = {"ejercicio": "todos"}
PORCENTAJE = DecimalField(max_digits=20, decimal_places=10)
VENCIDO, HOY, SEMANA, DESPUES = "vencidos", "hoy", "semana", "despues"  # urgencies, in order
URGENCIAS = (VENCIDO, HOY, SEMANA, DESPUES)


def nada(mirada):
    return ()


@dataclass(frozen=True)
class Parte:
    """Functions of a `Mirada` that yield what the module has for the person who looks; nothing, when they may not enter."""

    asuntos: Callable = nada
    plazos: Callable = nada
    cuentas: Callable = nada
    fuentes: Callable = nada
    titulo: str = ""  # of the panel of `cuentas`


@dataclass(frozen=True)
class Asunto:
    """Work that waits: `frase` takes the count and `cosa` (singular, plural) in place of {}.

    `fecha` and `quienes` name fields of `filas`: since when, and whose; `bajo` is a fixed second line instead. What is no set of rows
    brings its own `contar`: a function that gives (how many, since when).
    """

    clave: str
    icono: str
    frase: str
    cosa: tuple
    url: str
    filas: QuerySet | None
    fecha: str = ""
    quienes: str = ""
    bajo: str = ""
    urgencia: str = HOY
    contar: Callable | None = None
    propio: bool = True  # False: counted for the head of the board, but not this person's work
    revision: str = ""  # under review: "de acuerdos", after its count, at the head of the board
    resumen: bool = False  # sums up rows with a deadline: Mi día shows those one by one instead
    por: str = ""  # who is absent, when the work is theirs by name

    def consulta(self, marca=""):
        """(key and mark, how many, since when, whose), to be united with those of other modules."""
        desde = Min(self.fecha) if self.fecha else Value(None, output_field=DateField())
        quienes = StringAgg(Cast(self.quienes, TextField()), ", ", distinct=True) if self.quienes else Value(None, output_field=TextField())
        grupo = self.filas.order_by().annotate(asunto_=Value(f"{self.clave}{marca}", output_field=TextField())).values("asunto_")
        return grupo.annotate(n=Count("pk"), desde_=desde, quienes_=quienes).values_list("asunto_", "n", "desde_", "quienes_")


@dataclass(frozen=True)
class Plazo:
    """Open rows with a date, the field or annotation `fecha`. The expressions are what is printed of each one.

    The list at `ruta` shows, with `abiertos` and two dates `desde` and `hasta`, those that fall due between them; with `vencidos`,
    the overdue.
    """

    clave: str
    modulo: str
    icono: str
    cosa: tuple
    filas: QuerySet
    ruta: str
    abiertos: dict
    vencidos: dict
    asunto: object
    bajo: object
    quienes: object
    estado: object
    estados: type
    avance: object = None
    fecha: str = "vence"
    por: str = ""  # who is absent, when the work is theirs by name

    def entre(self, desde, hasta):
        """Rows whose date, as `vence_`, is in a period; without beginning, from always."""
        limites = {f"{self.fecha}__lte": hasta} | ({f"{self.fecha}__gte": desde} if desde else {})
        return self.filas.filter(**limites).annotate(vence_=F(self.fecha)).order_by()

    def lista(self, mirada, fechas=None):
        """Address of the list between two dates; without dates, of the overdue."""
        return mirada.lista(self.ruta, **TODOS, **({**self.abiertos, **fechas} if fechas else self.vencidos))


@dataclass(frozen=True)
class Cuenta:
    """A line of the board: `filas` are counted; the list at `url` shows exactly those.

    `medida` names the percentage whose mean is said beside, which the report at `reporte` explains.
    """

    clave: str
    titulo: str
    icono: str
    url: str
    filas: QuerySet
    medida: str = ""
    reporte: str = ""

    def consulta(self):
        grupo = self.filas.order_by().annotate(cuenta_=Value(self.clave, output_field=TextField())).values("cuenta_")
        media = Avg(self.medida, output_field=PORCENTAJE) if self.medida else Cast(Value(None), PORCENTAJE)
        return grupo.annotate(n=Count("pk"), media_=media).values_list("cuenta_", "n", "media_")


@dataclass(frozen=True)
class Fuente:
    """A list that can be searched by its filter `q`. `texto` and `bajo` turn a row into what is printed; `cuerpo`, into the long text
    from which a passage with the words found is taken."""

    clave: str
    titulo: str
    icono: str
    ruta: str
    filtro: type
    filas: QuerySet
    texto: Callable
    bajo: Callable
    cuerpo: Callable | None = None
    fijos: dict = field(default_factory=dict)  # other filters of the list


def rotulo(campo, opciones):
    """SQL of the label of a field with choices, for what is printed straight from a query."""
    return Case(*(When(**{campo: valor}, then=Value(texto)) for valor, texto in opciones), default=F(campo), output_field=TextField())
