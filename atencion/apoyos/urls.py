"""Routes of the module, under /atencion/apoyos/."""

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import recibos
from . import views as v

app_name = "apoyos"

urlpatterns = [
    *crud_urls(v.ApoyoList, v.ApoyoDetail, v.ApoyoCreate, v.ApoyoUpdate, v.ApoyoImport),
    *action_urls(
        v.ApoyoAutorizar, v.ApoyoEntregar, v.ApoyoCancelar, v.ApoyoAutorizarVarios, v.ApoyoEntregarVarios, v.ApoyoSugerirPersona,
        recibos.ApoyoRecibo,
    ),
    *crud_urls(v.TipoList, v.TipoDetail, v.TipoCreate, v.TipoUpdate, v.TipoImport),
]  # fmt: skip
