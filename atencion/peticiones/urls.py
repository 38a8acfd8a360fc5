"""Routes of the module, under /atencion/peticiones/."""

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import captura, views
from . import vistas_de_giras as giras
from . import vistas_de_movimientos as movimientos

app_name = "peticiones"
urlpatterns = [
    *action_urls(
        captura.PeticionSugerirPersona, captura.PeticionSugerirAsunto, captura.PeticionSugerirApoyo, captura.TurnoSugerirInstancia,
        views.PeticionSeguirVarias, views.PeticionTurnarVarias, views.PeticionConcluirVarias, views.PeticionAsignarVarias,
        views.PeticionPriorizarVarias,
        views.PeticionSeguir, views.PeticionTurnar, views.PeticionConcluir, views.PeticionReabrir,
        movimientos.TurnoResponder, movimientos.TurnoDevolver,
    ),
    *crud_urls(
        views.PeticionList, views.PeticionDetail, captura.PeticionCreate, views.PeticionUpdate, views.PeticionImport, views.PeticionHistory
    ),
    *crud_urls(movimientos.TurnoList, movimientos.TurnoDetail, movimientos.TurnoUpdate),
    *crud_urls(movimientos.SeguimientoList, movimientos.SeguimientoUpdate),
    *crud_urls(movimientos.ConclusionList, sin=("delete", "restore")),
    *action_urls(giras.GiraSugerirLugar, giras.GiraHoja, giras.GiraImportarHoja),
    *crud_urls(giras.GiraList, giras.GiraDetail, giras.GiraCreate, giras.GiraUpdate, giras.GiraImport),
    *crud_urls(giras.ActuacionList, sin=("delete", "restore", "history")),
]  # fmt: skip
