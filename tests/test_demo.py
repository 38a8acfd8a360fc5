"""The demonstration loads whole, once, only where it may, and nothing in it comes after its closing date."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Max, Q

from compromisos.campana.models import Accion, Asignacion, Compromiso
from compromisos.campana.models import Avance as AvanceDeAccion
from gabinetes.acuerdos.models import Acuerdo, Asistencia, Avance, Gabinete, Responsable, Reunion
from seguimiento.cuentas.models import Usuario
from seguimiento.demo import personas
from seguimiento.demo.revision import sin_cuentas_de_demostracion
from seguimiento.nucleo.bitacora import modelo_de_eventos
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.plazos import Calendario
from seguimiento.nucleo.reconstruccion import CIERRE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_it_holds_as_many_records_as_the_report_counts():
    cuentas = {modelo: modelo.objects.count() for modelo in (Gabinete, Reunion, Acuerdo, Compromiso, Asignacion, Accion)}
    assert cuentas == {Gabinete: 13, Reunion: 93, Acuerdo: 282, Compromiso: 218, Asignacion: 299, Accion: 620}
    assert Reunion.objects.filter(ejercicio=2023).count() == 87
    assert Acuerdo.objects.filter(ejercicio=2023).count() == 281
    assert Compromiso.objects.exclude(texto__contains="texto no publicado").count() == 24


def test_what_was_rebuilt_says_so():
    for modelo in (Reunion, Acuerdo, Compromiso, Accion):
        assert not modelo.objects.filter(reconstruido=False).exists()


def test_loading_it_again_changes_nothing(settings):
    settings.DEMO = True
    tablas = [modelo_de_eventos(modelo).objects for modelo in (Usuario, Acuerdo, Responsable, Avance, Accion, AvanceDeAccion)]
    antes = [tabla.count() for tabla in tablas]
    call_command("cargar_demo", verbosity=0)
    assert [tabla.count() for tabla in tablas] == antes


def test_what_somebody_deleted_does_not_come_back(settings):
    settings.DEMO = True
    Acuerdo.objects.filter(folio="AC-2023-0001").marcar_eliminados("Era de prueba")
    call_command("cargar_demo", verbosity=0)
    assert Acuerdo.objects.count() == 281


def test_out_of_the_demonstration_it_refuses():
    with pytest.raises(CommandError, match="DEMO"):
        call_command("cargar_demo")


def test_sessions_fall_on_business_days():
    calendario = Calendario.cargar()
    assert [reunion for reunion in Reunion.objects.all() if not calendario.es_habil(reunion.fecha)] == []


def test_agreements_come_from_sessions_with_minutes_and_attendance():
    assert not Acuerdo.objects.filter(Q(reunion__con_minuta=False) | Q(punto=None)).exists()
    assert not Reunion.objects.filter(con_minuta=True).exclude(pk__in=Asistencia.objects.values("reunion")).exists()


def test_committed_dates_are_later_business_days():
    calendario = Calendario.cargar()
    filas = Acuerdo.objects.exclude(fecha_compromiso=None).values_list("fecha", "fecha_compromiso")
    assert all(acordado < vence and calendario.es_habil(vence) for acordado, vence in filas)


@pytest.mark.parametrize("modelo", [Avance, AvanceDeAccion])
def test_nothing_moves_after_the_closing_day_and_something_did_in_its_week(modelo):
    assert modelo.objects.aggregate(ultimo=Max("fecha"))["ultimo"] <= CIERRE
    assert modelo.objects.filter(fecha__gt=date(2024, 2, 5)).count() > 10
    assert not modelo.objects.filter(validacion=Validacion.POR_VALIDAR, fecha__lt=date(2024, 2, 1)).exists()


@pytest.mark.parametrize("modelo", [Responsable, Accion])
def test_the_stored_state_is_that_of_the_last_avance(modelo):
    for seguido in modelo.objects.exclude(fecha_avance=None).prefetch_related("avances"):
        ultimo = max(seguido.avances.all(), key=lambda avance: (avance.fecha, avance.pk))
        assert {campo: getattr(ultimo, campo) for campo in modelo.CAMPOS} == {campo: getattr(seguido, campo) for campo in modelo.CAMPOS}
        assert ultimo.fecha == seguido.fecha_avance


def test_some_avances_wait_for_review_and_some_are_of_the_enlace():
    for modelo in (Avance, AvanceDeAccion):
        por_validar = modelo.objects.filter(validacion=Validacion.POR_VALIDAR)
        assert 5 <= por_validar.count() <= 12
        assert por_validar.filter(usuario__username="enlace", de__dependencia__siglas="SAGARHPA").exists()


def test_accounts_bear_the_name_of_the_role_and_share_a_password(settings, tmp_path, monkeypatch):
    settings.DEMO, settings.VAR_DIR = True, tmp_path
    monkeypatch.setenv("DEMO_CLAVE", "otra-clave-de-demo")
    call_command("cargar_demo", verbosity=0)
    cuentas = Usuario.objects.filter(cargo=personas.CARGO)
    assert {cuenta.username for cuenta in cuentas} == {cuenta.rol for cuenta in cuentas}
    assert cuentas.count() == 6
    assert all(cuenta.check_password("otra-clave-de-demo") for cuenta in cuentas)
    assert set(cuentas.get(rol="coordinador").alcance.split(", ")) == {"CESG", "CEP", "DGSAG", "CEEI", "CEAC", "DGGD", "CETAI"}
    assert cuentas.get(rol="enlace").alcance == "SAGARHPA"


def test_the_password_is_made_once_and_only_its_owner_reads_it(settings, tmp_path, monkeypatch):
    monkeypatch.delenv("DEMO_CLAVE", raising=False)
    settings.VAR_DIR = tmp_path
    clave = personas.clave()
    assert personas.clave() == clave
    assert len(clave) >= 12
    assert (tmp_path / "clave_demo").stat().st_mode & 0o777 == 0o600


def test_its_accounts_are_reported_where_the_demonstration_is_off(settings):
    (error,) = sin_cuentas_de_demostracion(None, databases=["default"])
    assert error.id == "demo.E001"
    assert "administrador" in error.msg
    settings.DEMO = True
    assert sin_cuentas_de_demostracion(None, databases=["default"]) == []
