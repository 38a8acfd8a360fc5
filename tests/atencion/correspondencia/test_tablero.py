"""What the board, the search and the page of a dependencia tell about letters and turns."""

from datetime import date

import pytest
from django.urls import reverse

from atencion.correspondencia import respuestas
from tests import datos

from .datos_correspondencia import enlace, jefa, momento, recibido, respuesta, turno

pytestmark = pytest.mark.django_db


def test_the_board_tells_each_one_what_waits(client):
    dependencia = datos.dependencia()
    persona, quien = enlace(dependencia), jefa()
    recibido(sintesis="Nadie lo turnó")
    respuesta(turno(dependencia=dependencia), persona)
    turno(recibido(), dependencia)
    client.force_login(quien)
    inicio = client.get("/mi-dia/").text
    assert "Turnar 1 oficio con más de 48 horas" in inicio and "Revisar 1 respuesta a oficios" in inicio
    client.force_login(persona)
    suyo = client.get("/mi-dia/").text
    assert "Solicita algo de prueba." in suyo and "Nadie lo turnó" not in suyo


def test_a_returned_answer_waits_for_its_enlace(client):
    dependencia = datos.dependencia()
    persona = enlace(dependencia)
    dada = respuesta(turno(dependencia=dependencia), persona)
    respuestas.devolver([dada], motivo="Falta el anexo", usuario=jefa(), fecha=date(2023, 5, 17))
    client.force_login(persona)
    assert "Corregir 1 respuesta a oficio devuelta" in client.get("/mi-dia/").text


def test_a_letter_is_found_by_its_folio_its_sender_and_what_it_says(client):
    client.force_login(jefa())
    fila = recibido(remitente="Ramón Núñez", sintesis="Solicita un puente vehicular")
    for palabra in (fila.folio, "nunez", "puente vehicular"):
        assert fila.get_absolute_url() in client.get("/buscar/", {"q": palabra}).text
    assert fila.folio not in client.get("/buscar/", {"q": "hospital"}).text


def test_the_page_of_a_dependencia_counts_what_it_answered_and_owes(client):
    dependencia, quien = datos.dependencia(), jefa()
    respuesta(turno(recibido(), dependencia), quien)
    turno(recibido(), dependencia, cuando=momento(date(2023, 5, 9)))
    client.force_login(quien)
    pagina = client.get(reverse("directorio:dependencia_detail", args=[dependencia.pk])).text
    assert "Correspondencia turnada" in pagina
