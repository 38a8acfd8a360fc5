"""Seed: the first privacy notice and the terms of retention, both to be confirmed by the Office. It only creates what never existed."""

from datetime import date
from pathlib import Path

from django.db import transaction

from seguimiento.nucleo import bitacora

from .estados import Categoria
from .models import Aviso, Conservacion

DATOS = Path(__file__).parent / "datos"
DESDE = date(2022, 1, 1)
FUNDAMENTO = "LGPDPPSO, arts. 17 y 18. Plazo propuesto: confírmelo con el catálogo de disposición documental."
ANIOS = {Categoria.REGISTRO: 2, Categoria.PETICION: 5, Categoria.APOYO: 10}


@transaction.atomic
def cargar():
    with bitacora.contexto(None, "Catálogo inicial"):
        return {"avisos de privacidad": _aviso(), "plazos de conservación": _plazos()}


def _aviso():
    if Aviso.todos.exists():
        return 0
    Aviso.objects.create(numero=1, desde=DESDE, simplificado=_leer("aviso_simplificado"), texto=_leer("aviso_integral"))
    return 1


def _plazos():
    vistas = set(Conservacion.todos.values_list("categoria", flat=True))
    filas = [Conservacion(categoria=c, anios=anios, fundamento=FUNDAMENTO) for c, anios in ANIOS.items() if c not in vistas]
    return len(Conservacion.objects.bulk_create(filas))


def _leer(nombre):
    return (DATOS / f"{nombre}.txt").read_text(encoding="utf-8").strip()
