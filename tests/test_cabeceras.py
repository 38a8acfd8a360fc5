"""What every answer says to browsers and proxies: content policy, no sniffing, who may keep it, and where a link may lead."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from seguimiento.nucleo import documentos
from tests import datos
from tests.gabinetes.acuerdos import datos_acuerdos

pytestmark = pytest.mark.django_db
RAIZ = Path(__file__).resolve().parents[1]
POLITICA = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
    "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
}  # fmt: skip
# A page of each kind: list, detail, forms, history, import, reports, board, one's own, accounts, errors.
PRIVADAS = (
    "/", "/mi-dia/", "/buscar/?q=agua", "/reportes/", "/gabinetes/acuerdos/acuerdo/", "/gabinetes/acuerdos/acuerdo/nuevo/",
    "/gabinetes/acuerdos/acuerdo/importar/", "/compromisos/campana/compromiso/", "/seguimiento/directorio/dependencia/",
    "/seguimiento/cuentas/perfil/", "/seguimiento/cuentas/aviso/", "/cuenta/password/change/", "/cuenta/segundo-factor/",
    "/cuenta/reauthenticate/", "/cuenta/logout/", "/no-existe/", "/seguimiento/cuentas/usuario/",
)  # fmt: skip
DE_ADMINISTRADOR = (
    "/seguimiento/cuentas/usuario/", "/seguimiento/cuentas/usuario/nuevo/", "/seguimiento/cuentas/acceso/",
    "/seguimiento/cuentas/bitacora/",
)  # fmt: skip
PUBLICAS = ("/", "/cuenta/login/", "/cuenta/password/reset/", "/cuenta/signup/", "/publico/verificar/", "/no-existe/")


@pytest.fixture
def coordinador(client):
    persona = datos.usuario("coordinador", unidades=[datos.unidad(modulos=["acuerdos", "campana", "directorio"])])
    client.force_login(persona)
    return persona


def revisar_politica(respuesta):
    assert set(respuesta["Content-Security-Policy"].split("; ")) == POLITICA
    assert respuesta["X-Content-Type-Options"] == "nosniff"
    assert respuesta["X-Frame-Options"] == "DENY"
    assert respuesta["Referrer-Policy"] == "same-origin"
    assert respuesta["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in respuesta["Permissions-Policy"] and "publickey-credentials-get=(self)" in respuesta["Permissions-Policy"]


def revisar_pagina(texto):
    """Nothing that the policy would refuse: the page would look whole to a test and be dead in a browser."""
    for atributos, contenido in re.findall(r"<script([^>]*)>(.*?)</script>", texto, re.DOTALL):
        assert ("src=" in atributos and not contenido.strip()) or 'type="application/json"' in atributos, atributos
    assert not re.search(r"<[^>]+\son[a-z]+\s*=", texto), "event handlers in attributes"
    assert not re.search(r"<[^>]+\sstyle\s*=", texto) and "<style" not in texto, "styles in the page"
    assert "javascript:" not in texto and "hx-on" not in texto and "js:" not in texto
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', texto), "something from another site"


@pytest.mark.parametrize("ruta", PUBLICAS)
def test_public_pages_hold_the_policy(client, ruta):
    respuesta = client.get(ruta)
    revisar_politica(respuesta)
    revisar_pagina(respuesta.text)


@pytest.mark.parametrize("ruta", PRIVADAS)
def test_private_pages_hold_the_policy_and_nobody_keeps_them(client, coordinador, ruta):
    respuesta = client.get(ruta, follow=True)
    revisar_politica(respuesta)
    revisar_pagina(respuesta.text)
    assert "no-store" in respuesta["Cache-Control"] and "private" in respuesta["Cache-Control"]


@pytest.mark.parametrize("ruta", DE_ADMINISTRADOR)
def test_pages_of_the_administrador_do_too(client, ruta):
    client.force_login(datos.usuario("administrador"))
    respuesta = client.get(ruta)
    assert respuesta.status_code == 200 and "no-store" in respuesta["Cache-Control"]
    revisar_politica(respuesta)
    revisar_pagina(respuesta.text)


@pytest.mark.parametrize("formato", ["xlsx", "csv", "json", "pdf"])
def test_exports_are_kept_by_nobody_and_come_as_files_with_plain_names(client, coordinador, formato):
    respuesta = client.get(f"/seguimiento/directorio/dependencia/?formato={formato}")
    respuesta.close()
    revisar_politica(respuesta)
    assert "no-store" in respuesta["Cache-Control"]
    if formato != "json":
        assert re.fullmatch(r'(attachment|inline); filename="[a-z0-9.-]+"', respuesta["Content-Disposition"])


@pytest.mark.parametrize(
    "nombre", ["oficio.pdf", "minuta de año.pdf", 'con "comillas".pdf', "../../etc/passwd.pdf", "salto\r\nX-Otra: 1.pdf", "<script>.pdf"]
)
def test_an_attachment_is_downloaded_never_shown_whatever_its_name(client, coordinador, nombre):
    acuerdo = datos_acuerdos.acuerdo()
    documento = documentos.adjuntar(acuerdo, SimpleUploadedFile("a.pdf", b"%PDF-1.7 x"), usuario=coordinador)
    type(documento).objects.filter(pk=documento.pk).update(nombre=nombre)
    respuesta = client.get(reverse("nucleo:documento_detail", args=[documento.pk]))
    respuesta.close()
    assert respuesta.status_code == 200
    assert respuesta["Content-Disposition"].startswith("attachment")
    assert "\n" not in respuesta["Content-Disposition"] and "X-Otra" not in respuesta.headers
    assert respuesta["Content-Type"] == "application/pdf" and "no-store" in respuesta["Cache-Control"]
    revisar_politica(respuesta)


def test_static_files_may_be_kept_and_are_not_sniffed(client):
    respuesta = client.get("/static/css/app.css")
    respuesta.close()
    assert respuesta.status_code == 200
    assert "no-store" not in respuesta["Cache-Control"] and "Set-Cookie" not in respuesta.headers
    assert respuesta["X-Content-Type-Options"] == "nosniff" and "camera=()" in respuesta["Permissions-Policy"]


@pytest.mark.parametrize(
    "afuera",
    [
        "https://otro.example/",
        "//otro.example/",
        "/\\otro.example",
        "http:///otro.example",
        "javascript:alert(1)",
        "\thttps://otro.example",
    ],
)
def test_no_address_leads_out_of_the_site(client, afuera):
    persona = datos.usuario("director")
    respuesta = client.post("/", {"login": persona.username, "password": datos.CLAVE, "next": afuera})
    assert respuesta.url == "/"
    respuesta = client.post(reverse("account_reauthenticate"), {"password": datos.CLAVE, "next": afuera})
    assert respuesta.url == "/"
    assert client.post(reverse("account_logout"), {"next": afuera}).url == "/"


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client):
    persona = datos.usuario("director")
    respuesta = client.post("/", {"login": persona.username, "password": datos.CLAVE})
    for galleta in respuesta.cookies.values():
        assert galleta["httponly"] and galleta["samesite"] == "Lax", galleta.key


def test_a_form_of_another_site_is_refused():
    from django.test import Client

    cliente = Client(enforce_csrf_checks=True)
    cliente.force_login(datos.usuario("director"))
    respuesta = cliente.post(reverse("cuentas:sesiones_cerrar"))
    assert respuesta.status_code == 403 and "La página caducó" in respuesta.text


def test_production_is_only_by_https_and_its_cookies_only_of_this_host():
    programa = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from django.test import RequestFactory\n"
        "from django.middleware.security import SecurityMiddleware\n"
        "from django.http import HttpResponse\n"
        "capa = SecurityMiddleware(lambda pedido: HttpResponse())\n"
        "sitio = {'HTTP_HOST': 'seguimiento.example'}\n"
        "print(capa(RequestFactory().get('/', **sitio))['Location'])\n"
        "print(capa(RequestFactory().get('/', HTTP_X_FORWARDED_PROTO='https', **sitio))['Strict-Transport-Security'])\n"
        "print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE)\n"
        "print(settings.MFA_OBLIGATORIO, settings.ALLAUTH_TRUSTED_PROXY_COUNT)\n"
    )
    entorno = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "LANG"}} | {
        "DJANGO_SETTINGS_MODULE": "seguimiento.settings",
        "ENTORNO": "produccion",
        "SECRET_KEY": "k7Qv2mXz9LwB4nRt6YpS1dHf3GjC8aEuVxWzMqTrNbPyKsDgFhJ",
        "ALLOWED_HOSTS": "seguimiento.example",
        "DATABASE_URL": "postgres://seguimiento:clave@bd.example/seguimiento",
    }
    salida = subprocess.run([sys.executable, "-c", programa], cwd=RAIZ, env=entorno, capture_output=True, text=True, check=True).stdout
    assert salida.splitlines() == [
        "https://seguimiento.example/",
        "max-age=31536000; includeSubDomains; preload",
        "__Host-sesion __Host-csrf True True",
        "True 1",
    ]
