"""Routes of the module, under /atencion/correspondencia/."""

from django.urls import path

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import turnos, views

app_name = "correspondencia"

urlpatterns = [
    *crud_urls(
        views.RecibidoList, views.RecibidoDetail, views.RecibidoCreate, views.RecibidoUpdate, views.RecibidoImport, views.RecibidoHistory,
    ),
    path("recibido/<int:pk>/sello/", views.RecibidoSello.as_view(), name="recibido_sello"),
    *action_urls(
        views.RecibidoTurnar, views.RecibidoTurnarVarios, views.RecibidoSugerirRemitente, views.RecibidoSugerirCargo,
        views.RecibidoSugerirInstitucion, views.RecibidoRepetidos,
    ),
    *crud_urls(turnos.TurnoList, turnos.TurnoDetail, turnos.TurnoHistory, sin=("delete", "restore")),
    *action_urls(
        turnos.TurnoResponder, turnos.TurnoPausar, turnos.TurnoReanudar, turnos.TurnoRefechar, turnos.TurnoRefecharVarios,
        turnos.TurnoReturnar, turnos.TurnoCancelar,
    ),
    *crud_urls(turnos.RespuestaList, turnos.RespuestaDetail, sin=("delete", "restore")),
    *action_urls(
        turnos.RespuestaValidar, turnos.RespuestaDevolver, turnos.RespuestaValidarVarios, turnos.RespuestaDevolverVarios,
    ),
    *crud_urls(views.AsuntoList, views.AsuntoDetail, views.AsuntoCreate, views.AsuntoUpdate),
]  # fmt: skip
