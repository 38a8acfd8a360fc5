"""Routes of the module, under /gabinetes/prensa/."""

from django.urls import path

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import buscar, calendario, dicho, impresos, sintesis, views

app_name = "prensa"

urlpatterns = [
    *action_urls(calendario.ConferenciaMes, calendario.ConferenciaAnio, buscar.ConferenciaBuscar),
    *crud_urls(
        views.ConferenciaList, views.ConferenciaDetail, views.ConferenciaCreate, views.ConferenciaUpdate, views.ConferenciaImport,
        views.ConferenciaHistory,
    ),
    *action_urls(
        views.ConferenciaActualizar, views.ConferenciaReabrir, views.ConferenciaEstenografica, views.ConferenciaSugerirTitulo,
        buscar.ConferenciaSugerirHablante,
    ),
    *crud_urls(
        calendario.DiaSinConferenciaCreate, calendario.DiaSinConferenciaUpdate, calendario.DiaSinConferenciaDelete,
        sin=("history", "restore"),
    ),
    *action_urls(impresos.ConferenciaReporte, impresos.ConferenciaFicha, impresos.ConferenciaVersion),
    path("participante/nuevo/<int:conferencia>/", dicho.ParticipanteCreate.as_view(), name="participante_create"),
    *crud_urls(dicho.ParticipanteList, dicho.ParticipanteUpdate, dicho.ParticipanteDelete),
    path("exposicion/nueva/<int:conferencia>/", dicho.ExposicionCreate.as_view(), name="exposicion_create"),
    *crud_urls(dicho.ExposicionList, dicho.ExposicionUpdate, dicho.ExposicionDelete, dicho.ExposicionImport),
    path("pregunta/nueva/<int:conferencia>/", dicho.PreguntaCreate.as_view(), name="pregunta_create"),
    *crud_urls(dicho.PreguntaList, dicho.PreguntaUpdate, dicho.PreguntaDelete, dicho.PreguntaImport),
    *action_urls(dicho.ParticipanteSugerirPersona, dicho.ExposicionSugerirTema),
    *crud_urls(
        sintesis.SintesisList, sintesis.SintesisDetail, sintesis.SintesisCreate, sintesis.SintesisUpdate, sintesis.SintesisImport,
        sintesis.SintesisHistory,
    ),
    *action_urls(impresos.SintesisImpresa, sintesis.RecorteSugerirMedio),
    path("recorte/nuevo/<int:sintesis>/", sintesis.RecorteCreate.as_view(), name="recorte_create"),
    *crud_urls(sintesis.RecorteList, sintesis.RecorteUpdate, sintesis.RecorteDelete, sintesis.RecorteImport),
]  # fmt: skip
