"""Settings of the tests: a database server, files and caches of their own, and nothing needlessly slow."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# A server apart from that of `make run`, whose data must survive a power cut; this one may lose everything.
# Programs that the tests start read this file again, with VAR_DIR already set.
var = Path(os.environ.get("VAR_DIR") or Path(__file__).resolve().parents[1] / "var").resolve()
os.environ["VAR_DIR"] = str(var if var.name == "pruebas" else var / "pruebas")
os.environ["PG_EMBEBIDO_OPCIONES"] = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
for variable in ("ENTORNO", "DEBUG", "DEMO", "POOL", "SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_URL"):
    os.environ.pop(variable, None)

from seguimiento.settings import *  # noqa: E402, F403
from seguimiento.settings import STORAGES, VAR_DIR  # noqa: E402

DEMO = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True

VAR_DIR.mkdir(mode=0o755, parents=True, exist_ok=True)
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="documentos-", dir=VAR_DIR))
atexit.register(shutil.rmtree, MEDIA_ROOT, ignore_errors=True)
