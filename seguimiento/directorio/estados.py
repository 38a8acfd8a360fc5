"""Lists of the directory."""

from django.db import models


class TipoDependencia(models.TextChoices):
    DEPENDENCIA = "dependencia", "Dependencia"
    ENTIDAD = "entidad", "Entidad"
    FIDEICOMISO = "fideicomiso", "Fideicomiso"
    ORGANISMO = "organismo", "Organismo"
    DESCONCENTRADO = "desconcentrado", "Órgano desconcentrado"
    AUTONOMO = "autonomo", "Organismo autónomo"
    EMPRESA = "empresa", "Empresa de participación estatal"
    UNIDAD = "unidad", "Unidad de una dependencia"
    FEDERAL = "federal", "Federal"
    BINACIONAL = "binacional", "Comisión binacional"
    EDUCATIVA = "educativa", "Institución educativa"
    OTRO = "otro", "Otro"


class ClaseNombramiento(models.TextChoices):
    TITULAR = "titular", "Titular"
    PARTICULAR = "particular", "Particular"
    ENLACE = "enlace", "Enlace técnico"
    OTRO = "otro", "Otro cargo"


UNICAS = (ClaseNombramiento.TITULAR, ClaseNombramiento.PARTICULAR, ClaseNombramiento.ENLACE)  # one person at a time


class Uso(models.TextChoices):
    INSTITUCIONAL = "institucional", "Institucional"
    PERSONAL = "personal", "Personal"


QUE_DESIGNAN = (
    TipoDependencia.DEPENDENCIA, TipoDependencia.ENTIDAD, TipoDependencia.FIDEICOMISO, TipoDependencia.ORGANISMO,
    TipoDependencia.DESCONCENTRADO, TipoDependencia.EMPRESA,
)  # fmt: skip
