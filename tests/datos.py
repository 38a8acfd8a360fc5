"""Factories of test rows: plain functions, one row each, no surprises. Modules add theirs in their own `datos_*.py`."""

from itertools import count

from seguimiento.cuentas.models import Encargo, Suplencia, Usuario, UsuarioDependencia, UsuarioUnidad
from seguimiento.directorio.models import Alias, Dependencia, Municipio, Unidad

CLAVE = "clave-de-prueba-2023"
_numeros = count(1)


def unidad(siglas=None, *, modulos=(), **campos):
    """A unidad; `modulos` are the keys of the modules in which it works."""
    siglas = siglas or f"U{next(_numeros)}"
    fila = Unidad.objects.create(siglas=siglas, nombre=campos.pop("nombre", f"Unidad {siglas}"), **campos)
    for modulo in modulos:
        Encargo.objects.create(modulo=modulo, unidad=fila)
    return fila


def dependencia(siglas=None, *, alias=(), **campos):
    siglas = siglas or f"DEP{next(_numeros)}"
    campos = {"nombre": f"Secretaría {siglas}", "nombre_corto": siglas} | campos
    fila = Dependencia.objects.create(siglas=siglas, **campos)
    for texto in alias:
        Alias.objects.create(dependencia=fila, texto=texto)
    return fila


def municipio(nombre=None, **campos):
    numero = next(_numeros)
    return Municipio.objects.create(clave=campos.pop("clave", f"26{numero % 1000:03}"), nombre=nombre or f"Municipio {numero}", **campos)


def usuario(rol, *, unidades=(), dependencias=(), **campos):
    """An account that can enter with the password CLAVE."""
    username = campos.pop("username", f"{rol}{next(_numeros)}")
    persona = Usuario(username=username, rol=rol, **({"email": f"{username}@oficina.example"} | campos))
    persona.set_password(CLAVE)
    persona.save()
    for fila in unidades:
        UsuarioUnidad.objects.create(usuario=persona, unidad=fila)
    for fila in dependencias:
        UsuarioDependencia.objects.create(usuario=persona, dependencia=fila)
    return persona


def suplencia(titular, suplente, desde, hasta):
    return Suplencia.objects.create(titular=titular, suplente=suplente, desde=desde, hasta=hasta)
