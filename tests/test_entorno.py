"""Environment variables: what each form of DATABASE_URL and EMAIL_URL means, and what production refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from seguimiento import entorno
from seguimiento.nucleo import pg_embebido

RAIZ = Path(__file__).resolve().parents[1]
SEGURO = {
    "ENTORNO": "produccion",
    "SECRET_KEY": "k7Qv2mXz9LwB4nRt6YpS1dHf3GjC8aEuVxWzMqTrNbPyKsDgFhJ",
    "ALLOWED_HOSTS": "seguimiento.example",
    "DATABASE_URL": "postgres://seguimiento:clave@bd.example/seguimiento",
}


@pytest.mark.parametrize(
    ("url", "esperado"),
    [
        ("postgres://u:c@h:5433/b", ("b", "u", "c", "h", "5433", {})),
        ("postgresql://u@h/b", ("b", "u", "", "h", "", {})),
        ("postgres:///b", ("b", "", "", "", "", {})),
        ("postgres://u:p%40%3A%2Fx@h/b%20c", ("b c", "u", "p@:/x", "h", "", {})),
        ("postgres://u:con@arroba@h/b", ("b", "u", "con@arroba", "h", "", {})),
        ("postgres://u@[::1]:5432/b", ("b", "u", "", "::1", "5432", {})),
        ("postgres://u@/b?host=/var/run/pg&port=6000", ("b", "u", "", "/var/run/pg", "6000", {})),
        ("postgres://u@%2FVar%2Frun/b", ("b", "u", "", "/Var/run", "", {})),
        (
            "postgres://u@h/b?sslmode=verify-full&sslrootcert=/etc/ca.pem",
            ("b", "u", "", "h", "", {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}),
        ),
    ],
)
def test_database_url_is_understood(url, esperado):
    campos = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    assert entorno.leer_url_de_base(url) == dict(zip(campos, esperado, strict=True))


@pytest.mark.parametrize(
    "url",
    ["mysql://u:secreto@h/b", "h/b", "postgres://u:secreto@h", "postgres://u:secreto@h:x/b", "postgres://["],
)
def test_wrong_database_url_is_refused_without_showing_its_password(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL") as error:
        entorno.leer_url_de_base(url)
    assert "secreto" not in str(error.value)


def test_without_database_url_the_embedded_server_is_used(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("POOL", raising=False)
    base = entorno.base_de_datos(tmp_path)
    assert base["HOST"] == pg_embebido.direccion(tmp_path / "pg")["host"]
    assert "pool" not in base["OPTIONS"]


def test_the_pool_is_only_for_serving(monkeypatch, tmp_path):
    monkeypatch.setenv("POOL", "1")
    assert entorno.base_de_datos(tmp_path)["OPTIONS"]["pool"]["max_size"] == 8


@pytest.mark.parametrize(
    ("url", "esperado"),
    [
        ("smtp://u:c%40@correo.example:587?tls=1", ("correo.example", 587, "u", "c@", True, False)),
        ("smtps://correo.example", ("correo.example", 465, "", "", False, True)),
        ("smtp://localhost", ("localhost", 25, "", "", False, False)),
    ],
)
def test_email_url_is_understood(monkeypatch, tmp_path, url, esperado):
    monkeypatch.setenv("EMAIL_URL", url)
    backend, ajustes = entorno.correo(True, tmp_path)
    claves = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    assert backend.endswith("smtp.EmailBackend")
    assert tuple(ajustes[f"EMAIL_{c}"] for c in claves) == esperado


def test_mail_goes_to_files_while_developing(monkeypatch, tmp_path):
    monkeypatch.delenv("EMAIL_URL", raising=False)
    backend, ajustes = entorno.correo(False, tmp_path)
    assert (backend.split(".")[-2], ajustes["EMAIL_FILE_PATH"]) == ("filebased", tmp_path / "correo")


@pytest.mark.parametrize(("valor", "esperado"), [("1", True), ("Sí", True), ("no", False), ("", None)])
def test_flags(monkeypatch, valor, esperado):
    monkeypatch.setenv("BANDERA", valor)
    assert entorno.bandera("BANDERA", None) is esperado


def test_a_flag_that_is_neither_yes_nor_no_is_refused(monkeypatch):
    monkeypatch.setenv("BANDERA", "quizá")
    with pytest.raises(ImproperlyConfigured, match="BANDERA"):
        entorno.bandera("BANDERA", False)


def test_development_key_is_made_once_and_private(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    clave = entorno.clave_secreta(tmp_path, False)
    assert len(clave) >= entorno.LARGO_DE_CLAVE
    assert entorno.clave_secreta(tmp_path, False) == clave
    assert [(a.name, a.stat().st_mode & 0o777) for a in tmp_path.iterdir()] == [("clave_secreta", 0o600)]


def en_produccion(*orden, **cambios):
    """Run `manage.py` with the production environment; a change to None removes the variable."""
    propias = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "POOL", "DEMO", "DEBUG"))}
    variables = {k: v for k, v in (propias | SEGURO | cambios).items() if v is not None}
    return subprocess.run(
        [sys.executable, "manage.py", *orden],
        cwd=RAIZ,
        env=variables,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("cambios", "nombrado"),
    [
        ({"SECRET_KEY": None}, ["SECRET_KEY"]),
        ({"SECRET_KEY": "corta"}, ["SECRET_KEY"]),
        ({"SECRET_KEY": "a" * 60}, ["SECRET_KEY"]),
        ({"ALLOWED_HOSTS": None}, ["ALLOWED_HOSTS"]),
        ({"ALLOWED_HOSTS": "seguimiento.example,*"}, ["ALLOWED_HOSTS"]),
        ({"DATABASE_URL": None}, ["DATABASE_URL"]),
        ({"DEMO": "1"}, ["DEMO"]),
        ({"CSRF_TRUSTED_ORIGINS": "http://seguimiento.example"}, ["CSRF_TRUSTED_ORIGINS"]),
        (
            {"SECRET_KEY": None, "ALLOWED_HOSTS": None, "DATABASE_URL": None, "DEMO": "1"},
            ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "DEMO"],
        ),
    ],
)
def test_production_refuses_to_start_naming_everything(cambios, nombrado):
    hecho = en_produccion("check", **cambios)
    assert hecho.returncode != 0
    motivos = [linea[2:].split()[0] for linea in hecho.stderr.splitlines() if linea.startswith("- ")]
    assert motivos == nombrado


def test_production_passes_the_deployment_check():
    with pg_embebido.en_uso():
        url = os.environ.get("DATABASE_URL") or pg_embebido.url()
        hecho = en_produccion("check", "--deploy", "--fail-level", "WARNING", "--database", "default", DATABASE_URL=url)
    assert (hecho.returncode, hecho.stderr) == (0, "")
    assert "no issues" in hecho.stdout or "0 silenced" in hecho.stdout
