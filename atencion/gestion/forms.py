"""Forms of folios and of letters. Those of the archive are in `formas_de_archivo`."""

from django import forms
from django.core.exceptions import ValidationError

from atencion.correspondencia.models import Recibido
from seguimiento.cuentas.estados import Rol
from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import FechaField
from seguimiento.nucleo.formularios import BUSCABLE, Formulario, MotivoForm, SinDatosForm
from seguimiento.nucleo.permisos import Accion, puede
from seguimiento.nucleo.sugerencias import NumeradoField, Sugerido

from . import services
from .models import Enviado, Expediente, Folio, Plantilla, Seguimiento

FUTURA = "La fecha no puede ser posterior a hoy."


def responsables():
    """The people of the Office."""
    return Usuario.objects.exclude(rol=Rol.ENLACE)


def no_futura(fecha):
    if fecha and fecha > plazos.hoy():
        raise ValidationError(FUTURA)


class DependenciaField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        base = {"queryset": Dependencia.objects.all(), "label": "Dependencia", "widget": forms.Select(attrs=BUSCABLE), "required": False}
        super().__init__(**base | kwargs)

    def label_from_instance(self, obj):
        return f"{obj.siglas}, {obj.nombre}"


def folio_field(**kwargs):
    return NumeradoField(Folio, "gestion:folio_sugerir", label="Folio de gestión", **kwargs)


def expediente_field(**kwargs):
    return NumeradoField(Expediente, "gestion:expediente_sugerir", label="Expediente", **kwargs)


class ConRecibido:
    """Mixin of the forms that may be born of a letter received: it travels hidden, among those that the person may know of."""

    def _limitar_recibidos(self):
        propio = Recibido.todos.filter(pk=self.instance.recibido_id)
        visibles = Recibido.objects.visibles_para(self.usuario) if puede(self.usuario, Accion.VER, Recibido) else propio
        self.fields["recibido"].queryset = visibles | propio if self.instance.recibido_id else visibles


def recibido_field():
    return forms.ModelChoiceField(Recibido.objects.none(), required=False, widget=forms.HiddenInput)


# -- folios


