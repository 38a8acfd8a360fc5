"""Declared screens: a module says which model, table, filters and form; the behaviour is inherited.

    class AcuerdoScreen:
        model = Acuerdo

    class AcuerdoList(AcuerdoScreen, ListScreen):
        table_class, filterset_class, resource_class = AcuerdoTable, AcuerdoFilter, AcuerdoResource

    urlpatterns = crud_urls(AcuerdoList, AcuerdoDetail, AcuerdoCreate, AcuerdoUpdate, AcuerdoImport)

Delete, restore and history come by themselves.
Permission (role × module), scope (`visibles_para`), template (`<app>/<model>_<screen>.html`, else the generic one) and the name of
the route (`<app>:<model>_<screen>`) are deduced from the model and the kind of screen.
"""

from .accion import ActionScreen, BulkScreen
from .baja import DeleteScreen, RestoreScreen
from .base import Pantalla
from .candado import ConCandado
from .captura import CreateScreen, FormScreen, UpdateScreen
from .detalle import DetailScreen
from .historial import HistoryScreen
from .importar import ImportScreen
from .lista import ListScreen
from .revision import ReviewAccept, ReviewAcceptMany, ReviewDetail, ReviewList, ReviewReturn, ReviewReturnMany
from .rutas import action_urls, crud_urls

__all__ = [
    "ActionScreen",
    "BulkScreen",
    "ConCandado",
    "CreateScreen",
    "DeleteScreen",
    "DetailScreen",
    "FormScreen",
    "HistoryScreen",
    "ImportScreen",
    "ListScreen",
    "Pantalla",
    "RestoreScreen",
    "ReviewAccept",
    "ReviewAcceptMany",
    "ReviewDetail",
    "ReviewList",
    "ReviewReturn",
    "ReviewReturnMany",
    "UpdateScreen",
    "action_urls",
    "crud_urls",
]
