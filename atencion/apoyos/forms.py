"""Forms of kinds and supports."""

import re

from django import forms
from django.core.exceptions import ValidationError

from atencion.personas.models import Persona
from atencion.peticiones.models import Peticion
from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import FechaField
from seguimiento.nucleo.formularios import Formulario, MontoField, SinDatosForm
from seguimiento.nucleo.sugerencias import Sugerido

from . import services
from .models import Apoyo, TipoDeApoyo

NUMERO = re.compile(r"(?:\D*\bn[úu]m\.?\s*)?(\d{1,15})\D*$", re.IGNORECASE)


class TipoDeApoyoForm(Formulario):
    maximo = MontoField(label="Monto máximo en pesos", required=False, help_text="Vacío: sin tope.")
    grupos = [("Qué es", ["nombre", "descripcion", "requisitos"]), ("Cuánto y cada cuándo", ["periodo", "maximo", "vigente"])]
    anchos = {"nombre": 12, "descripcion": 12, "requisitos": 12, "periodo": 5, "maximo": 4, "vigente": 3}

    class Meta:
        model = TipoDeApoyo
        fields = ["nombre", "descripcion", "requisitos", "periodo", "maximo", "vigente"]
        widgets = {"descripcion": forms.Textarea(attrs={"rows": 3}), "requisitos": forms.Textarea(attrs={"rows": 4})}

    def guardar(self):
        return services.guardar_tipo(self.save(commit=False), usuario=self.usuario)


class PersonaField(forms.CharField):
    """A registered person by what was chosen from the suggestions ("María López Ruiz, núm. 12"), by number or by CURP."""

    def __init__(self, **kwargs):
        super().__init__(widget=Sugerido("apoyos:apoyo_sugerir_persona"), **kwargs)

    def prepare_value(self, value):
        pk = getattr(value, "pk", value)
        return f"núm. {pk}" if isinstance(pk, int) or str(pk or "").isdigit() else value

    def to_python(self, value):
        texto = super().to_python(value).strip()
        if not texto:
            return None
        vivas = Persona.todos.filter(eliminado__isnull=True, suprimida__isnull=True)
        if re.fullmatch(r"[A-Za-z]{4}\d{6}\w{8}", texto):
            persona = vivas.filter(curp=texto.upper(), fusionada_en__isnull=True).first()
        else:
            hallado = NUMERO.match(texto)
            persona = vivas.filter(pk=int(hallado[1])).first() if hallado else None
        if persona is None:
            raise ValidationError("Elija una persona de las que se sugieren, o escriba su número o su CURP. Si es nueva, regístrela antes.")
        return persona

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != data


class PeticionField(forms.CharField):
    """A petition by its folio."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.TextInput(attrs={"placeholder": "PC-2023-000123", "autocomplete": "off"}), **kwargs)

    def prepare_value(self, value):
        if isinstance(value, int) or str(value or "").isdigit():
            return Peticion.objects.filter(pk=value).values_list("folio", flat=True).first() or value
        return value

    def to_python(self, value):
        texto = super().to_python(value).strip().upper()
        if not texto:
            return None
        peticion = Peticion.objects.filter(folio=texto).first()
        if peticion is None:
            raise ValidationError("No hay una petición con ese folio.")
        return peticion


class ApoyoForm(Formulario):
    persona = PersonaField(label="Persona beneficiaria", help_text="Escriba el nombre, el teléfono o la CURP y elija.")
    peticion = PeticionField(label="Folio de la petición", required=False, help_text="Si el apoyo nace de una petición.")
    monto = MontoField(label="Monto en pesos", required=False, help_text="De un apoyo en especie, su valor; puede quedar vacío.")
    grupos = [
        ("Para quién", ["persona", "municipio", "peticion"]), ("Qué y cuándo", ["tipo", "fecha", "monto", "especie", "nota"]),
    ]  # fmt: skip
    anchos = {"persona": 12, "municipio": 6, "peticion": 6, "tipo": 8, "fecha": 4, "monto": 4, "especie": 8, "nota": 12}

    class Meta:
        model = Apoyo
        fields = ["persona", "municipio", "peticion", "tipo", "fecha", "monto", "especie", "nota"]
        widgets = {"nota": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        tipos = TipoDeApoyo.objects.vigentes()
        self.fields["tipo"].queryset = tipos | TipoDeApoyo.objects.filter(pk=self.instance.tipo_id) if self.instance.pk else tipos

    def clean_fecha(self):
        if self.cleaned_data["fecha"] > plazos.hoy():
            raise ValidationError("La fecha no puede ser posterior a hoy.")
        return self.cleaned_data["fecha"]

    def clean(self):
        datos = super().clean()
        if datos.get("monto") is None and not datos.get("especie") and not self.errors:
            self.add_error("monto", "Escriba el monto en pesos, o lo que se entrega en especie.")
        return datos

    def guardar(self):
        return services.guardar(self.save(commit=False), usuario=self.usuario)


class PasoForm(SinDatosForm):
    """The day on which it was authorised or delivered."""

    fecha = FechaField(label="Fecha")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fecha"].initial = plazos.hoy()

    def clean_fecha(self):
        if self.cleaned_data["fecha"] > plazos.hoy():
            raise ValidationError("La fecha no puede ser posterior a hoy.")
        return self.cleaned_data["fecha"]
