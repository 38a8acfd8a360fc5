"""Lists of the module."""

from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.tablas import Columna, Entero, Estatus, Fecha, Pesos, Porcentaje, Principal, Semaforo, SiNo, Tabla, Vence

from .estados import EstatusAccion
from .models import Accion, Asignacion, Avance, Compromiso, Inversion


class Numero(Columna):
    """A number that identifies: no thousands separator."""

    tipo = "entero"
    clase = "num"

    def render(self, value):
        return str(value)

    def value(self, value):
        return value


class Lugares(Columna):
    """Names of the municipios of an action."""

    def value(self, value):
        return ", ".join(str(lugar) for lugar in value)

    render = value


class CompromisoTable(Tabla):
    reporte_de_umbrales = "compromisos"

    numero = Numero(verbose_name="Número")
    texto = Principal(verbose_name="Compromiso", order_by="numero", bajo=lambda compromiso: compromiso.eje)
    eje = Columna(verbose_name="Eje")
    asignadas = Entero(verbose_name="Dependencias")
    total = Entero(verbose_name="Acciones")
    concluidas = Entero(verbose_name="Concluidas")
    en_proceso = Entero(verbose_name="En proceso")
    pendientes = Entero(verbose_name="Pendientes")
    inversion = Pesos(verbose_name="Inversión")
    avance = Porcentaje(verbose_name="Promedio de estatus", decimales=1)
    semaforo = Semaforo(verbose_name="Semáforo", accessor="avance", orderable=False, decimales=1)
    reconstruido = SiNo(verbose_name="Reconstruido")

    class Meta(Tabla.Meta):
        model = Compromiso
        fields = (
            "numero", "texto", "eje", "asignadas", "total", "concluidas", "en_proceso", "pendientes", "inversion", "avance", "semaforo",
            "reconstruido",
        )  # fmt: skip
        ocultas = ("eje", "asignadas", "concluidas", "en_proceso", "pendientes", "reconstruido")


class AsignacionTable(Tabla):
    numero = Numero(verbose_name="Número", accessor="compromiso__numero")
    compromiso = Principal(verbose_name="Compromiso", accessor="compromiso__texto", order_by="compromiso__numero")
    dependencia = Columna(verbose_name="Dependencia", accessor="dependencia__nombre_corto", order_by="dependencia__orden")
    desde = Fecha(verbose_name="Asignado desde")

    class Meta(Tabla.Meta):
        model = Asignacion
        fields = ("numero", "compromiso", "dependencia", "desde")


class AccionTable(Tabla):
    folio = Numero(verbose_name="ID", accessor="pk")
    compromiso = Numero(verbose_name="Compromiso", accessor="compromiso__numero")
    descripcion = Principal(verbose_name="Acción", order_by=("compromiso__numero", "pk"))
    dependencia = Columna(verbose_name="Dependencia", accessor="dependencia__nombre_corto", order_by="dependencia__orden")
    estatus = Estatus(EstatusAccion, verbose_name="Estatus", accessor="estatus_al")
    fecha_inicio = Fecha(verbose_name="Inicio")
    fecha_termino = Vence(verbose_name="Término", cerrado=lambda accion: accion.estatus_al == EstatusAccion.CONCLUIDA)
    inversion = Pesos(verbose_name="Inversión")
    municipios = Lugares(verbose_name="Municipios", accessor="lugares", orderable=False)
    beneficiarios = Entero(verbose_name="Beneficiarios")
    revision = Estatus(Validacion, verbose_name="Revisión")
    ultimo = Fecha(verbose_name="Último avance", accessor="ultimo_al")
    registrada = Fecha(verbose_name="Registrada")
    reconstruido = SiNo(verbose_name="Reconstruida")

    class Meta(Tabla.Meta):
        model = Accion
        fields = (
            "folio", "compromiso", "descripcion", "dependencia", "estatus", "fecha_inicio", "fecha_termino", "inversion", "municipios",
            "beneficiarios", "revision", "ultimo", "registrada", "reconstruido",
        )  # fmt: skip
        ocultas = ("fecha_inicio", "municipios", "beneficiarios", "ultimo", "registrada", "reconstruido")


class InversionTable(Tabla):
    folio = Numero(verbose_name="ID", accessor="pk")
    fuente = Principal(
        verbose_name="Inversión", accessor="get_fuente_display", order_by="fuente", bajo=lambda inversion: inversion.concepto
    )
    ejercicio = Numero(verbose_name="Ejercicio")
    cuantas = Entero(verbose_name="Acciones que paga")
    registrada = Fecha(verbose_name="Registrada")
    reconstruido = SiNo(verbose_name="Reconstruida")
    monto = Pesos(verbose_name="Monto en pesos")

    class Meta(Tabla.Meta):
        model = Inversion
        fields = ("folio", "fuente", "ejercicio", "cuantas", "registrada", "reconstruido", "monto")
        ocultas = ("registrada", "reconstruido")


class AvanceTable(Tabla):
    """The reviewer's queue."""

    texto = Principal(
        verbose_name="Avance", orderable=False, bajo=lambda avance: f"{avance.de} · {avance.de.dependencia} · {fecha_corta(avance.fecha)}"
    )
    folio = Numero(verbose_name="ID de la acción", accessor="de__pk")
    accion = Columna(verbose_name="Acción", accessor="de__descripcion", clase="entera", orderable=False)
    compromiso = Numero(verbose_name="Compromiso", accessor="de__compromiso__numero")
    dependencia = Columna(verbose_name="Dependencia", accessor="de__dependencia__nombre_corto", order_by="de__dependencia__orden")
    fecha = Fecha(verbose_name="Fecha")
    estatus = Estatus(EstatusAccion, verbose_name="Estatus")
    validacion = Estatus(Validacion, verbose_name="Revisión")
    reporto = Columna(verbose_name="Reportó", accessor="usuario", orderable=False)

    class Meta(Tabla.Meta):
        model = Avance
        fields = ("texto", "folio", "accion", "compromiso", "dependencia", "fecha", "estatus", "validacion", "reporto")
        ocultas = ("folio", "dependencia", "reporto", "fecha")
        siempre_exportadas = ("folio", "dependencia", "fecha")
