"""Routes of the module, under /gabinetes/acuerdos/."""

from django.urls import path

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import responsables, sesiones, views

app_name = "acuerdos"

urlpatterns = [
    *crud_urls(views.GabineteList, views.GabineteDetail, views.GabineteCreate, views.GabineteUpdate),
    *crud_urls(
        sesiones.ReunionList, sesiones.ReunionDetail, sesiones.ReunionCreate, sesiones.ReunionUpdate, sesiones.ReunionImport,
        sesiones.ReunionHistory,
    ),
    *action_urls(
        sesiones.ReunionCelebrar, sesiones.ReunionCancelar, sesiones.ReunionSellar, sesiones.ReunionAdenda, sesiones.ReunionPrecargar,
        sesiones.ReunionAsistencia, sesiones.ReunionConvocar, sesiones.ReunionCita, sesiones.ReunionMinuta, sesiones.ResponsableTarjeta,
    ),
    path("punto/nuevo/<int:reunion>/", sesiones.PuntoCreate.as_view(), name="punto_create"),
    *crud_urls(sesiones.PuntoUpdate, sin=("history", "restore")),
    path("asistencia/nueva/<int:reunion>/", sesiones.AsistenciaCreate.as_view(), name="asistencia_create"),
    *crud_urls(sesiones.AsistenciaUpdate, sin=("history", "restore")),
    *crud_urls(views.AcuerdoList, views.AcuerdoDetail, views.AcuerdoCreate, views.AcuerdoUpdate, views.AcuerdoImport, views.AcuerdoHistory),
    *action_urls(
        views.AcuerdoRefechar, views.AcuerdoRefecharVarios, views.AcuerdoBaja, views.AcuerdoReactivar, views.AcuerdoResponsables,
    ),
    *crud_urls(responsables.ResponsableList, responsables.ResponsableDetail, responsables.ResponsableImport),
    *action_urls(responsables.ResponsableReasignar, responsables.ResponsableReasignarVarios, responsables.ResponsableAvance),
    *crud_urls(responsables.AvanceList, responsables.AvanceDetail, sin=("delete", "restore")),
    *action_urls(
        responsables.AvanceValidar, responsables.AvanceDevolver, responsables.AvanceValidarVarios, responsables.AvanceDevolverVarios,
    ),
]  # fmt: skip
