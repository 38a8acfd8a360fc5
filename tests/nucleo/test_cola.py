"""Jobs of people: queued with their row, done once, cancelled, tried again, told in words."""

import contextlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import bitacora, cola, tareas
from seguimiento.nucleo.trabajos import Trabajo
from tests import datos

pytestmark = pytest.mark.django_db(transaction=True)
TIPO = Trabajo.Tipo.DESCARGA


@pytest.fixture
def persona():
    return datos.usuario("capturista")


@pytest.fixture
def hecho_por(monkeypatch):
    """Put a function in the place of the executor of downloads."""
    return lambda funcion: monkeypatch.setitem(cola.EJECUTORES, TIPO, funcion)


def encargar(persona, titulo="Acciones, Excel", **parametros):
    return cola.encargar(persona, TIPO, titulo, parametros=parametros, total=10)


def trabajar():
    """Let a worker do all that waits."""
    conexion = app.connector.get_worker_connector()
    with app.replace_connector(conexion):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


def con_conexion(funcion, *args):
    """The same in another thread, whose connection is closed."""
    try:
        return funcion(*args)
    finally:
        connection.close()


def anotar(trabajo, paso):
    datos.dependencia("HECHA")
    return {"resultado": "10 renglones"}


def test_the_worker_does_what_was_asked_and_tells_it(persona, hecho_por):
    hecho_por(anotar)
    trabajo = encargar(persona)
    assert trabajo.estado == Trabajo.Estado.EN_ESPERA
    trabajar()

    trabajo.refresh_from_db()
    assert (trabajo.estado, trabajo.resultado, trabajo.hecho, trabajo.intentos) == ("listo", "10 renglones", 10, 1)
    assert [aviso.texto for aviso in persona.avisos.all()] == ["Listo: Acciones, Excel"]
    evento = bitacora.modelo_de_eventos(Dependencia).objects.select_related("pgh_context").get()
    assert evento.pgh_context.metadata["user"] == persona.pk
    assert not ProcrastinateJob.objects.filter(task_name=cola.TAREA).exists()


def test_what_was_asked_inside_a_transaction_that_fails_was_never_asked(persona):
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        encargar(persona)
        raise ZeroDivisionError
    assert not Trabajo.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name=cola.TAREA).exists()


def test_the_same_twice_is_one_and_nobody_fills_the_queue(persona):
    assert encargar(persona, ruta="/a/") == encargar(persona, ruta="/a/")
    for n in range(cola.MAXIMO_EN_ESPERA - 1):
        encargar(persona, ruta=f"/{n}/")
    with pytest.raises(ValidationError, match="5 trabajos en espera"):
        encargar(persona, ruta="/una-mas/")
    assert Trabajo.objects.count() == cola.MAXIMO_EN_ESPERA
    encargar(datos.usuario("consulta"), ruta="/a/")


def test_done_once_it_is_not_done_again(persona, hecho_por):
    hecho_por(anotar)
    trabajo = encargar(persona)
    cola.hacer(trabajo.pk)
    cola.hacer(trabajo.pk)
    assert Dependencia.objects.count() == 1


def test_what_a_person_cancels_writes_nothing(persona, hecho_por):
    def cancelado_a_medias(trabajo, paso):
        anotar(trabajo, paso)
        with ThreadPoolExecutor(1) as otro:  # the person, through a connection of their own
            assert otro.submit(con_conexion, cola.cancelar, trabajo).result()
        paso.ultimo = -1
        paso(5)

    hecho_por(cancelado_a_medias)
    trabajo = encargar(persona)
    cola.hacer(trabajo.pk)

    trabajo.refresh_from_db()
    assert trabajo.estado == Trabajo.Estado.CANCELADO
    assert not Dependencia.objects.exists()
    assert not cola.cancelar(trabajo)


def test_what_was_cancelled_before_it_began_is_not_begun(persona, hecho_por):
    hecho_por(anotar)
    trabajo = encargar(persona)
    cola.cancelar(trabajo)
    trabajar()
    assert not Dependencia.objects.exists()


def test_an_error_undoes_everything_and_is_told_without_technicalities(persona, hecho_por):
    def rota(trabajo, paso):
        anotar(trabajo, paso)
        raise KeyError("interno")

    hecho_por(rota)
    trabajo = encargar(persona)
    with pytest.raises(KeyError):  # for the log of the worker
        cola.hacer(trabajo.pk)
    trabajo.refresh_from_db()
    assert (trabajo.estado, trabajo.resultado) == ("fallo", cola.TROPIEZO)
    assert not Dependencia.objects.exists()
    assert persona.avisos.get().texto == "No se pudo: Acciones, Excel"


