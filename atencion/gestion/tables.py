"""Lists of the module."""

from seguimiento.nucleo.tablas import Columna, Entero, Estatus, Fecha, Principal, SiNo, Tabla, Vence

from .estados import Acceso, Ciclo, Destino, EstadoDeFolio, EstadoDeOficio, Nivel, Soporte
from .models import Clasificacion, Enviado, Expediente, Folio, Plantilla, Seguimiento


class FolioTable(Tabla):
    clave = Columna(verbose_name="Número", clase="nowrap")
    asunto = Principal(verbose_name="Asunto", bajo=lambda folio: folio.solicitante)
    fecha = Fecha(verbose_name="Fecha")
    dependencia = Columna(verbose_name="Dependencia", accessor="dependencia__nombre_corto", order_by="dependencia__orden")
    responsable = Columna(verbose_name="Responsable", accessor="responsable__nombre", order_by="responsable__orden")
    seguimientos = Entero(verbose_name="Seguimientos", accessor="cuantos_seguimientos", orderable=False)
    ultimo = Fecha(verbose_name="Último seguimiento", accessor="ultimo_seguimiento", orderable=False)
    concluido = Fecha(verbose_name="Concluido")
    reconstruido = SiNo(verbose_name="Reconstruido")
    estado = Estatus(EstadoDeFolio, verbose_name="Estado", accessor="estado_al")

    class Meta(Tabla.Meta):
        model = Folio
        fields = (
            "clave", "asunto", "fecha", "dependencia", "responsable", "seguimientos", "ultimo", "concluido", "reconstruido", "estado",
        )  # fmt: skip
        ocultas = ("responsable", "concluido", "reconstruido")


class SeguimientoTable(Tabla):
    nota = Principal(verbose_name="Qué se hizo", orderable=False, bajo=lambda s: f"{s.folio.clave} · {recortado(s.folio.asunto)}")
    fecha = Fecha(verbose_name="Fecha")
    serie = Columna(verbose_name="Serie", accessor="folio__serie", order_by="folio__serie")
    folio = Columna(verbose_name="Folio", accessor="folio__clave", order_by="folio__clave", clase="nowrap")
    usuario = Columna(verbose_name="Registró", accessor="usuario", orderable=False)
    reconstruido = SiNo(verbose_name="Reconstruido")

    class Meta(Tabla.Meta):
        model = Seguimiento
        fields = ("nota", "fecha", "serie", "folio", "usuario", "reconstruido")
        ocultas = ("folio", "usuario", "reconstruido")


class EnviadoTable(Tabla):
    clave = Columna(verbose_name="Número", clase="nowrap")
    asunto = Principal(
        verbose_name="Asunto", bajo=lambda oficio: " · ".join(parte for parte in (oficio.destinatario, oficio.institucion) if parte)
    )
    serie = Columna(verbose_name="Serie")
    fecha = Fecha(verbose_name="Fecha")
    destinatario = Columna(verbose_name="Destinatario")
    institucion = Columna(verbose_name="Institución")
    dependencia = Columna(verbose_name="Dependencia", accessor="dependencia__nombre_corto", order_by="dependencia__orden")
    firmante = Columna(verbose_name="Quien firma")
    folio = Columna(verbose_name="Folio de gestión", accessor="folio__clave", order_by="folio__clave", clase="nowrap")
    expediente = Columna(verbose_name="Expediente", accessor="expediente__clave", order_by="expediente__clave", clase="nowrap")
    reconstruido = SiNo(verbose_name="Reconstruido")
    estado = Estatus(EstadoDeOficio, verbose_name="Estado", accessor="estado_al")

    class Meta(Tabla.Meta):
        model = Enviado
        fields = (
            "clave", "asunto", "serie", "fecha", "destinatario", "institucion", "dependencia", "firmante", "folio", "expediente",
            "reconstruido", "estado",
        )  # fmt: skip
        ocultas = ("serie", "destinatario", "institucion", "firmante", "folio", "expediente", "reconstruido")


class PlantillaTable(Tabla):
    nombre = Principal(verbose_name="Plantilla", bajo=lambda plantilla: plantilla.asunto)
    serie = Columna(verbose_name="Serie")
    activa = SiNo(verbose_name="En uso")

    class Meta(Tabla.Meta):
        model = Plantilla
        fields = ("nombre", "serie", "activa")


class ClasificacionTable(Tabla):
    clave = Columna(verbose_name="Clave", order_by="ruta", clase="nowrap")
    nombre = Principal(verbose_name="Nombre", bajo=lambda nodo: str(nodo.padre) if nodo.padre_id else "")
    nivel = Estatus(Nivel, verbose_name="Nivel", clase="")
    plazo_tramite = Entero(verbose_name="Años en trámite")
    plazo_concentracion = Entero(verbose_name="Años en concentración")
    destino = Estatus(Destino, verbose_name="Destino final", clase="")
    expedientes = Entero(verbose_name="Expedientes", accessor="cuantos", orderable=False)
    activa = SiNo(verbose_name="En uso")

    class Meta(Tabla.Meta):
        model = Clasificacion
        fields = ("clave", "nombre", "nivel", "plazo_tramite", "plazo_concentracion", "destino", "expedientes", "activa")
        ocultas = ("activa",)


class ExpedienteTable(Tabla):
    clave = Columna(verbose_name="Número", clase="nowrap")
    titulo = Principal(verbose_name="Título", bajo=lambda expediente: str(expediente.clasificacion))
    clasificacion = Columna(verbose_name="Clasificación", accessor="clasificacion__clave", order_by="clasificacion__ruta", clase="nowrap")
    apertura = Fecha(verbose_name="Apertura")
    cierre = Fecha(verbose_name="Cierre")
    lapso = Columna(verbose_name="Fechas extremas", accessor="lapso", orderable=False, clase="nowrap", exclude_from_export=True)
    valores = Columna(verbose_name="Valores documentales", accessor="valores", orderable=False, exclude_from_export=True)
    plazo_tramite = Entero(verbose_name="Años en trámite")
    plazo_concentracion = Entero(verbose_name="Años en concentración")
    fojas = Entero(verbose_name="Fojas")
    soporte = Estatus(Soporte, verbose_name="Soporte", clase="")
    ubicacion = Columna(verbose_name="Ubicación")
    acceso = Estatus(Acceso, verbose_name="Acceso", clase="")
    destino = Estatus(Destino, verbose_name="Destino final", clase="")
    vence = Vence(verbose_name="Fin del plazo", accessor="vence_al")
    reconstruido = SiNo(verbose_name="Reconstruido")
    ciclo = Estatus(Ciclo, verbose_name="Dónde está", accessor="ciclo_al")

    class Meta(Tabla.Meta):
        model = Expediente
        fields = (
            "clave", "titulo", "clasificacion", "apertura", "cierre", "lapso", "valores", "plazo_tramite", "plazo_concentracion", "fojas",
            "soporte", "ubicacion", "acceso", "destino", "vence", "reconstruido", "ciclo",
        )  # fmt: skip
        ocultas = (
            "clasificacion", "cierre", "lapso", "valores", "plazo_tramite", "plazo_concentracion", "fojas", "soporte", "ubicacion",
            "acceso", "destino", "reconstruido",
        )  # fmt: skip


def recortado(texto, maximo=90):
    return texto if len(texto) <= maximo else f"{texto[: maximo - 1].rstrip()}…"
