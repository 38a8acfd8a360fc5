"""Several files in one field of a form, each judged by its content."""

from django import forms

from . import documentos


class VariosArchivos(forms.ClearableFileInput):
    allow_multiple_selected = True


class EvidenciasField(forms.FileField):
    """Cleans to a list of uploaded files, empty when none came."""

    def __init__(self, **kwargs):
        super().__init__(**{"widget": VariosArchivos(), "label": "Evidencia", "required": False, **kwargs})

    def clean(self, data, initial=None):
        archivos = data if isinstance(data, (list, tuple)) else [data] if data else []
        limpios = [archivo for uno in archivos if (archivo := super(EvidenciasField, self).clean(uno, initial))]
        for archivo in limpios:
            documentos.revisar(archivo)
        return limpios
