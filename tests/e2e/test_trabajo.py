"""The main job from end to end, with the keyboard alone: meeting, agreement, progress with evidence, review, semáforo, report.

The tests follow one another, as the days of an agreement do.
"""

import io

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect
from pypdf import PdfReader

from gabinetes.acuerdos.models import Acuerdo
from seguimiento.nucleo import plazos
from seguimiento.nucleo.formato import fecha_corta
from tests.datos import CLAVE
from tests.e2e import teclado

TEXTO = "Rehabilitar el pozo de agua potable de la comunidad"


@pytest.fixture
def persona(abrir):
    """Somebody who enters with the keyboard."""

    def entra(usuario):
        pagina = abrir()
        teclado.entrar(pagina, usuario, CLAVE)
        return pagina

    return entra


@pytest.fixture
def acuerdo():
    return Acuerdo.objects.get(texto=TEXTO)


def adjuntar(pagina, nombre="oficio.pdf"):
    """Enter on the field opens the chooser of the system, which is answered with a file."""
    with pagina.expect_file_chooser() as elegir:
        teclado.ir_a(pagina, pagina.get_by_label("Evidencia"))
        pagina.keyboard.press("Enter")
    elegir.value.set_files({"name": nombre, "mimeType": "application/pdf", "buffer": b"%PDF-1.7 acta"})


def reportar(pagina, dependencia, estatus, porcentaje):
    """From the page of the agreement, report progress of one responsable."""
    teclado.activar(pagina, "link", f"Registrar avance de {dependencia}")
    teclado.ir_a(pagina, pagina.get_by_label("Estatus"))
    pagina.keyboard.type(estatus)
    teclado.escribir(pagina, "Porcentaje", str(porcentaje))
    teclado.escribir(pagina, "Qué se hizo", "Se terminó la perforación")
    if porcentaje == 100:
        adjuntar(pagina)
    teclado.activar(pagina, "button", "Registrar avance")
    expect(pagina.get_by_role("status").first).to_contain_text("Avance registrado")


def semaforo(pagina):
    return pagina.locator(".encabezado .semaforo")


def test_a_capturista_registers_a_meeting_holds_it_and_writes_its_agreement(persona):
    pagina = persona("capturista")
    teclado.ir_a(pagina, pagina.locator("summary", has_text="Registrar"))
    pagina.keyboard.press("Enter")
    teclado.activar(pagina, "link", "Reunión")
    teclado.elegir(pagina, "Gabinete", "agua")
    teclado.escribir(pagina, "Fecha", fecha_corta(plazos.hoy()))
    teclado.escribir(pagina, "Lugar (opcional)", "Sala de juntas")
    teclado.activar(pagina, "button", "Guardar")
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("de Agua")
    teclado.activar(pagina, "button", "Marcar como celebrada")
    expect(pagina.locator(".encabezado")).to_contain_text("Celebrada")
    teclado.activar(pagina, "link", "Registrar acuerdo")
    expect(pagina.get_by_role("combobox", name="Reunión")).to_have_value(f"Sesión 1 de Agua, {fecha_corta(plazos.hoy())}")
    teclado.escribir(pagina, "Acuerdo", TEXTO)
    teclado.elegir(pagina, "Responsables", "sagarhpa", "sidur")
    teclado.escribir(pagina, "Fecha compromiso (opcional)", fecha_corta(plazos.hoy()))
    teclado.activar(pagina, "button", "Guardar")
    expect(pagina.get_by_role("heading", level=1)).to_have_text(TEXTO)
    expect(pagina.locator(".encabezado")).to_contain_text("Pendiente")
    expect(semaforo(pagina)).to_have_text("Rojo")
    expect(pagina.locator("#contenido tbody").first).to_contain_text("SAGARHPA")
    expect(pagina.locator("#contenido tbody").first).to_contain_text("SIDUR")


def test_the_enlace_is_told_and_reports_with_evidence(persona, acuerdo):
    pagina = persona("enlace")
    teclado.activar(pagina, "link", "Avisos: 1 sin leer")
    teclado.ir_a(pagina, pagina.get_by_role("button", name=f"acuerdo {acuerdo.folio}"))
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_have_text(TEXTO)
    assert "SIDUR" not in pagina.locator("body").inner_text()
    reportar(pagina, "SAGARHPA", "Concluido", 100)
    expect(pagina.locator(".linea-tiempo")).to_contain_text("oficio.pdf")
    expect(pagina.locator(".linea-tiempo")).to_contain_text("Por validar")


