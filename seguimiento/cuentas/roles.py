"""The matrix: what each role may do in each kind of module. The only place where permissions are written."""

from seguimiento.nucleo.modulos import modulo_de
from seguimiento.nucleo.permisos import Accion

from .estados import Rol

NADA = frozenset()
VER = frozenset({Accion.VER})
LEER = VER | {Accion.EXPORTAR}
REPORTAR = LEER | {Accion.REPORTAR}
CAPTURAR = REPORTAR | {Accion.CREAR, Accion.EDITAR, Accion.IMPORTAR}
TODO = frozenset(Accion) - {Accion.APROBAR}
DIRIGIR = LEER | {Accion.CONGELAR, Accion.APROBAR}

# Kinds of module for a given person:
#   cuentas · nucleo (thresholds, days off, audit trail), and those "de ajustes": whose unidad works in them reads them · directorio
#   propio: their unidad works in it (table of encargos) or, for an enlace, it is open to enlaces
#   ajeno: any other
MATRIZ = {
    #                   cuentas  nucleo  directorio  propio    ajeno
    Rol.ADMINISTRADOR: (TODO,    TODO,   TODO,       VER,      VER),
    Rol.DIRECTOR:      (NADA,    DIRIGIR, DIRIGIR,   DIRIGIR,  DIRIGIR),
    Rol.COORDINADOR:   (NADA,    NADA,   VER,        TODO,     NADA),
    Rol.CAPTURISTA:    (NADA,    NADA,   VER,        CAPTURAR, NADA),
    Rol.ENLACE:        (NADA,    NADA,   VER,        REPORTAR, NADA),
    Rol.CONSULTA:      (NADA,    NADA,   VER,        LEER,     NADA),
}  # fmt: skip
COLUMNAS = ("cuentas", "nucleo", "directorio", "propio", "ajeno")
FIJOS = ("cuentas", "nucleo", "directorio")


def acciones(rol, clave, *, encargada):
    """Set of actions of a role in the module `clave`.

    `encargada()` tells whether one of the person's unidades works in it; asked only where the answer matters.
    """
    fila = dict(zip(COLUMNAS, MATRIZ[Rol(rol)], strict=True))
    modulo = modulo_de(clave)
    if modulo is None:
        return NADA
    base = fila[clave] if clave in FIJOS else fila["nucleo" if modulo.de_ajustes else "ajeno"]
    propias = fila["propio"] & LEER if modulo.de_ajustes else fila["propio"]
    if propias <= base:
        return base
    propio = modulo.para_enlaces if rol == Rol.ENLACE else encargada()
    return base | propias if propio else base
