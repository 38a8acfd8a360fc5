"""What the screens of this module share: forms that show what they act on."""


class ConContexto:
    """Form of an action on a record: beside it, what it acts on. `get_datos()` gives [(label, value)]."""

    template_name = "acuerdos/accion.html"
    datos_titulo = "Acuerdo"

    def get_datos(self):
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        return super().get_context_data(datos=self.get_datos(), datos_titulo=self.datos_titulo, **kwargs)
