"""What may become public, by whom, and how it stops being so."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests import datos
from tests.transparencia.publico import datos_publico as d
from transparencia.publico import personales, services
from transparencia.publico.estados import EstadoDePublicacion
from transparencia.publico.models import Divulgacion

pytestmark = pytest.mark.django_db


@pytest.fixture
def director():
    return datos.usuario("director", first_name="Zulema", last_name="Quijada Otero", username="z.quijada")


def rechazo(funcion, *args, **kwargs):
    with pytest.raises(ValidationError) as error:
        funcion(*args, **kwargs)
    return " ".join(error.value.messages)


def test_a_report_is_private_unless_it_says_otherwise(monkeypatch, director):
    d.registrar(monkeypatch, publico=False)
    assert "no es apto para el público" in rechazo(d.divulgada, director, d.corte(director))


def test_a_cut_of_a_report_that_is_no_longer_registered_is_refused(monkeypatch, director):
    d.registrar(monkeypatch)
    corte = d.corte(director)
    monkeypatch.undo()
    assert "no es apto" in rechazo(d.divulgada, director, corte)


def test_every_column_must_say_what_it_means(monkeypatch, director):
    d.registrar(monkeypatch, diccionario={"Región": "Parte del Estado."})
    assert "no dice qué significa: Casos" in rechazo(d.divulgada, director, d.corte(director))


@pytest.mark.parametrize("dato", ["Zulema Quijada Otero", "zulema  QUIJADA otero", "Atendió z.quijada", "z.quijada@oficina.example"])
def test_a_cut_that_names_somebody_is_refused_wherever_the_name_is(monkeypatch, director, dato):
    d.registrar(monkeypatch, filas=((dato, 3), ("Sur", 4)))
    assert "trae datos personales" in rechazo(d.divulgada, director, d.corte(director))
    d.registrar(monkeypatch)
    assert "trae datos personales" in rechazo(d.divulgada, director, d.corte(director), presentacion=f"Lo hizo {dato}.")


def test_what_it_says_does_not_repeat_the_datum(monkeypatch, director):
    d.registrar(monkeypatch, filas=(("Zulema Quijada Otero", 3),))
    assert "quijada" not in rechazo(d.divulgada, director, d.corte(director)).lower()


def test_many_texts_are_told_apart_in_one_reading(director, django_assert_num_queries):
    grupos = [["Nadie"], ["Zulema Quijada", "otra cosa"], ["z.quijada@oficina.example"], []]
    with django_assert_num_queries(len(personales.con_datos_personales()) + len(grupos)):
        hallados = personales.hallados_en(grupos)
    assert [bool(suyos) for suyos in hallados] == [False, True, True, False]


def test_names_of_municipios_and_lone_words_are_nobody(monkeypatch, director):
    datos.municipio("San Luis Río Colorado")
    datos.usuario("consulta", first_name="San Luis", last_name="Río Colorado")
    assert personales.hallados(["Zulema vive en San Luis Río Colorado, Sonora"]) == []


def test_a_cut_is_published_once_and_again_after_being_withdrawn(monkeypatch, director):
    d.registrar(monkeypatch)
    corte = d.corte(director)
    fila = d.divulgada(director, corte)
    assert "ya está publicado" in rechazo(d.divulgada, director, corte)
    assert "trae datos personales" in rechazo(services.retirar_corte, fila, motivo="Lo pidió Zulema Quijada", usuario=director)
    services.retirar_corte(fila, motivo="Se corrigió una suma", usuario=director)
    assert "Ya se había retirado" in rechazo(services.retirar_corte, fila, motivo="Otra vez", usuario=director)
    d.divulgada(director, corte)
    assert list(Divulgacion.objects.order_by("pk").values_list("estado", "retirada_por__username", "publicada_por__username")) == [
        ("retirada", "z.quijada", "z.quijada"), ("vigente", None, "z.quijada"),
    ]  # fmt: skip


def test_a_cut_whose_data_were_altered_is_refused(monkeypatch, director):
    d.registrar(monkeypatch)
    corte = d.corte(director)
    corte.datos = corte.datos.replace("3", "9")  # the database lets nobody do it
    assert "no coinciden con su huella" in rechazo(d.divulgada, director, corte)


def test_a_publication_needs_its_file_and_is_withdrawn_before_it_changes(director):
    fila = d.publicacion(director, publicada=False, contenido=b"")
    assert "Falta el archivo" in rechazo(services.publicar, fila, usuario=director)
    publica = d.publicacion(director, titulo="Con archivo")
    assert publica.estado == EstadoDePublicacion.PUBLICADA and publica.publicada_por == director
    assert publica.bloqueos() and "Ya está publicada" in rechazo(services.publicar, publica, usuario=director)
    retirada = services.retirar(publica, motivo="Otra edición", usuario=director)
    assert (retirada.estado, retirada.retirada_motivo, retirada.bloqueos()) == (EstadoDePublicacion.RETIRADA, "Otra edición", [])
    assert services.publicar(retirada, usuario=director).retirada is None


def test_only_a_director_publishes_cuts_and_the_page_of_the_cut_leads_there(client, monkeypatch, director):
    d.registrar(monkeypatch)
    cetai = datos.unidad("CETAI", modulos=["publico"])
    corte, licencia = d.corte(director), d.licencia()
    alta = f"{reverse('publico:divulgacion_create')}?corte={corte.pk}"
    for rol, estado in {"coordinador": 403, "capturista": 403, "director": 200}.items():
        client.force_login(datos.usuario(rol, unidades=[cetai] if rol != "director" else []))
        assert client.get(alta).status_code == estado
    assert alta in client.get(corte.get_absolute_url()).content.decode()
    envio = {"corte": corte.pk, "licencia": licencia.pk, "presentacion": "De qué tratan."}
    assert client.post(alta, envio).status_code == 422  # nobody said that it was looked at
    assert client.post(alta, envio | {"revisado": "on"}).status_code == 302
    fila = Divulgacion.objects.get()
    assert (fila.corte, fila.publicada_por.rol) == (corte, "director")
    baja = reverse("publico:divulgacion_retirar", args=[fila.pk])
    assert client.post(baja, {"motivo": "Se corrigió una suma"}).status_code == 302
    assert client.get(fila.get_publica_url()).status_code == 410
