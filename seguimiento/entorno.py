"""What changes between machines, read from environment variables; used by settings.py alone.

Nothing here starts anything. Values that cannot be understood stop the program at once; what is merely unsafe
in production is gathered by `revisar`, which names everything in one go.
"""

import os
import secrets
from datetime import time
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from seguimiento.nucleo import pg_embebido

SI, NO = {"1", "si", "sí", "true", "yes", "on"}, {"0", "no", "false", "off"}
LARGO_DE_CLAVE = 50
PUERTOS_DE_CORREO = {"smtp": 25, "smtps": 465}


def texto(nombre: str, defecto: str = "") -> str:
    """Variable without surrounding blanks; empty counts as missing."""
    return os.environ.get(nombre, "").strip() or defecto


def bandera(nombre: str, defecto: bool) -> bool:
    """Yes or no: 1/0, si/no, true/false, on/off."""
    valor = texto(nombre).lower()
    if valor and valor not in SI | NO:
        raise ImproperlyConfigured(f"{nombre}={valor}: se espera 1 o 0.")
    return valor in SI if valor else defecto


def entero(nombre: str, defecto: int) -> int:
    """Whole number, zero or more."""
    valor = texto(nombre)
    if valor and not valor.isdecimal():
        raise ImproperlyConfigured(f"{nombre}={valor}: se espera un número entero.")
    return int(valor or defecto)


def hora(nombre: str, defecto: str) -> time:
    """Hour of the day, as 07:30."""
    try:
        return time.fromisoformat(texto(nombre, defecto))
    except ValueError:
        raise ImproperlyConfigured(f"{nombre}={texto(nombre)}: se espera una hora como 07:30.") from None


def sitio(produccion: bool, hosts: list[str]) -> str:
    """Address that the links of e-mails begin with, without final slash: SITIO_URL, else the first host or the local server."""
    if url := texto("SITIO_URL"):
        return f"{_partes(url, 'SITIO_URL', ('http', 'https'), 'https://seguimiento.ejemplo').geturl().rstrip('/')}"
    return f"https://{hosts[0]}" if produccion and hosts else f"http://127.0.0.1:{texto('PORT', '8000')}"


def lista(nombre: str, defecto: list[str]) -> list[str]:
    """Values separated by commas."""
    return [v.strip() for v in texto(nombre).split(",") if v.strip()] or defecto


def ruta(nombre: str, defecto: Path) -> Path:
    """Absolute path; a relative one starts at the current folder."""
    return Path(texto(nombre) or defecto).resolve()


def clave_secreta(var_dir: Path, produccion: bool) -> str:
    """SECRET_KEY of the environment; out of production one is made once and kept in `var/clave_secreta`."""
    if produccion or texto("SECRET_KEY"):
        return texto("SECRET_KEY")
    archivo = var_dir / "clave_secreta"
    if not archivo.exists():
        var_dir.mkdir(mode=0o755, parents=True, exist_ok=True)
        propia = var_dir / f"clave_secreta.{os.getpid()}"
        propia.touch(mode=0o600)
        propia.write_text(secrets.token_urlsafe(48))
        try:
            archivo.hardlink_to(propia)  # whoever arrives first wins; nobody reads half a key
        except FileExistsError:
            pass
        finally:
            propia.unlink()
    return archivo.read_text().strip()


def base_de_datos(var_dir: Path) -> dict:
    """DATABASES["default"]: DATABASE_URL, else the embedded server of `var_dir` (never in production).

    `POOL=1`, set by `servir`, keeps connections open between requests; commands and tests do not want that.
    """
    base = {"ENGINE": "django.db.backends.postgresql", "NAME": "", "OPTIONS": {}}
    if url := texto("DATABASE_URL"):
        base |= leer_url_de_base(url)
    elif texto("ENTORNO") != "produccion":
        d = pg_embebido.direccion(var_dir / "pg")
        base |= {"NAME": d["dbname"], "USER": d["user"], "HOST": d["host"], "PORT": d["port"]}
    if bandera("POOL", False):  # a short reconnect_timeout: after a long outage the next request tries, instead of waiting for its turn
        base["OPTIONS"] = base["OPTIONS"] | {"pool": {"min_size": 1, "max_size": 8, "timeout": 10, "reconnect_timeout": 3}}
        base["CONN_HEALTH_CHECKS"] = True
    return base


