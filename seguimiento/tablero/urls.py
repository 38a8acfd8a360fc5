"""Routes of the board, at the root of the site."""

from django.urls import path

from . import views

app_name = "tablero"

urlpatterns = [
    path("", views.Inicio.as_view(), name="inicio"),
    path("mi-dia/", views.MiDia.as_view(), name="mi_dia"),
    path("buscar/", views.Buscar.as_view(), name="buscar"),
]
