"""Accounts in a real browser, under the content policy: passkeys, the square of the codes, and the end of the session."""

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.testcases import LiveServerThread
from playwright.sync_api import sync_playwright

from seguimiento import instalar
from tests import base_demo, datos

pytestmark = [pytest.mark.navegador, pytest.mark.django_db]
PERFIL, LLAVE = "/seguimiento/cuentas/perfil/", "/cuenta/segundo-factor/webauthn/add/"


@pytest.fixture(scope="module")
def sitio(django_db_setup, django_db_blocker):
    """Address of a server over a database of its own, with the accounts «ana» and «luz»; by name, as passkeys want it."""
    vacia = connection.settings_dict["NAME"]
    with (
        django_db_blocker.unblock(),
        base_demo.creada(f"{vacia}_navegador", vacia) as base,
        base_demo.conectada(base),
    ):
        for nombre in ("ana", "luz"):
            datos.usuario("director", username=nombre)
        servidor = LiveServerThread("localhost", lambda sin_archivos: WSGIHandler())
        servidor.daemon = True
        servidor.start()
        servidor.is_ready.wait()
        yield f"http://localhost:{servidor.port}"
        servidor.terminate()


@pytest.fixture(scope="module")
def navegador(sitio):
    with pytest.MonkeyPatch.context() as ambiente, sync_playwright() as p:
        ambiente.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # playwright keeps a loop running in this thread, which Django takes for async
        chromium = p.chromium.launch(executable_path=next(filter(None, map(shutil.which, instalar.NAVEGADORES))), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def pagina(navegador, sitio):
    """A page of somebody who is in; whatever the console says is a failure."""
    cache.clear()
    contexto = navegador.new_context(base_url=sitio, locale="es-MX")
    pagina, quejas = contexto.new_page(), []
    pagina.on("console", lambda m: quejas.append(m.text) if m.type in {"error", "warning"} else None)
    pagina.on("pageerror", lambda error: quejas.append(str(error)))
    entrar(pagina)
    yield pagina
    contexto.close()
    assert quejas == []


def entrar(pagina, usuario="ana"):
    pagina.goto("/")
    pagina.fill("input[name=login]", usuario)
    pagina.fill("input[name=password]", datos.CLAVE)
    with pagina.expect_navigation():
        pagina.get_by_role("button", name="Entrar", exact=True).click()


def dentro(pagina):
    """Wait until the page is that of somebody who is in: leaving before the key is sent would lose the entrance."""
    pagina.wait_for_selector("header .avatar")


def salir(pagina):
    pagina.goto("/cuenta/logout/")
    pagina.click("main button:has-text('Salir')")
    pagina.wait_for_selector("input[name=login]")


def confirmar(pagina):
    if pagina.locator("input[name=password]").count():
        pagina.fill("input[name=password]", datos.CLAVE)
        with pagina.expect_navigation():
            pagina.click("main button:has-text('Continuar')")


def sin_faltas(pagina):
    faltas = Axe().run(pagina).response["violations"]
    assert [(f["id"], [n["html"] for n in f["nodes"]]) for f in faltas] == []


def test_a_passkey_is_made_and_opens_without_password(pagina):
    salir(pagina)
    entrar(pagina, "luz")
    cdp = pagina.context.new_cdp_session(pagina)
    cdp.send("WebAuthn.enable")
    llave = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    capaz = dict.fromkeys(["hasResidentKey", "hasUserVerification", "isUserVerified"], True)
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": llave | capaz})
    pagina.goto(LLAVE)
    confirmar(pagina)
    pagina.check("input[name=passwordless]")
    pagina.click("main button:has-text('Continuar')")
    pagina.wait_for_selector("text=Guárdelos donde sólo usted")
    sin_faltas(pagina)
    salir(pagina)
    pagina.click("text=Entrar con una llave de acceso")
    dentro(pagina)
    pagina.goto(PERFIL)
    assert pagina.locator("text=Llave de acceso").count()
    sin_faltas(pagina)
    salir(pagina)
    entrar(pagina, "luz")
    pagina.click("text=Usar una llave de acceso")
    dentro(pagina)
    pagina.goto("/cuenta/segundo-factor/webauthn/")
    pagina.click("main a:has-text('Quitar')")
    confirmar(pagina)
    pagina.click("main button:has-text('Quitar')")
    pagina.wait_for_selector("text=No tiene ninguna")


def test_a_passkey_that_is_cancelled_says_so(pagina):
    pagina.goto(LLAVE)
    confirmar(pagina)
    pagina.evaluate("() => { navigator.credentials.create = () => Promise.reject(new DOMException('', 'NotAllowedError')) }")
    pagina.click("main button:has-text('Continuar')")
    assert "No se completó" in pagina.text_content("[data-llave-error]:visible")
    assert pagina.is_enabled("main button:has-text('Continuar')")


def test_the_square_of_the_codes_is_drawn_whole_in_both_themes(pagina):
    for tema in ("light", "dark"):
        pagina.emulate_media(color_scheme=tema)
        pagina.goto("/cuenta/segundo-factor/totp/activate/")
        confirmar(pagina)
        caja = pagina.locator(".qr svg").bounding_box()
        assert caja["width"] > 150 and abs(caja["width"] - caja["height"]) < 2
        sin_faltas(pagina)


def test_two_minutes_before_the_session_ends_it_asks_and_a_click_goes_on(pagina, settings):
    minuto = 60_000
    pagina.clock.install()
    pagina.goto(PERFIL)
    aviso = pagina.locator("#sesion")
    limite = settings.SESSION_COOKIE_AGE // 60
    pagina.clock.run_for((limite - 4) * minuto)
    assert not aviso.is_visible()
    pagina.clock.run_for(1.5 * minuto)
    assert aviso.is_visible()
    sin_faltas(pagina)
    with pagina.expect_response("**/sesion/continuar/") as respuesta:
        pagina.click("text=Seguir trabajando")
    assert respuesta.value.status == 204
    aviso.wait_for(state="hidden")


def test_use_in_another_tab_counts(pagina, settings):
    pagina.context.clock.install()
    pagina.goto(PERFIL)
    pagina.clock.run_for(settings.SESSION_COOKIE_AGE * 1000 - 150_000)
    assert pagina.locator("#sesion").is_visible()
    otra = pagina.context.new_page()
    otra.goto(PERFIL)
    pagina.locator("#sesion").wait_for(state="hidden")


def test_once_ended_the_page_stays_and_offers_to_enter_again(pagina, settings):
    pagina.clock.install()
    pagina.goto(PERFIL)
    pagina.clock.run_for(settings.SESSION_COOKIE_AGE * 1000)
    assert "Su sesión terminó" in pagina.text_content("#sesion")
    pagina.context.clear_cookies()
    pagina.click("text=Entrar de nuevo")
    pagina.wait_for_selector("input[name=login]")
    assert f"next={PERFIL}" in pagina.url


def test_nothing_asks_the_server_while_nobody_does_anything(pagina, settings):
    pedidas = []
    pagina.clock.install()
    pagina.goto(PERFIL)
    pagina.wait_for_load_state("networkidle")
    pagina.on("request", lambda pedida: pedidas.append(pedida.url))
    pagina.clock.run_for(settings.SESSION_COOKIE_AGE * 1000)
    assert pedidas == []
