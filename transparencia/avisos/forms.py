"""Forms of notices and of their templates."""

from django import forms

from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import FechaField
from seguimiento.nucleo.formularios import BUSCABLE, Formulario, MotivoForm, SinDatosForm
from transparencia.comite.models import Resolucion
from transparencia.solicitudes.por_folio import limitar, solicitud_field

from . import services
from .estados import Medio
from .models import Notificacion, Plantilla


class PlantillaForm(Formulario):
    anchos = {"nombre": 8, "clase": 4, "asunto": 12, "cuerpo": 12, "activa": 12}

    class Meta:
        model = Plantilla
        fields = ["nombre", "clase", "asunto", "cuerpo", "activa"]
        widgets = {"cuerpo": forms.Textarea(attrs={"rows": 16})}
        help_texts = {"cuerpo": "Deje un renglón en blanco entre párrafos. Los campos entre llaves se llenan solos."}

    def guardar(self):
        return services.guardar_plantilla(self.save(commit=False), usuario=self.usuario)


class NotificacionForm(Formulario):
    solicitud = solicitud_field(required=True)
    resolucion = forms.ModelChoiceField(
        Resolucion.objects.none(), label="Resolución del Comité", required=False, widget=forms.Select(attrs=BUSCABLE),
        help_text="La que se notifica, si la hay; debe ser de la misma solicitud.",
    )  # fmt: skip
    plantilla = forms.ModelChoiceField(Plantilla.objects.all(), required=False, widget=forms.HiddenInput)

    grupos = [
        ("De qué solicitud", ["solicitud", "resolucion"]),
        ("Qué dice", ["clase", "asunto", "cuerpo"]),
        ("Quién firma", ["firmante", "firmante_cargo", "lugar", "fecha", "plantilla"]),
    ]
    anchos = {
        "solicitud": 4, "resolucion": 8, "clase": 4, "asunto": 8, "cuerpo": 12, "firmante": 6, "firmante_cargo": 6, "lugar": 6, "fecha": 4,
    }  # fmt: skip

    class Meta:
        model = Notificacion
        fields = ["solicitud", "resolucion", "clase", "asunto", "cuerpo", "firmante", "firmante_cargo", "lugar", "fecha", "plantilla"]
        widgets = {"cuerpo": forms.Textarea(attrs={"rows": 16})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        limitar(self)
        propia = Resolucion.todos.filter(pk=self.instance.resolucion_id)
        self.fields["resolucion"].queryset = Resolucion.objects.visibles_para(self.usuario).filter(solicitud__isnull=False) | propia
        self.fields["fecha"].help_text = "Se confirma al expedirla."

    def guardar(self):
        return services.guardar(self.save(commit=False), usuario=self.usuario)


class ConFecha(SinDatosForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"initial": {"fecha": plazos.hoy()}} | kwargs)


class ExpedirForm(ConFecha):
    fecha = FechaField(label="Fecha de la notificación", help_text="La que llevará impresa. El folio es del año de esta fecha.")


class NotificarForm(ConFecha):
    fecha = FechaField(label="Se notificó el", help_text="Los plazos de la persona corren desde el día hábil siguiente.")
    medio = forms.ChoiceField(label="Por qué medio", choices=[("", "Elija una opción"), *Medio.choices])
    anchos = {"fecha": 4, "medio": 8}


class CancelarForm(MotivoForm):
    fecha = FechaField(label="Fecha de cancelación")
    field_order = ["fecha", "motivo"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"initial": {"fecha": plazos.hoy()}} | kwargs)
