"""From an agreement to its session and to those it was merged with; from a dependencia to its agreements; search by who answers."""

import json
from datetime import date

import pytest
from django.urls import reverse

from compromisos.campana.models import Asignacion, Compromiso
from gabinetes.acuerdos import services
from gabinetes.acuerdos.models import Punto
from tests import datos

from . import datos_acuerdos as hacer
from .test_documentos import interno

pytestmark = pytest.mark.django_db
LISTA = "/gabinetes/acuerdos/acuerdo/"


@pytest.fixture
def coordinador(client):
    persona = interno("coordinador")
    client.force_login(persona)
    return persona


def liga(fila):
    return f'<a href="{fila.get_absolute_url()}">{fila}</a>'


def test_an_agreement_leads_to_its_session_and_to_those_that_reviewed_it(client, coordinador):
    acuerdo, siguiente = hacer.acuerdo(), hacer.reunion(fecha=date(2023, 6, 1))
    Punto.objects.create(reunion=siguiente, numero=1, tema="Seguimiento", seguimiento=acuerdo)

    pagina = client.get(acuerdo.get_absolute_url()).text

    assert liga(acuerdo.reunion) in pagina
    assert liga(siguiente) in pagina


def test_merged_agreements_lead_to_each_other(client, coordinador):
    uno, otro = hacer.acuerdo(), hacer.acuerdo()
    services.dar_de_baja(uno, situacion="fusionado", motivo="Es el mismo", usuario=coordinador, fecha=date(2023, 5, 1), fusionado_con=otro)

    assert f"<dt>Sigue en</dt><dd>{liga(otro)}" in client.get(uno.get_absolute_url()).text
    assert f"<dt>Se fusionaron aquí</dt><dd>{liga(uno)}" in client.get(otro.get_absolute_url()).text


def test_an_enlace_reads_neither_the_session_nor_what_was_merged_out_of_reach(client, coordinador):
    propia = datos.dependencia()
    propio, ajeno = hacer.acuerdo("Propio", (propia, 0)), hacer.acuerdo("Ajeno", (datos.dependencia(), 0))
    services.dar_de_baja(ajeno, situacion="fusionado", motivo="El mismo", usuario=coordinador, fecha=date(2023, 5, 1), fusionado_con=propio)
    client.force_login(datos.usuario("enlace", dependencias=[propia]))

    pagina = client.get(propio.get_absolute_url()).text

    assert ajeno.folio not in pagina
    assert str(propio.reunion) not in pagina


# -- search


@pytest.mark.parametrize("texto", ["OMEGA", "infraestructura urbana", "urbana", "Obras del Estado"])
def test_agreements_are_found_by_who_answers_for_them(client, coordinador, texto):
    omega = datos.dependencia("OMEGA", nombre="Secretaría de Infraestructura Urbana", alias=["Obras del Estado"])
    suyo = hacer.acuerdo("Entregar el padrón", (omega, 0))
    hacer.acuerdo("Presentar el programa", (datos.dependencia(), 0))

    filas = client.get(LISTA, {"q": texto, "formato": "json", "ejercicio": "todos"}).json()["filas"]

    assert [fila[0] for fila in filas] == [suyo.pk]


def test_an_enlace_does_not_find_by_search_who_else_answers(client):
    propia, ajena = datos.dependencia("ALFA"), datos.dependencia("OMEGA")
    hacer.acuerdo("Compartido", (propia, 0), (ajena, 0))
    client.force_login(datos.usuario("enlace", dependencias=[propia]))

    totales = {q: client.get(LISTA, {"q": q, "formato": "json", "ejercicio": "todos"}).json()["total"] for q in ("alfa", "omega")}

    assert totales == {"alfa": 1, "omega": 0}


# -- the page of a dependencia


@pytest.fixture
def dependencia():
    """With an agreement in process, one concluded, one cancelled, and a commitment."""
    fila = datos.dependencia()
    for porcentaje, campos in ((40, {}), (100, {}), (0, {"situacion": "cancelado", "baja_fecha": date(2023, 4, 1)})):
        hacer.acuerdo("Texto", (fila, porcentaje), (datos.dependencia(), 0), **campos)
    Asignacion.objects.create(compromiso=Compromiso.objects.create(numero=1, texto="Abrir pozos"), dependencia=fila, desde="2022-01-01")
    return fila


def fichas(client, dependencia):
    return client.get(dependencia.get_absolute_url()).context["fichas"]


def test_the_page_of_a_dependencia_counts_its_agreements_and_each_list_has_as_many(client, dependencia):
    unidad = datos.unidad(modulos=["acuerdos", "campana"])
    client.force_login(datos.usuario("coordinador", unidades=[unidad]))

    acuerdos, compromisos = fichas(client, dependencia)

    assert [cifra[:2] for cifra in acuerdos.cifras] == [("Asignados", 2), ("Concluidos", 1), ("En proceso", 1), ("Pendientes", 0)]
    assert compromisos.cifras[0][:2] == ("Compromisos asignados", 1)
    for _, cuantos, url in acuerdos.cifras + compromisos.cifras:
        assert json.loads(client.get(f"{url}&formato=json").content)["total"] == cuantos, url
    assert acuerdos.acciones[0][2] == f"{reverse('acuerdos:responsable_tarjeta')}?dependencia={dependencia.pk}"


def test_an_enlace_reads_there_only_the_own_dependencia(client, dependencia):
    client.force_login(datos.usuario("enlace", dependencias=[dependencia]))

    assert [ficha.titulo for ficha in fichas(client, dependencia)] == [
        "Acuerdos de gabinete", "Instrucciones del Gobernador", "Compromisos de campaña", "Correspondencia turnada",
    ]  # fmt: skip
    assert fichas(client, datos.dependencia()) == []
