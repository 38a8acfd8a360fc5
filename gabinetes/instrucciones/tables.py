"""Lists of the module."""

from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.tablas import Columna, Entero, Estatus, Fecha, Pesos, Porcentaje, Principal, Semaforo, SiNo, Tabla, Vence

from .estados import Clase, Etapa, Fuente
from .models import Avance, Instruccion, Inversion, Peldano


class Identificador(Columna):
    """A number that identifies: no thousands separator."""

    tipo = "entero"
    clase = "num"

    def render(self, value):
        return str(value)

    def value(self, value):
        return value


def bajo_de_instruccion(fila):
    """Second line of the name: kind, number, who issued it and who carries it out."""
    partes = [str(fila), fila.emisor, fila.dependencia.siglas if fila.dependencia_id else ""]
    return " · ".join(parte for parte in partes if parte)


class InstruccionTable(Tabla):
    reporte_de_umbrales = "instrucciones-en-conferencias"

    clase = Estatus(Clase, verbose_name="Clase")
    numero = Identificador(verbose_name="Núm.", clase="num oculta-movil")
    tema = Principal(verbose_name="Tema", bajo=bajo_de_instruccion)
    texto = Columna(verbose_name="Instrucción", clase="entera", orderable=False)
    dependencia = Columna(verbose_name="Dependencia", accessor="dependencia__nombre_corto", order_by="dependencia__orden")
    responsable = Columna(verbose_name="Responsable", accessor="responsable__nombre", order_by="responsable__orden")
    emisor = Columna(verbose_name="Emisor")
    fecha_emision = Fecha(verbose_name="Emisión")
    etapa = Estatus(Etapa, verbose_name="Etapa", accessor="etapa_al", clase="entera")
    porcentaje = Porcentaje(verbose_name="Avance capturado", accessor="porcentaje_al", decimales=0)
    semaforo = Semaforo(verbose_name="Semáforo", accessor="porcentaje_al", decimales=0, orderable=False)
    ultima_accion = Columna(verbose_name="Última acción", clase="entera", orderable=False)
    ultimo = Fecha(verbose_name="Fecha de la última", accessor="ultimo_al")
    dias_en_etapa = Entero(verbose_name="Días en la etapa")
    fecha_compromiso = Vence(verbose_name="Compromiso", cerrado=lambda fila: fila.ejecutada)
    inversion = Pesos(verbose_name="Inversión")
    revision = Estatus(Validacion, verbose_name="Revisión")
    reconstruido = SiNo(verbose_name="Reconstruida")

    class Meta(Tabla.Meta):
        model = Instruccion
        fields = (
            "clase", "numero", "tema", "texto", "dependencia", "responsable", "emisor", "fecha_emision", "etapa", "porcentaje", "semaforo",
            "ultima_accion", "ultimo", "dias_en_etapa", "fecha_compromiso", "inversion", "revision", "reconstruido",
        )  # fmt: skip
        ocultas = (
            "clase", "texto", "dependencia", "emisor", "semaforo", "ultima_accion", "ultimo", "fecha_compromiso", "revision",
            "reconstruido",
        )  # fmt: skip


class AvanceTable(Tabla):
    """The reviewer's queue."""

    texto = Principal(verbose_name="Acción realizada", orderable=False, bajo=lambda avance: f"{avance.de} · {fecha_corta(avance.fecha)}")
    instruccion = Columna(verbose_name="Tema", accessor="de__tema", clase="entera", orderable=False)
    dependencia = Columna(verbose_name="Dependencia", accessor="de__dependencia__nombre_corto", order_by="de__dependencia__orden")
    fecha = Fecha(verbose_name="Fecha")
    etapa = Estatus(Etapa, verbose_name="Etapa")
    porcentaje = Porcentaje(verbose_name="Avance capturado", decimales=0)
    validacion = Estatus(Validacion, verbose_name="Revisión")
    reporto = Columna(verbose_name="Reportó", accessor="usuario", orderable=False)

    class Meta(Tabla.Meta):
        model = Avance
        fields = ("texto", "instruccion", "dependencia", "fecha", "etapa", "porcentaje", "validacion", "reporto")
        ocultas = ("reporto", "fecha", "validacion")


class InversionTable(Tabla):
    fuente = Principal(
        verbose_name="Inversión", texto=lambda fila: Fuente(fila.fuente).label, order_by="fuente", bajo=lambda fila: fila.concepto
    )
    ejercicio = Identificador(verbose_name="Ejercicio")
    cuantas = Entero(verbose_name="Instrucciones que paga")
    registrada = Fecha(verbose_name="Registrada")
    reconstruido = SiNo(verbose_name="Reconstruida")
    monto = Pesos(verbose_name="Monto en pesos")

    class Meta(Tabla.Meta):
        model = Inversion
        fields = ("fuente", "ejercicio", "cuantas", "registrada", "reconstruido", "monto")
        ocultas = ("registrada", "reconstruido")


class PeldanoTable(Tabla):
    etapa = Principal(verbose_name="Etapa", texto=str, orderable=False)
    porcentaje = Porcentaje(verbose_name="Porcentaje que propone", decimales=0)

    class Meta(Tabla.Meta):
        model = Peldano
        fields = ("etapa", "porcentaje")
