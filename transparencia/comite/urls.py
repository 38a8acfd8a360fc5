"""Routes of the module, under /transparencia/comite/."""

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import views as v

app_name = "comite"

urlpatterns = [
    *crud_urls(v.ResolucionList, v.ResolucionDetail, v.ResolucionCreate, v.ResolucionUpdate, v.ResolucionImport),
    *crud_urls(v.ReservaList, v.ReservaDetail, v.ReservaCreate, v.ReservaUpdate, v.ReservaImport),
    *action_urls(v.ReservaAmpliar, v.ReservaDesclasificar),
]
