"""The privacy notice in force, for anybody: its integral text must be where the short one says it is (LGPDPPSO art. 22)."""

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from seguimiento.nucleo import plazos

from .models import Aviso


@method_decorator(login_not_required, name="dispatch")
class AvisoPublico(TemplateView):
    template_name = "publico/aviso.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(titulo="Aviso de privacidad", aviso=Aviso.vigente(plazos.hoy()), **kwargs)
