"""Routes of the modules of the cabinets, under /gabinetes/."""

from django.urls import include, path

urlpatterns = [
    path("acuerdos/", include("gabinetes.acuerdos.urls")),
    path("prensa/", include("gabinetes.prensa.urls")),
    path("instrucciones/", include("gabinetes.instrucciones.urls")),
]
