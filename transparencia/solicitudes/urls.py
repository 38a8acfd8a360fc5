"""Routes of the module, under /transparencia/solicitudes/."""

from seguimiento.nucleo.pantallas import crud_urls

from . import views, vistas_de_turnos

app_name = "solicitudes"

urlpatterns = [
    *crud_urls(views.SolicitudList, views.SolicitudDetail, views.SolicitudCreate, views.SolicitudUpdate),
    *crud_urls(vistas_de_turnos.TurnoList, vistas_de_turnos.TurnoDetail),
]
