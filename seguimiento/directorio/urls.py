"""Routes of the directory, under /seguimiento/directorio/."""

from django.urls import path

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import views as v
from . import vistas_de_personas as p

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
    *crud_urls(p.PersonaList, p.PersonaDetail, p.PersonaCreate, p.PersonaUpdate, p.PersonaImport, p.PersonaHistory),
    *action_urls(p.PersonaConfirmar, p.PersonaConfirmarVarias, p.PersonaVcard),
    *crud_urls(
        p.NombramientoList, p.NombramientoDetail, p.NombramientoCreate, p.NombramientoUpdate, p.NombramientoImport,
    ),
    *action_urls(p.NombramientoConcluir),
    *crud_urls(p.TemaList, p.TemaDetail, p.TemaCreate, p.TemaUpdate),
]  # fmt: skip
