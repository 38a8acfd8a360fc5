"""Routes of the module."""

app_name = "campana"

urlpatterns = []
