"""A site of its own per module, over a copy of the demonstration, and people who use it with a real browser."""

import os
import re
import shutil
from contextlib import ExitStack

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.test import override_settings
from django.test.testcases import LiveServerThread

from seguimiento import instalar
from seguimiento.cuentas.models import Usuario
from tests import base_demo
from tests.datos import CLAVE

CAPTURAS = settings.VAR_DIR / "capturas"
# What the browser writes by itself about answers that are meant: a form with errors, a conflict, a page that is not for everybody.
ESPERADO = re.compile(r"Failed to load resource: the server responded with a status of (400|403|404|409|422)")
ESPERA = 30_000  # milliseconds; what happens is seen at once, on a busy machine later
falla = pytest.StashKey()


def pytest_collection_modifyitems(items):
    for prueba in items:
        if "tests/e2e/" in prueba.nodeid:
            prueba.add_marker(pytest.mark.navegador)
            prueba.add_marker(pytest.mark.django_db)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    reporte = yield
    if reporte.failed:
        item.stash[falla] = True
    return reporte


@pytest.fixture(scope="module")
def sitio(base_con_demo, django_db_blocker):
    """Address of a running site; what its tests write is seen by those that follow in the module."""
    with ExitStack() as abierto:
        abierto.enter_context(django_db_blocker.unblock())
        copia = abierto.enter_context(base_demo.creada(f"{base_con_demo}_e2e", base_con_demo))
        abierto.enter_context(base_demo.conectada(copia))
        abierto.enter_context(override_settings(DEMO=True, ALLOWED_HOSTS=["127.0.0.1"]))
        Usuario.objects.update(password=make_password(CLAVE))
        servidor = LiveServerThread("127.0.0.1", StaticFilesHandler)
        servidor.daemon = True
        servidor.start()
        servidor.is_ready.wait()
        if servidor.error:
            raise servidor.error
        abierto.callback(servidor.terminate)
        yield f"http://127.0.0.1:{servidor.port}"
        connections["default"].close()


@pytest.fixture(scope="module")
def navegador():
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=ESPERA)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # its loop runs in this thread, and tests also read the database here
    programa = next(filter(None, map(shutil.which, instalar.NAVEGADORES)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=programa, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def sesiones():
    """{user: cookies}, so that each one enters once per module."""
    return {}


@pytest.fixture
def abrir(navegador, sitio, sesiones, request):
    """Open a browser of one's own: `abrir()` or `abrir(entra="capturista", ancho=390, tema="dark")` gives a page.

    Nothing may complain in its console, the policy of contents included; a failed test leaves its pictures in var/pruebas/capturas.
    """
    paginas, quejas = [], []

    def nueva(entra="", ancho=1440, tema="light", alto=900, espera="(?!)"):
        """`espera`: what else the browser is meant to complain of here, as when the test cuts the connection."""
        pantalla = {"viewport": {"width": ancho, "height": alto}, "color_scheme": tema, "reduced_motion": "reduce"}
        contexto = navegador.new_context(base_url=sitio, locale="es-MX", storage_state=sesiones.get(entra), **pantalla)
        contexto.set_default_timeout(ESPERA)
        pagina, esperado = contexto.new_page(), re.compile(f"{ESPERADO.pattern}|{espera}")
        pagina.on("console", lambda m: quejas.append(m.text) if m.type in ("error", "warning") and not esperado.search(m.text) else None)
        pagina.on("pageerror", lambda error: quejas.append(str(error)))
        paginas.append(pagina)
        if entra and entra not in sesiones:
            entrar(pagina, entra)
            sesiones[entra] = contexto.storage_state()
        return pagina

    yield nueva
    if request.node.stash.get(falla, False):
        CAPTURAS.mkdir(exist_ok=True)
        for n, pagina in enumerate(paginas):
            pagina.screenshot(path=CAPTURAS / f"{re.sub(r'[^a-z0-9]+', '-', request.node.name.lower())}-{n}.png", full_page=True)
    for pagina in paginas:
        pagina.context.close()
    assert quejas == []


def entrar(pagina, usuario):
    """By the form at `/`."""
    pagina.goto("/")
    pagina.get_by_label("Usuario").fill(usuario)
    pagina.get_by_label("Contraseña").fill(CLAVE)
    pagina.get_by_role("button", name="Entrar").click()
    pagina.get_by_role("heading", level=1, name="Inicio").wait_for()
