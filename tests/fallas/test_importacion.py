"""An import of thousands of rows killed when half of them are written: none stays, and the same file can be confirmed again."""

import os
import signal
from threading import Thread
from uuid import uuid4

import psycopg
import pytest

from tests.fallas.cliente import Cortada
from tests.fallas.sitio import esperar

RUTA = "/compromisos/campana/accion/importar/"
FILAS = 2000  # what the request itself reviews and writes
LARGAS = 4000  # what the worker does
CUENTAS = {
    "campana_accion": "descripcion LIKE %s",
    "campana_accionevent": "descripcion LIKE %s",
    "campana_avance": "de_id IN (SELECT id FROM campana_accion WHERE descripcion LIKE %s)",
    "campana_accionmunicipio": "accion_id IN (SELECT id FROM campana_accion WHERE descripcion LIKE %s)",
    "campana_accioninversion": "accion_id IN (SELECT id FROM campana_accion WHERE descripcion LIKE %s)",
}


def matar_a_los_trabajadores(sitio):
    for pid in sitio.trabajadores():
        os.kill(pid, signal.SIGKILL)


def matar_al_encargado(sitio):
    os.kill(sitio.encargado(), signal.SIGKILL)


def matar_postgres(sitio):
    os.kill(sitio.postmaster(), signal.SIGKILL)


class Archivo:
    """A file already uploaded and reviewed by a person; `marca` tells its rows from those of other files."""

    def __init__(self, sitio, filas=FILAS):
        self.sitio, self.marca, self.cliente = sitio, uuid4().hex, sitio.personas["captura"].copia()
        compromisos, siglas = sitio.datos["compromisos"], sitio.datos["siglas"]
        titulos = "NÚMERO DEL COMPROMISO,DEPENDENCIA,ACCIÓN,ESTATUS,MUNICIPIOS,INVERSIÓN ESTATAL"
        filas = [
            f'{compromisos[n % len(compromisos)]},{siglas[n % len(siglas)]},{self.marca} {n},En proceso,"Hermosillo, Cajeme",{n + 1}.50'
            for n in range(filas)
        ]
        subido = self.cliente.subir(RUTA, "acciones.csv", "\n".join([titulos, *filas]).encode())
        assert subido.estado == 302, subido.texto
        pagina = esperar(lambda: self._revisada(RUTA + subido.destino), "the review is done")
        self.confirmacion = {campo: pagina.campo(campo) for campo in ("confirmar", "huella")}

    def _revisada(self, ruta):
        pagina = self.cliente.ver(ruta)
        return pagina if 'name="huella"' in pagina.texto else None

    def confirmar(self):
        return self.cliente.copia().enviar(RUTA, self.confirmacion).estado

    def cuentas(self):
        """Rows written of each kind: one of each per row of the file, but two municipios."""
        return {
            tabla: self.sitio.valor(f"SELECT count(*) FROM {tabla} WHERE {condicion}", f"{self.marca}%")
            for tabla, condicion in CUENTAS.items()
        }

    def cuentas_al_volver(self):
        """The same, when the database answers again and nothing of the dead process is left in it."""
        esperar(self._en_calma, "no transaction of the dead process remains")
        self.sitio.esperar_pagina()
        return self.cuentas()

    def _en_calma(self):
        try:
            return not self.sitio.ocupadas()
        except psycopg.OperationalError:
            return False

    def en_hilo(self, respuestas):
        """Confirm in another thread; the status, or Cortada, goes to `respuestas`."""

        def confirmar():
            try:
                respuestas.append(self.confirmar())
            except Cortada:
                respuestas.append(Cortada)

        hilo = Thread(target=confirmar)
        hilo.start()
        return hilo


def todo(filas):
    return dict.fromkeys(CUENTAS, filas) | {"campana_accionmunicipio": 2 * filas}


NADA, TODO = todo(0), todo(FILAS)


@pytest.mark.parametrize("matar", [matar_a_los_trabajadores, matar_postgres])
def test_half_an_import_is_no_import(sitio, matar):
    archivo, respuestas = Archivo(sitio), []
    with sitio.detenido_en("campana_accionmunicipio") as hasta_que_llegue:
        hilo = archivo.en_hilo(respuestas)
        hasta_que_llegue()  # the actions and their progress are written, the municipios are not
        matar(sitio)
        hilo.join()
    assert respuestas != [302]
    assert archivo.cuentas_al_volver() == NADA
    assert archivo.confirmar() == 302
    assert archivo.cuentas() == TODO


def test_an_import_confirmed_twice_at_once_is_written_once(sitio):
    archivo, respuestas = Archivo(sitio), []
    with sitio.detenido_en("campana_accionmunicipio") as hasta_que_llegue:
        hilos = [archivo.en_hilo(respuestas), archivo.en_hilo(respuestas)]
        hasta_que_llegue()
        esperar(lambda: len(sitio.ocupadas()) == 2, "both confirmations are under way")
    [hilo.join() for hilo in hilos]

    assert sorted(respuestas) == [302, 409]
    assert archivo.cuentas() == TODO


@pytest.mark.parametrize("matar", [matar_al_encargado, matar_postgres])
def test_an_import_that_the_worker_was_writing_is_written_once_by_the_next_one(sitio, matar):
    archivo = Archivo(sitio, LARGAS)
    with sitio.detenido_en("campana_accionmunicipio") as hasta_que_llegue:
        assert archivo.confirmar() == 302
        hasta_que_llegue()
        matar(sitio)
    assert archivo.cuentas_al_volver() == NADA
    esperar(lambda: archivo.cuentas() == todo(LARGAS), "the next worker has done the import", 120)

    trabajos = "SELECT estado, intentos FROM nucleo_trabajo WHERE tipo = 'importacion' AND parametros->>'clave' = %s"
    esperar(lambda: sitio.filas(trabajos, archivo.confirmacion["confirmar"]) == [("listo", 2)], "the job ended at its second try", 30)
    assert archivo.cuentas() == todo(LARGAS)
