"""Routes of the module, under /transparencia/solicitudes/."""

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import por_folio, views
from . import vistas_de_turnos as turnos

app_name = "solicitudes"

urlpatterns = [
    *action_urls(
        views.SolicitudParecidas, views.SolicitudActuar, views.SolicitudControversia, views.SolicitudControversiaVarias,
        turnos.SolicitudTurnar, views.ActoAnular,
    ),
    *crud_urls(
        views.SolicitudList, views.SolicitudDetail, views.SolicitudCreate, views.SolicitudUpdate, views.SolicitudDelete,
        views.SolicitudRestore, views.SolicitudImport, views.SolicitudHistory,
    ),
    *crud_urls(turnos.TurnoList, turnos.TurnoDetail, turnos.TurnoUpdate, turnos.TurnoDelete, turnos.TurnoRestore),
    *action_urls(turnos.TurnoResponder, por_folio.SolicitudSugerir),
]  # fmt: skip
