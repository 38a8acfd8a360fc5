"""Forms of the directory."""

from django import forms

from seguimiento.nucleo.formularios import Formulario, MotivoForm

from . import services
from .models import Atribucion, Dependencia, Municipio, Unidad


class UnidadForm(Formulario):
    anchos = {"siglas": 3, "numeral": 3, "nombre": 12}

    class Meta:
        model = Unidad
        fields = ["siglas", "numeral", "superior", "nombre"]


class DependenciaForm(Formulario):
    alias = forms.CharField(
        label="Otras formas de escribirla", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Una por renglón. Con cualquiera de ellas se reconoce en los archivos que se importan.",
    )  # fmt: skip
    grupos = [
        ("Nombre", ["siglas", "nombre_corto", "nombre", "alias"]),
        ("Adscripción y vigencia", ["tipo", "sector", "valida_desde", "valida_hasta"]),
        ("Procedencia del dato", ["fuente", "por_confirmar", "nota"]),
    ]
    anchos = {"nombre": 12, "fuente": 12}

    class Meta:
        model = Dependencia
        fields = [
            "siglas", "nombre_corto", "nombre", "tipo", "sector", "valida_desde", "valida_hasta", "por_confirmar", "fuente", "nota",
        ]  # fmt: skip
        widgets = {"nota": forms.Textarea(attrs={"rows": 3}), "sector": forms.Select(attrs={"data-buscable": ""})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sector = self.fields["sector"]
        sector.queryset = sector.queryset.exclude(pk=self.instance.pk)
        if self.instance.pk:
            self.fields["alias"].initial = "\n".join(self.instance.alias.values_list("texto", flat=True))

    def clean_alias(self):
        return [texto for renglon in self.cleaned_data["alias"].splitlines() if (texto := " ".join(renglon.split()))]

    def guardar(self):
        dependencia = super().guardar()
        services.nombrar(dependencia, self.cleaned_data["alias"])
        return dependencia


class FusionForm(MotivoForm):
    """Which one stays, and why they are the same."""

    en = forms.ModelChoiceField(
        Dependencia.objects.none(), label="Se queda", widget=forms.Select(attrs={"data-buscable": ""}),
        help_text="Todo lo de la otra pasará a ésta, y sus nombres quedarán como alias.",
    )  # fmt: skip
    field_order = ["en", "motivo"]
    anchos = {"en": 12}

    def __init__(self, *args, usuario=None, dependencia, **kwargs):
        super().__init__(*args, **kwargs)
        self.dependencia, self.usuario = dependencia, usuario
        self.fields["en"].queryset = Dependencia.objects.exclude(pk=dependencia.pk)
        self.fields["en"].label_from_instance = lambda d: f"{d.siglas}, {d.nombre}"

    def guardar(self):
        datos = self.cleaned_data
        return services.fusionar(self.dependencia, datos["en"], usuario=self.usuario, motivo=datos["motivo"])


class MunicipioForm(Formulario):
    anchos = {"clave": 3}

    class Meta:
        model = Municipio
        fields = ["clave", "nombre", "region", "region_verificada"]


class AtribucionForm(Formulario):
    areas = forms.ModelMultipleChoiceField(
        Unidad.objects.none(), label="Áreas responsables", required=False, widget=forms.CheckboxSelectMultiple
    )
    anchos = {"numero": 3, "todas": 12}

    class Meta:
        model = Atribucion
        fields = ["numero", "texto", "todas"]
        widgets = {"texto": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["areas"].queryset = Unidad.objects.all()
        if self.instance.pk:
            self.fields["areas"].initial = list(self.instance.responsables.values_list("unidad", flat=True))

    def clean(self):
        datos = super().clean()
        if bool(datos.get("todas")) == bool(datos.get("areas")):
            self.add_error("areas", "Elija las áreas responsables, o marque que lo son todas las unidades.")
        return datos

    def guardar(self):
        atribucion = super().guardar()
        services.responsabilizar(atribucion, self.cleaned_data["areas"])
        return atribucion
