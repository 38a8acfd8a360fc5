"""Routes of the modules of transparency, under /transparencia/."""

urlpatterns = []
