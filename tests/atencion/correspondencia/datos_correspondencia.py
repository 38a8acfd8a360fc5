"""Letters, turns and the people of correspondence, written through the services."""

from datetime import date, datetime, time

from django.utils import timezone

from atencion.correspondencia import respuestas, services
from atencion.correspondencia.models import Asunto, Recibido
from seguimiento.nucleo.models import DiaInhabil
from seguimiento.nucleo.plazos import Calendario
from tests import datos

LUNES = date(2023, 5, 8)


def momento(dia=LUNES, hora=10, minuto=0):
    return datetime.combine(dia, time(hora, minuto), tzinfo=timezone.get_default_timezone())


def asunto(nombre="Audiencia", dias=10):
    return Asunto.objects.filter(nombre=nombre).first() or Asunto.objects.create(nombre=nombre, dias=dias)


def recibido(fecha=LUNES, hora=time(9), *, clase="relevante", usuario=None, escaneo=None, **campos):
    campos = {"remitente": "Persona de Prueba", "sintesis": "Solicita algo de prueba."} | campos
    campos.setdefault("asunto", asunto())
    return services.registrar(Recibido(fecha=fecha, hora=hora, clase=clase, **campos), usuario=usuario, escaneo=escaneo)


def turno(fila=None, dependencia=None, *, cuando=None, dias=10, usuario=None, instruccion=""):
    """One letter given to one dependencia."""
    fila, dependencia = fila or recibido(), dependencia or datos.dependencia()
    calendario = Calendario.cargar()
    services.turnar(
        [fila], dependencias=[dependencia], dias=dias, usuario=usuario, momento=cuando or momento(), calendario=calendario,
        instruccion=instruccion,
    )  # fmt: skip
    return fila.turnos.get(dependencia=dependencia, cancelado=None)


def respuesta(fila, quien, dia=date(2023, 5, 15), **campos):
    campos = {"texto": "Se atendió lo solicitado."} | campos
    return respuestas.responder(fila, usuario=quien, fecha=dia, calendario=Calendario.cargar(), **campos)


def inhabil(dia, motivo="Día de prueba"):
    return DiaInhabil.objects.create(fecha=dia, motivo=motivo)


def jefa(**campos):
    return datos.usuario("coordinador", unidades=[datos.unidad(modulos=["correspondencia"])], **campos)


def enlace(*dependencias):
    return datos.usuario("enlace", dependencias=dependencias)
