"""Petitions captured with the keyboard alone, and nothing lost when the connection drops or the session ends."""

import re

import pytest
from playwright.sync_api import expect

from atencion.personas.models import Persona
from atencion.peticiones.models import Peticion
from seguimiento.nucleo.models import Borrador
from tests.e2e.conftest import entrar
from tests.e2e.teclado import escribir

CAPTURA = "/atencion/peticiones/peticion/nuevo/"


def llegar(pagina):
    pagina.goto(CAPTURA)
    expect(pagina.get_by_label("Teléfono")).to_be_focused()


def ultima():
    return Peticion.objects.order_by("-pk").first()


def teclear(pagina, *textos):
    """Type each text and go on with Enter, as who captures does."""
    for texto in textos:
        pagina.keyboard.type(texto)
        pagina.keyboard.press("Enter")


def test_a_petition_with_a_new_person_without_touching_the_mouse(abrir):
    pagina = abrir(entra="capturista")
    llegar(pagina)
    antes = ultima().pk
    teclear(pagina, "6625550171", "Rosalba", "Escalante", "Bustamante")
    pagina.keyboard.type("De palabra")
    pagina.keyboard.press("Enter")
    pagina.keyboard.type("hermos")
    pagina.keyboard.press("Enter")  # chooses what is suggested
    pagina.keyboard.press("Enter")
    pagina.keyboard.type("Reparación de la bomba de agua")
    pagina.keyboard.press("Control+Enter")
    expect(pagina.get_by_role("status").first).to_contain_text("PC-")

    guardada = ultima()
    assert guardada.pk > antes
    assert (guardada.asunto, str(guardada.municipio), guardada.aviso_forma) == ("Reparación de la bomba de agua", "Hermosillo", "verbal")
    assert (guardada.persona.nombre_completo, guardada.persona.telefono) == ("Rosalba Escalante Bustamante", "6625550171")
    expect(pagina.get_by_label("Teléfono")).to_be_focused()
    expect(pagina.locator("#ultimas li").first).to_contain_text(guardada.folio)
    expect(pagina.locator("#id_aviso_forma")).to_have_value("verbal")


def test_who_is_registered_is_proposed_while_typing_and_not_registered_again(abrir):
    pagina = abrir(entra="capturista")
    llegar(pagina)
    teclear(pagina, "6625550188", "Higinio", "Valdéz", "")
    teclear(pagina, "De palabra", "", "Pavimentación de su calle")
    pagina.keyboard.press("Control+Enter")
    expect(pagina.locator("#ultimas li").first).to_contain_text("Higinio Valdéz")

    pagina.keyboard.press("Enter")  # no telephone this time
    pagina.keyboard.type("higinio valdez")
    propuesta = pagina.get_by_role("option", name=re.compile("Higinio Valdéz"))
    expect(propuesta).to_contain_text("Pavimentación de su calle")
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#id_telefono")).to_have_value("6625550188")
    escribir(pagina, "Asunto", "Alumbrado de su calle")
    pagina.keyboard.press("Control+Enter")
    expect(pagina.locator("#ultimas li").first).to_contain_text("Alumbrado de su calle")

    assert Persona.objects.filter(nombre="Higinio").count() == 1
    assert Peticion.objects.filter(persona__nombre="Higinio").count() == 2


def test_what_is_missing_is_said_and_what_was_typed_stays(abrir):
    pagina = abrir(entra="capturista")
    llegar(pagina)
    antes = Peticion.objects.count()
    teclear(pagina, "6625550172", "Jacinta", "Nieblas")
    pagina.keyboard.press("Control+Enter")
    expect(pagina.get_by_role("alert").first).to_contain_text("Falta corregir")
    expect(pagina.locator("#id_nombre")).to_have_value("Jacinta")
    assert Peticion.objects.count() == antes
    pagina.locator("#id_aviso_forma").select_option("verbal")
    escribir(pagina, "Asunto", "Una beca")
    pagina.keyboard.press("Control+Enter")
    expect(pagina.get_by_role("status").first).to_contain_text("PC-")
    assert ultima().persona.nombre == "Jacinta"


@pytest.mark.parametrize("donde", ["sin conexión", "sin sesión"])
def test_nothing_is_lost_when_the_connection_drops_or_the_session_ends(abrir, donde):
    pagina = abrir(entra="capturista", espera="net::ERR_FAILED|Response Status Error Code 403 from /seguimiento/nucleo/borrador/")
    llegar(pagina)
    asunto = f"Se perdió {donde}"
    escribir(pagina, "Asunto", asunto)
    antes = Peticion.objects.count()
    if donde == "sin conexión":
        pagina.route("**/peticion/nuevo/", lambda ruta: ruta.abort())
    else:
        galletas = pagina.context.cookies()
        pagina.context.clear_cookies(name=next(g["name"] for g in galletas if "sesion" in g["name"] or "session" in g["name"]))
    pagina.keyboard.press("Control+Enter")
    expect(pagina.locator("[data-captura-aviso]")).to_contain_text("lo escrito sigue aquí", ignore_case=True)
    expect(pagina.get_by_label("Asunto")).to_have_value(asunto)
    assert Peticion.objects.count() == antes

    if donde == "sin conexión":
        pagina.unroute("**/peticion/nuevo/")
    else:
        otra = pagina.context.new_page()
        entrar(otra, "capturista")
        otra.close()
    pagina.get_by_role("button", name="Guardar de nuevo").click()
    expect(pagina.get_by_role("status").first).to_contain_text("PC-")
    assert Peticion.objects.filter(asunto=asunto).count() == 1


def test_the_draft_comes_back_after_the_page_was_lost(abrir):
    pagina = abrir(entra="capturista")
    llegar(pagina)
    escribir(pagina, "Asunto", "A medio escribir cuando se fue la luz")
    pagina.keyboard.press("Tab")
    expect(pagina.locator("#guardado")).not_to_be_empty(timeout=10_000)
    pagina.context.close()

    otra = abrir(entra="capturista")
    llegar(otra)
    otra.get_by_role("link", name="Recuperar lo escrito").click()
    expect(otra.get_by_label("Asunto")).to_have_value("A medio escribir cuando se fue la luz")
    otra.keyboard.press("Control+Enter")
    expect(otra.get_by_role("status").first).to_contain_text("PC-")
    assert ultima().asunto == "A medio escribir cuando se fue la luz"
    assert not Borrador.objects.filter(ruta=CAPTURA).exists()
