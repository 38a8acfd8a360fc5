"""Routes of the modules of the commitments, under /compromisos/."""

from django.urls import include, path

urlpatterns = [path("campana/", include("compromisos.campana.urls"))]
