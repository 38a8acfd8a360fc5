"""Routes of the module."""

app_name = "acuerdos"

urlpatterns = []
