"""Routes of the module."""

app_name = "tablero"

urlpatterns = []
