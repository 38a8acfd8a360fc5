"""Killed in the middle of capture: what was acknowledged is there, what was sent again was written once, and the site comes back."""

import os
import signal
from threading import Barrier, Thread
from uuid import uuid4

import pytest

from tests.fallas.capturistas import Captura, revisar
from tests.fallas.sitio import esperar


def matar_un_trabajador(sitio):
    os.kill(sitio.trabajadores()[0], signal.SIGKILL)


def matar_una_conexion(sitio):
    """One process of PostgreSQL: the others restart, and all their transactions with them."""
    consulta = (
        "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY backend_start DESC"
    )
    os.kill(sitio.valor(consulta), signal.SIGKILL)


def matar_postgres(sitio):
    os.kill(sitio.postmaster(), signal.SIGKILL)


def matar_todo(sitio):
    sitio.matar_todo()
    sitio.encender()


@pytest.mark.parametrize("matar", [matar_un_trabajador, matar_una_conexion, matar_postgres, matar_todo])
def test_what_was_acknowledged_is_there_and_nothing_is_written_twice(sitio, matar):
    with Captura(sitio, sitio.datos["responsables"], por_persona=12) as captura:
        captura.esperar(10)
        matar(sitio)

    assert len(captura.aceptados) == 4 * 12
    revisar(sitio, captura)
    esperar(lambda: len(sitio.trabajadores()) == 2, "gunicorn has its two workers again")


def test_two_hundred_simultaneous_reports_on_one_agreement_are_two_hundred_lines_of_history(sitio):
    with Captura(sitio, sitio.datos["responsables"][:2], por_persona=25, personas=8, insistir=False) as captura:
        pass

    assert (captura.raros, captura.cortadas) == ([], [])
    assert len(captura.aceptados) == 200
    revisar(sitio, captura)


def test_of_two_people_who_save_at_once_one_wins_and_the_other_is_told(sitio):
    ruta = f"/gabinetes/acuerdos/acuerdo/{sitio.datos['acuerdo']}/editar/"
    reunion = sitio.valor("SELECT reunion_id FROM acuerdos_acuerdo WHERE id = %s", sitio.datos["acuerdo"])
    textos = ["Acuerdo según la primera persona", "Acuerdo según la segunda persona"]
    for _ in range(5):
        antes = sitio.valor("SELECT version FROM acuerdos_acuerdo WHERE id = %s", sitio.datos["acuerdo"])
        salida, respuestas = Barrier(2), {}

        def guardar(nombre, texto, salida=salida, respuestas=respuestas):
            cliente = sitio.personas[nombre].copia()
            form = cliente.ver(ruta)
            datos = {"version": form.campo("version"), "reunion": reunion}
            salida.wait(60)
            respuestas[texto] = cliente.enviar(ruta, datos | {"texto": texto, "prioridad": "alta", "ficha": uuid4()}).estado

        hilos = [Thread(target=guardar, args=par) for par in zip(("captura", "edita"), textos, strict=True)]
        [hilo.start() for hilo in hilos]
        [hilo.join() for hilo in hilos]

        assert sorted(respuestas.values()) == [302, 409]
        ganador = next(texto for texto, estado in respuestas.items() if estado == 302)
        assert sitio.filas("SELECT texto, version FROM acuerdos_acuerdo WHERE id = %s", sitio.datos["acuerdo"]) == [(ganador, antes + 1)]
        textos.reverse()
