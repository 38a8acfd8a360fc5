"""Lists of the accounts."""

from seguimiento.nucleo.tablas import Columna, Fecha, Principal, Tabla

from .models import Encargo, Suplencia, Usuario


class UsuarioTable(Tabla):
    nombre = Principal(verbose_name="Nombre", order_by="orden", bajo=lambda u: u.cargo)
    username = Columna(verbose_name="Usuario")
    rol = Columna(verbose_name="Rol")
    alcance = Columna(verbose_name="Unidades o dependencias", orderable=False)
    email = Columna(verbose_name="Correo")
    telefono = Columna(verbose_name="Teléfono")
    last_login = Fecha(verbose_name="Última entrada")

    class Meta(Tabla.Meta):
        model = Usuario
        fields = ("nombre", "username", "rol", "alcance", "email", "telefono", "last_login")
        ocultas = ("telefono",)


class EncargoTable(Tabla):
    unidad = Principal(verbose_name="Unidad", order_by="unidad__siglas", bajo=lambda e: e.unidad.nombre)
    modulo = Columna(verbose_name="Módulo", accessor="nombre_del_modulo", order_by="modulo")
    solo = Columna(verbose_name="Sólo en")

    class Meta(Tabla.Meta):
        model = Encargo
        fields = ("unidad", "modulo", "solo")


class SuplenciaTable(Tabla):
    suplente = Principal(verbose_name="Suplente", order_by="suplente__orden")
    titular = Columna(verbose_name="Por", order_by="titular__orden")
    desde = Fecha(verbose_name="Desde")
    hasta = Fecha(verbose_name="Hasta")
    motivo = Columna(verbose_name="Motivo")

    class Meta(Tabla.Meta):
        model = Suplencia
        fields = ("suplente", "titular", "desde", "hasta", "motivo")
