"""Examples are the same in every run, few, and without a time limit of their own: machines differ."""

from django.conf import settings as ajustes
from hypothesis import HealthCheck, configuration, settings

configuration.set_hypothesis_home_dir(ajustes.VAR_DIR / "hypothesis")
settings.register_profile(
    "seguimiento",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("seguimiento")
