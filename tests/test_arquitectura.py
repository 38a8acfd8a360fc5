"""The order of the house (floors of imports, layers inside a module, sizes, names), read from the source itself."""

import ast
import re
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from django.apps import apps

RAIZ = Path(__file__).resolve().parents[1]
PAQUETES = ("seguimiento", "gabinetes", "compromisos", "atencion", "transparencia")
NUCLEO, DATOS, MODULOS, COMPOSICION = range(4)
PISO = {"seguimiento.nucleo": NUCLEO, "seguimiento.directorio": DATOS, "seguimiento.cuentas": DATOS}
PISO |= dict.fromkeys(("seguimiento.tablero", "seguimiento.informe", "seguimiento.demo"), COMPOSICION)
# Within one floor, who may import whom. A later module points to an earlier one, with its reason.
FLECHAS = {
    ("atencion.gestion", "atencion.correspondencia"): "a letter received is answered, and opens a folio of management",
    ("atencion.apoyos", "atencion.personas"): "a support is given to a person",
    ("atencion.apoyos", "atencion.peticiones"): "a support may be the answer to a petition",
    ("atencion.peticiones", "atencion.personas"): "a petition is of a person, under the privacy notice that they accepted",
    ("gabinetes.instrucciones", "gabinetes.prensa"): "an instruction may be born of a press answer",
    ("transparencia.avisos", "transparencia.comite"): "a notice tells what the Comité resolved",
    ("transparencia.avisos", "transparencia.regimenes"): "a notice cites the articles and the days of the regime of its request",
    ("transparencia.avisos", "transparencia.solicitudes"): "a notice is to whoever made a request",
    ("transparencia.comite", "transparencia.solicitudes"): "the Comité resolves on a request",
    ("transparencia.recursos", "transparencia.regimenes"): "its clocks are the terms of the regime of its request",
    ("transparencia.recursos", "transparencia.solicitudes"): "a recurso is against what was done with a request",
    ("transparencia.solicitudes", "transparencia.regimenes"): "a request is under the terms of the day on which it was presented",
    ("seguimiento.cuentas", "seguimiento.directorio"): "an account belongs to unidades and dependencias",
}
# The formula and the calendar read their own tables inside a function: what they compute is needed to print those tables.
AL_LLAMAR = {("seguimiento.nucleo.semaforo", "seguimiento.nucleo.models"), ("seguimiento.nucleo.plazos", "seguimiento.nucleo.models")}
BASE = ("seguimiento.entorno", "seguimiento.instalar")  # standard library only: they run before Django, anyone may read them
CAPAS = "estados | querysets | models | services | forms tables filters resources reportes | views | urls"
CAPA = {nombre: n for n, capa in enumerate(CAPAS.split("|")) for nombre in capa.split()}
RELACIONES = {"ForeignKey", "OneToOneField", "ManyToManyField", "get_model"}
MAXIMO = 400
CAJONES = {"signals", "utils", "helpers", "common", "misc", "part2"}


@cache
def archivos():
    """{dotted name: path} of every Python file of the system."""
    rutas = [ruta for paquete in PAQUETES for ruta in (RAIZ / paquete).rglob("*.py")]
    return {".".join(ruta.relative_to(RAIZ).with_suffix("").parts).removesuffix(".__init__"): ruta for ruta in rutas}


@cache
def arbol(nombre):
    return ast.parse(archivos()[nombre].read_text())


def fuentes():
    return [nombre for nombre in archivos() if ".migrations" not in nombre]


def modulo_de(nombre):
    """ "gabinetes.acuerdos" for any file below it; None for the loose files of a package (settings, urls)."""
    partes = nombre.split(".")
    es_carpeta = len(partes) > 2 or (len(partes) == 2 and archivos()[nombre].name == "__init__.py")
    return ".".join(partes[:2]) if es_carpeta else None


def piso(modulo):
    return COMPOSICION if modulo is None else PISO.get(modulo, MODULOS)


