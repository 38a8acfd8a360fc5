"""Routes of the module, under /transparencia/recursos/."""

app_name = "recursos"

urlpatterns = []
