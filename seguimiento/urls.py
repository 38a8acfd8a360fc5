"""Composition of the addresses: /<package>/<module>/<model>/, /reportes/, and the dashboard at /."""

from django.urls import include, path

from seguimiento.nucleo import views as nucleo

urlpatterns = [
    path("", include("seguimiento.tablero.urls")),
    path("cuenta/", include("allauth.account.urls")),
    path("reportes/", nucleo.ReporteList.as_view(), name="reporte_list"),
    path("reportes/<slug:slug>/", nucleo.ReporteDetail.as_view(), name="reporte_detail"),
    path("gabinetes/", include("gabinetes.urls")),
    path("compromisos/", include("compromisos.urls")),
    path("seguimiento/nucleo/", include("seguimiento.nucleo.urls")),
    path("seguimiento/directorio/", include("seguimiento.directorio.urls")),
    path("seguimiento/cuentas/", include("seguimiento.cuentas.urls")),
]
