"""Routes of the module, under /transparencia/avisos/."""

app_name = "avisos"

urlpatterns = []
