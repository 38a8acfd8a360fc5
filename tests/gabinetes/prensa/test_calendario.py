"""By month and by year, with the business days of which there is no record."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from gabinetes.prensa import lecturas, services
from gabinetes.prensa.estados import Presidio
from gabinetes.prensa.models import Conferencia, DiaSinConferencia
from seguimiento.nucleo.models import DiaInhabil
from seguimiento.nucleo.plazos import Calendario

from . import datos_prensa as hacer

pytestmark = pytest.mark.django_db
RUTA = "/gabinetes/prensa/conferencia"


@pytest.fixture
def consulta():
    return hacer.interno("consulta")


def test_a_business_day_without_the_presidents_is_flagged(consulta):
    DiaInhabil.objects.create(fecha=date(2023, 5, 1), motivo="Día del Trabajo")
    hacer.conferencia(fecha=date(2023, 5, 3))
    hacer.del_gobernador(fecha=date(2023, 5, 4))

    dias = lecturas.dias_del_mes(consulta, 2023, 5, "", date(2023, 5, 7), Calendario.cargar())

    assert [(dia["dia"], dia["conferencia"] and dia["conferencia"].preside) for dia in dias] == [
        ("Martes 02", None), ("Miércoles 03", "presidente"), ("Jueves 04", "gobernador"), ("Jueves 04", None), ("Viernes 05", None),
    ]  # fmt: skip


@pytest.mark.parametrize(("preside", "faltan"), [("", 22), (Presidio.PRESIDENTE, 22), (Presidio.GOBERNADOR, 0)])
def test_only_the_presidents_are_daily(consulta, preside, faltan):
    hacer.conferencia(fecha=date(2023, 5, 3))

    (mes,) = lecturas.meses_del_anio(consulta, 2023, preside, date(2023, 5, 31), Calendario())[4:]

    assert (mes["faltan"], len(mes["conferencias"])) == (faltan, preside != Presidio.GOBERNADOR)


def test_days_that_have_not_come_are_not_missed(consulta):
    assert lecturas.dias_del_mes(consulta, 2023, 5, "", date(2023, 4, 30), Calendario()) == []
    assert lecturas.meses_del_anio(consulta, 2024, "", date(2023, 4, 30), Calendario()) == []


@pytest.mark.parametrize(
    ("ruta", "titulo"),
    [
        ("mes/?mes=2023-05", "Conferencias de mayo de 2023"),
        ("mes/", "Conferencias de mayo de 2023"),
        ("mes/?mes=2023-13", "Conferencias de mayo de 2023"),
        ("mes/?mes=x", "Conferencias de mayo de 2023"),
        ("anio/?anio=2022", "Conferencias de 2022"),
        ("anio/?anio=99999", "Conferencias de 2023"),
        ("anio/", "Conferencias de 2023"),
    ],
)
def test_an_address_that_does_not_read_shows_the_last_with_conferences(client, consulta, ruta, titulo):
    hacer.conferencia(fecha=date(2023, 5, 3))
    client.force_login(consulta)

    assert client.get(f"{RUTA}/{ruta}").context["titulo"] == titulo


def test_months_follow_each_other_over_the_year(client, consulta):
    client.force_login(consulta)
    contexto = client.get(f"{RUTA}/mes/?mes=2023-12&preside=presidente").context

    assert [contexto[lado]["url"].partition("?")[2] for lado in ("antes", "despues")] == [
        "mes=2023-11&preside=presidente", "mes=2024-01&preside=presidente",
    ]  # fmt: skip


def test_a_flagged_day_opens_its_form_filled_in(client):
    client.force_login(hacer.interno("capturista"))
    hacer.conferencia(fecha=date(2023, 5, 3))

    pagina = client.get(f"{RUTA}/mes/?mes=2023-05").content.decode()
    formulario = client.get(f"{RUTA}/nuevo/?preside=presidente&fecha=04/05/2023").context["form"]

    assert f"{RUTA}/nuevo/?preside=presidente&amp;fecha=04/05/2023" in pagina
    assert (formulario["preside"].value(), formulario["fecha"].value()) == ("presidente", "04/05/2023")


# -- days of which one knows that there was none


def test_a_noted_day_is_no_longer_missed_and_says_why(client):
    client.force_login(hacer.interno("coordinador"))
    hacer.conferencia(fecha=date(2023, 5, 3))
    antes = client.get(f"{RUTA}/mes/?mes=2023-05").context["faltan"]

    respuesta = client.post(reverse("prensa:diasinconferencia_create"), {"fecha": "04/05/2023", "motivo": "Gira de trabajo"})

    contexto = client.get(respuesta.url).context
    assert (antes, contexto["faltan"]) == (22, 21)
    assert [dia["anotado"].motivo for dia in contexto["dias"] if dia["anotado"]] == ["Gira de trabajo"]

    anotado = DiaSinConferencia.objects.get()
    quitada = client.post(reverse("prensa:diasinconferencia_delete", args=[anotado.pk]), {"motivo": "Sí la hubo"})
    assert client.get(quitada.url).context["faltan"] == 22


def test_one_day_has_a_conference_or_the_note_that_there_was_none():
    persona = hacer.interno("capturista")
    hacer.conferencia(fecha=date(2023, 5, 3))
    DiaSinConferencia.objects.create(fecha=date(2023, 5, 4), motivo="Gira")

    with pytest.raises(ValidationError, match="hay una conferencia"):
        services.anotar_dia_sin_conferencia(DiaSinConferencia(fecha=date(2023, 5, 3), motivo="Gira"), usuario=persona)
    nueva = Conferencia(preside=Presidio.PRESIDENTE, fecha=date(2023, 5, 4), tema="Otra", hora_inicio=time(6))
    with pytest.raises(ValidationError, match="anotado como sin conferencia"):
        services.guardar_conferencia(nueva, usuario=persona)

    nueva.preside = Presidio.GOBERNADOR
    assert services.guardar_conferencia(nueva, usuario=persona).pk