def test_the_semaforo_counts_what_was_reported_at_once(persona, acuerdo):
    pagina = persona("consulta")
    pagina.goto(acuerdo.get_absolute_url())
    expect(semaforo(pagina)).to_have_text("Amarillo")  # (100 + 0) / 2
    expect(pagina.locator(".formula")).to_contain_text("50.00 %")


def test_the_coordinador_returns_it_with_a_reason_and_the_value_before_comes_back(persona, acuerdo):
    pagina = persona("coordinador")
    pagina.goto(acuerdo.get_absolute_url())
    teclado.activar(pagina, "link", "Devolver")
    teclado.activar(pagina, "button", "Devolver")
    expect(pagina.get_by_role("alert")).to_contain_text("Escriba el motivo")
    teclado.escribir(pagina, "Motivo", "El oficio no trae la firma de recibido")
    teclado.activar(pagina, "button", "Devolver")
    expect(pagina.get_by_role("status").first).to_contain_text("devuelto")
    pagina.goto(acuerdo.get_absolute_url())
    expect(semaforo(pagina)).to_have_text("Rojo")
    expect(pagina.locator(".linea-tiempo")).to_contain_text("El oficio no trae la firma de recibido")


def test_the_enlace_reads_why_and_reports_again(persona, acuerdo):
    pagina = persona("enlace")
    teclado.activar(pagina, "link", "Avisos: 1 sin leer")
    expect(pagina.locator("main")).to_contain_text("El oficio no trae la firma de recibido")
    teclado.ir_a(pagina, pagina.get_by_role("button", name=acuerdo.folio).first)
    pagina.keyboard.press("Enter")
    reportar(pagina, "SAGARHPA", "En proceso", 60)


def test_the_coordinador_validates_it_and_captures_the_other_dependencia(persona, acuerdo):
    pagina = persona("coordinador")
    pagina.goto(acuerdo.get_absolute_url())
    teclado.activar(pagina, "button", "Validar")
    expect(pagina.get_by_role("status").first).to_contain_text("validado")
    pagina.goto(acuerdo.get_absolute_url())
    reportar(pagina, "SIDUR", "Concluido", 100)
    expect(semaforo(pagina)).to_have_text("Verde")  # (60 + 100) / 2 = 80, the cut itself
    expect(pagina.locator(".formula")).to_contain_text("80.00 %")


def test_the_report_has_it_and_downloads_as_pdf_and_as_excel(persona):
    pagina = persona("director")
    teclado.activar(pagina, "link", "Reportes")
    teclado.ir_a(pagina, pagina.get_by_role("link", name="Avance de acuerdos por institución"))
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Avance de acuerdos por institución")
    fila = pagina.get_by_role("row").filter(has_text="Secretaría de Infraestructura y Desarrollo Urbano").first
    celdas = fila.get_by_role("cell").all_inner_texts()
    assert celdas[1].isdigit()
    texto = " ".join(hoja.extract_text() for hoja in PdfReader(io.BytesIO(abrir_pdf(pagina))).pages)
    assert "Avance de acuerdos por institución" in texto
    assert "Infraestructura y Desarrollo Urbano" in " ".join(texto.split())
    libro = load_workbook(io.BytesIO(bajar(pagina, "Excel")))
    filas = {fila[0]: fila for fila in libro.active.iter_rows(values_only=True)}
    assert str(filas["Secretaría de Infraestructura y Desarrollo Urbano"][1]) == celdas[0]


def abrir_pdf(pagina):
    """Content of the PDF, which the browser opens in its own viewer."""
    with pagina.expect_response(lambda respuesta: "formato=pdf" in respuesta.url) as abierto:
        teclado.activar(pagina, "link", "PDF")
    assert abierto.value.headers["content-type"] == "application/pdf"
    contenido = pagina.context.request.get(abierto.value.url).body()
    pagina.go_back()
    return contenido


def bajar(pagina, nombre):
    """Content of the file that a link of the page downloads."""
    with pagina.expect_download() as bajada:
        teclado.activar(pagina, "link", nombre)
    return bajada.value.path().read_bytes()
