"""Order of the lists, and the date that goes along from a list to what it shows."""

import pytest

from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Municipio

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
ACCIONES = "/compromisos/campana/accion/"
ACUERDOS = "/gabinetes/acuerdos/acuerdo/"


@pytest.fixture(autouse=True)
def director(client):
    client.force_login(Usuario.objects.get(username="director"))


@pytest.mark.parametrize("orden", ["fecha_termino", "-fecha_termino", "ultimo", "-ultimo"])
def test_what_is_empty_comes_last_in_both_directions(client, orden):
    from compromisos.campana.models import Accion

    Accion.objects.filter(pk=Accion.objects.last().pk).update(fecha_termino=None, fecha_avance=None)
    columna = {"fecha_termino": "Término", "ultimo": "Último avance"}[orden.lstrip("-")]
    lista = client.get(
        ACCIONES, {"orden": orden, "ejercicio": "todos", "formato": "json", "col": ["descripcion", orden.lstrip("-")]}
    ).json()
    valores = [fila[lista["columnas"].index(columna)] for fila in lista["filas"]]
    llenos = [valor for valor in valores if valor]
    assert None in valores and valores == sorted(llenos, reverse=orden[0] == "-") + [None] * (len(valores) - len(llenos))


def test_a_row_of_a_list_at_an_old_cut_leads_to_a_page_that_says_so(client):
    lista = client.get(ACCIONES, {"corte": "2024-02-12"})
    fila = next(iter(lista.context["table"].page.object_list)).record
    enlace = f"{fila.get_absolute_url()}?corte=2024-02-12"
    assert f'href="{enlace}"' in lista.text
    assert "tiene corte al 12 de febrero de 2024; aquí se ve como está hoy" in client.get(enlace).text
    assert "tiene corte al" not in client.get(fila.get_absolute_url()).text


def test_a_commitment_shows_itself_as_it_was(client):
    lista = client.get("/compromisos/campana/compromiso/", {"corte": "2023-06-30"})
    fila = next(iter(lista.context["table"].page.object_list)).record
    texto = client.get(f"{fila.get_absolute_url()}?corte=2023-06-30").text
    assert "Se muestra como estaba al 30 de junio de 2023" in texto
    assert "Datos al 30 de junio de 2023" in texto.split('<footer class="pie">')[1]


def test_a_list_of_today_has_plain_links(client):
    assert f'href="{ACCIONES}' in (texto := client.get(ACCIONES).text)
    assert "?corte=" not in texto.split("<tbody>")[1].split("</tbody>")[0]


def test_the_paper_of_a_list_says_how_many_of_which_year_and_their_folios(client, monkeypatch):
    impresas = []
    monkeypatch.setattr("seguimiento.nucleo.pdf.hacer_pdf", lambda html, *_: impresas.append(html) or b"%PDF-")
    client.get(ACUERDOS, {"ejercicio": "2023", "estatus": "pendiente", "formato": "pdf", "corte": "2024-02-12"})
    (html,) = impresas
    total = client.get(ACUERDOS, {"ejercicio": "2023", "estatus": "pendiente", "formato": "json", "corte": "2024-02-12"}).json()["total"]
    assert f"Ejercicio 2023 · Estatus: Pendiente · {total} acuerdos" in html
    assert '<th scope="col" class="titular">Folio</th>' in html and "AC-2023-" in html
    assert html.count('class="col-titular"') == html.count('class="ancho-medio"') == 1


def test_a_cut_that_does_not_read_is_forgotten_by_the_page_of_a_record(client):
    municipio = Municipio.objects.first()
    assert client.get(f"{municipio.get_absolute_url()}?corte=ayer").status_code == 200
