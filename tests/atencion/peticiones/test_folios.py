"""Folios of petitions: one after another within their year, whoever captures at the same time."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from atencion.peticiones.models import Peticion
from seguimiento.nucleo import registros
from tests.atencion.peticiones import datos_peticiones as hacer

PERSONAS, CADA_UNA = 20, 3


@pytest.mark.django_db
def test_each_year_has_its_own_folios_and_a_deleted_one_is_not_given_again():
    folios = [hacer.peticion(fecha).folio for fecha in (date(2023, 1, 1), date(2022, 12, 31), date(2023, 12, 31))]
    registros.eliminar(Peticion.objects.get(folio="PC-2023-000002"), usuario=None, motivo="Duplicada")

    assert folios == ["PC-2023-000001", "PC-2022-000001", "PC-2023-000002"]
    assert hacer.peticion(date(2023, 6, 1)).folio == "PC-2023-000003"


@pytest.mark.django_db(transaction=True)
def test_twenty_people_at_once_leave_no_gap_and_repeat_no_folio():
    salida, errores = Barrier(PERSONAS), []

    def capturar():
        try:
            salida.wait()
            for _ in range(CADA_UNA):
                hacer.peticion()
        except Exception as error:
            errores.append(error)
        finally:
            connection.close()

    hilos = [Thread(target=capturar) for _ in range(PERSONAS)]
    for hilo in hilos:
        hilo.start()
    for hilo in hilos:
        hilo.join()

    assert not errores
    folios = sorted(Peticion.objects.values_list("folio", flat=True))
    assert folios == [f"PC-2023-{numero:06}" for numero in range(1, PERSONAS * CADA_UNA + 1)]
