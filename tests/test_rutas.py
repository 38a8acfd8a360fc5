"""Addresses keep their shape, and no link that a person is shown leads to a page that is not for them."""

import re
from collections import Counter
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.apps import apps
from django.urls import resolve, reverse

from seguimiento.cuentas.estados import Rol
from seguimiento.cuentas.models import Usuario
from seguimiento.nucleo.models import Registro
from seguimiento.nucleo.pantallas import DetailScreen, ListScreen, Pantalla
from seguimiento.nucleo.pantallas.rutas import FORMAS
from tests import datos
from tests.rutas import de, rutas

POR_VISTA = 2  # pages of each kind that each role opens
DENTRO = {  # rows without a page of their own → field of the record in whose page they are read
    "campana.Asignacion": "compromiso", "prensa.Participante": "conferencia", "prensa.Exposicion": "conferencia",
    "prensa.Pregunta": "conferencia", "prensa.Recorte": "sintesis", "gestion.Seguimiento": "folio",
    "peticiones.Seguimiento": "peticion", "peticiones.Conclusion": "peticion",
}  # fmt: skip
FUERA = re.compile(r"/static/|/cuenta/|formato=|plantilla=|\.ics|/minuta/|/tarjeta/|/cita/|/documento/|/archivo/|/canonico")


def test_every_route_has_one_name_of_its_own():
    nombres = Counter(ruta.nombre for ruta in rutas())
    assert [nombre for nombre, veces in nombres.items() if veces > 1 or nombre.endswith("None")] == []


def test_screens_live_under_package_module_and_model():
    mal = []
    for ruta in de(Pantalla):
        espacio, nombre = ruta.nombre.split(":")
        pantalla = nombre.removeprefix(f"{ruta.modelo._meta.model_name}_")
        if pantalla in FORMAS and nombre != pantalla:
            url = ruta.url(**dict.fromkeys(ruta.argumentos, 1))
            forma = "nuev[oa]/1/" if pantalla == "create" and ruta.argumentos else FORMAS[pantalla].replace("<int:pk>", "1")
            if not re.fullmatch(
                rf"/(gabinetes|compromisos|seguimiento|atencion|transparencia)/{espacio}/{ruta.modelo._meta.model_name}/{forma}", url
            ):
                mal.append(url)
    assert mal == []


def test_every_listed_record_can_be_read_and_its_history_too():
    """A list whose rows lead nowhere helps nobody; those of DENTRO are read in what they belong to."""
    con_detalle = {ruta.modelo for ruta in de(DetailScreen)}
    sueltos = {ruta.modelo._meta.label for ruta in de(ListScreen) if issubclass(ruta.modelo, Registro) and ruta.modelo not in con_detalle}
    assert sueltos == DENTRO.keys()
    for etiqueta, de_quien in DENTRO.items():
        url = apps.get_model(etiqueta)(pk=1, **{f"{de_quien}_id": 7}).get_absolute_url()
        assert resolve(urlsplit(url).path).kwargs == {"pk": 7}
    con_historial = {ruta.modelo for ruta in rutas() if ruta.nombre.endswith("_history")}
    assert {modelo._meta.label for modelo in con_detalle - con_historial} == set()


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("rol", Rol.values)
def test_every_link_that_a_role_is_shown_opens(client, rol):
    client.force_login(Usuario.objects.get(username=rol))
    leidas, vistas, por_leer, mal = set(), Counter(), ["/", "/?corte=2024-02-12"], {}
    while por_leer:
        url = por_leer.pop(0)
        if url in leidas:
            continue
        leidas.add(url)
        respuesta = client.get(url)
        if respuesta.status_code not in (200, 302):
            mal[url] = respuesta.status_code
            continue
        pagina = respuesta.text if respuesta.headers.get("Content-Type", "").startswith("text/html") else ""  # a PDF opens, without links
        for href in re.findall(r'<a [^>]*href="([^"#]+)', pagina):
            otra = urljoin(url, unescape(href))
            if otra.startswith("/") and not FUERA.search(otra) and otra not in leidas:
                vista = resolve(urlsplit(otra).path).view_name
                vistas[vista] += 1
                if vistas[vista] <= POR_VISTA:
                    por_leer.append(otra)
    assert mal == {}
    assert len(leidas) > 30


@pytest.mark.django_db
@pytest.mark.parametrize("direccion", ["/nada/", "/gabinetes/acuerdos/acuerdo/999999/", "/reportes/nada/"])
def test_what_does_not_exist_is_said_in_words(client, direccion):
    client.force_login(datos.usuario("director"))
    respuesta = client.get(direccion)
    assert (respuesta.status_code, 'lang="es-MX"' in respuesta.text, "no existe" in respuesta.text) == (404, True, True)


@pytest.mark.django_db
def test_private_pages_are_not_kept_by_anybody(client):
    client.force_login(datos.usuario("director"))
    for url in ("/", reverse("reporte_list"), reverse("directorio:dependencia_list")):
        assert "no-store" in client.get(url)["Cache-Control"]
