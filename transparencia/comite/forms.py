"""Forms of resolutions and of reserved files."""

from django import forms
from django.core.exceptions import ValidationError

from seguimiento.directorio.models import Unidad
from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import FechaField
from seguimiento.nucleo.formularios import BUSCABLE, Formulario, SinDatosForm
from transparencia.solicitudes.por_folio import limitar, solicitud_field

from . import services
from .estados import MAXIMO_DE_MESES, Clase, Sentido
from .models import Reserva, Resolucion


def area_field(**kwargs):
    return forms.ModelChoiceField(Unidad.objects.all(), widget=forms.Select(attrs=BUSCABLE), **kwargs)


class ResolucionForm(Formulario):
    solicitud = solicitud_field(help_text="Por su folio; vacía si no nace de una solicitud.")
    area = area_field(label="Área que propone", required=False)

    grupos = [
        ("Acta", ["acta", "fecha", "solicitud"]),
        ("Qué se resolvió", ["clase", "sentido", "area", "asunto", "fundamento", "motivacion"]),
    ]
    anchos = {"acta": 4, "fecha": 4, "solicitud": 4, "clase": 6, "sentido": 6, "area": 12, "asunto": 12, "fundamento": 12, "motivacion": 12}

    class Meta:
        model = Resolucion
        fields = ["acta", "fecha", "solicitud", "clase", "sentido", "area", "asunto", "fundamento", "motivacion"]
        widgets = {"motivacion": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        limitar(self)

    def guardar(self):
        return services.guardar(self.save(commit=False), usuario=self.usuario, hoy=plazos.hoy())


class ReservaForm(Formulario):
    resolucion = forms.ModelChoiceField(Resolucion.objects.none(), label="Resolución del Comité", widget=forms.Select(attrs=BUSCABLE))
    area = area_field(label="Área")

    grupos = [
        ("Expediente", ["resolucion", "area", "nombre", "tema", "partes", "detalle"]),
        ("Plazo", ["inicio", "meses"]),
        ("Por qué", ["fundamento", "justificacion"]),
    ]
    anchos = {
        "resolucion": 8, "area": 4, "nombre": 12, "tema": 6, "partes": 6, "detalle": 12, "inicio": 4, "meses": 4, "fundamento": 12,
        "justificacion": 12,
    }  # fmt: skip

    class Meta:
        model = Reserva
        fields = ["resolucion", "area", "nombre", "tema", "partes", "detalle", "inicio", "meses", "fundamento", "justificacion"]
        widgets = {
            "justificacion": forms.Textarea(attrs={"rows": 5}),
            "meses": forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": MAXIMO_DE_MESES}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        posibles = Resolucion.objects.visibles_para(self.usuario).filter(clase=Clase.RESERVADA).exclude(sentido=Sentido.REVOCA)
        self.fields["resolucion"].queryset = posibles | Resolucion.todos.filter(pk=self.instance.resolucion_id)

    def guardar(self):
        return services.guardar_reserva(self.save(commit=False), usuario=self.usuario)


def no_futura(fecha):
    if fecha and fecha > plazos.hoy():
        raise ValidationError(services.FUTURA)


class AmpliarForm(SinDatosForm):
    fecha = FechaField(label="Fecha del acta", validators=[no_futura])
    acta = forms.CharField(label="Acta del Comité", max_length=60)
    meses = forms.IntegerField(
        label="Prórroga en meses", min_value=1, max_value=MAXIMO_DE_MESES, help_text="Una sola vez, hasta 60 meses más (L81 97)."
    )
    anchos = {"fecha": 4, "acta": 4, "meses": 4}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"initial": {"fecha": plazos.hoy()}} | kwargs)


class DesclasificarForm(SinDatosForm):
    fecha = FechaField(label="Fecha", validators=[no_futura])
    motivo = forms.CharField(
        label="Motivo", min_length=5, max_length=300,
        help_text="Terminó el plazo, desaparecieron las causas, o lo ordenó una autoridad.",
    )  # fmt: skip
    anchos = {"fecha": 4, "motivo": 8}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"initial": {"fecha": plazos.hoy()}} | kwargs)
