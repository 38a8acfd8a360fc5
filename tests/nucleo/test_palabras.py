"""Pages say what is the case in plain words: methods that do not exist, empty lists, closed years, options that choose nothing."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from compromisos.campana.models import Accion, Avance
from gabinetes.acuerdos.models import Avance as AvanceDeAcuerdo
from seguimiento.cuentas.models import Usuario
from seguimiento.nucleo import formato
from seguimiento.nucleo.documentos import anio_de
from seguimiento.nucleo.models import Documento, Ejercicio

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.fixture(autouse=True)
def coordinador(client):
    client.force_login(Usuario.objects.get(username="coordinador"))


def test_an_address_that_is_only_of_a_button_says_so(client):
    respuesta = client.get(reverse("cuentas:vistaguardada_create"))
    assert (respuesta.status_code, respuesta["Allow"]) == (405, "POST")
    assert "Esta dirección no se abre así" in respuesta.text


def test_a_file_does_not_enter_a_closed_year(client):
    avance = Avance.objects.filter(de__ejercicio=2023).first()
    Ejercicio.objects.update_or_create(anio=2023, defaults={"cerrado": True})
    archivo = SimpleUploadedFile("prueba.txt", b"texto", content_type="text/plain")
    ruta = reverse("nucleo:documento_create", args=["campana", "avance", avance.pk])
    pagina = client.post(ruta, {"archivo": archivo}, follow=True).text
    assert "El ejercicio 2023 está cerrado" in pagina
    assert not Documento.objects.de(avance).exists()


@pytest.mark.parametrize("modelo", [Avance, AvanceDeAcuerdo], ids=lambda modelo: modelo._meta.app_label)
def test_the_year_of_an_avance_is_that_of_what_it_moves(modelo):
    assert anio_de(modelo.objects.first()) == 2023


def test_an_empty_year_does_not_say_that_there_is_nothing(client):
    pagina = client.get(reverse("campana:accion_list"), {"ejercicio": 2019}).text
    assert "No hay acciones de 2019" in pagina and "Ver todos los ejercicios" in pagina and "Aún no hay" not in pagina


def test_an_early_cut_does_not_say_that_there_is_nothing(client):
    pagina = client.get(reverse("campana:compromiso_list"), {"corte": "2001-01-01", "con_acciones": ""}).text
    assert Accion.objects.exists() and "Aún no hay" not in pagina


def test_an_empty_bin_says_that_nothing_was_deleted(client):
    assert "No hay acciones eliminadas" in client.get(reverse("campana:accion_list"), {"eliminados": 1}).text


@pytest.mark.parametrize("ruta", ["campana:accion_create", "acuerdos:acuerdo_create", "directorio:dependencia_create"])
def test_no_option_is_a_row_of_dashes(client, ruta):
    client.force_login(Usuario.objects.get(username="coordinador"))
    assert "---------" not in client.get(reverse(ruta)).text


@pytest.mark.parametrize(
    ("textos", "escrito"),
    [
        (["Legal", "Infraestructura"], "Legal e Infraestructura"),
        (["Agua", "Salud", "Hacienda"], "Agua, Salud y Hacienda"),
        (["Agua", "Hidalgo"], "Agua e Hidalgo"),
        (["Agua", "Hielo"], "Agua y Hielo"),
        (["Agua", ""], "Agua"),
        ([], ""),
    ],
)
def test_names_are_joined_as_they_are_said(textos, escrito):
    assert formato.enumerar(textos) == escrito


def test_a_short_date_of_another_year_says_it():
    dia = date(2024, 2, 12)
    assert [formato.fecha_breve(dia, hoy) for hoy in (None, date(2024, 5, 1), date(2026, 1, 1))] == ["12 feb", "12 feb", "12 feb 2024"]
