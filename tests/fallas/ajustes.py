"""Settings of the site that is killed: those of everybody, without the slow parts that have nothing to do with faults."""

from seguimiento.settings import *  # noqa: F403
from seguimiento.settings import STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DESCARGAS_EN_LINEA = {"xlsx": 10**6}  # what is cut is the answer, however many rows the tests before left
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
