"""Routes for anybody, under /publico/."""

from django.urls import path

from . import paginas as p

app_name = "abierto"

urlpatterns = [
    path("", p.Inicio.as_view(), name="inicio"),
    path("datos/", p.Datos.as_view(), name="datos_list"),
    path("datos/catalogo.json", p.Catalogo.as_view(), name="catalogo"),
    path("datos/<slug:folio>/", p.DatosDetail.as_view(), name="datos"),
    path("como-verificar/", p.ComoVerificar.as_view(), name="como_verificar"),
    path("licencia/<int:pk>/", p.LicenciaPublica.as_view(), name="licencia"),
    path("publicaciones/", p.Publicaciones.as_view(), name="publicaciones"),
    path("publicaciones/<int:pk>/archivo/", p.Archivo.as_view(), name="archivo"),
]
