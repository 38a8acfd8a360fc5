"""Deadlines that modules keep stored follow from the calendar and from the legal terms: when one of those changes, they move with it.

A model that moves deadlines says `mueve_plazos = True`; a module that stores them names in its `Modulo` the service that works them out.
Every door by which such a row is written (form, delete, restore, import, a period of the calendar) calls `cambiaron` inside its own
transaction and under its own reason; once a day the worker does it all the same, for what came by no door.

Beside the deadline of today a row keeps those that ruled before (`pasados`), so that a list of any date has the one of that date.
"""

from django.db import transaction
from django.db.models import DateField, F, Func, TextField, Value
from django.db.models.functions import Cast
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


def pasados(vence_el, dias):
    """[[day, deadline that ruled from that day on, or None]] in ISO, one for each day on which it changed; `vence_el(day)` gives it."""
    lista = []
    for dia in sorted(dias):
        vence = vence_el(dia)
        escrito = vence and vence.isoformat()
        if not lista or lista[-1][1] != escrito:
            lista.append([dia.isoformat(), escrito])
    return lista


def vence_al(corte):
    """Expression of the deadline that ruled at the end of a day, of a row that keeps its `pasados` in `vencimientos`; null without one."""
    return Func(
        F("vencimientos"), Cast(Value(corte.isoformat()), TextField()), output_field=DateField(),
        template="(SELECT (e.par ->> 1)::date FROM (SELECT %(expressions)s) AS d (lista, dia), jsonb_array_elements(d.lista) AS e (par) "
        "WHERE e.par ->> 0 <= d.dia ORDER BY e.par ->> 0 DESC LIMIT 1)",
    )  # fmt: skip
