"""Sealed minutes: their text is kept with its hash, and the PDF prints that text whatever happens to the rows."""

import json
from datetime import date, time
from importlib import import_module

import pytest
from django.apps import apps

from gabinetes.acuerdos import minutas, services
from gabinetes.acuerdos.models import Acuerdo, Asistencia, Punto, Reunion
from tests import datos

from . import datos_acuerdos as hacer
from .test_documentos import interno, texto_de

pytestmark = pytest.mark.django_db
RUTA = "/gabinetes/acuerdos/reunion"


@pytest.fixture
def coordinador(client):
    persona = interno("coordinador")
    client.force_login(persona)
    return persona


@pytest.fixture
def reunion():
    """A held session with an item, somebody who came and an agreement of two."""
    sesion = hacer.reunion(fecha=date(2024, 3, 1), con_minuta=True, hora_inicio=time(10), hora_fin=time(12), minuta="Se dio lectura")
    Punto.objects.create(reunion=sesion, numero=1, tema="Padrón de escuelas")
    Asistencia.objects.create(reunion=sesion, dependencia=datos.dependencia(), persona="Persona Inventada", cargo="Titular")
    hacer.acuerdo("Entregar el padrón", (datos.dependencia(), 0), (datos.dependencia(), 0), en=sesion, fecha_compromiso=date(2024, 5, 2))
    return sesion


def sellar(reunion, persona):
    services.sellar(reunion, usuario=persona)
    reunion.refresh_from_db()
    return reunion


def cambiar_todo(reunion):
    """The rows behind the minutes change by a way that no screen offers."""
    Acuerdo.objects.update(texto="Otro acuerdo", fecha_compromiso=date(2025, 1, 1))
    Punto.objects.update(tema="Otro punto")
    Asistencia.objects.update(persona="Otra Persona")
    Reunion.objects.update(minuta="Otro desarrollo", lugar="Otro lugar")
    Acuerdo.objects.get().responsables.first().delete()


def test_the_pdf_prints_the_sealed_text_whatever_happens_to_the_rows(client, coordinador, reunion):
    sellar(reunion, coordinador)
    antes = texto_de(client.get(f"{RUTA}/{reunion.pk}/minuta/"))
    cambiar_todo(reunion)

    assert texto_de(client.get(f"{RUTA}/{reunion.pk}/minuta/")) == antes
    assert "Otr" not in antes
    for dicho in ("Entregar el padrón", "02/05/2024", "Padrón de escuelas", "Persona Inventada", "Se dio lectura", "de 10:00 a 12:00 h"):
        assert dicho in antes


def test_what_comes_after_the_seal_is_printed_as_an_addendum(client, coordinador, reunion):
    sellar(reunion, coordinador)
    services.agregar_adenda(reunion, texto="Dice 14, debe decir 15", usuario=coordinador, fecha=date(2024, 3, 8))

    impresa = texto_de(client.get(f"{RUTA}/{reunion.pk}/minuta/"))

    assert impresa.index("Entregar el padrón") < impresa.index("Adendas posteriores al sello") < impresa.index("Dice 14, debe decir 15")


def test_a_draft_prints_the_rows_as_they_stand(client, coordinador, reunion):
    cambiar_todo(reunion)

    impresa = texto_de(client.get(f"{RUTA}/{reunion.pk}/minuta/"))

    assert "Otro acuerdo" in impresa
    assert "Borrador" in impresa


@pytest.mark.parametrize(("cambio", "dice"), [({}, "<b>coincide</b>"), ({"texto_sellado": '{"sesion":"Otra"}'}, "<b>no coincide</b>")])
def test_the_page_says_whether_the_text_gives_the_hash_of_the_seal(client, coordinador, reunion, cambio, dice):
    sellar(reunion, coordinador)
    Reunion.objects.filter(pk=reunion.pk).update(**cambio)

    assert dice in client.get(f"{RUTA}/{reunion.pk}/").text


def test_a_reserved_agreement_is_sealed_but_printed_only_to_those_named(client, coordinador, reunion):
    acuerdo = Acuerdo.objects.get()
    acuerdo.reservado = True
    acuerdo.save()
    services.autorizar(acuerdo, {coordinador})
    sellar(reunion, coordinador)
    impresas = []
    for persona in (coordinador, interno("coordinador")):
        client.force_login(persona)
        impresas.append(texto_de(client.get(f"{RUTA}/{reunion.pk}/minuta/")))

    assert "Entregar el padrón" in reunion.texto_sellado
    assert ["Entregar el padrón" in impresa for impresa in impresas] == [True, False]


def test_an_agreement_of_sealed_minutes_is_cancelled_not_deleted(coordinador, reunion):
    sellar(reunion, coordinador)

    assert Acuerdo.objects.get().bloqueos() == ["La minuta está sellada: los cambios se registran como adenda."]


@pytest.mark.parametrize("alterada", [False, True])
def test_minutes_sealed_before_get_their_text_and_those_altered_since_do_not_match(coordinador, reunion, alterada):
    migracion = import_module("gabinetes.acuerdos.migrations.0005_textos_sellados")
    suyas = migracion.filas(apps, reunion)
    vieja = migracion.huella(migracion.texto_anterior(reunion, *suyas))
    Reunion.objects.update(sellada="2024-03-02T10:00:00-07:00", huella=vieja)
    if alterada:
        Punto.objects.update(tema="Otro punto")

    migracion.guardar_textos(apps, None)

    reunion.refresh_from_db()
    assert json.loads(reunion.texto_sellado) == minutas.contenido(reunion)
    assert minutas.coincide(reunion) is not alterada


def test_points_preloaded_before_get_the_agreement_that_they_name(reunion):
    acuerdo = Acuerdo.objects.get()
    punto = Punto.objects.create(reunion=reunion, numero=2, tema=f"Seguimiento de {acuerdo.folio}: {acuerdo.texto}")

    import_module("gabinetes.acuerdos.migrations.0005_textos_sellados").ligar_puntos(apps, None)

    punto.refresh_from_db()
    assert punto.seguimiento == acuerdo
