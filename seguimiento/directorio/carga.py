"""Seed of the catalogues from `datos/*.csv`. It only creates what never existed: what people changed or deleted stays so."""

import csv
from pathlib import Path

from django.db import transaction

from seguimiento.nucleo import bitacora

from .models import Alias, Atribucion, Dependencia, Municipio, Unidad
from .nombres import normalizar
from .services import responsabilizar

DATOS = Path(__file__).parent / "datos"


def leer(archivo):
    """Rows of a CSV as dicts of texts."""
    with archivo.open(encoding="utf-8", newline="") as texto:
        return list(csv.DictReader(texto))


def conocidos(modelo, campo):
    """Every value that a field has ever had, renamed and deleted rows included, normalised for comparison."""
    eventos = bitacora.modelo_de_eventos(modelo).objects.values_list(campo, flat=True)
    return {normalizar(valor) for valores in (eventos, modelo.todos.values_list(campo, flat=True)) for valor in valores}


def nuevos(modelo, filas, campo, columna=None):
    """Rows of the seed whose key was never in the table."""
    vistos = conocidos(modelo, campo)
    return [fila for fila in filas if normalizar(fila[columna or campo]) not in vistos]


@transaction.atomic
def cargar():
    """Create what is missing. Returns {plural name: how many were created}."""
    with bitacora.contexto(None, "Catálogo inicial"):
        return {
            "unidades": _unidades(),
            "dependencias": _dependencias(),
            "alias": _alias(),
            "municipios": _municipios(),
            "atribuciones": _atribuciones(),
        }


def _unidades():
    filas = nuevos(Unidad, leer(DATOS / "unidades.csv"), "siglas")
    for fila in filas:  # in the order of the structure: the superior comes first
        superior = Unidad.objects.filter(siglas=fila["superior"]).first() if fila["superior"] else None
        Unidad.objects.create(siglas=fila["siglas"], nombre=fila["nombre"], numeral=fila["numeral"], superior=superior)
    return len(filas)


def _dependencias():
    filas = nuevos(Dependencia, leer(DATOS / "dependencias.csv"), "siglas")
    Dependencia.objects.bulk_create(
        Dependencia(
            siglas=fila["siglas"],
            nombre=fila["nombre"],
            nombre_corto=fila["nombre_corto"],
            tipo=fila["tipo"],
            valida_hasta=fila["valida_hasta"] or None,
            por_confirmar=bool(fila["por_confirmar"]),
            fuente=fila["fuente"],
            nota=fila["nota"],
        )
        for fila in filas
    )
    vivas = {d.siglas: d for d in Dependencia.objects.all()}
    hijas = []
    for fila in filas:
        if cabeza := vivas.get(fila["sector"]):
            hija = vivas[fila["siglas"]]
            hija.sector = cabeza
            hijas.append(hija)
    Dependencia.objects.bulk_update(hijas, ["sector"])
    return len(filas)


def _alias():
    reconocedor = Dependencia.objects.reconocedor()
    filas = nuevos(Alias, leer(DATOS / "alias.csv"), "texto")
    pares = [(reconocedor.reconocer(fila["dependencia"]), fila["texto"]) for fila in filas]
    creados = Alias.objects.bulk_create(Alias(dependencia=d, texto=texto) for d, texto in pares if d is not None)
    return len(creados)


def _municipios():
    filas = nuevos(Municipio, leer(DATOS / "municipios.csv"), "clave")
    Municipio.objects.bulk_create(Municipio(**fila) for fila in filas)
    return len(filas)


def _atribuciones():
    filas = nuevos(Atribucion, leer(DATOS / "atribuciones.csv"), "numero")
    unidades = {u.siglas: u for u in Unidad.objects.all()}
    for fila in filas:
        todas = fila["areas"] == "TODAS"
        atribucion = Atribucion.objects.create(numero=int(fila["numero"]), texto=fila["texto"], todas=todas)
        areas = [] if todas else fila["areas"].split("|")
        responsabilizar(atribucion, [unidades[siglas] for siglas in areas if siglas in unidades])
    return len(filas)
