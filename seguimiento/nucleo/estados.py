"""Base of every list of states: the value, how it looks and how it reads stand on one line."""

from django.db import models


class Estado(models.TextChoices):
    """Members are written `NAME = "value", "css class", "icon", "Label"`."""

    def __new__(cls, valor, clase="", icono=""):
        miembro = str.__new__(cls, valor)
        miembro._value_ = valor
        miembro.clase = clase
        miembro.icono = icono
        return miembro


class Validacion(Estado):
    """Where a reported advance stands with the coordinator who reviews it."""

    POR_VALIDAR = "por_validar", "revision", "eye", "Por validar"
    VALIDADO = "validado", "concluido", "check2-all", "Validado"
    DEVUELTO = "devuelto", "devuelto", "reply", "Devuelto"
    NO_REQUIERE = "no_requiere", "", "dash-circle", "Sin revisión"
