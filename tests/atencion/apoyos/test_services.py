"""One person, one support of a kind per period: also at the same time, and when two records turn out to be one person."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connections, transaction

from atencion.apoyos import services
from atencion.apoyos.estados import Periodo, Situacion, periodo_en_palabras
from atencion.apoyos.models import Apoyo
from atencion.personas import services as personas
from seguimiento.nucleo import registros
from seguimiento.nucleo.models import Ejercicio

from .datos_apoyos import DIA, apoyo, persona, tipo

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("periodo", "fecha", "clave", "palabras"),
    [
        ("unica", date(2023, 1, 1), "unica", "una sola vez"),
        ("anual", date(2023, 12, 31), "2023", "2023"),
        ("semestral", date(2023, 1, 1), "2023-S1", "primer semestre de 2023"),
        ("semestral", date(2023, 6, 30), "2023-S1", "primer semestre de 2023"),
        ("semestral", date(2023, 7, 1), "2023-S2", "segundo semestre de 2023"),
        ("mensual", date(2023, 9, 30), "2023-09", "septiembre de 2023"),
        ("mensual", date(2023, 10, 1), "2023-10", "octubre de 2023"),
    ],
)
def test_the_period_follows_from_the_day_and_the_kind(periodo, fecha, clave, palabras):
    assert Periodo(periodo).clave(fecha) == clave
    assert periodo_en_palabras(clave) == palabras


@pytest.mark.parametrize(
    ("periodo", "otra", "puede"),
    [
        ("unica", date(2024, 5, 4), False),
        ("anual", date(2023, 12, 31), False),
        ("anual", date(2024, 1, 1), True),
        ("semestral", date(2023, 6, 30), False),
        ("semestral", date(2023, 7, 1), True),
        ("mensual", date(2023, 5, 31), False),
        ("mensual", date(2023, 6, 1), True),
    ],
)
def test_a_second_one_waits_for_the_next_period(periodo, otra, puede):
    luz, clase = persona(), tipo(periodo)
    primero = apoyo(luz, clase)
    if puede:
        assert apoyo(luz, clase, otra).periodo != primero.periodo
    else:
        with pytest.raises(ValidationError, match=f"una persona, un apoyo. Vea el {primero.folio}"):
            apoyo(luz, clase, otra)


def test_another_person_another_kind_and_a_cancelled_one_do_not_count():
    luz, clase = persona(), tipo()
    primero = apoyo(luz, clase)
    assert apoyo(persona("Mar"), clase).pk
    assert apoyo(luz, tipo()).pk
    services.mover(primero, Situacion.CANCELADO, usuario=None, fecha=DIA, motivo="Se desistió")
    assert apoyo(luz, clase).pk


def test_the_database_itself_refuses_a_second_one():
    uno = apoyo()
    otro = Apoyo(
        folio="AP-2023-99999", persona=uno.persona, tipo=uno.tipo, fecha=uno.fecha, ejercicio=2023, periodo=uno.periodo, especie="X"
    )
    with pytest.raises(IntegrityError, match="apoyo_uno_por_periodo"), transaction.atomic():
        otro.save()


def test_folios_follow_one_another_in_each_year():
    assert [apoyo(fecha=f).folio for f in (DIA, DIA, date(2024, 1, 2), DIA)] == [
        "AP-2023-00001", "AP-2023-00002", "AP-2024-00001", "AP-2023-00003",
    ]  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_ten_captures_at_once_of_one_person_leave_one_and_of_ten_persons_leave_ten_folios_without_gap():
    luz, clase = persona(), tipo()
    otras = [persona(f"P{n}") for n in range(10)]
    salida = Barrier(20)

    def capturar(quien):
        try:
            salida.wait(20)
            return apoyo(quien, clase).folio
        except ValidationError as error:
            return " ".join(error.messages)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as hilos:
        hechos = list(hilos.map(capturar, [luz] * 10 + otras))
    assert sum("una persona, un apoyo" in hecho for hecho in hechos[:10]) == 9
    assert sorted(Apoyo.objects.values_list("folio", flat=True)) == [f"AP-2023-{n:05}" for n in range(1, 12)]


def unir(que_se_va, que_queda):
    personas.fusionar(que_queda, que_se_va, usuario=None, motivo="Son la misma")


def test_supports_of_two_records_of_one_person_stand_and_the_second_is_marked():
    luz, luz_otra, clase, otra_clase = persona(), persona("Luz María"), tipo(), tipo()
    primero, segundo, suelto = apoyo(luz, clase), apoyo(luz_otra, clase), apoyo(luz_otra, otra_clase)
    unir(luz_otra, luz)
    assert dict(Apoyo.objects.values_list("folio", "repetido")) == {primero.folio: False, segundo.folio: True, suelto.folio: False}
    for quien in (luz, luz_otra):  # a form that was open with the record that went away counts for the one that stays
        with pytest.raises(ValidationError, match="una persona, un apoyo"):
            apoyo(quien, clase)
    services.mover(primero, Situacion.CANCELADO, usuario=None, fecha=DIA, motivo="Error de captura")
    with pytest.raises(ValidationError, match=f"Vea el {segundo.folio}"):
        apoyo(luz, clase)


def test_a_form_of_a_record_that_was_merged_gives_the_support_to_the_one_that_stays():
    luz, luz_otra = persona(), persona("Luz María")
    unir(luz_otra, luz)
    assert apoyo(luz_otra).persona == luz


def test_undoing_the_merge_takes_the_mark_off():
    luz, luz_otra, clase = persona(), persona("Luz María"), tipo()
    apoyo(luz, clase)
    segundo = apoyo(luz_otra, clase)
    unir(luz_otra, luz)
    personas.separar(luz_otra, usuario=None, motivo="Eran dos")
    segundo.refresh_from_db()
    assert (segundo.persona, segundo.repetido) == (luz_otra, False)


def test_a_deleted_one_comes_back_only_while_there_is_no_other():
    luz, clase = persona(), tipo()
    primero = registros.eliminar(apoyo(luz, clase), usuario=None, motivo="Capturado dos veces")
    apoyo(luz, clase)
    with pytest.raises(ValidationError, match="una persona, un apoyo"):
        registros.restaurar(primero, usuario=None)


@pytest.mark.parametrize(
    ("campos", "campo"),
    [({"monto": None}, "__all__"), ({"monto": Decimal("2000.01")}, "monto"), ({"monto": Decimal(0)}, "monto")],
)
def test_it_gives_something_and_no_more_than_the_maximum(campos, campo):
    with pytest.raises(ValidationError) as error:
        apoyo(clase=tipo(maximo=Decimal(2000)), **campos)
    assert list(error.value.error_dict) == [campo]


def test_in_kind_needs_no_amount():
    assert apoyo(monto=None, especie="Silla de ruedas").monto is None


def test_steps_follow_one_another_in_order_and_in_time():
    fila = apoyo(fecha=DIA)
    with pytest.raises(ValidationError, match="ya está solicitado"):
        services.mover(fila, Situacion.ENTREGADO, usuario=None, fecha=DIA)
    with pytest.raises(ValidationError, match="AP-2023-00001: la fecha no puede ser anterior al 04/05/2023"):
        services.mover(fila, Situacion.AUTORIZADO, usuario=None, fecha=date(2023, 5, 3))
    fila = services.mover(fila, Situacion.AUTORIZADO, usuario=None, fecha=date(2023, 5, 8))
    fila = services.mover(fila, Situacion.ENTREGADO, usuario=None, fecha=date(2023, 5, 9))
    with pytest.raises(ValidationError, match="ya está entregado"):
        services.mover(fila, Situacion.CANCELADO, usuario=None, fecha=date(2023, 5, 9), motivo="Tarde")
    assert [
        Apoyo.objects.al_corte(corte).values_list("situacion", flat=True).first()
        for corte in (date(2023, 5, 3), date(2023, 5, 7), date(2023, 5, 8), date(2023, 5, 9))
    ] == [None, "solicitado", "autorizado", "entregado"]


def test_editing_keeps_folio_and_steps_and_the_year_of_the_folio():
    fila = services.mover(apoyo(), Situacion.AUTORIZADO, usuario=None, fecha=DIA)
    fila.nota, fila.estado, fila.folio = "Se llamó dos veces", "solicitado", "X"
    fila = services.guardar(fila, usuario=None)
    assert (fila.folio, fila.estado, fila.nota, fila.version) == ("AP-2023-00001", "autorizado", "Se llamó dos veces", 3)
    fila.fecha = date(2024, 1, 1)
    with pytest.raises(ValidationError, match="es de 2023"):
        services.guardar(fila, usuario=None)


def test_a_kind_with_supports_keeps_its_period_and_is_not_deleted():
    fila = apoyo()
    fila.tipo.periodo = "mensual"
    with pytest.raises(ValidationError, match="registre otro tipo"):
        services.guardar_tipo(fila.tipo, usuario=None)
    with pytest.raises(ValidationError, match="Tiene 1 apoyo"):
        registros.eliminar(fila.tipo, usuario=None, motivo="Ya no se usa")


def test_what_is_no_longer_given_takes_no_new_ones():
    with pytest.raises(ValidationError, match="ya no se otorga"):
        apoyo(clase=tipo(vigente=False))


def test_a_closed_year_is_locked():
    fila = apoyo()
    Ejercicio.objects.create(anio=2023, cerrado=True)
    for intento in (
        lambda: services.guardar(fila, usuario=None),
        lambda: services.mover(fila, Situacion.AUTORIZADO, usuario=None, fecha=DIA),
        lambda: registros.eliminar(fila, usuario=None, motivo="Capturado dos veces"),
        apoyo,
    ):
        with pytest.raises(ValidationError, match="2023 está cerrado"):
            intento()
