"""What a person reaches today: own rows with their dates, and those of whoever they substitute."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from seguimiento.cuentas.models import Suplencia, Usuario, UsuarioDependencia, UsuarioUnidad
from seguimiento.cuentas.services import asignar, crear_usuario
from seguimiento.nucleo import plazos
from tests import datos

pytestmark = pytest.mark.django_db
DIA = timedelta(days=1)
HOY = date(2023, 6, 15)


@pytest.fixture(autouse=True)
def hoy(monkeypatch):
    monkeypatch.setattr(plazos, "hoy", lambda: HOY)


@pytest.mark.parametrize(
    ("desde", "hasta", "alcanza"),
    [
        (None, None, True),
        (HOY, HOY, True),
        (HOY - DIA, None, True),
        (None, HOY + DIA, True),
        (HOY + DIA, None, False),
        (None, HOY - DIA, False),
    ],
)
def test_dates_open_and_close_what_one_reaches(desde, hasta, alcanza):
    dependencia = datos.dependencia()
    enlace = datos.usuario("enlace")
    UsuarioDependencia.objects.create(usuario=enlace, dependencia=dependencia, desde=desde, hasta=hasta)
    assert enlace.dependencias_ids == ({dependencia.pk} if alcanza else set())


def test_one_person_in_several():
    una, otra, ajena = datos.dependencia(), datos.dependencia(), datos.dependencia()
    enlace = datos.usuario("enlace", dependencias=[una, otra])
    assert enlace.dependencias_ids == {una.pk, otra.pk}
    assert ajena.pk not in enlace.dependencias_ids


@pytest.mark.parametrize(
    ("desde", "hasta", "alcanza"),
    [(HOY, HOY, True), (HOY - DIA, HOY + DIA, True), (HOY + DIA, HOY + DIA, False), (HOY - DIA, HOY - DIA, False)],
)
def test_a_substitute_reaches_what_the_titular_does_only_those_days(desde, hasta, alcanza):
    propia, ajena = datos.dependencia(), datos.dependencia()
    titular, suplente = datos.usuario("enlace", dependencias=[ajena]), datos.usuario("enlace", dependencias=[propia])
    datos.suplencia(titular, suplente, desde, hasta)
    assert suplente.dependencias_ids == ({propia.pk, ajena.pk} if alcanza else {propia.pk})
    assert titular.dependencias_ids == {ajena.pk}


def test_a_substitution_is_not_passed_on():
    ajena = datos.dependencia()
    uno, dos, tres = (datos.usuario("enlace", dependencias=[d]) for d in (ajena, datos.dependencia(), datos.dependencia()))
    datos.suplencia(uno, dos, HOY, HOY)
    datos.suplencia(dos, tres, HOY, HOY)
    assert ajena.pk not in tres.dependencias_ids


def test_unidades_of_a_substituted_coordinador_open_their_modules():
    titular = datos.usuario("coordinador", unidades=[datos.unidad(modulos=["directorio"])])
    suplente = datos.usuario("coordinador", unidades=[datos.unidad()])
    assert not suplente.puede("editar", "directorio")
    datos.suplencia(titular, suplente, HOY, HOY)
    assert Usuario.objects.get(pk=suplente.pk).puede("editar", "directorio")


def test_an_enlace_is_not_substituted_by_staff_of_the_office():
    suplencia = Suplencia(titular=datos.usuario("enlace"), suplente=datos.usuario("coordinador"), desde=HOY, hasta=HOY)
    with pytest.raises(ValidationError, match="otro enlace"):
        suplencia.full_clean()


def test_nobody_substitutes_themselves_nor_backwards_in_time():
    persona, otra = datos.usuario("enlace"), datos.usuario("enlace")
    with pytest.raises(ValidationError, match="a sí mismo"):
        Suplencia(titular=persona, suplente=persona, desde=HOY, hasta=HOY).full_clean()
    with pytest.raises(ValidationError, match="termina antes"):
        Suplencia(titular=persona, suplente=otra, desde=HOY, hasta=HOY - DIA).full_clean()


def test_enlaces_of_a_dependencia_with_their_substitutes_of_the_day():
    dependencia = datos.dependencia()
    titular, suplente = datos.usuario("enlace", dependencias=[dependencia]), datos.usuario("enlace")
    datos.usuario("enlace", dependencias=[datos.dependencia()])
    datos.usuario("consulta", dependencias=[dependencia])
    datos.suplencia(titular, suplente, HOY, HOY)
    assert set(Usuario.objects.enlaces_de([dependencia])) == {titular}
    assert set(Usuario.objects.enlaces_de([dependencia], HOY)) == {titular, suplente}
    assert set(Usuario.objects.enlaces_de([dependencia], HOY + DIA)) == {titular}


def test_to_assign_leaves_exactly_what_it_is_told():
    una, dos, tres = datos.unidad(), datos.unidad(), datos.unidad()
    persona = datos.usuario("coordinador", unidades=[una, dos])
    asignar(persona, unidades=[dos, tres])
    assert persona.unidades_ids == {dos.pk, tres.pk}
    assert UsuarioUnidad.todos.get(unidad=una).eliminado
    asignar(persona, unidades=[una])
    assert Usuario.objects.get(pk=persona.pk).unidades_ids == {una.pk}


def test_an_account_is_created_with_what_it_reaches():
    dependencia = datos.dependencia()
    persona = crear_usuario(
        username="enlace", rol="enlace", clave=datos.CLAVE, dependencias=[dependencia], first_name="Enlace", email="enlace@oficina.example"
    )
    assert persona.dependencias_ids == {dependencia.pk}
    assert persona.check_password(datos.CLAVE)


def test_an_account_without_password_cannot_enter():
    persona = crear_usuario(username="nueva", rol="consulta", first_name="Nueva")
    assert not persona.has_usable_password()


def test_two_live_accounts_do_not_share_an_email():
    datos.usuario("consulta", email="alguien@oficina.example")
    with pytest.raises(ValidationError, match="ya es de otra cuenta"):
        crear_usuario(username="otra", rol="consulta", email="Alguien@Oficina.example")
