"""Routes inside, under /transparencia/publico/. Those of the public are in `rutas_publicas`."""

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import views as v

app_name = "publico"

urlpatterns = [
    *crud_urls(v.LicenciaList, v.LicenciaDetail, v.LicenciaCreate, v.LicenciaUpdate),
    *crud_urls(v.DivulgacionList, v.DivulgacionDetail, v.DivulgacionCreate, v.DivulgacionUpdate, sin=("delete", "restore")),
    *action_urls(v.DivulgacionRetirar),
    *crud_urls(v.PublicacionList, v.PublicacionDetail, v.PublicacionCreate, v.PublicacionUpdate, v.PublicacionImport),
    *action_urls(v.PublicacionPublicar, v.PublicacionRetirar, v.PublicacionSugerirTema),
]
