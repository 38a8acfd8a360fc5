"""Downloads that the worker writes, and what an enlace may know of the persons of their own turns."""

from datetime import timedelta

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections

from atencion.personas.models import AccesoADatos, Persona
from atencion.peticiones.models import Turno
from seguimiento.nucleo import cola
from seguimiento.nucleo.trabajos import Trabajo
from tests import datos

from . import datos_personas as dp
from .test_duplicados import peticion

LISTA = "/atencion/personas/persona/"


@pytest.fixture
def capturista(client):
    quien = datos.usuario("capturista", unidades=[datos.unidad(modulos=["personas"])])
    client.force_login(quien)
    return quien


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("con_motivo", [True, False])
def test_a_long_download_goes_as_it_was_asked_for_and_its_key_does_not_age(client, capturista, settings, tmp_path, con_motivo):
    settings.DESCARGAS_EN_LINEA, settings.MEDIA_ROOT = {"csv": 0}, tmp_path
    dp.persona(telefono="6625550123", curp=dp.curp())
    url = f"{LISTA}?formato=csv"
    if con_motivo:
        url = LISTA + client.post(f"{LISTA}?formato=datos", {"motivo": dp.MOTIVO, "tipo": "csv"}).url
    client.get(url)
    trabajo = Trabajo.objects.get()
    if con_motivo:  # the worker may be an hour late
        acceso = AccesoADatos.objects.get()
        copia = {
            "usuario": capturista,
            "clase": acceso.clase,
            "origen": acceso.origen,
            "consulta": acceso.consulta,
            "motivo": "x",
            "campos": "x",
        }
        vieja = AccesoADatos.objects.create(cuando=acceso.cuando - timedelta(hours=1), **copia)
        trabajo.parametros["consulta"] = trabajo.parametros["consulta"].replace(f"datos={acceso.pk}", f"datos={vieja.pk}")
        trabajo.save()
        assert "6625550123" not in b"".join(client.get(f"{LISTA}?formato=json&datos={vieja.pk}")).decode()

    request_finished.disconnect(close_old_connections)  # a worker keeps its connection when it closes an answer
    cola.hacer(trabajo.pk)
    request_finished.connect(close_old_connections)

    trabajo.refresh_from_db()
    assert trabajo.estado == Trabajo.Estado.LISTO, trabajo.resultado
    with trabajo.archivo.open() as archivo:
        texto = archivo.read().decode("utf-8-sig")
    assert ("6625550123" in texto, dp.curp() in texto, "*** *** 0123" in texto) == (con_motivo, con_motivo, not con_motivo)


@pytest.mark.django_db
class TestEnlace:
    @pytest.fixture(autouse=True)
    def filas(self, client):
        self.propia, self.ajena = dp.persona(telefono="6625550123", curp=dp.curp()), dp.persona("Otra", "Ajena")
        mia, otra = datos.dependencia(), datos.dependencia()
        Turno.objects.create(peticion=peticion(self.propia), dependencia=mia, fecha=dp.DIA)
        Turno.objects.create(peticion=peticion(self.ajena, "PC-2023-000002"), dependencia=otra, fecha=dp.DIA)
        self.quien = datos.usuario("enlace", dependencias=[mia])
        client.force_login(self.quien)

    def test_knows_only_the_persons_of_own_turns_and_masked(self, client):
        lista = client.get(LISTA, {"formato": "json"}).json()
        assert [fila[0] for fila in lista["filas"]] == [self.propia.pk]
        assert client.get(self.ajena.get_absolute_url()).status_code == 404
        pagina = client.get(self.propia.get_absolute_url()).text
        assert "R*** E*** P***" in pagina and "6625550123" not in pagina and "Rosa" not in pagina

    def test_sees_the_data_of_one_after_saying_why(self, client):
        assert client.post(f"{LISTA}{self.ajena.pk}/mostrar/", {"motivo": dp.MOTIVO}).status_code == 404
        client.post(f"{LISTA}{self.propia.pk}/mostrar/", {"motivo": dp.MOTIVO})
        assert dp.curp() in client.get(self.propia.get_absolute_url()).text
        assert [(a.usuario, a.persona) for a in AccesoADatos.objects.all()] == [(self.quien, self.propia)]

    def test_neither_downloads_them_nor_gathers_all_nor_reads_how_they_are_governed(self, client):
        for url in (
            f"{LISTA}?formato=datos", f"{LISTA}{self.propia.pk}/expediente/", "/atencion/personas/aviso/",
            "/atencion/personas/conservacion/", "/atencion/personas/accesoadatos/",
        ):  # fmt: skip
            assert client.get(url).status_code == 403, url

    def test_search_by_name_finds_nothing(self, client):
        assert client.get(LISTA, {"q": "rosa", "formato": "json"}).json()["total"] == 0
        assert client.get(LISTA, {"q": "6625550123", "formato": "json"}).json()["total"] == 1


@pytest.mark.django_db
def test_going_back_after_showing_leads_only_within_the_site(client, capturista):
    persona = dp.persona()
    url = f"{LISTA}{persona.pk}/mostrar/?volver="
    assert client.post(f"{url}/atencion/peticiones/", {"motivo": dp.MOTIVO}).url == "/atencion/peticiones/"
    assert client.post(f"{url}https://otra.example/", {"motivo": dp.MOTIVO}).url == persona.get_absolute_url()


@pytest.mark.django_db
def test_a_person_of_whom_something_hangs_is_not_deleted(capturista):
    persona = dp.persona()
    assert persona.bloqueos() == []
    peticion(persona)
    assert persona.bloqueos() == ["Tiene 1 petición."]
    assert Persona.objects.count() == 1