class FolioForm(ConRecibido, Formulario):
    dependencia = DependenciaField(label="Dependencia que lo atiende")
    responsable = forms.ModelChoiceField(
        responsables(), label="Responsable", required=False, widget=forms.Select(attrs=BUSCABLE), help_text="Quien lo lleva en la Oficina."
    )
    recibido = recibido_field()

    grupos = [
        ("Folio", ["serie", "fecha", "asunto", "solicitante"]),
        ("Quién lo atiende", ["dependencia", "responsable", "nota", "recibido"]),
    ]
    anchos = {"serie": 4, "fecha": 4, "asunto": 12, "solicitante": 12, "dependencia": 6, "responsable": 6, "nota": 12}

    class Meta:
        model = Folio
        fields = ["serie", "fecha", "asunto", "solicitante", "dependencia", "responsable", "nota", "recibido"]
        widgets = {"nota": forms.Textarea(attrs={"rows": 3}), "solicitante": Sugerido("gestion:folio_sugerir_solicitante")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fecha"].validators.append(no_futura)
        self._limitar_recibidos()

    def guardar(self):
        return services.guardar_folio(self.save(commit=False), usuario=self.usuario)


class FolioUpdateForm(FolioForm):
    """The series does not change: the number is of it."""

    class Meta(FolioForm.Meta):
        fields = [nombre for nombre in FolioForm.Meta.fields if nombre != "serie"]

    grupos = [("Folio", ["fecha", "asunto", "solicitante"]), FolioForm.grupos[1]]


class SeguimientoForm(SinDatosForm):
    """What was done, the same for one folio or for many."""

    fecha = FechaField(label="Fecha", validators=[no_futura])
    nota = forms.CharField(label="Qué se hizo", min_length=3, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    anchos = {"fecha": 4, "nota": 12}

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("initial", {"fecha": plazos.hoy()})
        super().__init__(*args, **kwargs)


class SeguimientoUpdateForm(Formulario):
    anchos = {"fecha": 4, "nota": 12}

    class Meta:
        model = Seguimiento
        fields = ["fecha", "nota"]
        widgets = {"nota": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fecha"].validators.append(no_futura)

    def guardar(self):
        return services.guardar_seguimiento(self.save(commit=False), usuario=self.usuario)


class ConcluirForm(SinDatosForm):
    fecha = FechaField(label="Fecha en que concluyó", validators=[no_futura])
    resultado = forms.CharField(label="Resultado", min_length=3, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    anchos = {"fecha": 4, "resultado": 12}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"fecha": plazos.hoy()}, **kwargs)


# -- letters


class PlantillaForm(Formulario):
    anchos = {"nombre": 8, "serie": 4, "asunto": 12, "cuerpo": 12, "ccp": 12, "activa": 12}

    class Meta:
        model = Plantilla
        fields = ["nombre", "serie", "asunto", "cuerpo", "ccp", "activa"]
        widgets = {"cuerpo": forms.Textarea(attrs={"rows": 14}), "ccp": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"cuerpo": "Deje un renglón en blanco entre párrafos. Los campos entre llaves se llenan solos."}

    def guardar(self):
        return services.guardar_plantilla(self.save(commit=False), usuario=self.usuario)


class EnviadoForm(ConRecibido, Formulario):
    dependencia = DependenciaField(help_text="Si es del Gobierno del Estado.")
    folio = folio_field(help_text="Por su número; vacío si no nace de un folio.")
    expediente = expediente_field(help_text="Donde se archiva; puede elegirse después.")
    recibido = recibido_field()
    plantilla = forms.ModelChoiceField(Plantilla.objects.all(), required=False, widget=forms.HiddenInput)

    grupos = [
        ("A quién", ["destinatario", "cargo", "institucion", "dependencia"]),
        ("Qué dice", ["asunto", "cuerpo", "ccp"]),
        ("Quién firma", ["firmante", "firmante_cargo", "iniciales"]),
        ("Registro", ["serie", "fecha", "lugar", "folio", "expediente", "recibido", "plantilla"]),
    ]
    anchos = {
        "destinatario": 6, "cargo": 6, "institucion": 6, "dependencia": 6, "asunto": 12, "cuerpo": 12, "ccp": 12, "firmante": 6,
        "firmante_cargo": 6, "iniciales": 6, "serie": 4, "fecha": 4, "lugar": 4, "folio": 6, "expediente": 6,
    }  # fmt: skip

    class Meta:
        model = Enviado
        fields = [
            "destinatario", "cargo", "institucion", "dependencia", "asunto", "cuerpo", "ccp", "firmante", "firmante_cargo", "iniciales",
            "serie", "fecha", "lugar", "folio", "expediente", "recibido", "plantilla",
        ]  # fmt: skip
        widgets = {
            "cuerpo": forms.Textarea(attrs={"rows": 14}),
            "ccp": forms.Textarea(attrs={"rows": 3}),
            "destinatario": Sugerido("gestion:enviado_sugerir_destinatario"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._limitar_recibidos()
        self.fields["cuerpo"].required = True
        self.fields["fecha"].help_text = "Se confirma al expedirlo."

    def guardar(self):
        return services.guardar_oficio(self.save(commit=False), usuario=self.usuario)


class ExpedirForm(SinDatosForm):
    fecha = FechaField(
        label="Fecha del oficio", validators=[no_futura], help_text="La que llevará impresa. El número es del año de esta fecha."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"fecha": plazos.hoy()}, **kwargs)


class CancelarForm(MotivoForm):
    fecha = FechaField(label="Fecha de cancelación", validators=[no_futura])
    field_order = ["fecha", "motivo"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"fecha": plazos.hoy()}, **kwargs)


class ArchivarForm(SinDatosForm):
    expediente = expediente_field(help_text="El que los reúne, por su número.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["expediente"].required = True
