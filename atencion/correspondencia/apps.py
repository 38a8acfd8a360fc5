"""Letters that arrive at the Office: their registry, their turns and the answers of the dependencias."""

from django.apps import AppConfig


class CorrespondenciaConfig(AppConfig):
    name = "atencion.correspondencia"
    label = "correspondencia"
    verbose_name = "Correspondencia recibida"
