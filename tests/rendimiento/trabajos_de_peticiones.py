"""Rows of citizen petitions: the list that ten people use all day, what they save, and what they send at once."""

from dataclasses import replace
from urllib.parse import quote

from atencion.peticiones.models import Peticion as Registro
from seguimiento.directorio.models import Municipio

from .palabras import COMUN, RARA
from .trabajos import HTMX, MEGA, TODOS, Peticion, Trabajo

PETICIONES = "/atencion/peticiones/peticion/"
ADMIN = "/admin/peticiones/peticion/"
RENGLON = '<th class="field-folio">'
A_LA_VEZ = 50  # petitions with the same follow-up


def trabajos():
    return [replace(t, clave=f"pc_{t.clave}", nombre=f"peticiones: {t.nombre}", conjunto="peticiones") for t in (*_listas(), *_formas())]


def _listas():
    lista = f"{PETICIONES}{TODOS}"
    municipio = Municipio.objects.order_by("clave").values_list("pk", flat=True)[17]
    filtro = f"municipio={municipio}&rubro=llamada"
    return [
        Trabajo(
            "lista", "lista, 50 renglones", (("admin", 0.5),), escala=True, consultas=10,
            nuestro=Peticion(lista, 'name="municipio"'), admin=Peticion(ADMIN, RENGLON),
        ),
        Trabajo(
            "parcial", "parcial de htmx", (("admin", 0.3),), escala=True, consultas=10,
            nuestro=Peticion(lista, 'id="resultado"', cabeceras=HTMX), admin=Peticion(ADMIN, RENGLON),
        ),
        Trabajo(
            "pagina1000", "página 1,000", (("admin", 0.35), ("pc_lista", 1.3)), escala=True, consultas=10,
            nuestro=Peticion(f"{lista}&pagina=1000", "aria-current"), admin=Peticion(f"{ADMIN}?p=1000", RENGLON),
        ),
        Trabajo(
            "rara", "búsqueda, palabra rara", (("admin", 0.15),), escala=True, consultas=10,
            nuestro=Peticion(f"{lista}&q={quote(RARA)}", "PC-"), admin=Peticion(f"{ADMIN}?q={quote(RARA)}", RENGLON),
        ),
        Trabajo(
            "comun", "búsqueda, palabra común", (("admin", 0.4),), escala=True, consultas=10,
            nuestro=Peticion(f"{lista}&q={quote(COMUN)}", COMUN), admin=Peticion(f"{ADMIN}?q={quote(COMUN)}", RENGLON),
        ),
        Trabajo(
            "filtro", "filtro por municipio y rubro", (("admin", 0.5),), escala=True, consultas=10,
            nuestro=Peticion(f"{lista}&{filtro}", "PC-"),
            admin=Peticion(f"{ADMIN}?municipio__id__exact={municipio}&rubro__exact=llamada", RENGLON),
        ),
        Trabajo(
            "csv", "CSV de todo", (("piso", 3),), pesado=True,
            nuestro=Peticion(f"{lista}&formato=csv", minimo=MEGA), piso=Peticion("/piso/peticiones/", minimo=MEGA),
        ),
    ]  # fmt: skip


def _formas():
    abiertas = Registro.objects.filter(concluida__isnull=True).order_by("pk")
    claves = tuple(abiertas.values_list("pk", flat=True)[: A_LA_VEZ + 1])
    editada = {"forma": "asunto", "cambios": (("asunto", "Asunto {n}"),), "estado": 302}
    seguida = {
        "forma": "nota",
        "cambios": (("nota", "Se informó por teléfono, {n}."), ("canal", "telefono"), ("confirmar", "1")),
        "estado": 302,
    }
    return [
        Trabajo(
            "guardar", "guardar con historial", (("admin", 1.5),), escala=True,
            nuestro=Peticion(f"{PETICIONES}{claves[0]}/editar/", **editada), admin=Peticion(f"{ADMIN}{claves[0]}/change/", **editada),
        ),
        Trabajo(
            "nueva", "capturar una", (("pc_guardar", 2),), escala=True, nuestro=Peticion(f"{PETICIONES}nuevo/", **editada),
        ),
        Trabajo(
            "seguir", f"mismo seguimiento en {A_LA_VEZ}", (("pc_guardar", 3),), escala=True,
            nuestro=Peticion(f"{PETICIONES}seguir-varias/", elegidas=claves[1:], **seguida),
        ),
    ]  # fmt: skip
