"""Forms of actions: what they act on is in sight, merging is searched, and what would be refused is not offered."""

from datetime import date

import pytest

from gabinetes.acuerdos import services
from gabinetes.acuerdos.models import Asistencia, Punto
from seguimiento.nucleo.models import Ejercicio
from tests import datos

from . import datos_acuerdos as hacer
from .test_documentos import interno

pytestmark = pytest.mark.django_db
RUTA = "/gabinetes/acuerdos"


@pytest.fixture
def coordinador(client):
    persona = interno("coordinador")
    client.force_login(persona)
    return persona


@pytest.fixture
def acuerdo():
    return hacer.acuerdo("Entregar el padrón", (datos.dependencia(), 40), fecha_compromiso=date(2023, 5, 2))


@pytest.mark.parametrize("forma", ["refechar", "baja", "responsables"])
def test_what_is_done_to_an_agreement_shows_which_one_and_how_it_stands(client, coordinador, acuerdo, forma):
    datos_de = dict(client.get(f"{RUTA}/acuerdo/{acuerdo.pk}/{forma}/").context["datos"])

    assert acuerdo.folio in datos_de["Folio"]
    assert datos_de["Acuerdo"] == "Entregar el padrón"
    assert datos_de["Compromiso"].startswith("02/05/2023 (vencido hace")
    assert datos_de["Cumplimiento"] == "40.00 %"


@pytest.mark.parametrize("forma", ["avance", "reasignar"])
def test_who_reports_or_reassigns_sees_the_value_that_stands(client, coordinador, acuerdo, forma):
    fila = acuerdo.responsables.get()

    datos_de = dict(client.get(f"{RUTA}/responsable/{fila.pk}/{forma}/").context["datos"])

    assert (datos_de["Acuerdo"], datos_de["Dependencia"]) == ("Entregar el padrón", fila.dependencia.nombre)
    assert datos_de["Valor actual"] == "En proceso, 40.00 % desde el 01/03/2023"


def test_who_returns_an_avance_sees_the_value_before_and_after(client, coordinador, acuerdo):
    fila = acuerdo.responsables.get()
    avance = hacer.avance(fila, 75, date(2023, 4, 1), validacion="por_validar")

    datos_de = dict(client.get(f"{RUTA}/avance/{avance.pk}/devolver/").context["datos"])

    assert (datos_de["Antes"], datos_de["Reportado"]) == ("En proceso, 40.00 %", "En proceso, 75.00 %")


@pytest.mark.parametrize("forma", ["cancelar", "convocar", "celebrar"])
def test_what_is_done_to_a_meeting_shows_which_one(client, coordinador, forma):
    reunion = hacer.reunion(fecha=date(2999, 3, 1), estado="programada")

    datos_de = dict(client.get(f"{RUTA}/reunion/{reunion.pk}/{forma}/").context["datos"])

    assert str(reunion) in datos_de["Reunión"]
    assert datos_de["Fecha"] == "viernes 1 de marzo de 2999"


# -- merging


def fusionar(client, acuerdo, **campos):
    return client.post(f"{RUTA}/acuerdo/{acuerdo.pk}/baja/", {"motivo": "Es el mismo", **campos})


def test_an_agreement_is_merged_into_one_of_its_cabinet_found_by_typing(client, coordinador, acuerdo):
    hermano = hacer.acuerdo("Padrón de escuelas", en=hacer.reunion(acuerdo.reunion.gabinete))
    hacer.acuerdo("De otro gabinete"), hacer.acuerdo("Cancelado", en=acuerdo.reunion, situacion="cancelado")

    campo = client.get(f"{RUTA}/acuerdo/{acuerdo.pk}/baja/").context["form"]["fusionado_con"]
    fusionar(client, acuerdo, fusionado_con=hermano.pk)

    assert [texto for pk, texto in campo.field.choices if pk] == [f"{hermano.folio}: Padrón de escuelas"]
    assert "data-buscable" in str(campo)
    acuerdo.refresh_from_db()
    assert (acuerdo.situacion, acuerdo.fusionado_con) == ("fusionado", hermano)


