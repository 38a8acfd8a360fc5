"""What is measured and how far it may go: the table of goals, in one place."""

from dataclasses import dataclass
from urllib.parse import quote

from compromisos.campana.models import Accion

from .palabras import COMUN, RARA

ACCIONES = "/compromisos/campana/accion/"
ADMIN = "/admin/campana/accion/"
TODOS = "?ejercicio=todos&por_pagina=50"
HTMX = (("HX-Request", "true"), ("HX-Target", "resultado"))
RENGLON = '<td class="field-compromiso nowrap">'  # of the admin's list
MEGA = 1_000_000  # bytes that an export has at least


@dataclass(frozen=True)
class Peticion:
    """One request: a page, or with `forma` the post of its form. `espera` is text that proves the answer right."""

    ruta: str
    espera: str = ""
    forma: str = ""
    cambios: tuple = ()
    estado: int = 200
    cabeceras: tuple = ()
    minimo: int = 0
    elegidas: tuple = ()


@dataclass(frozen=True)
class Trabajo:
    """A row of the table. `metas` are pairs (against whom, how many times at most); `contra` names another row of ours."""

    clave: str
    nombre: str
    metas: tuple
    nuestro: Peticion | None = None
    admin: Peticion | None = None
    piso: Peticion | None = None
    pesado: bool = False
    escala: bool = False  # has a goal at a million records too
    conjunto: str = "acciones"  # records whose number it depends on
    consultas: int | None = None
    limite: int | None = None  # milliseconds, where the promise is a time


def todos():
    """The rows over HTTP: those of actions and of the whole product, and those of petitions."""
    from .trabajos_de_peticiones import trabajos as de_peticiones

    return [*trabajos(), *de_peticiones()]


def trabajos():
    pk = Accion.objects.order_by("pk").values_list("pk", flat=True)[1234]
    lista, admin, propia, ajena = f"{ACCIONES}{TODOS}", ADMIN, f"{ACCIONES}{pk}/", f"{ADMIN}{pk}/change/"
    editada = {"forma": "descripcion", "cambios": (("descripcion", "Obra {n}"),), "estado": 302}
    return [
        Trabajo(
            "lista", "lista, 50 renglones, todos los filtros", (("admin", 0.5), ("piso", 4)), escala=True, consultas=10,
            nuestro=Peticion(lista, 'name="municipio"'), admin=Peticion(admin, RENGLON), piso=Peticion("/piso/lista/", "<option"),
        ),
        Trabajo(
            "parcial", "la misma, parcial de htmx", (("admin", 0.3),), escala=True, consultas=10,
            nuestro=Peticion(lista, 'id="resultado"', cabeceras=HTMX), admin=Peticion(admin, RENGLON),
        ),
        Trabajo(
            "pagina1000", "página 1,000", (("admin", 0.35), ("lista", 1.3)), escala=True, consultas=10,
            nuestro=Peticion(f"{lista}&pagina=1000", "aria-current"), admin=Peticion(f"{admin}?p=1000", RENGLON),
        ),
        Trabajo(
            "rara", "búsqueda, palabra rara", (("admin", 0.15),), escala=True, consultas=10,
            nuestro=Peticion(f"{lista}&q={quote(RARA)}", RARA), admin=Peticion(f"{admin}?q={quote(RARA)}", RENGLON),
        ),
        Trabajo(
            "comun", "búsqueda, palabra común", (("admin", 0.4),), escala=True, consultas=10,
            nuestro=Peticion(f"{lista}&q={quote(COMUN)}", COMUN), admin=Peticion(f"{admin}?q={quote(COMUN)}", RENGLON),
        ),
        Trabajo(
            "detalle", "detalle con historial", (("admin", 0.8),),
            nuestro=Peticion(propia, "historial"), admin=Peticion(ajena, 'name="_save"'),
        ),
        Trabajo(
            "guardar", "guardar con historial", (("admin", 1.5),), escala=True,
            nuestro=Peticion(f"{propia}editar/", **editada), admin=Peticion(ajena, **editada),
        ),
        Trabajo(
            "tablero", "tablero", (("piso", 3),), consultas=12,
            nuestro=Peticion("/", "Inicio"), piso=Peticion("/piso/tablero/", "consultas"),
        ),
        Trabajo(
            "mi_dia", "mi día", (("tablero", 1),), consultas=20, nuestro=Peticion("/mi-dia/", "espera por usted"),
        ),
        Trabajo(
            "buscar", "búsqueda global, palabra rara", (("rara", 3),), escala=True, consultas=24, limite=100,
            nuestro=Peticion(f"/buscar/?q={quote(RARA)}", "<mark>"),
        ),
        Trabajo(
            "buscar_comun", "búsqueda global, palabra común", (("comun", 3),), escala=True, consultas=24, limite=100,
            nuestro=Peticion(f"/buscar/?q={quote(COMUN)}", "<mark>"),
        ),
        Trabajo(
            "csv", "CSV de todo", (("piso", 3),), pesado=True,
            nuestro=Peticion(f"{lista}&formato=csv", minimo=MEGA), piso=Peticion("/piso/csv/", minimo=MEGA),
        ),
        Trabajo(
            "excel", "Excel de todo", (("piso", 1.3),), pesado=True,
            nuestro=Peticion(f"{lista}&formato=xlsx", minimo=MEGA), piso=Peticion("/piso/excel/", minimo=MEGA),
        ),
    ]  # fmt: skip
