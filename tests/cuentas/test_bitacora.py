"""The audit trail: every change of every module, newest first, by windows."""

import pytest
from django.urls import reverse

from seguimiento.cuentas.models import Encargo
from seguimiento.directorio.models import Dependencia, Municipio
from seguimiento.nucleo import bitacora, rastro
from seguimiento.nucleo.registros import eliminar
from tests import datos

pytestmark = pytest.mark.django_db
PAGINA = "/seguimiento/cuentas/bitacora/"


@pytest.fixture
def administrador(client):
    persona = datos.usuario("administrador", first_name="Alma")
    client.force_login(persona)
    return persona


def leidas(client, consulta=""):
    """[(action, what)] of a window."""
    return [(c["accion"], c["que"]) for c in client.get(f"{PAGINA}?{consulta}").context["cambios"]]


def test_changes_of_several_models_stand_together_with_before_and_after(client, administrador):
    with bitacora.contexto(administrador, "Cambió de nombre"):
        dependencia = datos.dependencia("SAGARHPA", nombre="Secretaría de Agricultura")
        Dependencia.objects.filter(pk=dependencia.pk).update(nombre="Secretaría de Agricultura y Pesca")
        datos.municipio("Bacanora")
    cambios = client.get(PAGINA).context["cambios"]
    assert {(c["accion"], str(c["modelo"])) for c in cambios} >= {("Alta", "dependencia"), ("Cambio", "dependencia"), ("Alta", "municipio")}
    (cambio,) = [c for c in cambios if c["accion"] == "Cambio"]
    assert cambio["quien"] == "Alma" and cambio["motivo"] == "Cambió de nombre"
    assert [(c["antes"], c["despues"]) for c in cambio["campos"]] == [("Secretaría de Agricultura", "Secretaría de Agricultura y Pesca")]
    assert cambio["ruta"] == reverse("directorio:dependencia_history", args=[dependencia.pk])


def test_one_chooses_model_person_and_dates(client, administrador):
    otra = datos.usuario("coordinador", username="otra")
    datos.municipio("Yécora")
    with bitacora.contexto(otra):
        datos.municipio("Bacanora")
    assert {que for _, que in leidas(client, "de=directorio.municipio")} == {"Bacanora", "Yécora"}
    assert leidas(client, f"quien={otra.pk}") == [("Alta", "Bacanora")]
    assert leidas(client, "hasta=01/01/2020") == []
    assert len(leidas(client, "de=directorio.municipio&desde=01/01/2020")) == 2


def test_deleting_is_told_with_its_reason(client, administrador):
    encargo = Encargo.objects.create(modulo="directorio", unidad=datos.unidad())
    eliminar(encargo, usuario=administrador, motivo="Ya no trabaja ahí")
    linea = client.get(f"{PAGINA}?de=cuentas.encargo").context["cambios"][0]
    assert (linea["accion"], linea["motivo"], linea["quien"]) == ("Eliminación", "Ya no trabaja ahí", "Alma")


def test_windows_follow_one_another_without_gaps_nor_repetitions(client, administrador, monkeypatch):
    """Rows of one bulk creation bear the very same time, in several tables."""
    monkeypatch.setattr(rastro, "VENTANA", 7)
    Municipio.objects.bulk_create(Municipio(clave=f"26{n:03}", nombre=f"M{n:02}") for n in range(20))
    for n in range(5):
        datos.dependencia(f"D{n}")
    todo, consulta = [], ""
    while True:
        respuesta = client.get(f"{PAGINA}?{consulta}")
        todo += [(str(c["modelo"]), c["que"]) for c in respuesta.context["cambios"]]
        if not respuesta.context["siguiente"]:
            break
        consulta = f"cursor={respuesta.context['siguiente']}"
    assert len(todo) == len(set(todo))
    assert {que for modelo, que in todo if modelo == "municipio"} == {f"M{n:02}" for n in range(20)}
    assert {que for modelo, que in todo if modelo == "dependencia"} >= {f"D{n}" for n in range(5)}


@pytest.mark.parametrize(
    "consulta", ["cursor=x", "cursor=1~2~3", "cursor=20230101T000000.000000~x~y", "cursor=99999999T999999.9~a~1", "cursor=%00~%00~%00"]
)
def test_a_cursor_that_does_not_read_is_a_bad_request(client, administrador, consulta):
    assert client.get(f"{PAGINA}?{consulta}").status_code == 400


@pytest.mark.parametrize("consulta", ["de=nada.nada", "quien=abc", "desde=ayer", "hasta=31/02/2023"])
def test_a_filter_that_does_not_read_says_so(client, administrador, consulta):
    respuesta = client.get(f"{PAGINA}?{consulta}")
    assert respuesta.status_code == 200 and respuesta.context["form"].errors and respuesta.context["cambios"] == []


def test_questions_to_the_database_do_not_grow_with_the_rows(client, administrador, django_assert_max_num_queries):
    datos.municipio()
    client.get(f"{PAGINA}?de=directorio.municipio")
    with django_assert_max_num_queries(30) as una:
        client.get(f"{PAGINA}?de=directorio.municipio")
    for _ in range(5):
        datos.municipio()
    with django_assert_max_num_queries(len(una)):
        client.get(f"{PAGINA}?de=directorio.municipio")
    assert not any("COUNT(" in q["sql"] and "event" in q["sql"] for q in una.captured_queries)


def test_two_models_of_one_name_are_told_apart_by_their_module(client, administrador):
    nombres = [texto for _, texto in client.get(PAGINA).context["form"].fields["de"].choices]
    assert len(set(nombres)) == len(nombres)
    assert {"Avances (Acuerdos de gabinete)", "Avances (Compromisos de campaña)"} & set(nombres)


def test_the_lines_of_one_import_are_one_line_that_opens(client, administrador):
    datos.municipio("Yécora")
    with bitacora.contexto(administrador, "Importación de municipios.xlsx"):
        for nombre in ("Bacanora", "Cucurpe", "Fronteras"):
            datos.municipio(nombre)
    pagina = client.get(f"{PAGINA}?de=directorio.municipio")
    importada, suelta = pagina.context["cambios"]
    assert suelta["que"] == "Yécora" and "juntas" not in suelta
    assert [linea["que"] for linea in importada["juntas"]] == ["Fronteras", "Cucurpe", "Bacanora"]
    assert "3 registros" in pagina.text and "Importación de municipios.xlsx" in pagina.text
