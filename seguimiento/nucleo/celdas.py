"""Cells of a table, one function per column made before the first row.

django_tables2 asks again for each cell where its value is, whether it has choices and which arguments its column wants: four
fifths of the time of a list. What it would answer for columns of `tablas` over records of a model is answered once here; for
any other column, it is asked.
"""

from inspect import signature

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django_tables2.columns import Column
from django_tables2.rows import BoundRow


def celdas_de(tabla):
    """[function of a record → text of its cell], one for each visible column."""
    return [_celda(tabla, columna) for columna in tabla.columns]


def _celda(tabla, columna):
    pedidos = tuple(signature(columna.render).parameters)
    modelo = tabla._meta.model
    if modelo is None or columna.link or "bound_row" in pedidos or not isinstance(columna.column, Column):
        return lambda registro: BoundRow(registro, tabla).get_cell(columna.name)
    leer = lector(modelo, columna.accessor, con_rotulo=not getattr(columna.column, "sin_rotulo", False))
    fijos = {"column": columna.column, "bound_column": columna, "table": tabla}
    fijos = {nombre: valor for nombre, valor in fijos.items() if nombre in pedidos}
    escribir, vacios, falta = columna.render, columna.column.empty_values, columna.default
    con_registro, con_valor = "record" in pedidos, "value" in pedidos

    def celda(registro):
        valor = leer(registro)
        if valor in vacios:
            return falta
        if con_registro:
            return escribir(value=valor, record=registro, **fijos) if con_valor else escribir(record=registro, **fijos)
        return escribir(value=valor, **fijos) if con_valor else escribir(**fijos)

    return celda


def lector(modelo, camino, *, con_rotulo=True):
    """Function of a record → value at the end of `camino` ("reunion__gabinete__nombre"); None when something on the way is missing.

    A field with choices gives its label, unless `con_rotulo` is False. What can be called is called.
    """
    partes = str(camino).replace(".", "__").split("__")
    rotulos = rotulos_de(modelo, partes) if con_rotulo else {}

    def leer(registro):
        for parte in partes:
            registro = getattr(registro, parte, None)
            if registro is None:
                return None
            if callable(registro) and not isinstance(registro, Model):
                registro = registro()
        return rotulos.get(registro, registro) if rotulos else registro

    return leer


def rotulos_de(modelo, partes):
    """{value: label} of the field at the end of a path, empty for what is no field with choices."""
    try:
        for parte in partes[:-1]:
            modelo = modelo._meta.get_field(parte).related_model
        campo = modelo._meta.get_field(partes[-1])
    except (FieldDoesNotExist, AttributeError):
        return {}
    return {valor: str(rotulo) for valor, rotulo in getattr(campo, "flatchoices", ())}
