"""Kinds of meeting, media of advice, quarters, and how an evaluation stands beside the one before."""

from decimal import Decimal

from seguimiento.nucleo.estados import Estado

META = Decimal(95)  # per cent, the same in the four quarters and in the year: target 8 of T22 is constant, its quarters are not added up


class Trimestre(Estado):
    I = "1", "", "", "I (ene-mar)"  # noqa: E741
    II = "2", "", "", "II (abr-jun)"
    III = "3", "", "", "III (jul-sep)"
    IV = "4", "", "", "IV (oct-dic)"

    @property
    def romano(self):
        return self.name


class Tendencia(Estado):
    """Of an evaluation beside the one of the same unit before it."""

    SUBE = "sube", "concluido", "arrow-up-right", "Sube"
    IGUAL = "igual", "", "arrow-right", "Igual"
    BAJA = "baja", "vencido", "graph-down", "Baja"
    PRIMERA = "primera", "", "dash-circle", "Primera evaluación"


class ClaseDeReunion(Estado):
    REUNION = "reunion", "", "people", "Reunión de trabajo"
    CAPACITACION = "capacitacion", "", "mortarboard", "Capacitación"


class EstadoDeReunion(Estado):
    """It follows from the date: nobody types it."""

    PROGRAMADA = "programada", "proceso", "calendar-event", "Programada"
    CELEBRADA = "celebrada", "concluido", "check-circle", "Celebrada"


class Medio(Estado):
    TELEFONO = "telefono", "", "telephone", "Teléfono"
    CORREO = "correo", "", "envelope", "Correo electrónico"
    PRESENCIAL = "presencial", "", "person", "Presencial"
    MENSAJERIA = "mensajeria", "", "chat-dots", "Mensajería instantánea"
    VIDEOLLAMADA = "videollamada", "", "camera-video", "Videollamada"
    OFICIO = "oficio", "", "file-earmark-text", "Oficio"
