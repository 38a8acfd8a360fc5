"""Routes of the directory, under /seguimiento/directorio/."""

from django.urls import path

from seguimiento.nucleo.pantallas import crud_urls

from . import views as v

app_name = "directorio"

urlpatterns = [
    *crud_urls(
        v.DependenciaList, v.DependenciaDetail, v.DependenciaCreate, v.DependenciaUpdate, v.DependenciaImport, v.DependenciaHistory,
    ),
    path("dependencia/<int:pk>/confirmar/", v.DependenciaConfirm.as_view(), name="dependencia_confirm"),
    path("dependencia/<int:pk>/fusionar/", v.DependenciaMerge.as_view(), name="dependencia_merge"),
    *crud_urls(v.UnidadList, v.UnidadDetail, v.UnidadCreate, v.UnidadUpdate),
    *crud_urls(v.MunicipioList, v.MunicipioDetail, v.MunicipioCreate, v.MunicipioUpdate, v.MunicipioImport),
    *crud_urls(v.AtribucionList, v.AtribucionDetail, v.AtribucionCreate, v.AtribucionUpdate, v.AtribucionHistory),
]  # fmt: skip