@cache
def importados(nombre):
    """Dotted names of the files of the system that a file imports, inside functions too."""
    todo, es_paquete = set(), archivos()[nombre].name == "__init__.py"
    for nodo in ast.walk(arbol(nombre)):
        if isinstance(nodo, ast.Import):
            todo |= {alias.name for alias in nodo.names}
        elif isinstance(nodo, ast.ImportFrom):
            partes = nombre.split(".")
            base = partes[: len(partes) - nodo.level + es_paquete] if nodo.level else []
            origen = ".".join([*base, *([nodo.module] if nodo.module else [])])
            todo |= {uno if (uno := f"{origen}.{alias.name}") in archivos() else origen for alias in nodo.names}
    return frozenset(uno for uno in todo if uno in archivos() and uno != nombre)


def referidos(nombre):
    """Modules that a file names in text: "app.Model" of a relation or of get_model, "namespace:route" of an address."""
    for nodo in ast.walk(arbol(nombre)):
        if isinstance(nodo, ast.Constant) and isinstance(nodo.value, str) and (ruta := re.fullmatch(r"([a-z]+):[a-z_{}]+", nodo.value)):
            yield ruta[1]
        llamada = getattr(getattr(nodo, "func", None), "attr", getattr(getattr(nodo, "func", None), "id", ""))
        if isinstance(nodo, ast.Call) and llamada in RELACIONES:
            for argumento in [*nodo.args[:1], *(clave.value for clave in nodo.keywords if clave.arg in {"to", "through"})]:
                if isinstance(argumento, ast.Constant) and isinstance(argumento.value, str) and "." in argumento.value:
                    yield argumento.value.split(".")[0]


def permitido(origen, destino):
    """Whether a file of module `origen` may know module `destino`."""
    if origen == destino or origen is None:
        return True
    if piso(origen) == COMPOSICION:
        return destino is not None
    return piso(destino) < piso(origen) or (origen, destino) in FLECHAS


def etiquetas():
    """{app label: module}"""
    return {config.label: config.name for config in apps.get_app_configs() if config.name.split(".")[0] in PAQUETES}


@pytest.mark.parametrize(
    ("origen", "destino", "puede"),
    [
        ("gabinetes.acuerdos", "seguimiento.nucleo", True),
        ("seguimiento.cuentas", "seguimiento.directorio", True),
        ("seguimiento.tablero", "compromisos.campana", True),
        ("seguimiento.nucleo", "seguimiento.cuentas", False),
        ("seguimiento.directorio", "seguimiento.cuentas", False),
        ("gabinetes.acuerdos", "compromisos.campana", False),
        ("compromisos.campana", "seguimiento.tablero", False),
        ("compromisos.campana", None, False),
    ],
)
def test_who_may_know_whom(origen, destino, puede):
    assert permitido(origen, destino) is puede


def test_imports_run_only_downwards():
    malas = [
        f"{nombre} imports {uno}"
        for nombre in fuentes()
        for uno in importados(nombre)
        if uno not in {*PAQUETES, *BASE} and not permitido(modulo_de(nombre), modulo_de(uno))
    ]
    assert malas == []


def test_relations_and_addresses_written_as_text_run_only_downwards():
    conocidas = etiquetas()
    malas = [
        f"{nombre} names {etiqueta}"
        for nombre in fuentes()
        for etiqueta in referidos(nombre)
        if etiqueta in conocidas and not permitido(modulo_de(nombre), conocidas[etiqueta])
    ]
    assert malas == []


def test_templates_link_only_downwards():
    conocidas = etiquetas()
    malas = []
    for ruta in (RAIZ / "templates").rglob("*.html"):
        carpeta = ruta.relative_to(RAIZ / "templates").parts[0]
        origen = conocidas.get(carpeta, "seguimiento.nucleo")  # what belongs to no module is drawn by the core
        for etiqueta in re.findall(r"""{%\s*url\s+["']([a-z]+):""", ruta.read_text()):
            if etiqueta in conocidas and not permitido(origen, conocidas[etiqueta]):
                malas.append(f"{ruta.relative_to(RAIZ)} links to {etiqueta}")
    assert malas == []


