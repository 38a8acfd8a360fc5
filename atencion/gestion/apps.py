"""What the Office manages and sends: folios with their follow-ups, letters from templates, expedientes and their retention."""

from django.apps import AppConfig


class GestionConfig(AppConfig):
    name = "atencion.gestion"
    label = "gestion"
    verbose_name = "Gestión y archivo"
