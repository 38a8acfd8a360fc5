"""Routes of the modules of transparency, under /transparencia/."""

from django.urls import include, path

urlpatterns = [
    path("publico/", include("transparencia.publico.urls")),
    path("regimenes/", include("transparencia.regimenes.urls")),
    path("solicitudes/", include("transparencia.solicitudes.urls")),
    path("obligaciones/", include("transparencia.obligaciones.urls")),
    path("comite/", include("transparencia.comite.urls")),
    path("recursos/", include("transparencia.recursos.urls")),
    path("avisos/", include("transparencia.avisos.urls")),
]
