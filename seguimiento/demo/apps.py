"""The demonstration of 2023 and its accounts."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "seguimiento.demo"
    label = "demo"
