"""Routes of the module, under /seguimiento/actividades/."""

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import asignaciones as a
from . import views as v

app_name = "actividades"

urlpatterns = [
    *crud_urls(
        v.ActividadList, v.ActividadDetail, v.ActividadCreate, v.ActividadUpdate, v.ActividadDelete, v.ActividadRestore,
        v.ActividadImport, v.ActividadHistory,
    ),
    *action_urls(v.ActividadResponsables, v.ActividadReplazar, v.ActividadReplazarVarias, v.ActividadTerminarSerie),
    *crud_urls(
        a.AsignacionList, a.AsignacionDetail, a.AsignacionUpdate, a.AsignacionDelete, a.AsignacionRestore, a.AsignacionImport,
        a.AsignacionHistory,
    ),
    *action_urls(a.AsignacionAvance, a.AsignacionRelevar, a.AsignacionRelevarVarias),
]  # fmt: skip
