"""Columns of the lists."""

from seguimiento.nucleo import tablas

from .models import Persona


class PersonaTable(tablas.Tabla):
    nombre = tablas.Principal(texto=str, accessor="pk", verbose_name="Persona", order_by=("nombre_llano",))
    municipio = tablas.Columna(verbose_name="Municipio")
    registrada = tablas.Fecha(verbose_name="Registrada")

    class Meta(tablas.Tabla.Meta):
        model = Persona
        fields = ("nombre", "municipio", "registrada")
