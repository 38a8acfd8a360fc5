"""Forms of the module."""

from django import forms
from django.core.exceptions import ValidationError

from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import plazos
from seguimiento.nucleo.formularios import BUSCABLE, Formulario, SinDatosForm
from seguimiento.nucleo.sugerencias import Sugerido

from . import services
from .models import Asesoria, Evaluacion, Reunion, UnidadDeTransparencia


class DelModuloForm(Formulario):
    """Saved by the service of the module."""

    def guardar(self):
        return services.guardar(self.save(commit=False), usuario=self.usuario)


class SinFuturo:
    """Mixin: what already happened."""

    def clean_fecha(self):
        if self.cleaned_data["fecha"] > plazos.hoy():
            raise ValidationError("La fecha no puede ser posterior a hoy.")
        return self.cleaned_data["fecha"]


class UnidadForm(DelModuloForm):
    portal = forms.URLField(label="Portal de transparencia", required=False, max_length=200, assume_scheme="https")
    grupos = [
        ("Unidad", ["dependencia", "nombre", "titular"]),
        ("Contacto", ["correo", "telefono", "domicilio", "portal"]),
        ("Vigencia y nota", ["desde", "hasta", "nota"]),
    ]
    anchos = dict.fromkeys(("dependencia", "nombre", "titular", "domicilio", "portal", "nota"), 12)
    anchos |= dict.fromkeys(("correo", "telefono", "desde", "hasta"), 6)

    class Meta:
        model = UnidadDeTransparencia
        fields = ["dependencia", "nombre", "titular", "correo", "telefono", "domicilio", "portal", "desde", "hasta", "nota"]
        widgets = {"dependencia": forms.Select(attrs=BUSCABLE), "nota": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dependencia"].queryset = Dependencia.objects.all()


class EvaluacionForm(SinFuturo, DelModuloForm):
    anchos = {"unidad": 12, "ejercicio": 4, "trimestre": 8, "porcentaje": 4, "fecha": 8, "nota": 12}

    class Meta:
        model = Evaluacion
        fields = ["unidad", "ejercicio", "trimestre", "porcentaje", "fecha", "nota"]
        widgets = {
            "unidad": forms.Select(attrs=BUSCABLE),
            "ejercicio": forms.NumberInput(attrs={"inputmode": "numeric"}),
            "porcentaje": forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01", "min": 0, "max": 100}),
            "nota": forms.Textarea(attrs={"rows": 3}),
        }


class ReunionForm(DelModuloForm):
    grupos = [
        ("Reunión", ["clase", "fecha", "hora", "tema"]),
        ("Dónde y con quién", ["expone", "lugar", "declaradas"]),
        ("Qué se trató", ["desarrollo"]),
    ]
    anchos = {"clase": 6, "fecha": 3, "hora": 3, "tema": 12, "expone": 6, "lugar": 6, "declaradas": 6, "desarrollo": 12}

    class Meta:
        model = Reunion
        fields = ["clase", "fecha", "hora", "tema", "expone", "lugar", "declaradas", "desarrollo"]
        widgets = {
            "hora": forms.TimeInput(format="%H:%M", attrs={"placeholder": "hh:mm", "inputmode": "numeric"}),
            "expone": Sugerido("obligaciones:reunion_sugerir_expone"),
            "lugar": Sugerido("obligaciones:reunion_sugerir_lugar"),
            "desarrollo": forms.Textarea(attrs={"rows": 5}),
        }

    def clean(self):
        datos = super().clean()
        if datos.get("declaradas") and datos.get("fecha") and datos["fecha"] > plazos.hoy():
            self.add_error("declaradas", "La reunión todavía no se celebra: deje este dato vacío.")
        return datos


class AsesoriaForm(SinFuturo, DelModuloForm):
    anchos = {"unidad": 12, "tema": 12, "medio": 6, "fecha": 6, "nota": 12}

    class Meta:
        model = Asesoria
        fields = ["unidad", "tema", "medio", "fecha", "nota"]
        widgets = {
            "unidad": forms.Select(attrs=BUSCABLE),
            "tema": Sugerido("obligaciones:asesoria_sugerir_tema"),
            "nota": forms.Textarea(attrs={"rows": 2}),
        }


class AsistenciaForm(SinDatosForm):
    """The whole list, marked once. Units that no longer exist appear only while they are on it."""

    unidades = forms.ModelMultipleChoiceField(
        UnidadDeTransparencia.objects.none(), label="Unidades que asistieron", required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )  # fmt: skip

    def __init__(self, *args, reunion, todas=False, **kwargs):
        super().__init__(*args, **kwargs)
        tomadas = set(reunion.asistencias.values_list("unidad", flat=True))
        vigentes = UnidadDeTransparencia.objects.vigentes(reunion.fecha)
        self.fields["unidades"].queryset = (vigentes | UnidadDeTransparencia.objects.filter(pk__in=tomadas)).distinct()
        self.fields["unidades"].initial = [unidad.pk for unidad in vigentes] if todas else tomadas
