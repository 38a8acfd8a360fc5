"""Columns of the lists."""

from seguimiento.nucleo import tablas

from .columnas import Dato, NombreDePersona
from .estados import Clase, Destino
from .models import AccesoADatos, Aviso, Conservacion, Persona


class PersonaTable(tablas.Tabla):
    nombre = NombreDePersona(verbose_name="Persona", order_by=("nombre_llano",))
    telefono = Dato("telefono", verbose_name="Teléfono", clase="nowrap")
    municipio = tablas.Columna(verbose_name="Municipio", order_by=("municipio__orden",))
    localidad = Dato("localidad", verbose_name="Localidad")
    registrada = tablas.Fecha(verbose_name="Registrada")
    situacion = tablas.Columna(verbose_name="Situación", orderable=False)

    class Meta(tablas.Tabla.Meta):
        model = Persona
        fields = ("nombre", "telefono", "municipio", "localidad", "registrada", "situacion")
        ocultas = ("localidad", "situacion")


class AvisoTable(tablas.Tabla):
    numero = tablas.Principal(texto=str, verbose_name="Aviso")
    desde = tablas.Fecha(verbose_name="Vigente desde")

    class Meta(tablas.Tabla.Meta):
        model = Aviso
        fields = ("numero", "desde")


class ConservacionTable(tablas.Tabla):
    categoria = tablas.Principal(verbose_name="Categoría")
    anios = tablas.Entero(verbose_name="Años")
    destino = tablas.Estatus(Destino, verbose_name="Qué se hace después", clase="")
    fundamento = tablas.Columna(verbose_name="Fundamento")

    class Meta(tablas.Tabla.Meta):
        model = Conservacion
        fields = ("categoria", "anios", "destino", "fundamento")


class AccesoADatosTable(tablas.Tabla):
    motivo = tablas.Principal(verbose_name="Para qué", bajo=lambda fila: fila.origen if fila.clase == Clase.EXPORTAR else "")
    clase = tablas.Estatus(Clase, verbose_name="Qué hizo", clase="")
    persona = tablas.Columna(verbose_name="De quién", order_by=("persona_id",))
    usuario = tablas.Columna(verbose_name="Quién", order_by=("usuario__first_name", "usuario__last_name"))
    cuando = tablas.FechaHora(verbose_name="Fecha y hora")
    filas = tablas.Entero(verbose_name="Renglones")
    campos = tablas.Columna(verbose_name="Datos")
    consulta = tablas.Columna(verbose_name="Filtros")

    class Meta(tablas.Tabla.Meta):
        model = AccesoADatos
        fields = ("motivo", "clase", "persona", "usuario", "cuando", "filas", "campos", "consulta")
        ocultas = ("campos", "consulta")