def test_or_into_one_of_another_cabinet_by_its_folio(client, coordinador, acuerdo):
    ajeno = hacer.acuerdo("De otro gabinete")

    mal = fusionar(client, acuerdo, folio="AC-1999-0001")
    fusionar(client, acuerdo, folio=ajeno.folio.lower())

    assert mal.status_code == 422
    acuerdo.refresh_from_db()
    assert acuerdo.fusionado_con == ajeno


def test_without_another_it_is_cancelled(client, coordinador, acuerdo):
    fusionar(client, acuerdo)

    acuerdo.refresh_from_db()
    assert (acuerdo.situacion, acuerdo.fusionado_con) == ("cancelado", None)


def test_an_agreement_that_cannot_be_deleted_may_be_cancelled_instead(client, coordinador, acuerdo):
    pagina = client.get(f"{RUTA}/acuerdo/{acuerdo.pk}/eliminar/").text

    assert "no puede eliminarse" in pagina
    assert f'href="{RUTA}/acuerdo/{acuerdo.pk}/baja/"' in pagina


# -- what would be refused


def enlaces_de(client, fila):
    return client.get(fila.get_absolute_url()).text


def test_a_closed_year_offers_nothing_that_writes_and_says_why(client, coordinador, acuerdo):
    fila = acuerdo.responsables.get()
    avance = hacer.avance(fila, 75, date(2023, 4, 1), validacion="por_validar")
    paginas = {fila: enlaces_de(client, fila) for fila in (acuerdo, acuerdo.reunion, fila, avance)}
    escriben = ("/editar/", "/eliminar/", "/refechar/", "/baja/", "/avance/nuevo", "/validar/", "/devolver/", "/reasignar/", "/asistencia/")
    assert all(any(forma in pagina for forma in escriben) for pagina in paginas.values())
    Ejercicio.objects.create(anio=2023, cerrado=True)

    for fila in paginas:
        pagina = enlaces_de(client, fila)
        assert "El ejercicio 2023 está cerrado" in pagina, fila
        assert [forma for forma in escriben if forma in pagina] == [], fila


def test_sealed_minutes_offer_neither_to_edit_nor_to_delete_the_session(client, coordinador):
    reunion = hacer.reunion(con_minuta=True)
    Punto.objects.create(reunion=reunion, numero=1, tema="Padrón")
    Asistencia.objects.create(reunion=reunion, dependencia=datos.dependencia())
    base = f"{RUTA}/reunion/{reunion.pk}"
    formas = (f"{base}/editar/", f"{base}/eliminar/", f"{base}/asistencia/", "/punto/", f"{base}/sellar/")
    abierta = enlaces_de(client, reunion)
    services.sellar(reunion, usuario=coordinador)

    sellada = enlaces_de(client, reunion)

    assert [forma for forma in formas if forma not in abierta] == []
    assert [forma for forma in formas if forma in sellada] == []
    assert f"{base}/adenda/" in sellada
    assert "La minuta está sellada" in sellada


def test_the_text_of_an_agreement_of_sealed_minutes_is_not_edited(client, coordinador, acuerdo):
    acuerdo.reunion.con_minuta = True
    acuerdo.reunion.save()
    services.sellar(acuerdo.reunion, usuario=coordinador)

    form = client.get(f"{RUTA}/acuerdo/{acuerdo.pk}/editar/").context["form"]
    respuesta = client.post(
        f"{RUTA}/acuerdo/{acuerdo.pk}/editar/",
        {"texto": "Otro", "reunion": acuerdo.reunion_id, "fecha_compromiso": "02/05/2023", "prioridad": "alta", "version": acuerdo.version},
    )

    assert {nombre for nombre, campo in form.fields.items() if campo.disabled} == {"texto", "reunion", "punto"}
    acuerdo.refresh_from_db()
    assert (respuesta.status_code, acuerdo.texto, acuerdo.prioridad) == (302, "Entregar el padrón", "alta")
