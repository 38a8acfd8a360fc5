"""Forms of what is published. A director says that nobody is named; the system looks too."""

from django import forms
from django.core.exceptions import ValidationError

from seguimiento.nucleo import documentos, plazos
from seguimiento.nucleo.formularios import BUSCABLE, Formulario, MotivoForm, SinDatosForm
from seguimiento.nucleo.models import Corte
from seguimiento.nucleo.reportes import REGISTRO
from seguimiento.nucleo.sugerencias import Sugerido

from . import services
from .models import SE_LEE_AFUERA, Divulgacion, Licencia, Publicacion

REVISADO = "Revisé el contenido: no trae nombres, teléfonos, correos, domicilios ni otros datos personales"


def cortes_aptos():
    """Cuts of the reports that are for the public, and that are not published already."""
    publicos = [slug for slug, definicion in REGISTRO.items() if definicion.publico]
    vigentes = Divulgacion.objects.vigentes().values("corte")
    return Corte.objects.filter(slug__in=publicos).exclude(pk__in=vigentes)


class CorteField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return f"{obj.folio}, {obj.titulo}"


class DivulgacionForm(Formulario):
    corte = CorteField(
        Corte.objects.none(), label="Corte", widget=forms.Select(attrs=BUSCABLE),
        help_text="Sólo los de reportes aptos para el público que aún no están publicados.",
        error_messages={"invalid_choice": "Ese corte no se puede publicar: su reporte no es apto para el público, o ya está publicado."},
    )  # fmt: skip
    revisado = forms.BooleanField(label=REVISADO, error_messages={"required": "Confirme que lo revisó."})
    grupos = [("Qué se publica", ["corte", "presentacion"]), ("Cómo se puede usar", ["licencia", "revisado"])]
    anchos = {"corte": 12, "presentacion": 12, "licencia": 12, "revisado": 12}

    class Meta:
        model = Divulgacion
        fields = ["corte", "presentacion", "licencia"]
        widgets = {"presentacion": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["corte"].queryset = cortes_aptos()
        self.fields["licencia"].initial = Licencia.objects.order_by("pk").first()

    def guardar(self):
        datos = self.cleaned_data
        return services.divulgar(datos["corte"], licencia=datos["licencia"], presentacion=datos["presentacion"], usuario=self.usuario)


class DescripcionForm(Formulario):
    grupos = [("Qué se dice de los datos", ["presentacion", "licencia"])]
    anchos = {"presentacion": 12, "licencia": 12}

    class Meta:
        model = Divulgacion
        fields = ["presentacion", "licencia"]
        widgets = {"presentacion": forms.Textarea(attrs={"rows": 4})}

    def guardar(self):
        return services.describir(self.save(commit=False), usuario=self.usuario)


class LicenciaForm(Formulario):
    enlace = forms.URLField(label="Dirección del texto oficial", required=False, assume_scheme="https")
    grupos = [("Licencia", ["nombre", "texto", "enlace", "verificado"])]
    anchos = {"nombre": 12, "texto": 12, "enlace": 12, "verificado": 12}

    class Meta:
        model = Licencia
        fields = ["nombre", "texto", "enlace", "verificado"]
        widgets = {"texto": forms.Textarea(attrs={"rows": 14})}


class PublicacionForm(Formulario):
    archivo = forms.FileField(label="Archivo", required=False, help_text=f"{documentos.ACEPTADOS}. Puede subirlo después.")
    grupos = [("Publicación", ["titulo", "tema", "fecha", "descripcion", "archivo"])]
    anchos = {"titulo": 12, "tema": 8, "fecha": 4, "descripcion": 12, "archivo": 12}

    class Meta:
        model = Publicacion
        fields = ["titulo", "tema", "fecha", "descripcion"]
        widgets = {"tema": Sugerido("publico:publicacion_sugerir_tema"), "descripcion": forms.Textarea(attrs={"rows": 3})}

    def clean_fecha(self):
        if self.cleaned_data["fecha"] > plazos.hoy():
            raise ValidationError("La fecha no puede ser posterior a hoy.")
        return self.cleaned_data["fecha"]

    def clean_archivo(self):
        if archivo := self.cleaned_data["archivo"]:
            documentos.revisar(archivo)
        return archivo

    def guardar(self):
        return services.guardar(self.save(commit=False), archivo=self.cleaned_data["archivo"], usuario=self.usuario)


class PublicarForm(SinDatosForm):
    revisado = forms.BooleanField(label=REVISADO, error_messages={"required": "Confirme que lo revisó."})


class RetiroForm(MotivoForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["motivo"].help_text = f"{SE_LEE_AFUERA} Quedará además en el historial."
