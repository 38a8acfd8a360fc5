"""Routes of the module, under /atencion/gestion/."""

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import archivo as a
from . import impresos
from . import oficios as o
from . import views as v

app_name = "gestion"

urlpatterns = [
    *crud_urls(v.FolioList, v.FolioDetail, v.FolioCreate, v.FolioUpdate, v.FolioImport, v.FolioHistory),
    *action_urls(v.FolioSeguimiento, v.FolioSeguimientoVarios, v.FolioConcluir, v.FolioReabrir, v.FolioSugerir, v.FolioSugerirSolicitante),
    *crud_urls(v.SeguimientoList, v.SeguimientoUpdate, v.SeguimientoDelete, v.SeguimientoImport),
    *crud_urls(o.EnviadoList, o.EnviadoDetail, o.EnviadoCreate, o.EnviadoUpdate, o.EnviadoImport),
    *action_urls(
        o.EnviadoExpedir, o.EnviadoCancelar, o.EnviadoArchivar, o.EnviadoSugerirDestinatario, impresos.EnviadoPdf, impresos.EnviadoWord,
    ),
    *crud_urls(o.PlantillaList, o.PlantillaDetail, o.PlantillaCreate, o.PlantillaUpdate),
    *crud_urls(a.ClasificacionList, a.ClasificacionDetail, a.ClasificacionCreate, a.ClasificacionUpdate, a.ClasificacionImport),
    *crud_urls(a.ExpedienteList, a.ExpedienteDetail, a.ExpedienteCreate, a.ExpedienteUpdate, a.ExpedienteImport),
    *action_urls(
        a.ExpedienteCerrar, a.ExpedienteReabrir, a.ExpedienteTransferir, a.ExpedienteDisponer, a.ExpedienteSugerir,
        impresos.ExpedienteCaratula,
    ),
]  # fmt: skip
