"""The enlace of SAGARHPA meets nothing of another dependencia on the board, in Mi día or in the search."""

import re

import pytest

from compromisos.campana.models import Accion
from gabinetes.acuerdos.models import Acuerdo
from seguimiento.cuentas.models import Usuario

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
PAGINAS = [
    "/",
    "/?corte=2024-02-12",
    "/?corte=2024-02-12&plazo=semana",
    "/?corte=2024-02-12&parte=indicadores",
    "/mi-dia/?corte=2024-02-12",
]


@pytest.fixture
def enlace(client):
    usuario = Usuario.objects.get(username="enlace")
    client.force_login(usuario)
    return usuario


@pytest.mark.parametrize("pagina", PAGINAS)
def test_the_board_names_no_agreement_nor_action_of_others(client, enlace, pagina):
    texto = client.get(pagina).text
    folios = set(re.findall(r"AC-\d{4}-\d{4}", texto))
    acciones = {int(pk) for pk in re.findall(r"/compromisos/campana/accion/(\d+)/", texto)}
    acuerdos = {int(pk) for pk in re.findall(r"/gabinetes/acuerdos/acuerdo/(\d+)/", texto)}
    propios = Acuerdo.objects.visibles_para(enlace)
    assert folios <= set(propios.values_list("folio", flat=True))
    assert acuerdos <= set(propios.values_list("pk", flat=True))
    assert acciones <= set(Accion.objects.visibles_para(enlace).values_list("pk", flat=True))
    assert "/reunion/" not in texto


def test_the_figures_are_of_the_own_rows(client, enlace):
    contexto = client.get("/?corte=2024-02-12").context
    assert [(fila["dependencia__siglas"], fila["total"]) for fila in contexto["dependencias"]] == [("SAGARHPA", 102)]
    assert contexto["acuerdos"]["total"] == Acuerdo.objects.visibles_para(enlace).count() == 15
    assert {fila["quien"] for fila in contexto["vencimientos"]} == {"SAGARHPA"}
    assert all("quienes" not in linea for linea in contexto["revision"])


def test_the_search_finds_the_own_and_counts_as_the_lists(client, enlace):
    grupos = {grupo["titulo"]: grupo for grupo in client.get("/buscar/?q=agua").context["grupos"]}
    assert grupos["Acuerdos"]["total"] == 6
    assert "Reuniones" not in grupos
    for grupo in grupos.values():
        assert client.get(grupo["url"]).context["table"].paginator.count == grupo["total"]


def test_the_folio_of_another_is_not_found(client, enlace):
    ajeno = Acuerdo.objects.exclude(pk__in=Acuerdo.objects.visibles_para(enlace).values("pk")).first()
    respuesta = client.get("/buscar/", {"q": ajeno.folio})
    assert respuesta.status_code == 200
    assert respuesta.context["total"] == 0


def test_an_exact_folio_leads_to_its_agreement(client, enlace):
    propio = Acuerdo.objects.visibles_para(enlace).first()
    assert client.get("/buscar/", {"q": f" {propio.folio.lower()} "}).url == propio.get_absolute_url()


def test_a_search_without_words_asks_for_them(client, enlace):
    assert client.get("/buscar/").status_code == 200
    assert client.get("/buscar/", {"q": "%_' ("}).context["total"] == 0
    assert "Nada coincide" in client.get("/buscar/", {"q": "zzzzz"}).text


def test_municipios_are_found_too(client):
    client.force_login(Usuario.objects.get(username="director"))
    grupos = {grupo["titulo"]: grupo for grupo in client.get("/buscar/", {"q": "bacanora"}).context["grupos"]}
    assert [fila["texto"] for fila in grupos["Municipios"]["filas"]] == ["<mark>Bacanora</mark>"]
