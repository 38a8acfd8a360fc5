"""Routes of the module, under /gabinetes/instrucciones/."""

from django.urls import path

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import acciones, views

app_name = "instrucciones"

urlpatterns = [
    *crud_urls(
        views.InstruccionList, views.InstruccionDetail, views.InstruccionCreate, views.InstruccionUpdate, views.InstruccionImport,
        views.InstruccionHistory,
    ),
    path("instruccion/<int:pk>/ficha/", acciones.InstruccionFicha.as_view(), name="instruccion_ficha"),
    *action_urls(acciones.InstruccionAvance, views.InstruccionReasignar, views.InstruccionRefechar),
    *crud_urls(acciones.AvanceList, acciones.AvanceDetail, sin=("delete", "restore")),
    *action_urls(acciones.AvanceValidar, acciones.AvanceDevolver, acciones.AvanceValidarVarios, acciones.AvanceDevolverVarios),
    *crud_urls(views.InversionList, views.InversionDetail, views.InversionCreate, views.InversionUpdate, views.InversionHistory),
    *crud_urls(views.PeldanoList, views.PeldanoDetail, views.PeldanoUpdate, sin=("delete", "restore")),
]  # fmt: skip
