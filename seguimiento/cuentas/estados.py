"""Roles of the people who use the system."""

from django.db import models


class Rol(models.TextChoices):
    ADMINISTRADOR = "administrador", "Administrador"
    DIRECTOR = "director", "Director"
    COORDINADOR = "coordinador", "Coordinador"
    CAPTURISTA = "capturista", "Capturista"
    ENLACE = "enlace", "Enlace"
    CONSULTA = "consulta", "Consulta"


DE_UNIDAD = frozenset({Rol.COORDINADOR, Rol.CAPTURISTA, Rol.CONSULTA})  # what they reach follows from their unidades

DESCRIPCION = {
    Rol.ADMINISTRADOR: "Cuentas, catálogos y bitácora",
    Rol.DIRECTOR: "Todo; congela y aprueba cortes",
    Rol.COORDINADOR: "Los módulos de su unidad; valida",
    Rol.CAPTURISTA: "Registra en su unidad",
    Rol.ENLACE: "Lo asignado a su dependencia",
    Rol.CONSULTA: "Lee sin datos personales",
}
