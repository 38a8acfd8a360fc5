"""What a module tells about itself: its name, its place in the menu and who may enter."""

from dataclasses import dataclass

from django.apps import apps
from django.urls import reverse

from .permisos import Accion, puede

GRUPOS = ("Gabinetes", "Compromisos", "Atención ciudadana", "Transparencia", "Seguimiento")  # packages, in the order of the menu


@dataclass(frozen=True)
class Oferta:
    """A button on the page of a record of another module: it opens `ruta` with the key of the record as `parametro`.

    `modelo` is written as "prensa.pregunta"; `cuando(objeto, usuario)` may narrow for which records;
    `accion` is what who looks must be able to do in the module that offers.
    """

    modelo: str
    titulo: str
    icono: str
    ruta: str
    parametro: str
    cuando: object = None
    accion: Accion = Accion.CREAR


@dataclass(frozen=True)
class Modulo:
    """Declared as the attribute `modulo` of an AppConfig.

    `clave` is the app label; `secciones` are pairs (title, url name) shown under the module while it is open; `registrar` are
    triples (title, icon, url name) offered by the "Registrar" button of every page (`registrar_enlace`, to an enlace).
    `ofrece`: what it does with a record of an earlier module, which knows nothing of it (see `Oferta`).
    `para_enlaces`: an enlace may enter and sees the rows of their own dependencias.
    `con_unidades`: who works in it is decided by the table of encargos.
    `de_ajustes`: the administrador writes it, whoever its table of encargos names reads it.
    `recalcular`: dotted name of the service `(*, hoy) -> how many moved` that works out again the deadlines that it stores, called when
    the calendar or a legal term changes (see `vencimientos`).
    """

    clave: str
    nombre: str
    grupo: str
    icono: str
    ruta: str
    secciones: tuple = ()
    registrar: tuple = ()
    registrar_enlace: tuple = ()
    ofrece: tuple = ()
    para_enlaces: bool = False
    con_unidades: bool = False
    de_ajustes: bool = False
    recalcular: str = ""


def modulos():
    """Every declared module, by package and then in the order of INSTALLED_APPS."""
    declarados = [config.modulo for config in apps.get_app_configs() if hasattr(config, "modulo")]
    return sorted(declarados, key=lambda modulo: GRUPOS.index(modulo.grupo))


def modulo_de(clave):
    """The module of an app label; KeyError-free: None when the app declares none."""
    return getattr(apps.get_app_config(clave), "modulo", None)


def ofertas(objeto, usuario):
    """[{"titulo", "icono", "url"}] of what other modules offer to do with a record, for whoever may do it there."""
    return [
        {"titulo": oferta.titulo, "icono": oferta.icono, "url": f"{reverse(oferta.ruta)}?{oferta.parametro}={objeto.pk}"}
        for modulo in modulos()
        for oferta in modulo.ofrece
        if oferta.modelo == objeto._meta.label_lower and puede(usuario, oferta.accion, modulo.clave)
        if oferta.cuando is None or oferta.cuando(objeto, usuario)
    ]
