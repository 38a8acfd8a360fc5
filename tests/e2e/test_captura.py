"""Two people on one record, and Excel in and out, in the browser."""

import io
import re

from openpyxl import load_workbook
from playwright.sync_api import expect

from compromisos.campana.models import Accion
from gabinetes.acuerdos.models import Reunion
from tests.e2e.paginas import conflicto, importacion


def test_the_second_editor_sees_both_versions_and_overwrites_nothing(abrir):
    pagina = abrir(entra="capturista")
    conflicto(pagina, mio="Sala norte", suyo="Sala sur")
    expect(pagina.get_by_role("alert")).to_contain_text("mientras usted escribía")
    fila = pagina.get_by_role("row").filter(has_text="Lugar")
    expect(fila.get_by_role("cell").nth(0)).to_contain_text("Sala norte")
    expect(fila.get_by_role("cell").nth(1)).to_contain_text("Sala sur")
    assert not Reunion.objects.filter(lugar="Sala norte").exists()
    pagina.get_by_role("button", name="Guardar la mezcla").click()
    expect(pagina.locator("main")).to_contain_text("Sala norte")
    assert Reunion.objects.filter(lugar="Sala norte").exists()


def test_the_second_editor_may_keep_what_is_saved(abrir):
    pagina = abrir(entra="capturista")
    conflicto(pagina, mio="Sala oriente", suyo="Sala poniente")
    pagina.get_by_role("row").filter(has_text="Lugar").get_by_role("radio").nth(1).check()
    pagina.get_by_role("button", name="Guardar la mezcla").click()
    expect(pagina.locator("main")).to_contain_text("Sala poniente")
    assert not Reunion.objects.filter(lugar="Sala oriente").exists()


def test_leaving_a_form_half_written_is_asked(abrir):
    pagina = abrir(entra="capturista")
    pagina.goto("/gabinetes/acuerdos/reunion/nuevo/")
    pagina.get_by_label("Lugar").fill("Sala norte")
    preguntas = []
    pagina.on("dialog", lambda dialogo: (preguntas.append(dialogo.type), dialogo.accept()))
    pagina.get_by_role("link", name="Cancelar").click()
    pagina.wait_for_url("**/reunion/")
    assert preguntas == ["beforeunload"]


def test_a_file_with_errors_is_refused_whole_and_each_one_is_named(abrir):
    pagina = abrir(entra="coordinador")
    antes = Accion.objects.count()
    importacion(pagina, "acciones_con_errores.xlsx")
    expect(pagina.get_by_role("heading", name="9 errores por corregir")).to_be_visible()
    expect(pagina.get_by_role("table", name="Errores del archivo").locator("tbody tr")).to_have_count(9)
    expect(pagina.get_by_role("button", name="Importar")).to_be_disabled()
    assert Accion.objects.count() == antes


def test_a_file_is_previewed_confirmed_and_comes_back_without_changes(abrir, tmp_path):
    pagina = abrir(entra="coordinador")
    antes = Accion.objects.count()
    importacion(pagina, "acciones.xlsx")
    expect(pagina.locator(".kpis .kpi").first).to_have_text(re.compile(r"Se crean\s*500"))
    assert Accion.objects.count() == antes
    pagina.get_by_role("button", name="Importar 500 acciones").click()
    expect(pagina.get_by_role("status").first).to_contain_text("Importación completa: 500 nuevos")
    assert Accion.objects.count() == antes + 500
    pagina.goto("/compromisos/campana/accion/?ejercicio=todos")
    with pagina.expect_download() as bajada:
        pagina.locator("summary", has_text="Exportar").click()
        pagina.get_by_role("link", name="Excel").click()
    archivo = tmp_path / "exportado.xlsx"
    archivo.write_bytes(bajada.value.path().read_bytes())
    assert load_workbook(io.BytesIO(archivo.read_bytes())).worksheets[0].max_row == antes + 501
    importacion(pagina, archivo)
    expect(pagina.locator(".kpis .kpi").nth(2)).to_have_text(re.compile(rf"Sin cambio\s*{antes + 500:,}"))
    expect(pagina.get_by_role("button", name="Importar 0 acciones")).to_be_disabled()
