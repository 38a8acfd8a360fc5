"""Routes of the module, under /atencion/tramites/."""

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import views as v

app_name = "tramites"

urlpatterns = [
    *crud_urls(v.TramiteList, v.TramiteDetail, v.TramiteCreate, v.TramiteUpdate, v.TramiteImport),
    *action_urls(v.TramiteSugerirLugar),
]
