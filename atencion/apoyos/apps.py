"""Social support: one beneficiary, one support of a kind per period, with its receipt."""

from django.apps import AppConfig


class ApoyosConfig(AppConfig):
    name = "atencion.apoyos"
    label = "apoyos"
    verbose_name = "Apoyos sociales"
