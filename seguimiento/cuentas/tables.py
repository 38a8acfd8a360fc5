"""Lists of the accounts."""

from django.utils.html import format_html

from seguimiento.nucleo.tablas import Columna, Estatus, Fecha, FechaHora, Principal, Tabla

from .estados import Resultado
from .models import Acceso, Encargo, Suplencia, Usuario


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


class Quien(Columna):
    """What was typed as user; a link when it is an account."""

    clase = "principal entera"

    def render(self, value, record):
        if not record.usuario_id:
            return format_html('{}<span class="bajo">No existe esa cuenta</span>', value)
        return format_html('<a href="{}">{}</a><span class="bajo">{}</span>', record.get_absolute_url(), value, record.usuario.nombre)

    def value(self, value):
        return value


class AccesoTable(Tabla):
    cuando = FechaHora(verbose_name="Fecha y hora")
    nombre = Quien(verbose_name="Usuario")
    resultado = Estatus(Resultado, verbose_name="Resultado", clase="")
    detalle = Columna(verbose_name="Detalle")
    dispositivo = Columna(verbose_name="Dispositivo")
    direccion = Columna(verbose_name="Dirección")

    class Meta(Tabla.Meta):
        model = Acceso
        fields = ("cuando", "nombre", "resultado", "detalle", "dispositivo", "direccion")
