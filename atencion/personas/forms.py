"""Forms of persons, notices, terms and reasons."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from seguimiento.nucleo import plazos
from seguimiento.nucleo.formularios import BUSCABLE, Formulario, MotivoForm

from . import accesos, curp, mascaras, nombres, services
from .duplicados import parecidas
from .models import Aviso, Conservacion, Persona

RESERVADOS = ("correo", "curp", "domicilio")  # of a registered person, only after asking for them with a reason
CADUCO = "Los datos dejaron de estar a la vista. Muéstrelos de nuevo, con su motivo, para cambiarlos."


class PersonaForm(Formulario):
    telefono = forms.CharField(
        label="Teléfono", required=False, help_text="10 cifras, con lada.",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    curp = forms.CharField(
        label="CURP", required=False, help_text="Sólo si el trámite la exige. Se revisan su fecha, su entidad y su última cifra.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    es_otra = forms.BooleanField(label="Es otra persona: registrarla", required=False, widget=forms.HiddenInput)
    iguales = ()
    grupos = [
        ("Persona", ["nombre", "primer_apellido", "segundo_apellido", "telefono", "municipio", "localidad", "es_otra"]),
        ("Sólo si hace falta para atenderla", ["correo", "curp", "domicilio"]),
    ]
    anchos = {
        "nombre": 4, "primer_apellido": 4, "segundo_apellido": 4, "telefono": 4, "municipio": 4, "localidad": 4, "correo": 6, "curp": 6,
        "domicilio": 12, "es_otra": 12,
    }  # fmt: skip

    class Meta:
        model = Persona
        fields = ["nombre", "primer_apellido", "segundo_apellido", "telefono", "municipio", "localidad", "correo", "curp", "domicilio"]
        widgets = {"municipio": forms.Select(attrs=BUSCABLE)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["es_otra"]
            if not accesos.mostrados(self.usuario, self.instance, timezone.now()):
                self._quitar_reservados()

    def _get_validation_exclusions(self):
        """A CURP is unique among those that stand for themselves: without these fields Django would not ask."""
        return super()._get_validation_exclusions() - {"fusionada_en"}

    def _quitar_reservados(self):
        """What is registered and out of sight is not edited; what is empty may be filled in."""
        for campo in RESERVADOS:
            if getattr(self.instance, campo):
                del self.fields[campo]

    def clean_telefono(self):
        return _limpio(nombres.telefono, self.cleaned_data["telefono"])

    def clean_curp(self):
        return _limpio(curp.revisar, self.cleaned_data["curp"])

    def clean(self):
        datos = super().clean()
        if any(campo not in self.fields and self.data.get(campo) for campo in RESERVADOS):
            raise ValidationError(CADUCO)
        if not self.instance.pk and not self.errors and not datos.get("es_otra"):
            self._proponer(datos)
        return datos

    def _proponer(self, datos):
        """Before a new row, those that may be the same person: choose one of them or say that it is another."""
        nombre = f"{datos['nombre']} {datos['primer_apellido']} {datos['segundo_apellido']}"
        base = Persona.objects.vivas().visibles_para(self.usuario)
        iguales = parecidas(nombre=nombre, telefono=datos["telefono"], curp=datos["curp"], municipio=datos["municipio"], base=base)
        if not iguales:
            return
        claros = mascaras.a_la_vista(self.usuario)
        self.iguales = [(una, accesos.Vista(una.persona, claros).nombre) for una in iguales]
        self.fields["es_otra"].widget = forms.CheckboxInput()
        self.add_error("es_otra", "Abra la que sea la misma o, si ninguna lo es, marque que es otra persona.")

    def guardar(self):
        return services.guardar(self.save(commit=False), usuario=self.usuario, fecha=plazos.hoy())


def _limpio(limpiar, valor):
    try:
        return limpiar(valor)
    except ValueError as error:
        raise ValidationError(str(error)) from None


class AvisoForm(Formulario):
    grupos = [("Versión", ["numero", "desde"]), ("Texto", ["simplificado", "texto"])]
    anchos = {"numero": 4, "desde": 4, "simplificado": 12, "texto": 12}

    class Meta:
        model = Aviso
        fields = ["numero", "desde", "simplificado", "texto"]
        widgets = {"simplificado": forms.Textarea(attrs={"rows": 6}), "texto": forms.Textarea(attrs={"rows": 18})}

    def clean(self):
        datos = super().clean()
        if self.instance.pk and self.instance.aceptado():
            raise ValidationError("Hay registros que se hicieron con este aviso: su texto ya no cambia. Publique otra versión.")
        return datos


class ConservacionForm(Formulario):
    grupos = [("Plazo", ["categoria", "anios", "destino", "fundamento"])]
    anchos = {"categoria": 5, "anios": 2, "destino": 5, "fundamento": 12}

    class Meta:
        model = Conservacion
        fields = ["categoria", "anios", "destino", "fundamento"]


class DatosForm(MotivoForm):
    """Why somebody needs to see the data of a person."""

    motivo = forms.CharField(
        label="¿Para qué necesita los datos?", min_length=10, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Queda anotado con su nombre, la fecha y la persona de que se trata.",
        error_messages={"required": "Escriba para qué los necesita.", "min_length": "Explíquelo con al menos 10 letras."},
    )  # fmt: skip


class DescargaForm(DatosForm):
    tipo = forms.ChoiceField(label="Formato", choices=[("xlsx", "Excel"), ("csv", "CSV"), ("pdf", "PDF")])
