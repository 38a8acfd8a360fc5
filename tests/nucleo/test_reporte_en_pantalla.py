"""The page of a report: how each percentage was made, charts for wide and for narrow, dates as people write them."""

from datetime import date

import pytest

from seguimiento.cuentas.models import Usuario
from seguimiento.nucleo import cortes, graficas
from seguimiento.nucleo.reportes import Celda, Columna, Reporte

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
SEMAFORO = "/reportes/semaforo-de-compromisos/?corte=2024-02-12"


@pytest.fixture
def pagina(client):
    client.force_login(Usuario.objects.get(username="director"))
    return client.get(SEMAFORO).text


def test_each_average_explains_itself_from_a_button_and_on_a_frozen_cut_too(client, pagina):
    assert pagina.count('class="cifra porque" popovertarget=') == 14  # thirteen dependencias and the total
    assert "(20 concluidas + ½ × 3 en proceso) / 23 acciones × 100 = 93 %. Pendientes: 0" in pagina
    corte = client.post("/reportes/semaforo-de-compromisos/cortes/", {"corte": "12/02/2024"}).url
    assert client.get(corte).text.count('class="cifra porque" popovertarget=') == 14


def test_a_captured_average_explains_its_sum(client, pagina):
    texto = client.get("/reportes/acuerdos-por-institucion/?corte=2024-02-12").text
    assert "Suma de lo capturado: 1,825.00 / 19 responsables = 96.05 %." in texto


def test_the_cut_is_read_as_a_date_in_the_form_and_in_the_foot(pagina):
    assert 'value="12/02/2024"' in pagina and 'value="2024-02-12"' not in pagina
    assert "Datos al 12 de febrero de 2024" in pagina.split('<footer class="pie">')[1]


def test_a_list_at_an_old_cut_says_its_date_in_the_foot(client, pagina):
    texto = client.get("/compromisos/campana/accion/?corte=2024-02-12").text
    assert "Datos al 12 de febrero de 2024" in texto.split('<footer class="pie">')[1]


def test_a_chart_says_what_it_shows_and_has_a_form_for_telephones(pagina):
    assert "Semáforo de acciones por dependencia: promedio de estatus</h2>" in pagina
    lamina = pagina.split('<div class="lamina">')[1].split("</div>")[0]
    assert lamina.count("<svg") == 2 and "de-angosta" in lamina
    assert lamina.count(">Promedio de estatus<") == 2


@pytest.mark.parametrize("hacer", [graficas.barras, graficas.composicion, graficas.columnas], ids=lambda f: f.__name__)
def test_every_chart_of_a_report_can_be_read_on_a_telephone(hacer):
    fila = {"barras": ("Gabinete", 40, "rojo"), "composicion": ("Gabinete", 1, 2, 3, "40 %"), "columnas": ("ene", 4)}[hacer.__name__]
    ancha, angosta = hacer([fila], "lectura").split("<svg")[1:]
    assert "de-ancha" in ancha and "de-angosta" in angosta
    assert 'viewBox="0 0 340 ' in angosta


def reporte(*filas):
    columnas = [Columna("ID", "entero", identifica=True), Columna("Quién"), Columna("Avance", "porcentaje", 1)]
    return Reporte(slug="x", titulo="X", corte=date(2024, 1, 1), columnas=columnas, filas=filas)


def test_two_cuts_are_compared_in_their_figures_with_the_decimals_of_the_report():
    comparacion = cortes.comparar(reporte([1, "Uno", 50]), reporte([2, "Uno", Celda(52.25)]))
    assert (comparacion["columnas"], comparacion["cambios"]) == (["Avance"], 1)
    ((_, estado, (cambio,)),) = comparacion["filas"]
    assert (estado, cambio.antes, cambio.ahora, cambio.decimales) == ("cambia", "50.0 %", "52.3 %", 1)
