"""Pages that take several steps to reach."""

from pathlib import Path

MUESTRAS = Path(__file__).resolve().parents[1] / "muestras"


def importacion(pagina, archivo):
    """Upload a file of actions and wait for its preview."""
    pagina.goto("/compromisos/campana/accion/importar/")
    pagina.get_by_label("Archivo de Excel o CSV").set_input_files(MUESTRAS / archivo)
    pagina.get_by_role("button", name="Revisar archivo").click()
    pagina.get_by_role("heading", name="Renglón por renglón").wait_for(timeout=60_000)


def conflicto(pagina, mio="Sala norte", suyo="Sala sur"):
    """Two tabs edit the place of the same meeting; the second one to save gets the page of conflict."""
    pagina.goto("/gabinetes/acuerdos/reunion/")
    pagina.locator("tbody a").first.click()
    pagina.get_by_role("link", name="Editar", exact=True).click()
    pagina.get_by_label("Lugar").wait_for()
    otra = pagina.context.new_page()
    otra.goto(pagina.url)
    otra.get_by_label("Lugar").fill(suyo)
    otra.get_by_role("button", name="Guardar", exact=True).click()
    otra.get_by_role("status").first.wait_for()
    otra.close()
    pagina.get_by_label("Lugar").fill(mio)
    pagina.get_by_role("button", name="Guardar", exact=True).click()
    pagina.get_by_role("button", name="Guardar la mezcla").wait_for()
