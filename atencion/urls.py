"""Routes of the modules of citizen attention, under /atencion/."""

from django.urls import include, path

urlpatterns = [
    path("apoyos/", include("atencion.apoyos.urls")),
    path("correspondencia/", include("atencion.correspondencia.urls")),
    path("personas/", include("atencion.personas.urls")),
    path("gestion/", include("atencion.gestion.urls")),
    path("peticiones/", include("atencion.peticiones.urls")),
    path("tramites/", include("atencion.tramites.urls")),
]