def leer_url_de_base(url: str) -> dict:
    """`postgres://user:password@host:port/name?sslmode=require`; `?host=/folder` is a socket.

    Other parameters of the query go to libpq as they are. Errors never repeat the URL: it holds a password.
    """
    partes = _partes(url, "DATABASE_URL", ("postgres", "postgresql"), "postgres://usuario:clave@servidor:5432/base")
    opciones = dict(parse_qsl(partes.query, keep_blank_values=True))
    acceso, _, servidor = partes.netloc.rpartition("@")
    usuario, _, clave = acceso.partition(":")
    host, puerto = _host_y_puerto(servidor, "DATABASE_URL")
    base = {
        "NAME": opciones.pop("dbname", "") or unquote(partes.path.removeprefix("/")),
        "USER": opciones.pop("user", "") or unquote(usuario),
        "PASSWORD": opciones.pop("password", "") or unquote(clave),
        "HOST": opciones.pop("host", "") or host,
        "PORT": opciones.pop("port", "") or puerto,
        "OPTIONS": opciones,
    }
    if not base["NAME"]:
        raise ImproperlyConfigured("DATABASE_URL: falta el nombre de la base después del servidor.")
    return base


def correo(produccion: bool, var_dir: Path) -> tuple[str, dict]:
    """Backend and EMAIL_* settings from EMAIL_URL (`smtp://user:password@host:587?tls=1`, `smtps://…`).

    Without it: files under `var/correo`, or in production the machine's own server (localhost:25).
    """
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    url = texto("EMAIL_URL")
    if not url and produccion:
        return smtp, {}
    if not url:
        return "django.core.mail.backends.filebased.EmailBackend", {"EMAIL_FILE_PATH": var_dir / "correo"}
    partes = _partes(url, "EMAIL_URL", PUERTOS_DE_CORREO, "smtp://usuario:clave@servidor:587?tls=1")
    opciones = dict(parse_qsl(partes.query))
    acceso, _, servidor = partes.netloc.rpartition("@")
    usuario, _, clave = acceso.partition(":")
    host, puerto = _host_y_puerto(servidor, "EMAIL_URL")
    return smtp, {
        "EMAIL_HOST": host,
        "EMAIL_PORT": int(puerto or PUERTOS_DE_CORREO[partes.scheme]),
        "EMAIL_HOST_USER": unquote(usuario),
        "EMAIL_HOST_PASSWORD": unquote(clave),
        "EMAIL_USE_TLS": opciones.get("tls") in SI,
        "EMAIL_USE_SSL": partes.scheme == "smtps" or opciones.get("ssl") in SI,
        "EMAIL_TIMEOUT": 20,
    }


def revisar(ajustes: dict) -> None:
    """Refuse to start in production with unsafe settings; the error names all of them (Spanish)."""
    clave, hosts = ajustes["SECRET_KEY"], ajustes["ALLOWED_HOSTS"]
    reglas = [
        (
            len(clave) < LARGO_DE_CLAVE or len(set(clave)) < 10 or clave.startswith("django-insecure"),
            f"SECRET_KEY debe ser un texto al azar de {LARGO_DE_CLAVE} caracteres o más.",
        ),
        (not hosts, "ALLOWED_HOSTS debe nombrar los dominios del sistema, separados por comas."),
        (any("*" in h for h in hosts), "ALLOWED_HOSTS no admite «*»: nombre cada dominio."),
        (not ajustes["DATABASES"]["default"]["NAME"], "DATABASE_URL debe nombrar el servidor PostgreSQL."),
        (ajustes["DEBUG"], "DEBUG debe estar apagado."),
        (ajustes["DEMO"], "DEMO debe estar apagado: sus cuentas tienen contraseña conocida."),
        (
            any(not o.startswith("https://") for o in ajustes["CSRF_TRUSTED_ORIGINS"]),
            "CSRF_TRUSTED_ORIGINS sólo admite direcciones https://.",
        ),
    ]
    if faltas := [mensaje for incumple, mensaje in reglas if incumple]:
        raise ImproperlyConfigured("No es seguro iniciar en producción:\n" + "\n".join(f"- {f}" for f in faltas))


def _partes(url, variable, esquemas, ejemplo):
    try:
        partes = urlsplit(url)
    except ValueError:
        partes = urlsplit("")
    if partes.scheme not in esquemas:
        raise ImproperlyConfigured(f"{variable}: se espera algo como {ejemplo}")
    return partes


def _host_y_puerto(servidor, variable):
    """Split `host:port`; an IPv6 address stands in brackets, a socket folder is percent-encoded."""
    corchete = servidor.rfind("]")
    posicion = servidor.find(":", corchete + 1)
    host, puerto = (servidor, "") if posicion < 0 else (servidor[:posicion], servidor[posicion + 1 :])
    if puerto and not puerto.isdecimal():
        raise ImproperlyConfigured(f"{variable}: el puerto debe ser un número.")
    return unquote(host.strip("[]")), puerto