def test_foreign_keys_point_only_downwards():
    conocidas = etiquetas()
    malas = []
    for modelo in apps.get_models():
        if modelo._meta.app_label not in conocidas or modelo._meta.auto_created or modelo.__name__.endswith("Event"):
            continue
        for campo in modelo._meta.get_fields():
            destino = campo.related_model if campo.is_relation and campo.concrete and campo.related_model else None
            etiqueta = destino._meta.app_label if destino else None
            if etiqueta == "cuentas":  # settings.AUTH_USER_MODEL, known to all as "the user"
                assert modelo._meta.app_label != "directorio", "directorio knows no user"
            elif etiqueta in conocidas and not permitido(conocidas[modelo._meta.app_label], conocidas[etiqueta]):
                malas.append(f"{modelo._meta.label}.{campo.name} → {destino._meta.label}")
    assert malas == []


@pytest.mark.parametrize("que", ["files", "modules"])
def test_imports_form_no_circle(que):
    grafo = {}
    for nombre in fuentes():
        destinos = {uno for uno in importados(nombre) if (nombre, uno) not in AL_LLAMAR}
        if que == "modules":
            nombre, destinos = modulo_de(nombre), {modulo_de(uno) for uno in destinos}
        if nombre:
            grafo.setdefault(nombre, set()).update({uno for uno in destinos if uno and uno != nombre and not nombre.startswith(f"{uno}.")})
    try:
        TopologicalSorter(grafo).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_inside_a_module_each_layer_uses_only_those_before():
    malas = []
    for nombre in fuentes():
        modulo, propio = modulo_de(nombre), nombre.rsplit(".", 1)[-1]
        if piso(modulo) in (NUCLEO, COMPOSICION) or propio not in CAPA:
            continue
        for uno in importados(nombre):
            otro = uno.rsplit(".", 1)[-1]
            if modulo_de(uno) == modulo and CAPA.get(otro, -1) > CAPA[propio]:
                malas.append(f"{nombre} imports {uno}")
    assert malas == []


def test_arrows_within_a_floor_are_still_used():
    usadas = {(modulo_de(nombre), modulo_de(uno)) for nombre in fuentes() for uno in importados(nombre)}
    assert [flecha for flecha in FLECHAS if flecha not in usadas] == []


def test_no_file_grows_out_of_reading():
    """Past this many lines, split it by a noun of the domain."""
    largos = {nombre: lineas for nombre in fuentes() if (lineas := len(archivos()[nombre].read_text().splitlines())) > MAXIMO}
    assert largos == {}


def test_no_junk_drawers():
    cajones = [nombre for nombre in fuentes() if CAJONES & set(nombre.split(".")) or re.search(r"_?part(e)?_?\d$", nombre)]
    assert cajones == []


def test_every_module_declares_its_label():
    """App labels are explicit and final: tables, permissions and triggers bear them."""
    for nombre in (uno for uno in fuentes() if uno.endswith(".apps")):
        asignaciones = (nodo for nodo in ast.walk(arbol(nombre)) if isinstance(nodo, ast.Assign))
        assert "label" in {getattr(destino, "id", "") for nodo in asignaciones for destino in nodo.targets}, nombre


def test_querysets_and_models_do_not_ask_what_day_it_is():
    """Only views and commands do; what is below takes a date."""
    malas = []
    for nombre in fuentes():
        if piso(modulo_de(nombre)) != MODULOS or nombre.rsplit(".", 1)[-1] not in {"querysets", "models", "services", "reportes"}:
            continue
        llamadas = {getattr(n.func, "attr", getattr(n.func, "id", "")) for n in ast.walk(arbol(nombre)) if isinstance(n, ast.Call)}
        if llamadas & {"hoy", "today", "localdate"}:
            malas.append(nombre)
    assert malas == []
