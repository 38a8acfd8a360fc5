"""Press conferences of the President and of the Governor, and the syntheses of what the press says."""

from django.apps import AppConfig


class PrensaConfig(AppConfig):
    name = "gabinetes.prensa"
    label = "prensa"
    verbose_name = "Conferencias de prensa"
