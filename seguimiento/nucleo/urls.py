"""Routes of the core, under /seguimiento/nucleo/; reports live at /reportes/ (see seguimiento/urls.py)."""

from django.urls import path

from . import views
from . import vistas_de_calendario as calendario
from . import vistas_de_descargas as descargas
from .pantallas import action_urls, crud_urls

app_name = "nucleo"

urlpatterns = [
    *crud_urls(views.UmbralList, views.UmbralDetail, views.UmbralCreate, views.UmbralUpdate),
    *action_urls(calendario.DiaInhabilPeriodo, calendario.DiaInhabilConfirmar),
    *crud_urls(
        calendario.DiaInhabilList,
        calendario.DiaInhabilDetail,
        calendario.DiaInhabilCreate,
        calendario.DiaInhabilUpdate,
        calendario.DiaInhabilImport,
    ),
    *crud_urls(views.EjercicioList, views.EjercicioDetail, views.EjercicioCreate, views.EjercicioUpdate),
    path("borrador/", views.BorradorGuardar.as_view(), name="borrador"),
    path("documento/nuevo/<str:app>/<str:modelo>/<int:pk>/", views.DocumentoCreate.as_view(), name="documento_create"),
    path("documento/<int:pk>/", views.DocumentoDetail.as_view(), name="documento_detail"),
    path("documento/<int:pk>/eliminar/", views.DocumentoDelete.as_view(), name="documento_delete"),
    path("descargas/", descargas.DescargaList.as_view(), name="descarga_list"),
    path("descargas/<uuid:clave>/archivo/", descargas.DescargaArchivo.as_view(), name="descarga_archivo"),
    path("descargas/<uuid:clave>/cancelar/", descargas.DescargaCancelar.as_view(), name="descarga_cancelar"),
    path("descargas/<uuid:clave>/quitar/", descargas.DescargaQuitar.as_view(), name="descarga_quitar"),
]
