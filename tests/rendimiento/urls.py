"""Addresses of the product, and beside them those of the stock admin."""

from django.urls import path

from seguimiento.urls import urlpatterns as producto

from .administrador import sitio

urlpatterns = [path("admin/", sitio.urls), *producto]
