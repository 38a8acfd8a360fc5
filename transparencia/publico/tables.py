"""Tables of the module."""

from seguimiento.nucleo.tablas import Columna, Estatus, Fecha, FechaHora, Principal, SiNo, Tabla

from .estados import EstadoDeCorte, EstadoDePublicacion
from .models import Divulgacion, Licencia, Publicacion


class LicenciaTable(Tabla):
    nombre = Principal(verbose_name="Licencia")
    enlace = Columna(verbose_name="Texto oficial", clase="entera")
    verificado = SiNo(verbose_name="Confirmada")

    class Meta(Tabla.Meta):
        model = Licencia
        fields = ("nombre", "enlace", "verificado")


class DivulgacionTable(Tabla):
    titulo = Principal(verbose_name="Corte", accessor="corte__titulo", order_by="corte__titulo", bajo=lambda fila: fila.corte.folio)
    folio = Columna(verbose_name="Folio", accessor="corte__folio", order_by="corte__folio", clase="nowrap")
    fecha = Fecha(verbose_name="Datos al", accessor="corte__fecha", order_by="corte__fecha")
    licencia = Columna(verbose_name="Licencia")
    publicada = FechaHora(verbose_name="Publicado el")
    publicada_por = Columna(verbose_name="Publicó", orderable=False)
    retirada = FechaHora(verbose_name="Retirado el")
    estado = Estatus(EstadoDeCorte, verbose_name="Estado", accessor="estado_al")

    class Meta(Tabla.Meta):
        model = Divulgacion
        fields = ("titulo", "folio", "fecha", "licencia", "publicada", "publicada_por", "retirada", "estado")
        ocultas = ("folio", "retirada")


class PublicacionTable(Tabla):
    titulo = Principal(verbose_name="Publicación", bajo=lambda fila: fila.tema)
    tema = Columna(verbose_name="Tema")
    fecha = Fecha(verbose_name="Fecha")
    descripcion = Columna(verbose_name="Descripción", orderable=False)
    publicada = FechaHora(verbose_name="Publicada el")
    publicada_por = Columna(verbose_name="Publicó", orderable=False)
    retirada = FechaHora(verbose_name="Retirada el")
    reconstruido = SiNo(verbose_name="De demostración")
    estado = Estatus(EstadoDePublicacion, verbose_name="Estado", accessor="estado_al")

    class Meta(Tabla.Meta):
        model = Publicacion
        fields = ("titulo", "tema", "fecha", "descripcion", "publicada", "publicada_por", "retirada", "reconstruido", "estado")
        ocultas = ("tema", "descripcion", "retirada", "reconstruido")
