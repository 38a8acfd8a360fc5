"""Settings of the tests for servers in processes of their own: the cache is the one of production, in the database."""

from seguimiento.settings import CACHES  # noqa: F401
from tests import settings

for _nombre in [n for n in dir(settings) if n.isupper() and n != "CACHES"]:
    globals()[_nombre] = getattr(settings, _nombre)
