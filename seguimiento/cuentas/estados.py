"""Roles of the people who use the system, and what an entrance may come to."""

from django.db import models

from seguimiento.nucleo.estados import Estado


class Rol(models.TextChoices):
    ADMINISTRADOR = "administrador", "Administrador"
    DIRECTOR = "director", "Director"
    COORDINADOR = "coordinador", "Coordinador"
    CAPTURISTA = "capturista", "Capturista"
    ENLACE = "enlace", "Enlace"
    CONSULTA = "consulta", "Consulta"


DE_UNIDAD = frozenset({Rol.COORDINADOR, Rol.CAPTURISTA, Rol.CONSULTA})  # what they reach follows from their unidades
CON_SEGUNDO_FACTOR = frozenset({Rol.ADMINISTRADOR, Rol.COORDINADOR})  # must have it where MFA_OBLIGATORIO says so

DESCRIPCION = {
    Rol.ADMINISTRADOR: "Cuentas, catálogos y bitácora",
    Rol.DIRECTOR: "Todo; congela y aprueba cortes",
    Rol.COORDINADOR: "Los módulos de su unidad; valida",
    Rol.CAPTURISTA: "Registra en su unidad",
    Rol.ENLACE: "Lo asignado a su dependencia",
    Rol.CONSULTA: "Lee sin datos personales",
}


class Resultado(Estado):
    """What is written down of each attempt to enter, and of what changes how one enters."""

    ENTRO = "entro", "concluido", "box-arrow-in-right", "Entró"
    CONTRASENA = "contrasena", "devuelto", "x-circle", "Contraseña incorrecta"
    SEGUNDO_FACTOR = "segundo_factor", "devuelto", "shield-lock", "Segundo factor incorrecto"
    BLOQUEADO = "bloqueado", "devuelto", "ban", "Bloqueado"
    SALIO = "salio", "", "box-arrow-right", "Salió"
    CAMBIO = "cambio", "revision", "key", "Cambio de acceso"


class ClaseDeAviso(models.TextChoices):
    """Why somebody is told something. Only of the first two is an e-mail written."""

    ASIGNACION = "asignacion", "Asignación"
    DEVOLUCION = "devolucion", "Devolución"
    OTRO = "otro", "Otro"


class Correo(models.TextChoices):
    """Kinds of e-mail that each person may switch off; those of notices are named as their class."""

    RESUMEN = "resumen", "Resumen del día: lo vencido, lo que está por vencer y lo devuelto"
    ASIGNACION = "asignacion", "Cuando se le asigna algo"
    DEVOLUCION = "devolucion", "Cuando se le devuelve un avance"
