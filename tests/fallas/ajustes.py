"""Settings of the site that is killed: those of everybody, without the slow parts that have nothing to do with faults."""

from seguimiento.settings import *  # noqa: F403
from seguimiento.settings import STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
