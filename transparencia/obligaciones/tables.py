"""Lists of the module."""

from seguimiento.nucleo.formato import puntos
from seguimiento.nucleo.tablas import Columna, Entero, Estatus, Fecha, Porcentaje, Principal, Semaforo, SiNo, Tabla

from .estados import EstadoDeReunion, Tendencia
from .filters import REPORTE
from .models import Asesoria, Evaluacion, Reunion, UnidadDeTransparencia


class Puntos(Columna):
    """Percentage points with their sign."""

    clase = "num"
    tipo = "entero"

    def render(self, value):
        return puntos(value, 2)

    def value(self, value):
        return value


class UnidadTable(Tabla):
    reporte_de_umbrales = REPORTE

    nombre = Principal(verbose_name="Unidad de transparencia", bajo=lambda unidad: unidad.titular)
    dependencia = Columna(verbose_name="Dependencia", accessor="dependencia__siglas", order_by="dependencia__orden")
    correo = Columna(verbose_name="Correo institucional")
    telefono = Columna(verbose_name="Teléfono")
    desde = Fecha(verbose_name="Existe desde")
    hasta = Fecha(verbose_name="Existió hasta")
    reconstruido = SiNo(verbose_name="Reconstruido")
    asistencias_tomadas = Entero(verbose_name="Reuniones")
    asesorias_dadas = Entero(verbose_name="Asesorías")
    porcentaje = Porcentaje(verbose_name="Última evaluación")
    semaforo = Semaforo(verbose_name="Semáforo", accessor="porcentaje")

    class Meta(Tabla.Meta):
        model = UnidadDeTransparencia
        fields = (
            "nombre", "dependencia", "correo", "telefono", "desde", "hasta", "reconstruido", "asistencias_tomadas", "asesorias_dadas",
            "porcentaje", "semaforo",
        )  # fmt: skip
        ocultas = ("correo", "telefono", "desde", "hasta", "reconstruido")


class EvaluacionTable(Tabla):
    reporte_de_umbrales = REPORTE

    unidad = Principal(verbose_name="Unidad de transparencia", accessor="unidad__nombre")
    ejercicio = Columna(verbose_name="Año")
    trimestre = Columna(verbose_name="Trimestre", clase="nowrap")
    fecha = Fecha(verbose_name="Resultado")
    porcentaje = Porcentaje(verbose_name="Cumplimiento")
    semaforo = Semaforo(verbose_name="Semáforo", accessor="porcentaje")
    anterior = Porcentaje(verbose_name="Anterior")
    cambio = Puntos(verbose_name="Cambio en puntos")
    tendencia = Estatus(Tendencia, verbose_name="Tendencia")
    reconstruido = SiNo(verbose_name="Reconstruido")

    class Meta(Tabla.Meta):
        model = Evaluacion
        fields = (
            "unidad", "ejercicio", "trimestre", "fecha", "porcentaje", "semaforo", "anterior", "cambio", "tendencia", "reconstruido",
        )  # fmt: skip
        ocultas = ("anterior", "reconstruido")


class ReunionTable(Tabla):
    tema = Principal(verbose_name="Tema", bajo=lambda reunion: reunion.expone)
    fecha = Fecha(verbose_name="Fecha")
    clase = Columna(verbose_name="Clase", clase="nowrap")
    expone = Columna(verbose_name="Institución que expone")
    lugar = Columna(verbose_name="Lugar", clase="entera")
    asistieron = Entero(verbose_name="Unidades que asistieron")
    reconstruido = SiNo(verbose_name="Reconstruido")
    estado = Estatus(EstadoDeReunion, verbose_name="Estado")

    class Meta(Tabla.Meta):
        model = Reunion
        fields = ("tema", "fecha", "clase", "expone", "lugar", "asistieron", "reconstruido", "estado")
        ocultas = ("expone", "reconstruido")


class AsesoriaTable(Tabla):
    tema = Principal(verbose_name="Tema", bajo=lambda asesoria: asesoria.unidad.nombre)
    unidad = Columna(verbose_name="Unidad de transparencia", accessor="unidad__nombre")
    fecha = Fecha(verbose_name="Fecha")
    medio = Columna(verbose_name="Medio", clase="nowrap")
    reconstruido = SiNo(verbose_name="Reconstruido")

    class Meta(Tabla.Meta):
        model = Asesoria
        fields = ("tema", "unidad", "fecha", "medio", "reconstruido")
        ocultas = ("unidad", "reconstruido")
        siempre_exportadas = ("unidad",)
