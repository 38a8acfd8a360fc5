"""A download cut in the middle never passes for a whole one, and the next one is whole."""

import os
import signal
from threading import Thread

import pytest

from tests.fallas.cliente import Cortada

RUTA = "/compromisos/campana/accion/?ejercicio=todos&formato="


@pytest.mark.parametrize("formato", ["csv", "xlsx"])
def test_a_download_that_is_cut_is_seen_to_be_cut(sitio, formato):
    cliente, respuestas = sitio.personas["dirige"].copia(), []

    def bajar():
        try:
            respuestas.append(cliente.ver(RUTA + formato).estado)
        except Cortada:
            respuestas.append(Cortada)

    with sitio.detenido_en("campana_accionmunicipio", "ACCESS EXCLUSIVE") as hasta_que_llegue:
        hilo = Thread(target=bajar)
        hilo.start()
        hasta_que_llegue()  # of a CSV, its first lines have left already
        for pid in sitio.trabajadores():
            os.kill(pid, signal.SIGKILL)
        hilo.join()

    assert respuestas == [Cortada]
    sitio.esperar_pagina()
    acciones = sitio.valor("SELECT count(*) FROM campana_accion WHERE eliminado IS NULL")
    assert len(cliente.ver(RUTA + "csv").texto.splitlines()) == 1 + acciones
