"""What an export of a list adds after the columns that can be imported: those that the screen shows and no import reads.

Each becomes one more Campo of the resource, so that a long list still goes out by one SQL statement (see `extraccion`).
"""

from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone

from . import tablas
from .celdas import rotulos_de
from .hojas import clave_de_titulo
from .recursos import Campo
from .valores import Color, Dinero, Entero, Fecha, Opcion, Porcentaje, Rotulo, SiNo, Texto

ANTES = "lista_"  # of their names in the resource


def agregar(recurso, tabla):
    """Give `recurso` the visible columns of `tabla` that it does not declare; returns it.

    A column of the screen that others of the resource say between them bears `exclude_from_export`.
    """
    declarados = {"pk" if campo.attribute == "id" else campo.attribute for campo in recurso.campos()}
    declarados |= {*recurso.fields, *recurso.rutas.values()}
    titulos = {clave_de_titulo(campo.column_name) for campo in recurso.campos()}
    for columna in tabla.columns:
        camino = str(columna.accessor).replace(".", "__")
        suya = (
            columna.name in declarados
            or columna.column.exclude_from_export
            or (camino in declarados and not isinstance(columna.column, tablas.Semaforo))
        )
        titulo = str(columna.verbose_name)
        if not suya and clave_de_titulo(titulo) not in titulos:
            titulos.add(clave_de_titulo(titulo))
            campo = Campo(camino, titulo.upper(), _control(columna.column, camino, tabla), readonly=True)
            recurso.fields[f"{ANTES}{columna.name}"] = campo
    return recurso


def _control(columna, camino, tabla):
    """The widget that prints what the column of the screen says."""
    if hasattr(columna, "control"):  # a column that knows how it goes out
        return columna.control()
    if isinstance(columna, tablas.Semaforo):
        return Color(tabla.umbrales, columna.decimales)
    if isinstance(columna, tablas.Estatus):
        return Opcion(columna.estados)
    if isinstance(columna, tablas.Porcentaje):
        return Porcentaje(columna.decimales)
    if isinstance(columna, tablas.SiNo):
        return SiNo()
    if isinstance(columna, tablas.FechaHora):
        return Momento()
    llano = {"entero": Entero, "pesos": Dinero, "fecha": Fecha}.get(columna.tipo)
    if llano:
        return llano()
    if rotulos := rotulos_de(tabla._meta.model, camino.split("__")):
        return Rotulo(rotulos)
    return ComoSeLee() if _es_relacion(tabla._meta.model, camino.split("__")) else Texto()


def _es_relacion(modelo, partes):
    """The path ends in another record, whose key is not what people read."""
    try:
        for parte in partes[:-1]:
            modelo = modelo._meta.get_field(parte).related_model
        return modelo._meta.get_field(partes[-1]).is_relation
    except (FieldDoesNotExist, AttributeError):
        return False


class Momento(Texto):
    """A day and its hour here, written as they are sorted: 2024-02-12 14:39:43."""

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else f"{timezone.localtime(value):%Y-%m-%d %H:%M:%S}"

    def sql(self, origen):
        return f"to_char({origen} AT TIME ZONE '{timezone.get_current_timezone_name()}', 'YYYY-MM-DD HH24:MI:SS')"


class ComoSeLee(Texto):
    """Another record, by its name."""

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)
