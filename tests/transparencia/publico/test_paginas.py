"""The public side: it opens to anybody, keeps nothing of who looks, and lets others keep it."""

import hashlib
import json

import pytest
from django.core.cache import cache
from django.urls import reverse

from seguimiento.nucleo import publicas
from tests import datos
from tests.atencion.correspondencia.datos_correspondencia import recibido
from tests.atencion.gestion.datos_gestion import oficio
from tests.transparencia.publico import datos_publico as d
from transparencia.publico import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def director():
    return datos.usuario("director")


@pytest.fixture
def fila(director, monkeypatch):
    cache.clear()
    d.registrar(monkeypatch)
    return d.divulgada(director, d.corte(director), presentacion="De qué tratan.")


@pytest.fixture
def rutas(fila, director):
    """Every address without parameters, and those of a published cut, of a publication and of what a QR leads to."""
    una = d.publicacion(director)
    sueltas = ["inicio", "datos_list", "catalogo", "como_verificar", "publicaciones"]
    suyas = [reverse("abierto:licencia", args=[fila.licencia_id]), fila.get_publica_url(), una.get_archivo_url()]
    formatos = [f"{fila.get_publica_url()}?formato={f}" for f in ("csv", "xlsx", "json", "pdf", "diccionario")]
    viejas = [reverse("verificar_folio"), fila.corte.get_verificacion_url(), reverse("aviso_publico"), reverse("peticion_publica")]
    sellos = [recibido().get_verificacion_url(), reverse("verificar_oficio", args=[oficio().verificacion])]
    return [*(reverse(f"abierto:{nombre}") for nombre in sueltas), *suyas, *formatos, *viejas, *sellos]


def test_no_page_leaves_a_cookie_nor_differs_for_who_is_in(client, rutas, director):
    for url in rutas:
        fuera = client.get(url)
        client.force_login(director)
        dentro = client.get(url)
        client.logout()
        assert (fuera.status_code, dentro.status_code) == (200, 200), url
        for respuesta in (fuera, dentro):
            assert not respuesta.cookies and "Cookie" not in respuesta.get("Vary", ""), url
        assert b"".join(fuera) == b"".join(dentro), url


def test_pages_may_be_kept_by_anybody_and_are_not_sent_twice(client, rutas):
    for url in (uno for uno in rutas if uno != reverse("peticion_publica")):
        primera = client.get(url)
        b"".join(primera)
        assert "public" in primera["Cache-Control"] and "max-age=300" in primera["Cache-Control"], url
        assert client.get(url, headers={"If-None-Match": primera["ETag"]}).status_code == 304, url


def test_the_query_of_a_petition_is_kept_by_nobody(client):
    for respuesta in (client.get(reverse("peticion_publica")), client.post(reverse("peticion_publica"), {"folio": "X", "dato": "1234"})):
        assert "no-store" in respuesta["Cache-Control"] and not respuesta.cookies


def test_too_many_requests_are_answered_429_without_cookies(client, fila, monkeypatch):
    monkeypatch.setattr(publicas, "LIMITES", {"pagina": "2/1m/ip", "archivo": "1/1m/ip"})
    estados = [client.get("/publico/").status_code for _ in range(3)]
    assert estados == [200, 200, 429]
    archivo = f"{fila.get_publica_url()}?formato=csv"
    assert [client.get(archivo).status_code for _ in range(2)] == [200, 429]
    ultima = client.get(archivo)
    assert ultima["Retry-After"] and not ultima.cookies and "public" not in ultima.get("Cache-Control", "")


def test_the_json_is_what_was_hashed_and_the_page_says_its_hash(client, fila):
    contenido = client.get(fila.get_publica_url(), {"formato": "json"}).content
    assert hashlib.sha256(contenido).hexdigest() == fila.corte.huella
    assert json.loads(contenido)["filas"] == [["Norte", 3], ["Sur", 4]]
    pagina = client.get(fila.get_publica_url()).content.decode()
    assert fila.corte.huella in pagina and "Parte del Estado." in pagina and "De qué tratan." in pagina


def test_a_public_page_of_a_cut_has_no_links_to_its_records(client, fila):
    assert b'class="cifra" href' not in client.get(fila.get_publica_url()).content


@pytest.mark.parametrize(
    ("formato", "empieza"), [("csv", b"\xef\xbb\xbfRegi"), ("xlsx", b"PK"), ("pdf", b"%PDF-"), ("diccionario", b"\xef\xbb\xbfColumna")]
)
def test_every_file_is_given_and_kept_in_the_cache_of_the_server(client, fila, formato, empieza, monkeypatch):
    primera = client.get(fila.get_publica_url(), {"formato": formato})
    assert primera.content.startswith(empieza) and fila.corte.folio in primera["Content-Disposition"]
    monkeypatch.setattr("transparencia.publico.impresion._hacer", lambda *a: pytest.fail("printed twice"))
    assert client.get(fila.get_publica_url(), {"formato": formato}).content == primera.content


def test_what_does_not_exist_is_404_and_what_was_withdrawn_410_with_its_reason(client, fila, director):
    assert client.get(reverse("abierto:datos", args=["COR-1999-0001"])).status_code == 404
    assert client.get(fila.get_publica_url(), {"formato": "docx"}).status_code == 404
    services.retirar_corte(fila, motivo="Se corrigió una suma", usuario=director)
    for formato in ("html", "csv"):
        respuesta = client.get(fila.get_publica_url(), {"formato": formato})
        assert respuesta.status_code == 410 and "Se corrigió una suma" in respuesta.content.decode()
    assert fila.corte.titulo not in client.get(reverse("abierto:datos_list")).content.decode()


def test_a_publication_is_found_by_words_theme_and_year_and_its_file_bears_its_title(client, director):
    una = d.publicacion(director, titulo="Anuario estadístico", tema="Estadística", fecha="2023-05-02")
    otra = d.publicacion(director, titulo="Guía técnica", tema="Guías", fecha="2022-05-02")
    oculta = d.publicacion(director, titulo="Borrador en curso", publicada=False)

    def hallados(**parametros):
        return [p.pk for p in client.get(reverse("abierto:publicaciones"), parametros).context["page"]]

    assert hallados() == [una.pk, otra.pk] and hallados(q="anuarios") == [una.pk] and hallados(q="---") == []
    assert hallados(tema="Guías") == [otra.pk] and hallados(anio="2023") == [una.pk] and hallados(anio="nunca") == []
    archivo = client.get(una.get_archivo_url())
    assert b"".join(archivo).startswith(b"%PDF-") and "anuario-estadistico.pdf" in archivo["Content-Disposition"]
    assert client.get(oculta.get_archivo_url()).status_code == 404
    services.retirar(una, motivo="La sustituye otra edición", usuario=director)
    assert client.get(una.get_archivo_url()).status_code == 410 and hallados() == [otra.pk]


def test_the_catalogue_for_programs_says_licence_hash_columns_and_files(client, fila):
    conjunto = client.get(reverse("abierto:catalogo")).json()["conjuntos"][0]
    assert (conjunto["folio"], conjunto["sha256"], conjunto["licencia"]) == (fila.corte.folio, fila.corte.huella, "Uso libre de prueba")
    assert conjunto["columnas"][1] == {"columna": "Casos", "tipo": "número entero", "unidad": "unidades", "significado": "Cuántos hubo."}
    assert client.get(conjunto["archivos"]["csv"].partition("8000")[2]).status_code == 200
