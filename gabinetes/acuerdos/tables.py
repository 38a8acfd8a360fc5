"""Lists of the module."""

from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.tablas import Columna, Entero, Estatus, Fecha, Porcentaje, Principal, Semaforo, SiNo, Tabla, Vence

from .estados import EstadoReunion, EstatusResponsable, Prioridad, SituacionAcuerdo
from .models import Acuerdo, Avance, Gabinete, Responsable, Reunion

CONCLUIDO = EstatusResponsable.CONCLUIDO


class GabineteTable(Tabla):
    numero = Entero(verbose_name="No.")
    nombre = Principal(verbose_name="Gabinete", bajo=lambda gabinete: gabinete.nombre_oficial)
    clase = Columna(verbose_name="Clase")
    secretario_tecnico = Columna(verbose_name="Secretaría técnica")

    class Meta(Tabla.Meta):
        model = Gabinete
        fields = ("numero", "nombre", "clase", "secretario_tecnico")


class ReunionTable(Tabla):
    gabinete = Principal(verbose_name="Reunión", texto=str, order_by=("gabinete__nombre", "fecha"), bajo=lambda reunion: reunion.lugar)
    fecha = Fecha(verbose_name="Fecha")
    hora_inicio = Columna(verbose_name="Hora")
    estado = Estatus(EstadoReunion, verbose_name="Estado")
    con_minuta = SiNo(verbose_name="Minuta")
    acuerdos_n = Entero(verbose_name="Acuerdos")
    ejercicio = Columna(verbose_name="Ejercicio")

    class Meta(Tabla.Meta):
        model = Reunion
        fields = ("gabinete", "fecha", "hora_inicio", "estado", "con_minuta", "acuerdos_n", "ejercicio")
        ocultas = ("hora_inicio", "ejercicio")


def bajo_de_acuerdo(acuerdo):
    partes = [acuerdo.folio, acuerdo.reunion.gabinete.nombre]
    if acuerdo.prioridad == Prioridad.ALTA:
        partes.append("prioridad alta")
    if acuerdo.reservado:
        partes.append("reservado")
    if not acuerdo.vigente:
        partes.append(acuerdo.get_situacion_display().lower())
    return " · ".join(partes)


class AcuerdoTable(Tabla):
    reporte_de_umbrales = "cumplimiento-de-gabinetes"

    texto = Principal(verbose_name="Acuerdo", bajo=bajo_de_acuerdo, order_by="folio")
    folio = Columna(verbose_name="Folio", clase="nowrap")
    gabinete = Columna(verbose_name="Gabinete", accessor="reunion__gabinete__nombre")
    sesion = Fecha(verbose_name="Sesión", accessor="fecha")
    siglas = Columna(verbose_name="Responsables", clase="entera")
    fecha_compromiso = Vence(verbose_name="Fecha compromiso", cerrado=lambda acuerdo: acuerdo.estatus == CONCLUIDO or not acuerdo.vigente)
    estatus = Estatus(EstatusResponsable, verbose_name="Estatus")
    avance = Porcentaje(verbose_name="Cumplimiento capturado")
    semaforo = Semaforo(verbose_name="Semáforo", accessor="avance", orderable=False)
    prioridad = Columna(verbose_name="Prioridad")
    situacion = Estatus(SituacionAcuerdo, verbose_name="Situación")
    reconstruido = SiNo(verbose_name="Reconstruido")

    class Meta(Tabla.Meta):
        model = Acuerdo
        fields = (
            "texto",
            "folio",
            "gabinete",
            "sesion",
            "siglas",
            "fecha_compromiso",
            "estatus",
            "avance",
            "semaforo",
            "prioridad",
            "situacion",
            "reconstruido",
        )
        ocultas = ("folio", "gabinete", "sesion", "prioridad", "situacion", "reconstruido")


class ResponsableTable(Tabla):
    reporte_de_umbrales = "acuerdos-por-institucion"

    acuerdo = Principal(
        verbose_name="Acuerdo", accessor="acuerdo__texto", order_by="acuerdo__folio",
        bajo=lambda fila: f"{fila.acuerdo.folio} · {fila.acuerdo.reunion.gabinete.nombre}",
    )  # fmt: skip
    dependencia = Columna(verbose_name="Dependencia", accessor="dependencia__nombre_corto", order_by="dependencia__orden")
    fecha_compromiso = Vence(
        verbose_name="Fecha compromiso", accessor="acuerdo__fecha_compromiso", cerrado=lambda fila: fila.estatus_al == CONCLUIDO
    )
    estatus = Estatus(EstatusResponsable, verbose_name="Estatus", accessor="estatus_al")
    porcentaje = Porcentaje(verbose_name="Porcentaje", accessor="porcentaje_al")
    semaforo = Semaforo(verbose_name="Semáforo", accessor="porcentaje_al", orderable=False)
    fecha_avance = Fecha(verbose_name="Último avance")

    class Meta(Tabla.Meta):
        model = Responsable
        fields = ("acuerdo", "dependencia", "fecha_compromiso", "estatus", "porcentaje", "semaforo", "fecha_avance")


class AvanceTable(Tabla):
    """The reviewer's queue."""

    texto = Principal(
        verbose_name="Avance",
        bajo=lambda avance: f"{avance.de.acuerdo.folio} · {avance.de.dependencia} · {fecha_corta(avance.fecha)}",
        orderable=False,
    )
    folio = Columna(verbose_name="Folio", accessor="de__acuerdo__folio", clase="nowrap")
    acuerdo = Columna(verbose_name="Acuerdo", accessor="de__acuerdo__texto", clase="entera", orderable=False)
    dependencia = Columna(verbose_name="Dependencia", accessor="de__dependencia__nombre_corto")
    fecha = Fecha(verbose_name="Fecha")
    estatus = Estatus(EstatusResponsable, verbose_name="Estatus")
    porcentaje = Porcentaje(verbose_name="Porcentaje")
    reporto = Columna(verbose_name="Reportó", accessor="usuario")

    class Meta(Tabla.Meta):
        model = Avance
        fields = ("texto", "folio", "acuerdo", "dependencia", "fecha", "estatus", "porcentaje", "reporto")
        ocultas = ("folio", "dependencia", "reporto")
