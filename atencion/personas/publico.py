"""The privacy notice in force, for anybody: its integral text must be where the short one says it is (LGPDPPSO art. 22)."""

from seguimiento.nucleo import plazos
from seguimiento.nucleo.publicas import PaginaPublica

from .models import Aviso


class AvisoPublico(PaginaPublica):
    template_name = "publico/aviso.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(titulo="Aviso de privacidad", aviso=Aviso.vigente(plazos.hoy()), **kwargs)
