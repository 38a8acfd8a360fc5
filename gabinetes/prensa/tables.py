"""Lists of the module."""

from django.utils.text import Truncator

from seguimiento.nucleo.tablas import Columna, Entero, Estatus, Fecha, Principal, SiNo, Tabla

from .estados import Ambito, Informacion, Materia, Papel, Presidio
from .models import LARGO_EN_LISTA, Conferencia, Exposicion, Participante, Pregunta, Recorte, Sintesis


def corto(texto):
    return Truncator(texto).chars(LARGO_EN_LISTA)


class ConferenciaTable(Tabla):
    tema = Principal(verbose_name="Conferencia", bajo=lambda fila: f"{fila.dia} · {fila.duracion}", order_by=("fecha", "hora_inicio"))
    fecha = Fecha(verbose_name="Fecha")
    preside = Estatus(Presidio, verbose_name="Presidio")
    estado = Columna(verbose_name="Estado")
    instalaciones = Columna(verbose_name="Instalaciones")
    temas = Entero(verbose_name="Exposiciones", accessor="exposiciones_n")
    preguntas = Entero(verbose_name="Preguntas", accessor="preguntas_n")
    estenografica = SiNo(verbose_name="Estenográfica", accessor="con_version", orderable=False)
    informacion = Estatus(Informacion, verbose_name="Información")

    class Meta(Tabla.Meta):
        model = Conferencia
        fields = ("tema", "fecha", "preside", "estado", "instalaciones", "temas", "preguntas", "estenografica", "informacion")
        ocultas = ("estado", "estenografica")


def bajo_de_lo_dicho(fila):
    return f"{fila.conferencia} · {fila.tema}"


class ExposicionTable(Tabla):
    texto = Principal(verbose_name="Exposición", texto=lambda fila: corto(fila.texto or fila.tema), bajo=bajo_de_lo_dicho, orderable=False)
    expone = Columna(verbose_name="Quien expone", accessor="participante", order_by="participante__persona__orden")
    tema = Columna(verbose_name="Tema")
    fecha = Fecha(verbose_name="Fecha", accessor="conferencia__fecha")

    class Meta(Tabla.Meta):
        model = Exposicion
        fields = ("texto", "expone", "tema", "fecha")
        ocultas = ("tema",)


class PreguntaTable(Tabla):
    pregunta = Principal(verbose_name="Pregunta", texto=lambda fila: corto(fila.pregunta), bajo=bajo_de_lo_dicho, orderable=False)
    quien_pregunta = Columna(verbose_name="Quien pregunta", order_by="quien_pregunta__persona__orden")
    quien_responde = Columna(verbose_name="Quien responde", order_by="quien_responde__persona__orden")
    respuesta = Columna(verbose_name="Respuesta", accessor="respuesta_breve", orderable=False, clase="entera")
    tema = Columna(verbose_name="Tema")
    fecha = Fecha(verbose_name="Fecha", accessor="conferencia__fecha")

    class Meta(Tabla.Meta):
        model = Pregunta
        fields = ("pregunta", "quien_pregunta", "quien_responde", "respuesta", "tema", "fecha")
        ocultas = ("tema", "respuesta")


class ParticipanteTable(Tabla):
    persona = Principal(
        verbose_name="Persona", texto=lambda fila: str(fila.persona), order_by="persona__orden", bajo=lambda fila: fila.cargo
    )
    papel = Estatus(Papel, verbose_name="Papel")
    conferencia = Columna(verbose_name="Conferencia", order_by="conferencia__fecha", clase="entera")
    fecha = Fecha(verbose_name="Fecha", accessor="conferencia__fecha")

    class Meta(Tabla.Meta):
        model = Participante
        fields = ("persona", "papel", "conferencia", "fecha")
        ocultas = ("conferencia",)


class SintesisTable(Tabla):
    titulo = Principal(verbose_name="Síntesis", bajo=lambda fila: corto(fila.resumen), order_by="fecha")
    fecha = Fecha(verbose_name="Fecha")
    recortes = Entero(verbose_name="Recortes", accessor="recortes_n")

    class Meta(Tabla.Meta):
        model = Sintesis
        fields = ("titulo", "fecha", "recortes")


class RecorteTable(Tabla):
    titulo = Principal(verbose_name="Nota", bajo=lambda fila: f"{fila.medio}{f' · {fila.autor}' if fila.autor else ''}")
    ambito = Estatus(Ambito, verbose_name="Ámbito")
    materia = Estatus(Materia, verbose_name="Materia")
    medio = Columna(verbose_name="Medio")
    fecha = Fecha(verbose_name="Síntesis del", accessor="sintesis__fecha")

    class Meta(Tabla.Meta):
        model = Recorte
        fields = ("titulo", "ambito", "materia", "medio", "fecha")
        ocultas = ("medio",)
