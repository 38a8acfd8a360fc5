"""Settings of the benchmark: those of the product, on a database of its own, plus the stock admin and the floor."""

import os

BASE = 100_000
REGISTROS = int(os.environ.get("REGISTROS") or BASE)  # actions
FILAS = int(os.environ.get("FILAS") or BASE)  # petitions
os.environ.pop("DEMO", None)

from seguimiento.settings import *  # noqa: E402, F403
from seguimiento.settings import DATABASES, INSTALLED_APPS, MIDDLEWARE, VAR_DIR  # noqa: E402

DEMO = DEBUG = False
DESCARGAS_EN_LINEA = {"xlsx": 10**6, "csv": 10**6}  # what is measured is the writing, not the queue
INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin", "tests.rendimiento"]
MIDDLEWARE = ["tests.rendimiento.piso.Piso", "tests.rendimiento.consultas.Contar", *MIDDLEWARE]
ROOT_URLCONF = "tests.rendimiento.urls"
SILENCED_SYSTEM_CHECKS = ["admin.E408", "admin.E409", "admin.E410"]
STATIC_ROOT = VAR_DIR / "rendimiento" / "static"
MEDIA_ROOT = VAR_DIR / "rendimiento" / "documentos"

BASE_ORIGINAL = DATABASES["default"]["NAME"]
DATABASES["default"] = DATABASES["default"] | {"NAME": f"{BASE_ORIGINAL}_rendimiento_{REGISTROS}_{FILAS}"}
