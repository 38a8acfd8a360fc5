"""A question is captured at a press conference with the keyboard, and people are suggested while they are typed."""

from playwright.sync_api import expect

from gabinetes.prensa.estados import Presidio
from gabinetes.prensa.models import Conferencia, Pregunta
from seguimiento.directorio.models import Persona


def test_people_are_suggested_while_typing_and_whoever_is_new_is_added(abrir):
    pagina = abrir(entra="capturista")
    conferencia = Conferencia.objects.filter(preside=Presidio.GOBERNADOR).first()
    pagina.goto(conferencia.get_absolute_url())
    pagina.get_by_role("link", name="Registrar pregunta").click()

    pagina.get_by_label("Quien pregunta").press_sequentially("coronado")
    opciones = pagina.locator("#id_pregunta_de-opciones option")
    expect(opciones).to_have_count(1)
    assert opciones.first.get_attribute("value") == "Abril Coronado Vejar"

    pagina.get_by_label("Quien pregunta").fill("Reportera Nueva de Prueba")
    pagina.get_by_label("Medio").fill("Radio de Prueba")
    pagina.get_by_role("combobox", name="Tema", exact=True).press_sequentially("agua")
    expect(pagina.locator("#id_tema-opciones option")).to_have_count(1)
    pagina.get_by_role("combobox", name="Tema", exact=True).fill("Agua potable")
    pagina.get_by_role("textbox", name="Pregunta", exact=True).fill("¿Cuándo llega el agua?")
    expect(pagina.get_by_label("Quien responde")).to_have_value("Titular del Ejecutivo del Estado")
    pagina.get_by_role("textbox", name="Respuesta").fill("Este mes.")
    pagina.get_by_role("textbox", name="Respuesta").press("Tab")
    pagina.keyboard.press("Enter")

    pagina.wait_for_url(f"**{conferencia.get_absolute_url()}#pregunta-*")
    expect(pagina.locator("main")).to_contain_text("¿Cuándo llega el agua?")
    expect(pagina.get_by_role("region", name="Participantes")).to_contain_text("Reportera Nueva de Prueba")
    assert Pregunta.objects.filter(quien_pregunta__persona=Persona.objects.get(nombre="Reportera Nueva de Prueba")).count() == 1


def test_the_search_suggests_who_spoke_and_leads_to_the_words(abrir):
    pagina = abrir(entra="consulta")
    pagina.goto("/gabinetes/prensa/conferencia/buscar/")
    pagina.get_by_label("Quién habla").press_sequentially("gobernador")
    expect(pagina.locator("#id_persona-opciones option")).to_have_count(1)
    pagina.get_by_label("Palabras").fill("dragado")
    pagina.get_by_role("button", name="Buscar", exact=True).last.click()

    marcas = pagina.locator("mark")
    expect(marcas.first).to_have_text("dragado")
    pagina.locator(".hallados a").first.click()
    expect(pagina.locator("main")).to_contain_text("dragado")
