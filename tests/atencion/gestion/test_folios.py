"""Folios: a gapless number of each series and year, follow-ups one by one or on many, conclusion and reopening."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from atencion.gestion import services
from atencion.gestion.models import Folio, Seguimiento
from seguimiento.nucleo import registros
from seguimiento.nucleo.models import Ejercicio
from tests import datos
from tests.atencion.gestion.datos_gestion import DIA, borrador, folio

pytestmark = pytest.mark.django_db


@pytest.fixture
def jefa(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad("DGGD", modulos=["gestion", "correspondencia"])])
    client.force_login(quien)
    return quien


def test_each_series_and_year_counts_from_one():
    claves = [folio().clave, folio("OEE").clave, folio().clave, folio(fecha=date(2022, 12, 31)).clave]
    assert claves == ["DGGD-F-0001/2023", "OEE-F-0001/2023", "DGGD-F-0002/2023", "DGGD-F-0001/2022"]


def test_a_deleted_folio_keeps_its_number():
    primero = folio()
    registros.eliminar(primero, usuario=None, motivo="Capturado dos veces")
    assert folio().numero == 2


def test_the_database_refuses_a_repeated_number_and_another_year():
    uno, otro = folio(), folio()
    for cambio in ({"numero": uno.numero}, {"ejercicio": 2022}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Folio.objects.filter(pk=otro.pk).update(**cambio)


def test_a_number_given_elsewhere_is_taken_only_if_it_is_the_next():
    assert folio(numero=1).clave == "DGGD-F-0001/2023"
    for numero, motivo in ((1, "ya está tomado"), (3, "deja un hueco")):
        with pytest.raises(ValidationError, match=motivo):
            folio(numero=numero)


def test_an_edit_keeps_series_and_number_and_does_not_leave_its_year():
    uno = folio()
    uno.serie, uno.numero, uno.asunto = "OEE", 90, "Otro asunto"
    uno = services.guardar_folio(uno, usuario=None)
    assert (uno.clave, uno.serie, uno.asunto) == ("DGGD-F-0001/2023", "DGGD", "Otro asunto")
    uno.fecha = date(2022, 5, 4)
    with pytest.raises(ValidationError) as error:
        services.guardar_folio(uno, usuario=None)
    assert "fecha" in error.value.error_dict


def test_the_same_follow_up_is_given_to_many_and_all_or_none(jefa):
    uno, otro = folio(), folio(fecha=date(2023, 6, 1))
    assert services.dar_seguimiento([uno, otro], fecha=date(2023, 6, 2), nota="Se llamó", usuario=jefa) == 2
    with pytest.raises(ValidationError, match="no puede ser anterior"):
        services.dar_seguimiento([uno, otro], fecha=date(2023, 5, 20), nota="Se llamó", usuario=jefa)
    assert list(Seguimiento.objects.values_list("folio", "nota", "usuario").order_by("folio")) == [
        (uno.pk, "Se llamó", jefa.pk), (otro.pk, "Se llamó", jefa.pk),
    ]  # fmt: skip


def test_what_was_concluded_takes_no_follow_up_until_it_is_reopened(jefa):
    uno = folio()
    with pytest.raises(ValidationError):
        services.concluir_folio(uno, fecha=date(2023, 5, 3), resultado="Hecho", usuario=jefa)
    services.concluir_folio(uno, fecha=date(2023, 5, 9), resultado="Hecho", usuario=jefa)
    with pytest.raises(ValidationError, match="reábralo"):
        services.dar_seguimiento([uno], fecha=date(2023, 5, 10), nota="Algo más", usuario=jefa)
    reabierto = services.reabrir_folio(uno, motivo="Faltaba una respuesta", usuario=jefa)
    assert (reabierto.concluido, reabierto.resultado) == (None, "")
    assert services.dar_seguimiento([uno], fecha=date(2023, 5, 10), nota="Algo más", usuario=jefa) == 1


@pytest.mark.parametrize(
    ("corte", "estado"), [(date(2023, 5, 8), "abierto"), (date(2023, 5, 9), "concluido"), (date(2023, 5, 10), "concluido")]
)
def test_the_state_is_that_of_the_cut(corte, estado):
    services.concluir_folio(folio(), fecha=date(2023, 5, 9), resultado="Hecho", usuario=None)
    assert Folio.objects.al_corte(corte).get().estado_al == estado
    assert Folio.objects.abiertos(corte).exists() == (estado == "abierto")
    assert not Folio.objects.al_corte(date(2023, 5, 3)).exists()


def test_a_closed_year_is_locked(jefa, client):
    uno = folio()
    Ejercicio.objects.create(anio=2023, cerrado=True)
    for escribir in (
        lambda: folio(),
        lambda: services.dar_seguimiento([uno], fecha=DIA, nota="Nota", usuario=jefa),
        lambda: services.concluir_folio(uno, fecha=DIA, resultado="Hecho", usuario=jefa),
        lambda: registros.eliminar(uno, usuario=jefa, motivo="Duplicado"),
    ):
        with pytest.raises(ValidationError, match="2023 está cerrado"):
            escribir()
    assert "2023 está cerrado" in client.get(uno.get_absolute_url()).text


def test_a_folio_with_letters_is_not_deleted():
    uno = folio()
    borrador(folio=uno)
    with pytest.raises(ValidationError, match="1 oficio enviado"):
        registros.eliminar(uno, usuario=None, motivo="Duplicado")


def test_a_folio_is_captured_followed_edited_concluded_and_deleted(jefa, client):
    alta = {"serie": "DGGD", "fecha": "04/05/2023", "asunto": "Solicitud de información", "solicitante": "Persona de Prueba"}
    assert client.post(reverse("gestion:folio_create"), alta | {"fecha": "01/01/2999"}).status_code == 422
    url = client.post(reverse("gestion:folio_create"), alta).url
    uno = Folio.objects.get()
    assert (uno.clave, url) == ("DGGD-F-0001/2023", uno.get_absolute_url())
    seguir = reverse("gestion:folio_seguimiento", args=[uno.pk])
    assert client.post(seguir, {"fecha": "05/05/2023", "nota": "Se pidió el dato"}).status_code == 302
    assert "Se pidió el dato" in client.get(url).text
    assert client.post(reverse("gestion:folio_update", args=[uno.pk]), alta | {"asunto": "Otro", "version": "1"}).status_code == 302
    assert (
        client.post(reverse("gestion:folio_concluir", args=[uno.pk]), {"fecha": "06/05/2023", "resultado": "Atendido"}).status_code == 302
    )
    hijo = Seguimiento.objects.get()
    assert client.post(reverse("gestion:seguimiento_delete", args=[hijo.pk]), {"motivo": "Era de otro folio"}).status_code == 302
    assert client.post(reverse("gestion:folio_delete", args=[uno.pk]), {"motivo": "Capturado dos veces"}).status_code == 302
    assert client.get(url).status_code == 404
    assert client.post(reverse("gestion:folio_restore", args=[uno.pk])).status_code == 302
    assert "Atendido" in client.get(url).text


def test_many_folios_are_followed_from_the_list(jefa, client):
    filas = [folio() for _ in range(3)]
    url = reverse("gestion:folio_seguimiento_varios")
    pks = {"pk": [fila.pk for fila in filas]}
    assert "Dar el mismo seguimiento" in client.post(url, pks).text
    assert client.post(url, pks | {"confirmar": "1", "fecha": "05/05/2023", "nota": "Se llamó a todas"}).status_code == 302
    assert Seguimiento.objects.filter(nota="Se llamó a todas", usuario=jefa).count() == 3


@pytest.mark.parametrize(("texto", "hay"), [("DGGD-F-0002", 1), ("2/2023", 1), ("0002 / 2023", 1), ("agua", 1), ("DGGD", 2), ("2/2022", 0)])
def test_a_folio_is_found_by_its_number_or_its_words(jefa, client, texto, hay):
    folio(asunto="Camino rural"), folio(asunto="Toma de agua")
    assert client.get(reverse("gestion:folio_list"), {"q": texto, "formato": "json"}).json()["total"] == hay


def test_a_dependencia_knows_nothing_of_this(client):
    uno = folio()
    client.force_login(datos.usuario("enlace", dependencias=[datos.dependencia()]))
    for ruta in ("folio_list", "enviado_list", "expediente_list", "clasificacion_list", "plantilla_list"):
        assert client.get(reverse(f"gestion:{ruta}")).status_code == 403
    assert client.get(uno.get_absolute_url()).status_code == 403
