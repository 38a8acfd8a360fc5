"""Lists of the module. What names a person is a `Dato` of personas: masked unless the list says otherwise."""

from atencion.personas.columnas import Dato
from seguimiento.nucleo.tablas import Columna, Entero, Estatus, Fecha, Principal, SiNo, Tabla, Vence

from .estados import EstadoPeticion, EstadoTurno, Prioridad, Resultado
from .models import Conclusion, Peticion, Seguimiento, Turno


class PeticionTable(Tabla):
    asunto = Principal(verbose_name="Asunto", bajo=lambda fila: fila.folio)
    folio = Columna(verbose_name="Folio", clase="nowrap")
    fecha = Fecha(verbose_name="Recibida")
    persona = Dato(
        "nombre", verbose_name="Persona", accessor="persona__nombre_completo", order_by="persona__nombre_llano", exclude_from_export=True,
    )  # fmt: skip
    telefono = Dato("telefono", verbose_name="Teléfono", accessor="persona__telefono", clase="nowrap", orderable=False)
    municipio = Columna(verbose_name="Municipio", accessor="municipio__nombre", order_by="municipio__orden")
    rubro = Columna(verbose_name="Rubro", accessor="get_rubro_display", order_by="rubro")
    canal = Columna(verbose_name="Canal", accessor="get_canal_display", order_by="canal")
    gira = Columna(verbose_name="Gira o jornada", accessor="gira__nombre", order_by="gira__fecha")
    tipo_de_apoyo = Columna(verbose_name="Tipo de apoyo")
    prioridad = Estatus(Prioridad, verbose_name="Prioridad")
    responsable = Columna(verbose_name="Responsable", accessor="responsable__nombre", order_by="responsable__orden")
    estado = Estatus(EstadoPeticion, verbose_name="Estado", orderable=False)
    dias = Entero(verbose_name="Días")
    concluida = Fecha(verbose_name="Concluida", accessor="concluida_al")
    reconstruido = SiNo(verbose_name="Reconstruida")

    class Meta(Tabla.Meta):
        model = Peticion
        fields = (
            "asunto", "folio", "fecha", "persona", "telefono", "municipio", "rubro", "canal", "gira", "tipo_de_apoyo", "prioridad",
            "responsable", "estado", "dias", "concluida", "reconstruido",
        )  # fmt: skip
        ocultas = ("folio", "telefono", "canal", "gira", "tipo_de_apoyo", "prioridad", "responsable", "concluida", "reconstruido")


class TurnoTable(Tabla):
    asunto = Principal(
        verbose_name="Petición", accessor="peticion__asunto", orderable=False,
        bajo=lambda turno: f"{turno.peticion.folio} · {turno.oficio}".rstrip(" ·"),
    )  # fmt: skip
    orden = Columna(verbose_name="Orden", accessor="get_orden_display", order_by="orden")
    a_quien = Columna(verbose_name="Turnada a", accessor="a_quien", order_by="dependencia__orden")
    fecha = Fecha(verbose_name="Turnada")
    vence = Vence(verbose_name="Vence", cerrado=lambda turno: bool(turno.respondido_al) or bool(turno.peticion.concluida))
    estado = Estatus(EstadoTurno, verbose_name="Respuesta", accessor="estado_vista", orderable=False)
    respondido = Fecha(verbose_name="Respondida", accessor="respondido_al")
    respuesta = Columna(verbose_name="Texto de la respuesta", clase="entera", orderable=False)

    class Meta(Tabla.Meta):
        model = Turno
        fields = ("asunto", "orden", "a_quien", "fecha", "vence", "estado", "respondido", "respuesta")
        ocultas = ("orden", "respuesta")


class SeguimientoTable(Tabla):
    nota = Principal(verbose_name="Seguimiento", bajo=lambda fila: f"{fila.peticion.folio} · {fila.peticion.asunto}", orderable=False)
    fecha = Fecha(verbose_name="Fecha")
    canal = Columna(verbose_name="Canal", accessor="get_canal_display", order_by="canal")
    rubro = Columna(verbose_name="Rubro", accessor="peticion__get_rubro_display", orderable=False)
    usuario = Columna(verbose_name="Registró", orderable=False)
    reconstruido = SiNo(verbose_name="Reconstruido")

    class Meta(Tabla.Meta):
        model = Seguimiento
        fields = ("nota", "fecha", "canal", "rubro", "usuario", "reconstruido")
        ocultas = ("rubro", "reconstruido")


class ConclusionTable(Tabla):
    respuesta = Principal(verbose_name="Respuesta", bajo=lambda fila: f"{fila.peticion.folio} · {fila.peticion.asunto}", orderable=False)
    fecha = Fecha(verbose_name="Fecha")
    resultado = Estatus(Resultado, verbose_name="Resultado")
    rubro = Columna(verbose_name="Rubro", accessor="peticion__get_rubro_display", orderable=False)
    reabierta = Fecha(verbose_name="Reabierta")
    reconstruido = SiNo(verbose_name="Reconstruida")

    class Meta(Tabla.Meta):
        model = Conclusion
        fields = ("respuesta", "fecha", "resultado", "rubro", "reabierta", "reconstruido")
        ocultas = ("rubro", "reabierta", "reconstruido")
