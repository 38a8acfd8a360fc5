"""Routes of the module, under /compromisos/campana/."""

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import acciones, views

app_name = "campana"

urlpatterns = [
    *crud_urls(
        views.CompromisoList, views.CompromisoDetail, views.CompromisoCreate, views.CompromisoUpdate, views.CompromisoImport,
        views.CompromisoHistory,
    ),
    *crud_urls(views.AsignacionList, views.AsignacionCreate),
    *crud_urls(
        acciones.AccionList, acciones.AccionDetail, acciones.AccionCreate, acciones.AccionUpdate, acciones.AccionImport,
        acciones.AccionHistory,
    ),
    *action_urls(acciones.AccionAvance, acciones.AccionReasignar, acciones.AccionRefechar, acciones.AccionInvertir),
    *crud_urls(views.InversionList, views.InversionDetail, views.InversionCreate, views.InversionUpdate, views.InversionHistory),
    *crud_urls(acciones.AvanceList, acciones.AvanceDetail, sin=("delete", "restore")),
    *action_urls(acciones.AvanceValidar, acciones.AvanceDevolver, acciones.AvanceValidarVarios, acciones.AvanceDevolverVarios),
]  # fmt: skip
