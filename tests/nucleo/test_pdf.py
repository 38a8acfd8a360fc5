"""PDFs are made of what is here: nothing is fetched from another machine nor from other folders of this one."""

import http.server
import threading

import pytest
from django.conf import settings
from pypdf import PdfReader

from seguimiento.nucleo import pdf


@pytest.fixture
def afuera():
    """Address of a server that notes whoever calls it, and its notes."""
    visitas = []

    class Oidor(http.server.BaseHTTPRequestHandler):
        def do_GET(self):  # noqa: N802
            visitas.append(self.path)
            self.send_error(404)

        def log_message(self, *args):
            pass

    servidor = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Oidor)
    hilo = threading.Thread(target=servidor.serve_forever)
    hilo.start()
    yield f"http://127.0.0.1:{servidor.server_address[1]}", visitas
    servidor.shutdown()
    servidor.server_close()
    hilo.join()


@pytest.mark.parametrize(
    "parte",
    [
        '<img src="{}/foto.png">',
        '<link rel="stylesheet" href="{}/hoja.css">',
        "<style>@import url({}/hoja.css);</style>",
        "<style>p {{ background: url({}/fondo.png) }}</style><p>Texto</p>",
        "<style>@font-face {{ font-family: X; src: url({}/letra.woff2) }} p {{ font-family: X }}</style><p>Texto</p>",
        '<object data="{}/objeto.svg"></object>',
        '<embed src="{}/objeto.svg">',
        '<svg><image href="{}/foto.png" width="9" height="9"/></svg>',
        '<link rel="attachment" href="{}/adjunto.txt">',
        "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='{}/x.png'/></svg>\">",
    ],
)
def test_a_remote_address_is_never_asked(afuera, parte):
    direccion, visitas = afuera
    assert pdf.hacer_pdf(f"<html><body>{parte.format(direccion)}<p>Minuta</p></body></html>").startswith(b"%PDF-")
    assert visitas == []


@pytest.mark.parametrize(
    "ruta",
    ["file:///etc/passwd", "file:///etc/hostname", "../pyproject.toml", "file://{raiz}/../manage.py", "file://otra.example/x", "ftp://x/y"],
)
def test_other_files_of_this_machine_are_not_read(ruta, tmp_path):
    ruta = ruta.format(raiz=settings.BASE_DIR / "static")
    archivo = tmp_path / "minuta.pdf"
    archivo.write_bytes(pdf.hacer_pdf(f'<html><head><link rel="attachment" href="{ruta}"></head><body><p>Minuta</p></body></html>'))
    assert PdfReader(archivo).attachments == {}


def test_what_is_ours_is_read():
    con = pdf.hacer_pdf('<html><body><img src="marca.svg" width="40"></body></html>')
    sin = pdf.hacer_pdf('<html><body><img src="no-existe.svg" width="40"></body></html>')
    assert len(con) > len(sin)
