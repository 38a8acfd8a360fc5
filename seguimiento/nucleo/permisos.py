"""Who may do what: a role gives actions, a module says whether the role reaches it, a queryset gives the rows."""

from django.core.exceptions import PermissionDenied
from django.db import models


class Accion(models.TextChoices):
    VER = "ver", "ver"
    CREAR = "crear", "registrar"
    EDITAR = "editar", "editar"
    ELIMINAR = "eliminar", "eliminar"
    IMPORTAR = "importar", "importar"
    EXPORTAR = "exportar", "exportar"
    REPORTAR = "reportar", "reportar avances"
    VALIDAR = "validar", "validar avances"
    CONGELAR = "congelar", "congelar cortes"
    APROBAR = "aprobar", "aprobar cortes"


def clave_de(modelo_o_clave):
    """App label of a model, an instance or a label itself: the key of its module."""
    return modelo_o_clave if isinstance(modelo_o_clave, str) else modelo_o_clave._meta.app_label


def puede(usuario, accion, modelo_o_clave):
    """True when the role of this person has the action in the module of that model.

    A model marked `solo_internos` (minutes, attendance) does not exist for the enlaces of the dependencias.
    """
    if not usuario.is_authenticated or (usuario.es_enlace and getattr(modelo_o_clave, "solo_internos", False)):
        return False
    return usuario.puede(accion, clave_de(modelo_o_clave))


def ve_entero(usuario, modelo):
    """Whether this person may read all of a record: of a model marked `parcial_para_enlaces`, an enlace and whoever has a limited encargo
    see neither its files nor its history."""
    if not getattr(modelo, "parcial_para_enlaces", False):
        return True
    return not usuario.es_enlace and usuario.solo_en(clave_de(modelo)) is None


def exigir(usuario, accion, modelo_o_clave):
    """Raise PermissionDenied (403) unless `puede`."""
    if not puede(usuario, accion, modelo_o_clave):
        raise PermissionDenied(f"Su cuenta no puede {Accion(accion).label} en esta sección.")
