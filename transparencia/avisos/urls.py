"""Routes of the module, under /transparencia/avisos/."""

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import impresos
from . import views as v

app_name = "avisos"

urlpatterns = [
    *crud_urls(v.NotificacionList, v.NotificacionDetail, v.NotificacionCreate, v.NotificacionUpdate),
    *action_urls(
        v.NotificacionExpedir, v.NotificacionNotificar, v.NotificacionCancelar, impresos.NotificacionPdf, impresos.NotificacionWord
    ),
    *crud_urls(v.PlantillaList, v.PlantillaDetail, v.PlantillaCreate, v.PlantillaUpdate),
]