def test_what_the_person_must_know_is_told_as_it_is(persona, hecho_por):
    def imposible(trabajo, paso):
        raise cola.NoSePuede("El archivo venció.")

    hecho_por(imposible)
    trabajo = encargar(persona)
    cola.hacer(trabajo.pk)
    trabajo.refresh_from_db()
    assert trabajo.resultado == "El archivo venció."


def test_an_account_that_left_gets_nothing(persona, hecho_por):
    hecho_por(anotar)
    trabajo = encargar(persona)
    type(persona).objects.filter(pk=persona.pk).update(eliminado=timezone.now())
    cola.hacer(trabajo.pk)
    trabajo.refresh_from_db()
    assert trabajo.estado == "fallo"
    assert not Dependencia.objects.exists()


def test_a_worker_that_stops_gives_the_job_back(persona, hecho_por):
    hecho_por(lambda trabajo, paso: paso(1))
    trabajo = encargar(persona)
    with pytest.raises(cola.Interrumpido):
        cola.hacer(trabajo.pk, debe_parar=lambda: True)
    trabajo.refresh_from_db()
    assert (trabajo.estado, trabajo.intentos) == ("en_espera", 0)
    assert tareas.Reintentar().get_retry_decision(exception=cola.Interrumpido(), job=None).retry_at is not None


def test_two_workers_never_do_the_same_job_at_once(persona, hecho_por):
    def de_dos(trabajo, paso):
        with pytest.raises(cola.Ocupado):
            cola.hacer(trabajo.pk)
        return anotar(trabajo, paso)

    hecho_por(de_dos)
    cola.hacer(encargar(persona).pk)
    assert Dependencia.objects.count() == 1


def test_what_takes_three_workers_with_it_is_left(persona, hecho_por):
    hecho_por(anotar)
    trabajo = encargar(persona)
    Trabajo.objects.filter(pk=trabajo.pk).update(estado="trabajando", intentos=cola.MAXIMO_INTENTOS)
    cola.hacer(trabajo.pk)
    trabajo.refresh_from_db()
    assert (trabajo.estado, "tres veces" in trabajo.resultado) == ("fallo", True)


def test_a_database_that_goes_away_is_waited_for(persona, hecho_por):
    def caida(trabajo, paso):
        raise OperationalError("server closed the connection")

    hecho_por(caida)
    trabajo = encargar(persona)
    with pytest.raises(OperationalError) as error:
        cola.hacer(trabajo.pk)
    assert tareas.Reintentar().get_retry_decision(exception=error.value, job=None).retry_at is not None
    hecho_por(anotar)
    cola.hacer(trabajo.pk)
    trabajo.refresh_from_db()
    assert trabajo.estado == "listo"


def test_the_job_of_a_dead_worker_goes_back_to_the_queue_and_is_done_once(persona, hecho_por):
    hecho_por(anotar)
    trabajo = encargar(persona)
    with connection.cursor() as cursor:  # as kill -9 leaves it: in hand of a worker without a sign of life
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 minute') RETURNING id")
        muerto = cursor.fetchone()[0]
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE args->>'trabajo' = %s", [muerto, str(trabajo.pk)]
        )
    Trabajo.objects.filter(pk=trabajo.pk).update(estado="trabajando", intentos=1)
    tareas.retomar.defer(timestamp=0)
    trabajar()  # gives it back
    trabajar()

    trabajo.refresh_from_db()
    assert (trabajo.estado, trabajo.intentos, Dependencia.objects.count()) == ("listo", 2, 1)


def test_what_expired_goes_with_its_file_and_what_is_under_way_stays(persona, tmp_path):
    terminado, activo = encargar(persona, n=1), encargar(persona, n=2)
    with (tmp_path / "x").open("w+b") as archivo:
        archivo.write(b"contenido")
        cola.guardar_archivo(terminado, archivo, "acciones.csv")
    ruta = terminado.archivo.path
    terminado.estado = "listo"
    terminado.save()
    Trabajo.objects.update(vence=timezone.now() - timedelta(minutes=1))
    tareas.limpiar(0)
    assert list(Trabajo.objects.all()) == [activo]
    with pytest.raises(FileNotFoundError):
        open(ruta)  # noqa: PTH123, SIM115
