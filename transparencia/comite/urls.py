"""Routes of the module, under /transparencia/comite/."""

app_name = "comite"

urlpatterns = []
