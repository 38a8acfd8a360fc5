"""Routes of the declared screens of one model."""

from django.urls import path

from .baja import DeleteScreen, RestoreScreen
from .historial import HistoryScreen

FORMAS = {
    "list": "",
    "create": "nuevo/",
    "import": "importar/",
    "detail": "<int:pk>/",
    "update": "<int:pk>/editar/",
    "delete": "<int:pk>/eliminar/",
    "restore": "<int:pk>/restaurar/",
    "history": "<int:pk>/historial/",
}


def crud_urls(*pantallas, sin=()):
    """`<model>/`, `<model>/nuevo/`, `<model>/<pk>/editar/`… for the given screens.

    Delete, restore and history need no declaration: they are added for every model unless named in `sin`.
    """
    modelo = pantallas[0].model
    vistas = {pantalla.pantalla: pantalla.as_view() for pantalla in pantallas}
    for pantalla in (DeleteScreen, RestoreScreen, HistoryScreen):
        if pantalla.pantalla not in vistas and pantalla.pantalla not in sin:
            vistas[pantalla.pantalla] = pantalla.as_view(model=modelo)
    nombre = modelo._meta.model_name
    return [path(f"{nombre}/{forma}", vistas[tipo], name=f"{nombre}_{tipo}") for tipo, forma in FORMAS.items() if tipo in vistas]


def action_urls(*pantallas):
    """`<model>/<pk>/<forma>/` for actions on one record and `<model>/<forma>/` for those on several."""
    rutas = []
    for pantalla in pantallas:
        nombre = pantalla.model._meta.model_name
        donde = "<int:pk>/" if pantalla.de_uno else ""
        rutas.append(path(f"{nombre}/{donde}{pantalla.forma}/", pantalla.as_view(), name=f"{nombre}_{pantalla.forma.replace('-', '_')}"))
    return rutas
