"""Base of all forms: Spanish dates and money, groups of fields, and the version that catches a second editor."""

import re

from django import forms
from django.forms.renderers import TemplatesSetting

from . import vencimientos
from .filtros import FechaField
from .models import DiaInhabil, Ejercicio, Umbral
from .reportes import REGISTRO

BUSCABLE = {"data-buscable": ""}  # attributes of a select that is searched as one types


class Presentacion(TemplatesSetting):
    """Every form and field of the system is drawn by the same two templates."""

    form_template_name = "formularios/formulario.html"
    field_template_name = "formularios/campo.html"


RAYAS = "---------"


class Formulario(forms.ModelForm):
    """ModelForm with `usuario`, `grupos` [(legend, [fields])] and `anchos` {field: columns of 12}.

    Subclasses write their rules in `clean`; saving goes through `guardar`, which modules override to call a service.
    """

    required_css_class = "obligatorio"
    grupos = None
    anchos = {}

    def __init__(self, *args, usuario=None, **kwargs):
        self.usuario = usuario
        super().__init__(*args, **kwargs)
        for nombre, campo in self.fields.items():
            if type(campo) is forms.DateField:
                nuevo = FechaField(
                    label=campo.label,
                    required=campo.required,
                    help_text=campo.help_text,
                    initial=campo.initial,
                    validators=campo.validators,
                )
                self.fields[nombre] = nuevo
            elif isinstance(campo, forms.SlugField):
                campo.error_messages["invalid"] = "Escriba sólo letras sin acento, números y guiones."
            elif isinstance(campo, forms.ChoiceField):
                _nombrar_vacio(campo)
        if self.instance.pk:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=self.instance.version, required=False)

    def _get_validation_exclusions(self):
        """Names are unique among live rows: without `eliminado` Django would skip those constraints and the database refuse."""
        return super()._get_validation_exclusions() - {"eliminado"}

    def guardar(self):
        """Write the row, one version later. Returns it."""
        objeto = self.save(commit=False)
        if objeto.pk:
            objeto.version += 1
        objeto.save()
        self.save_m2m()
        vencimientos.cambiaron(type(objeto))
        return objeto


def _nombrar_vacio(campo):
    """The option that chooses nothing says so, instead of a row of dashes."""
    vacio = "Elija una opción" if campo.required else "Sin elegir"
    if isinstance(campo, forms.ModelChoiceField):
        if campo.empty_label == RAYAS:
            campo.empty_label = vacio
    elif isinstance(campo, forms.TypedChoiceField):
        campo.choices = [(valor, vacio if rotulo == RAYAS else rotulo) for valor, rotulo in campo.choices]


class SinDatosForm(forms.Form):
    """Base of the forms that are not of a model; alone, for actions that need nothing but the decision."""

    def __init__(self, *args, usuario=None, **kwargs):
        self.usuario = usuario
        super().__init__(*args, **kwargs)


class MotivoForm(SinDatosForm):
    """Why something is deleted, returned, re-dated…"""

    motivo = forms.CharField(
        label="Motivo", min_length=5, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Quedará en el historial con su nombre y la fecha.",
        error_messages={"required": "Escriba el motivo.", "min_length": "Explique el motivo con al menos 5 letras."},
    )  # fmt: skip


class MontoField(forms.DecimalField):
    """Pesos as people write them: "$ 1,234.50"."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(min_value=0, max_digits=16, decimal_places=2, **kwargs)

    def to_python(self, value):
        return super().to_python(re.sub(r"[$,\s]", "", value) if isinstance(value, str) else value)


class UmbralForm(Formulario):
    reporte = forms.ChoiceField(label="Reporte", required=False, help_text="Los cortes de un reporte valen más que los de todos.")

    class Meta:
        model = Umbral
        fields = ["reporte", "verde", "amarillo"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        titulos = {slug: definicion.titulo for slug, definicion in sorted(REGISTRO.items(), key=lambda par: par[1].titulo)}
        if (guardado := self.instance.reporte) and guardado not in titulos:
            titulos[guardado] = f"{guardado} (ya no existe)"
        self.fields["reporte"].choices = [("", "Todos los reportes"), *titulos.items()]


class DiaInhabilForm(Formulario):
    class Meta:
        model = DiaInhabil
        fields = ["fecha", "motivo", "ambito", "fundamento", "publicacion", "por_confirmar"]


class EjercicioForm(Formulario):
    class Meta:
        model = Ejercicio
        fields = ["anio", "cerrado", "nota"]
