"""Forms of activities and of what is reported."""

from django import forms
from django.core.exceptions import ValidationError

from seguimiento.cuentas.estados import Rol
from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Unidad
from seguimiento.nucleo import documentos
from seguimiento.nucleo.archivos import EvidenciasField
from seguimiento.nucleo.filtros import FechaField
from seguimiento.nucleo.formularios import Formulario, MotivoForm, SinDatosForm

from . import services
from .estados import EstatusAsignacion, Ritmo
from .models import Actividad, Asignacion

BUSCABLE = {"data-buscable": ""}
QUE_RESPONDEN = (Rol.COORDINADOR, Rol.CAPTURISTA)


def colaboradores(unidades):
    """Accounts that may answer for an activity of these unidades, by name."""
    asignadas = Usuario.unidades_asignadas.rel.related_model.objects.filter(unidad__in=unidades)
    return Usuario.objects.con_rol(*QUE_RESPONDEN).filter(pk__in=asignadas.values("usuario"))


class ResponsablesField(forms.ModelMultipleChoiceField):
    def __init__(self, **kwargs):
        super().__init__(Usuario.objects.none(), widget=forms.SelectMultiple(attrs=BUSCABLE), **{"label": "Responsables", **kwargs})


class ActividadForm(Formulario):
    responsables = ResponsablesField(help_text="Quienes responden por ella. Se cierra cuando cierran todos.")
    ritmo = forms.ChoiceField(label="Se repite", choices=Ritmo.choices, required=False)
    repetir_hasta = FechaField(label="Hasta", required=False, help_text="Último día en que puede repetirse.")
    grupos = [
        ("Actividad", ["unidad", "fecha", "texto", "contexto"]),
        ("Atención", ["prioridad", "plazo", "responsables"]),
        ("Repetición", ["ritmo", "repetir_hasta"]),
    ]
    anchos = {
        "unidad": 8, "fecha": 4, "texto": 12, "contexto": 12, "prioridad": 4, "plazo": 4, "responsables": 12, "ritmo": 4,
        "repetir_hasta": 4,
    }  # fmt: skip

    class Meta:
        model = Actividad
        fields = ["unidad", "fecha", "texto", "contexto", "prioridad", "plazo"]
        widgets = {"contexto": forms.Textarea(attrs={"rows": 4}), "texto": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"prioridad": "Por la naturaleza de la actividad, no por el tiempo: vea las definiciones."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        propias = Unidad.objects.filter(pk__in=self.usuario.unidades_ids)
        self.fields["unidad"].queryset = propias
        self.fields["unidad"].label_from_instance = lambda unidad: f"{unidad.siglas}, {unidad.nombre}"
        self.fields["unidad"].empty_label = None
        if "responsables" in self.fields:
            self.fields["responsables"].queryset = colaboradores(propias)

    def clean(self):
        datos = super().clean()
        unidad, responsables = datos.get("unidad"), datos.get("responsables")
        if unidad and responsables:
            exigir_de_la_unidad(responsables, unidad)
        if datos.get("ritmo") and not datos.get("repetir_hasta"):
            self.add_error("repetir_hasta", "Escriba hasta cuándo se repite.")
        return datos

    def guardar(self):
        datos = self.cleaned_data
        return services.registrar(
            self.save(commit=False), responsables=datos["responsables"], usuario=self.usuario, ritmo=datos["ritmo"],
            repetir_hasta=datos["repetir_hasta"],
        )  # fmt: skip


def exigir_de_la_unidad(personas, unidad):
    """ValidationError naming who does not work in that unidad."""
    dentro = set(colaboradores([unidad]).values_list("pk", flat=True))
    if fuera := [str(persona) for persona in personas if persona.pk not in dentro]:
        raise ValidationError({"responsables": f"No trabaja en {unidad.siglas}: {', '.join(fuera)}."})


class ActividadUpdateForm(ActividadForm):
    responsables = ritmo = repetir_hasta = None
    grupos = ActividadForm.grupos[:1] + [("Atención", ["prioridad", "plazo"])]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        campo = self.fields["unidad"]
        campo.queryset = Unidad.objects.filter(pk__in={*self.usuario.unidades_ids, self.instance.unidad_id})

    def guardar(self):
        return services.editar(self.save(commit=False), usuario=self.usuario)


class ResponsablesForm(SinDatosForm):
    """More people for an activity, with what is asked of them."""

    responsables = ResponsablesField()
    comentario = forms.CharField(
        label="Comentario para ellos", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lo que se les pide en particular.",
    )  # fmt: skip
    anchos = {"responsables": 12, "comentario": 12}

    def __init__(self, *args, actividad, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["responsables"].queryset = colaboradores([actividad.unidad_id])


class ComentarioForm(Formulario):
    anchos = {"comentario": 12}

    class Meta:
        model = Asignacion
        fields = ["comentario"]
        widgets = {"comentario": forms.Textarea(attrs={"rows": 4})}


class RelevoForm(MotivoForm):
    """Who takes over."""

    a = forms.ModelChoiceField(Usuario.objects.none(), label="Quién la toma", widget=forms.Select(attrs=BUSCABLE))
    field_order = ["a", "motivo"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["a"].queryset = colaboradores(self.usuario.unidades_ids)


class ReplazarForm(MotivoForm):
    plazo = FechaField(label="Nuevo plazo")
    field_order = ["plazo", "motivo"]


class AvanceForm(forms.Form):
    """What somebody did, and how far their part is."""

    fecha = FechaField(label="Fecha")
    estatus = forms.ChoiceField(label="Estatus", choices=EstatusAsignacion.choices)
    texto = forms.CharField(label="Acciones realizadas", min_length=5, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    evidencias = EvidenciasField(help_text=f"{documentos.ACEPTADOS}.")
    anchos = {"fecha": 4, "estatus": 4, "texto": 12, "evidencias": 12}

    def __init__(self, *args, usuario=None, asignacion, hoy, **kwargs):
        self.usuario, self.asignacion, self.hoy = usuario, asignacion, hoy
        inicial = {"fecha": hoy, "estatus": asignacion.estatus}
        super().__init__(*args, **{"initial": inicial, **kwargs})

    def clean_fecha(self):
        fecha = self.cleaned_data["fecha"]
        if fecha > self.hoy:
            raise ValidationError("La fecha del avance no puede ser posterior a hoy.")
        return fecha

    def guardar(self):
        return services.registrar_avance(self.asignacion, usuario=self.usuario, **self.cleaned_data)
