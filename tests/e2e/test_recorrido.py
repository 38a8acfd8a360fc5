"""From the page of a record one goes on to the next of the list from which it was opened, in its order and with its filters."""

import pytest

pytestmark = pytest.mark.navegador
LISTA = "/seguimiento/directorio/municipio/?q=sa&orden=-nombre"


def test_the_next_and_the_one_before_are_those_of_the_list(abrir):
    pagina = abrir("director")
    pagina.goto(LISTA)
    nombres = pagina.locator("#resultado tbody .principal a").all_inner_texts()
    assert len(nombres) > 2
    titulo = pagina.get_by_role("heading", level=1)
    pagina.get_by_role("link", name=nombres[0], exact=True).click()
    recorrido = pagina.get_by_role("navigation", name="Recorrer la lista")
    assert recorrido.get_by_role("link").all_inner_texts() == ["Volver a la lista", "Siguiente"]
    for nombre in nombres[1:]:
        recorrido.get_by_role("link", name="Siguiente").press("Enter")
        pagina.get_by_role("heading", level=1, name=nombre, exact=True).wait_for()
    assert recorrido.get_by_role("link").all_inner_texts() == ["Anterior", "Volver a la lista"]
    recorrido.get_by_role("link", name="Anterior").click()
    assert titulo.inner_text() == nombres[-2]
    recorrido.get_by_role("link", name="Volver a la lista").click()
    pagina.wait_for_selector("#resultado")
    assert pagina.url.endswith(LISTA)


def test_a_page_opened_by_its_address_offers_no_list(abrir):
    pagina = abrir("director")
    pagina.goto(LISTA)
    direccion = pagina.locator("#resultado tbody .principal a").first.get_attribute("href")
    pagina.goto(direccion)
    assert not pagina.locator("[data-recorrido]").is_visible()
