"""Those whom a person substitutes today, and what the substitute reaches only because of them."""

import copy
from dataclasses import dataclass
from functools import partial

from .models import Encargo, Suplencia, Usuario, UsuarioDependencia, UsuarioUnidad


@dataclass(frozen=True)
class Ausente:
    """Somebody who is away, and what they reach by themselves: keys of unidades and dependencias, {module: {limits}}."""

    pk: int
    nombre: str
    unidades: frozenset
    dependencias: frozenset
    encargos: dict


def pedido(usuario, fecha):
    """What to ask `catalogos.leer` for the list of `Ausente` whom this account substitutes on a date."""
    modelos = (Suplencia, Usuario, UsuarioUnidad, UsuarioDependencia, Encargo)
    return {f"ausentes de {usuario.pk} el {fecha}": (partial(_leer, usuario, fecha), modelos)}


def _leer(usuario, fecha):
    suplencias = Suplencia.objects.vigentes(fecha).filter(suplente=usuario.pk, titular__eliminado__isnull=True)
    titulares = {s.titular_id: s.titular for s in suplencias.select_related("titular").order_by("titular__orden", "titular")}
    return [_alcance(titular, fecha) for titular in titulares.values()]


def _alcance(titular, fecha):
    unidades = frozenset(UsuarioUnidad.objects.vigentes(fecha).filter(usuario=titular).order_by().values_list("unidad", flat=True))
    vinculos = UsuarioDependencia.objects.vigentes(fecha).filter(usuario=titular)
    encargos = {}
    for modulo, solo in Encargo.objects.filter(unidad__in=unidades).order_by().values_list("modulo", "solo"):
        encargos.setdefault(modulo, set()).add(solo)
    return Ausente(titular.pk, titular.nombre, unidades, frozenset(vinculos.order_by().values_list("dependencia", flat=True)), encargos)


def solo_propio(usuario, fecha):
    """The same account, reaching what it reaches by itself: a copy, not to be saved."""
    propio = _alcance(usuario, fecha)
    return _copia(usuario, propio.unidades, propio.dependencias, propio.encargos)


def solo_por(usuario, ausente, fecha):
    """The same account, with its own role and name, reaching only what it would lack without the absent one: a copy too."""
    propio = _alcance(usuario, fecha)
    encargos = {modulo: solo for modulo, solo in ausente.encargos.items() if solo - propio.encargos.get(modulo, set())}
    return _copia(usuario, ausente.unidades - propio.unidades, ausente.dependencias - propio.dependencias, encargos)


def _copia(usuario, unidades, dependencias, encargos):
    copia = copy.copy(usuario)
    copia.__dict__ |= {"unidades_ids": set(unidades), "dependencias_ids": set(dependencias), "encargos": encargos, "_acciones": {}}
    return copia
