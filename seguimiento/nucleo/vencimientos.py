"""Deadlines that modules keep stored follow from the calendar and from the legal terms: when one of those changes, they move with it.

A model that moves deadlines says `mueve_plazos = True`; a module that stores them names in its `Modulo` the service that works them out.
Every door by which such a row is written (form, delete, restore, import, a period of the calendar) calls `cambiaron` inside its own
transaction and under its own reason; once a day the worker does it all the same, for what came by no door.
"""

from django.db import transaction
from django.utils.module_loading import import_string

from . import plazos
from .modulos import modulos


def cambiaron(modelo):
    """A row of this model was written: work the deadlines out again if it moves them. Returns how many moved."""
    return recalcular(hoy=plazos.hoy()) if getattr(modelo, "mueve_plazos", False) else 0


@transaction.atomic
def recalcular(*, hoy):
    """Ask every module that stores deadlines for those of `hoy`. Returns how many moved."""
    return sum(import_string(modulo.recalcular)(hoy=hoy) for modulo in modulos() if modulo.recalcular)
