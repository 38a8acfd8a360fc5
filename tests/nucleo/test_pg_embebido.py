"""The embedded server: starts once, survives kill -9, is shared and stopped by its last user."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from seguimiento.nucleo import pg_arranque, pg_embebido, pg_programa

USUARIO = """
import sys
from seguimiento.nucleo import pg_embebido
with pg_embebido.en_uso():
    print("listo", flush=True)
    sys.stdin.read()
"""


def carpeta_abierta():
    """A new folder that any user may enter."""
    var = Path(tempfile.mkdtemp(prefix="seguimiento-prueba-", dir="/tmp"))
    var.chmod(0o755)
    return var


def borrar(base):
    base.parent.chmod(0o755)
    pg_embebido.detener(base)
    if (lugar := pg_programa.lugar_recordado(base)) != base:
        shutil.rmtree(lugar)
    shutil.rmtree(base.parent)
    shutil.rmtree(pg_embebido.direccion(base)["host"], ignore_errors=True)


@pytest.fixture
def vacia(monkeypatch):
    """Where no server was ever started; nothing of it remains."""
    var = carpeta_abierta()
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("ENTORNO", raising=False)
    monkeypatch.setenv("VAR_DIR", str(var))
    monkeypatch.setenv("PG_EMBEBIDO_OPCIONES", "-c fsync=off -c shared_buffers=16MB")
    yield pg_embebido.carpeta()
    borrar(pg_embebido.carpeta())


@pytest.fixture(scope="module")
def creada():
    """Data folder as the first start leaves it, made once and copied."""
    with pytest.MonkeyPatch.context() as m:
        m.delenv("DATABASE_URL", raising=False)
        base = carpeta_abierta() / "pg"
        with pg_embebido.en_uso(base):
            pass
    yield base
    borrar(base)


@pytest.fixture
def base(vacia, creada):
    """A server that has run before and is stopped."""
    subprocess.run(["cp", "-a", creada, vacia], check=True)
    return vacia


def consultar(base, sql):
    with psycopg.connect(pg_embebido.url(base), connect_timeout=5) as conexion:
        respuesta = conexion.execute(sql)
        return respuesta.fetchone() if respuesta.description else None


def postmaster(base):
    datos = pg_programa.lugar_recordado(base) / "datos"
    return int((datos / "postmaster.pid").read_text().split()[0])


def corre(base):
    try:
        return consultar(base, "SELECT 1") == (1,)
    except psycopg.OperationalError:
        return False


def otro_proceso():
    raiz = Path(__file__).resolve().parents[2]
    orden = [sys.executable, "-c", USUARIO]
    return subprocess.Popen(orden, cwd=raiz, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def soltar(proceso, orden=None):
    """End another process (with a signal, or by letting it finish) and return its code."""
    if orden:
        proceso.send_signal(orden)
    proceso.communicate(timeout=60)
    return proceso.returncode


def test_address_starts_nothing_and_is_short(vacia):
    largo = vacia / ("x" * 120)
    assert len(pg_embebido.direccion(largo)["host"]) < 60
    assert not corre(vacia)
    assert not vacia.exists()


def test_starts_keeps_data_and_stops_with_its_last_user(base):
    with pg_embebido.en_uso():
        with pg_embebido.en_uso():
            pass
        consultar(base, "CREATE TABLE t AS SELECT 'Álamos' AS nombre")
        assert consultar(base, "SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user") == (
            "seguimiento",
            False,
        )
        assert consultar(base, "SHOW server_encoding") == ("UTF8",)
        assert consultar(base, "SHOW listen_addresses") == ("",)
    assert not corre(base)
    with pg_embebido.en_uso():
        assert consultar(base, "SELECT upper(nombre) FROM t") == ("ÁLAMOS",)


def test_socket_is_closed_to_others(base):
    with pg_embebido.en_uso() as direccion:
        assert Path(direccion["host"]).stat().st_mode & 0o077 == 0


def test_restarts_at_once_after_kill_9(base):
    with pg_embebido.en_uso():
        for _ in range(2):
            os.kill(postmaster(base), signal.SIGKILL)
            pg_embebido.asegurar(base)
            assert corre(base)


def test_two_processes_share_it_and_the_last_one_stops_it(base):
    procesos = [otro_proceso(), otro_proceso()]
    assert [p.stdout.readline() for p in procesos] == ["listo\n", "listo\n"]
    primero = postmaster(base)
    assert soltar(procesos[0]) == 0
    assert corre(base) and postmaster(base) == primero
    assert soltar(procesos[1]) == 0
    assert not corre(base)


def test_sigterm_stops_the_server_too(base):
    proceso = otro_proceso()
    assert proceso.stdout.readline() == "listo\n"
    assert soltar(proceso, signal.SIGTERM) == 128 + signal.SIGTERM
    assert not corre(base)


def test_a_user_killed_by_force_counts_no_more(base):
    proceso = otro_proceso()
    assert proceso.stdout.readline() == "listo\n"
    assert soltar(proceso, signal.SIGKILL) == -signal.SIGKILL
    assert corre(base)
    with pg_embebido.en_uso():
        assert corre(base)
    assert not corre(base)


def test_pid_reused_by_another_program_does_not_prevent_starting(base):
    with pg_embebido.en_uso():
        pass
    programa = pg_programa.programa(base)
    ajeno = subprocess.Popen(["sleep", "60"], cwd="/", **pg_programa.como(programa.usuario))
    try:
        (programa.datos / "postmaster.pid").write_text(f"{ajeno.pid}\n{programa.datos}\n")
        with pg_embebido.en_uso():
            assert corre(base)
    finally:
        ajeno.kill()
        ajeno.wait()


def test_server_without_socket_is_replaced(base):
    with pg_embebido.en_uso() as direccion:
        for archivo in Path(direccion["host"]).iterdir():
            archivo.unlink()
        assert not corre(base)
        pg_embebido.asegurar(base)
        assert corre(base)


def test_interrupted_creation_begins_again(vacia):
    resto = vacia / "datos.nueva"
    resto.mkdir(parents=True)
    (resto / "PG_VERSION").write_text("18")
    with pg_embebido.en_uso():
        assert corre(vacia)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another user")
def test_root_under_a_closed_folder_places_the_data_elsewhere(vacia):
    vacia.parent.chmod(0o700)
    with pg_embebido.en_uso():
        consultar(vacia, "CREATE TABLE t AS SELECT 1 AS n")
    assert pg_programa.lugar_recordado(vacia) != vacia
    vacia.parent.chmod(0o755)
    with pg_embebido.en_uso():
        assert consultar(vacia, "SELECT n FROM t") == (1,)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another user")
def test_root_copies_programs_that_the_other_user_may_not_run(base, monkeypatch):
    ajena = base.parent / "rueda"
    origen = pg_programa.binarios().parent.parent
    version = pg_programa.binarios().parent.name
    sin_cabeceras = shutil.ignore_patterns("include")
    shutil.copytree(origen / version, ajena / origen.name / version, ignore=sin_cabeceras)
    if (bibliotecas := origen.with_name(f"{origen.name}.libs")).exists():
        shutil.copytree(bibliotecas, ajena / bibliotecas.name)
    ajena.chmod(0o700)
    monkeypatch.setattr(pg_programa, "binarios", lambda: ajena / origen.name / version / "bin")
    with pg_embebido.en_uso():
        assert corre(base)
    assert pg_programa.programa(base).binarios.is_relative_to(base)


def test_a_foreign_socket_folder_is_refused(vacia):
    socket = Path(pg_embebido.direccion(vacia)["host"])
    socket.mkdir()
    socket.chmod(0o777)
    (socket / "ajeno").touch()
    with pytest.raises(pg_programa.NoArranca, match="no es una carpeta privada"), pg_embebido.en_uso():
        pass


def test_an_empty_socket_folder_left_by_another_is_replaced(vacia):
    socket = Path(pg_embebido.direccion(vacia)["host"])
    socket.mkdir()
    socket.chmod(0o755)
    with pg_embebido.en_uso():
        assert corre(vacia)
    assert not socket.exists()


def test_data_of_another_version_is_named(base):
    with pg_embebido.en_uso():
        pass
    programa = pg_programa.programa(base)
    (programa.datos / "PG_VERSION").write_text("16\n")
    with pytest.raises(pg_programa.NoArranca, match="son de PostgreSQL 16"), pg_embebido.en_uso():
        pass


def test_when_it_cannot_start_the_log_is_shown(base, monkeypatch):
    monkeypatch.setattr(pg_arranque, "INTENTOS", 1)
    monkeypatch.setenv("PG_EMBEBIDO_OPCIONES", "-c opcion_inventada=1")
    with pytest.raises(pg_programa.NoArranca, match="opcion_inventada"), pg_embebido.en_uso():
        pass


def test_database_url_and_production_switch_it_off(vacia, monkeypatch):
    for variable, valor in (("DATABASE_URL", "postgres://u@servidor.example/bd"), ("ENTORNO", "produccion")):
        with monkeypatch.context() as m:
            m.setenv(variable, valor)
            with pg_embebido.en_uso() as direccion:
                assert direccion is None
    assert not vacia.exists()


def test_six_cold_starts_at_once(vacia):
    antes = time.monotonic()
    procesos = [otro_proceso() for _ in range(6)]
    assert [p.stdout.readline() for p in procesos] == ["listo\n"] * 6
    assert [soltar(p) for p in procesos] == [0] * 6
    assert not corre(vacia)
    assert time.monotonic() - antes < 60
