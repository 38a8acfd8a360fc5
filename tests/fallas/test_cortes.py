"""A cut killed while it is frozen leaves no folio: those that come after follow without a gap, whoever makes them."""

import os
import signal
from threading import Thread

import pytest

from tests.fallas.cliente import Cortada

RUTA = "/reportes/semaforo-de-compromisos/cortes/"


def congelar(sitio, respuestas):
    try:
        respuestas.append(sitio.personas["dirige"].copia().enviar(RUTA, {"corte": "01/06/2023"}).estado)
    except Cortada:
        respuestas.append(Cortada)


def a_la_vez(sitio, cuantos):
    """So many people freeze a cut; the list of what they are answered."""
    respuestas = []
    hilos = [Thread(target=congelar, args=(sitio, respuestas)) for _ in range(cuantos)]
    [hilo.start() for hilo in hilos]
    return hilos, respuestas


def matar_a_los_trabajadores(sitio):
    for pid in sitio.trabajadores():
        os.kill(pid, signal.SIGKILL)


def matar_postgres(sitio):
    os.kill(sitio.postmaster(), signal.SIGKILL)


@pytest.mark.parametrize("matar", [matar_a_los_trabajadores, matar_postgres])
def test_a_cut_that_was_killed_leaves_no_gap_in_the_folios(sitio, matar):
    antes = sitio.valor("SELECT count(*) FROM nucleo_corte")
    with sitio.detenido_en("nucleo_corte") as hasta_que_llegue:
        hilos, respuestas = a_la_vez(sitio, 2)
        hasta_que_llegue()  # it has its folio and is being written
        matar(sitio)
        [hilo.join() for hilo in hilos]
    assert 302 not in respuestas
    sitio.esperar_pagina()
    assert sitio.valor("SELECT count(*) FROM nucleo_corte") == antes

    hilos, respuestas = a_la_vez(sitio, 6)
    [hilo.join() for hilo in hilos]

    assert respuestas == [302] * 6
    folios = [folio for (folio,) in sitio.filas("SELECT folio FROM nucleo_corte ORDER BY folio")]
    assert [int(folio[-4:]) for folio in folios] == list(range(1, antes + 7))
    assert sitio.valor("SELECT count(*) FROM nucleo_corteevent") == antes + 6
