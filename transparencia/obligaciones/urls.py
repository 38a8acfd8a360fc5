"""Routes of the module, under /transparencia/obligaciones/."""

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import views as v

app_name = "obligaciones"

urlpatterns = [
    *crud_urls(v.UnidadList, v.UnidadDetail, v.UnidadCreate, v.UnidadUpdate, v.UnidadImport),
    *crud_urls(v.EvaluacionList, v.EvaluacionDetail, v.EvaluacionCreate, v.EvaluacionUpdate, v.EvaluacionImport),
    *crud_urls(v.ReunionList, v.ReunionDetail, v.ReunionCreate, v.ReunionUpdate, v.ReunionImport),
    *crud_urls(v.AsesoriaList, v.AsesoriaDetail, v.AsesoriaCreate, v.AsesoriaUpdate, v.AsesoriaImport),
    *action_urls(v.ReunionAsistencia, v.ReunionSugerirExpone, v.ReunionSugerirLugar, v.AsesoriaSugerirTema),
]
