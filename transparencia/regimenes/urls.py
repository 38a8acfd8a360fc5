"""Routes of the module, under /transparencia/regimenes/."""

from seguimiento.nucleo.pantallas import crud_urls

from . import views as v

app_name = "regimenes"

urlpatterns = [
    *crud_urls(v.RegimenList, v.RegimenDetail, v.RegimenCreate, v.RegimenUpdate, v.RegimenImport),
    *crud_urls(v.TerminoList, v.TerminoDetail, v.TerminoCreate, v.TerminoUpdate, v.TerminoImport),
]
