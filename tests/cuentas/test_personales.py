"""What is everybody's own: profile, substitute, notices and saved filters."""

from datetime import timedelta

import pytest
from django.urls import reverse

from seguimiento.cuentas.models import Aviso, Suplencia, Usuario, VistaGuardada
from seguimiento.cuentas.services import avisar
from seguimiento.nucleo import plazos
from tests import datos

pytestmark = pytest.mark.django_db
LISTA = "/seguimiento/directorio/dependencia/"


@pytest.fixture
def persona(client):
    persona = datos.usuario("capturista", unidades=[datos.unidad("CESG")])
    client.force_login(persona)
    return persona


def test_the_profile_shows_ones_own_unidades(client, persona):
    assert "CESG" in client.get(reverse("cuentas:perfil")).text


def test_a_person_edits_their_own_data_but_neither_role_nor_reach(client, persona):
    client.post(
        reverse("cuentas:perfil_update"),
        {"first_name": "Ana", "telefono": "662 555 0101", "version": 1, "rol": "administrador", "username": "raiz"},
    )
    despues = Usuario.objects.get(pk=persona.pk)
    assert (despues.first_name, despues.telefono, despues.rol, despues.username) == ("Ana", "662 555 0101", "capturista", persona.username)


def test_a_person_names_and_removes_their_substitute(client, persona):
    otra, hoy = datos.usuario("capturista"), plazos.hoy()
    fecha = f"{hoy:%d/%m/%Y}"
    client.post(reverse("cuentas:perfil_suplencia_create"), {"suplente": otra.pk, "desde": fecha, "hasta": fecha})
    suplencia = Suplencia.objects.get()
    assert (suplencia.titular, suplencia.suplente) == (persona, otra)
    client.post(reverse("cuentas:perfil_suplencia_delete", args=[suplencia.pk]))
    assert not Suplencia.objects.exists()


def test_nobody_names_a_substitute_of_another_nor_an_enlace(client, persona):
    hoy = f"{plazos.hoy():%d/%m/%Y}"
    titular, enlace = datos.usuario("coordinador"), datos.usuario("enlace")
    respuesta = client.post(
        reverse("cuentas:perfil_suplencia_create"), {"titular": titular.pk, "suplente": enlace.pk, "desde": hoy, "hasta": hoy}
    )
    assert respuesta.status_code == 422
    assert not Suplencia.objects.exists()


def test_nobody_ends_the_substitution_of_another(client, persona):
    hoy = plazos.hoy()
    ajena = datos.suplencia(datos.usuario("consulta"), persona, hoy, hoy + timedelta(days=1))
    assert client.post(reverse("cuentas:perfil_suplencia_delete", args=[ajena.pk])).status_code == 404


def test_a_notice_reaches_each_person_once_while_unread(persona):
    otra = datos.usuario("consulta")
    avisar([persona, otra, persona], "Se le asignó un acuerdo", LISTA)
    avisar([persona], "Se le asignó un acuerdo", LISTA)
    assert [aviso.usuario for aviso in Aviso.objects.order_by("usuario")] == [persona, otra]
    persona.avisos.update(leido="2023-01-01T00:00Z")
    avisar([persona], "Se le asignó un acuerdo", LISTA)
    assert persona.avisos.sin_leer().count() == 1


def test_opening_a_notice_marks_it_and_leads_to_its_record(client, persona):
    avisar([persona], "Se le asignó un acuerdo", LISTA)
    assert "Se le asignó un acuerdo" in client.get(reverse("cuentas:aviso_list")).text
    respuesta = client.post(reverse("cuentas:aviso_abrir", args=[persona.avisos.get().pk]))
    assert respuesta.url == LISTA
    assert persona.avisos.get().leido


def test_a_notice_never_leads_out_of_the_site(client, persona):
    avisar([persona], "Premio", "//otro.example/")
    assert client.post(reverse("cuentas:aviso_abrir", args=[persona.avisos.get().pk])).url == reverse("cuentas:aviso_list")


def test_notices_of_another_do_not_exist(client, persona):
    otra = datos.usuario("consulta")
    avisar([otra], "Asunto reservado")
    assert "Asunto reservado" not in client.get(reverse("cuentas:aviso_list")).text
    assert client.post(reverse("cuentas:aviso_abrir", args=[otra.avisos.get().pk])).status_code == 404


def test_all_notices_are_marked_at_once(client, persona):
    avisar([persona], "Uno")
    avisar([persona], "Dos")
    client.post(reverse("cuentas:aviso_leidos"))
    assert not persona.avisos.sin_leer().exists()


def test_a_view_is_saved_replaced_and_removed(client, persona):
    crear = reverse("cuentas:vistaguardada_create")
    respuesta = client.post(crear, {"nombre": "Federales", "ruta": LISTA, "consulta": "tipo=federal"})
    assert respuesta.url == f"{LISTA}?tipo=federal"
    client.post(crear, {"nombre": "Federales", "ruta": LISTA, "consulta": "tipo=federal&q=agua"})
    vista = VistaGuardada.objects.get()
    assert (vista.usuario, vista.consulta) == (persona, "tipo=federal&q=agua")
    client.post(reverse("cuentas:vistaguardada_delete", args=[vista.pk]))
    assert not VistaGuardada.objects.exists()


@pytest.mark.parametrize("ruta", ["https://otro.example/", "//otro.example/", "/no/existe/", "javascript:alert(1)"])
def test_a_view_is_of_a_page_of_this_site(client, persona, ruta):
    respuesta = client.post(reverse("cuentas:vistaguardada_create"), {"nombre": "x", "ruta": ruta, "consulta": ""})
    assert respuesta.status_code == 400


def test_views_of_another_do_not_exist(client, persona):
    ajena = VistaGuardada.objects.create(usuario=datos.usuario("consulta"), ruta=LISTA, nombre="x")
    assert client.post(reverse("cuentas:vistaguardada_delete", args=[ajena.pk])).status_code == 404


def test_an_own_view_is_taken_away_from_its_tab(client):
    persona = datos.usuario("director")
    client.force_login(persona)
    lista = reverse("directorio:municipio_list")
    vista = persona.vistas_guardadas.create(ruta=lista, nombre="Los de la sierra", consulta="q=sierra")
    pagina = client.get(lista).text
    assert f'action="{vista.get_delete_url()}"' in pagina and "Quitar la vista Los de la sierra" in pagina
    assert client.post(vista.get_delete_url()).url == lista
    assert "Los de la sierra" not in client.get(lista).text.split('<nav class="pestanas"')[1].split("</nav>")[0]
