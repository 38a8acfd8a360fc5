"""What citizens ask for: petitions with their follow-ups, turns and conclusion, and the tours on which they were received."""

from django.apps import AppConfig


class PeticionesConfig(AppConfig):
    name = "atencion.peticiones"
    label = "peticiones"
    verbose_name = "Peticiones"
