"""Routes of the module, under /atencion/personas/."""

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import views as v
from . import vistas_de_gobierno as g
from .vistas_de_duplicados import PersonaComparar
from .vistas_de_expediente import PersonaExpediente

app_name = "personas"

urlpatterns = [
    *crud_urls(v.PersonaList, v.PersonaDetail, v.PersonaCreate, v.PersonaUpdate, v.PersonaImport, v.PersonaHistory),
    *action_urls(v.PersonaMostrar, v.PersonaSeparar, v.PersonaSuprimir, PersonaComparar, PersonaExpediente),
    *crud_urls(g.AvisoList, g.AvisoDetail, g.AvisoCreate, g.AvisoUpdate),
    *crud_urls(g.ConservacionList, g.ConservacionDetail, g.ConservacionCreate, g.ConservacionUpdate),
    *crud_urls(g.AccesoADatosList, sin=("delete", "restore", "history")),
]
