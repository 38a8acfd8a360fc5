"""What the board and the global search say of persons, and to whom."""

from datetime import date

import pytest

from atencion.personas import demo
from atencion.personas.curp import revisar
from atencion.personas.models import AccesoADatos, Persona
from seguimiento.nucleo.reconstruccion import Personas
from tests import datos

from . import datos_personas as dp

pytestmark = pytest.mark.django_db
CORTE = date(2023, 3, 20)


@pytest.fixture
def entrar(client):
    unidad = datos.unidad(modulos=["personas"])

    def como(rol):
        client.force_login(datos.usuario(rol, unidades=[unidad] if rol != "director" else ()))

    return como


def test_the_coordinador_is_told_of_who_may_be_repeated_and_of_whose_term_is_over(client, entrar):
    dp.conservacion("registro", 2)
    dp.persona(telefono="6625550123", registrada=date(2023, 1, 2))
    dp.persona("Luis", "Otro", telefono="6625550123", registrada=date(2023, 3, 1))
    dp.persona("Ana", "Vieja", registrada=date(2021, 3, 20))
    entrar("coordinador")
    pagina = client.get("/", {"corte": CORTE.isoformat()}).text
    assert "Comparar 1 persona con otra que se le parece" in pagina
    assert "Suprimir los datos de 1 persona que ya cumplió su plazo" in pagina
    lista = client.get(
        "/atencion/personas/persona/", {"repetidas": "true", "desde": "2023-02-18", "corte": CORTE, "formato": "json"}
    ).json()
    assert lista["total"] == 1


@pytest.mark.parametrize(("rol", "halla"), [("coordinador", True), ("capturista", True), ("director", False), ("consulta", False)])
def test_the_global_search_finds_names_only_for_who_reads_them(client, entrar, rol, halla):
    persona = dp.persona("Quetzalli", "Prueba")
    entrar(rol)
    assert (persona.get_absolute_url() in client.get("/buscar/", {"q": "quetzalli"}).text) is halla


def test_the_demonstration_completes_invented_persons_once():
    for n in range(3):
        dp.persona(f"Irma{n}", "Ángeles", "Heras", reconstruido=True)
    quienes = Personas(coordinador=datos.usuario("coordinador"), capturista=datos.usuario("capturista"))

    assert demo.cargar(quienes) == {"personas con CURP": 3, "accesos a datos personales": 8}

    assert all(revisar(p.curp) == p.curp and p.correo.endswith(".example") for p in Persona.objects.all())
    assert demo.cargar(quienes) == {} and AccesoADatos.objects.count() == 8
