"""Routes of the module, under /transparencia/solicitudes/."""

app_name = "solicitudes"

urlpatterns = []
