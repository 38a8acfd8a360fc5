"""Routes of the module, under /transparencia/recursos/."""

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import views as v

app_name = "recursos"

urlpatterns = [
    *crud_urls(v.RecursoList, v.RecursoDetail, v.RecursoCreate, v.RecursoUpdate, v.RecursoImport, v.RecursoHistory),
    *action_urls(v.RecursoEtapa),
    *crud_urls(v.EtapaUpdate, v.EtapaDelete, sin=("restore", "history")),
    *crud_urls(v.DenunciaList, v.DenunciaDetail, v.DenunciaCreate, v.DenunciaUpdate, v.DenunciaImport),
]
