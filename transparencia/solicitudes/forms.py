"""Forms of requests, of their acts and of their internal turns. Who answers a turn only answers."""

from django import forms
from django.core.exceptions import ValidationError

from seguimiento.directorio.models import Dependencia, Unidad
from seguimiento.nucleo import documentos
from seguimiento.nucleo.archivos import EvidenciasField
from seguimiento.nucleo.filtros import FechaField
from seguimiento.nucleo.formularios import BUSCABLE, Formulario, MotivoForm, SinDatosForm
from seguimiento.nucleo.sugerencias import al_escribir

from . import services, turnos
from .estados import CON_COMITE, DIAS_DE_TURNO, SENTIDOS, ClaseDeActo, Materia
from .models import FOLIO_PNT, Solicitud, Turno

ANIOS = (2000, 2100)
FUTURO = "No puede ser posterior a hoy."
EN_ARCO = "Corresponde sólo a las solicitudes de datos personales."
PARECIDAS = al_escribir("solicitudes:solicitud_parecidas", "#parecidas", "input changed delay:600ms")
CON_ACTA = (ClaseDeActo.PRORROGA, ClaseDeActo.RESPUESTA, ClaseDeActo.DECLINADA)


class FolioField(forms.CharField):
    """The folio of the Plataforma as people copy it, with spaces."""

    def to_python(self, value):
        return super().to_python(value).replace(" ", "")


class SolicitudForm(Formulario):
    """A request as it was presented. Whoever asks need not say who they are."""

    folio_pnt = FolioField(
        label="Folio de la plataforma", required=False, validators=[FOLIO_PNT],
        help_text="Las 15 cifras que da la Plataforma Nacional; los folios anteriores tienen menos.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip

    grupos = [
        ("Recepción", ["materia", "medio", "presentada", "hora", "folio_pnt"]),
        ("Qué se pide", ["tema", "texto"]),
        ("Quién pide, si lo dijo", ["solicitante", "correo", "titular", "identidad"]),
        ("Agenda", ["controversia", "nota_controversia"]),
    ]
    anchos = {
        "materia": 6, "medio": 6, "presentada": 4, "hora": 3, "folio_pnt": 5, "tema": 12, "texto": 12, "solicitante": 6, "correo": 6,
        "titular": 6, "identidad": 6, "controversia": 4, "nota_controversia": 8,
    }  # fmt: skip

    class Meta:
        model = Solicitud
        fields = [
            "materia", "medio", "presentada", "hora", "folio_pnt", "tema", "texto", "solicitante", "correo", "titular", "identidad",
            "controversia", "nota_controversia",
        ]  # fmt: skip
        widgets = {
            "materia": forms.RadioSelect,
            "hora": forms.TimeInput(format="%H:%M", attrs={"placeholder": "hh:mm"}),
            "tema": forms.TextInput(attrs=PARECIDAS),
            "texto": forms.Textarea(attrs={"rows": 6, **PARECIDAS}),
            "solicitante": forms.TextInput(attrs={"autocomplete": "off"}),
            "correo": forms.EmailInput(attrs={"autocomplete": "off"}),
            "titular": forms.TextInput(attrs={"autocomplete": "off"}),
        }

    def __init__(self, *args, hoy, calendario, **kwargs):
        self.hoy, self.calendario = hoy, calendario
        super().__init__(*args, **kwargs)
        self.fields["medio"].required = not self.instance.reconstruido

    def clean(self):
        datos = super().clean()
        if datos.get("presentada") and not ANIOS[0] <= datos["presentada"].year <= ANIOS[1]:
            self.add_error("presentada", "Escriba el año con sus cuatro cifras, entre 2000 y 2100.")
        elif datos.get("presentada") and datos["presentada"] > self.hoy:
            self.add_error("presentada", FUTURO)
        if datos.get("materia") == Materia.ACCESO:
            for campo in ("titular", "identidad"):
                if datos.get(campo):
                    self.add_error(campo, EN_ARCO)
        if not datos.get("controversia"):
            datos["nota_controversia"] = ""
        return datos

    def guardar(self):
        escribir = services.editar if self.instance.pk else services.registrar
        return escribir(self.save(commit=False), usuario=self.usuario, hoy=self.hoy, calendario=self.calendario)


class ConFecha(SinDatosForm):
    """What happened on a day, today at the latest."""

    fecha = FechaField(label="Fecha")

    def __init__(self, *args, hoy, **kwargs):
        self.hoy = hoy
        super().__init__(*args, **{"initial": {"fecha": hoy}} | kwargs)

    def clean_fecha(self):
        fecha = self.cleaned_data["fecha"]
        if fecha > self.hoy:
            raise ValidationError(FUTURO)
        if fecha.year < ANIOS[0]:
            raise ValidationError("Escriba el año con sus cuatro cifras, entre 2000 y 2100.")
        return fecha


class ActoForm(ConFecha):
    """One act. Only an answer has a sense; only what the Comité resolves has the number of its acta."""

    clase = forms.ChoiceField(choices=ClaseDeActo.choices, widget=forms.HiddenInput)
    fecha = FechaField(label="Fecha", help_text="La del día en que se notificó o se recibió.")
    sentido = forms.ChoiceField(label="Sentido de la respuesta", required=False)
    acta = forms.CharField(label="Acta del Comité", required=False, max_length=60, help_text="Su número, si el Comité lo resolvió.")
    nota = forms.CharField(label="Qué se hizo", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    archivos = EvidenciasField(label="Archivos", required=False, help_text=f"Acuses, oficios y anexos. {documentos.ACEPTADOS}.")
    field_order = ["clase", "fecha", "sentido", "acta", "nota", "archivos"]
    anchos = {"fecha": 4, "sentido": 8, "acta": 6, "nota": 12, "archivos": 12}

    def __init__(self, *args, clase, materia, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["clase"].initial = clase
        if clase == ClaseDeActo.RESPUESTA:
            opciones = SENTIDOS[Materia(materia)]
            self.fields["sentido"].choices = [("", "Elija una opción"), *((uno.value, uno.label) for uno in opciones)]
            confirma = ", ".join(uno.label.lower() for uno in opciones if uno in CON_COMITE)
            self.fields["acta"].help_text = f"Su número; lo confirma el Comité si es: {confirma}."
            self.fields["nota"].label = "Qué se respondió"
            self.fields["nota"].help_text = "Sirve para responder igual lo parecido; sin datos personales."
        else:
            del self.fields["sentido"]
        if clase not in CON_ACTA:
            del self.fields["acta"]


class ControversiaForm(SinDatosForm):
    controversia = forms.BooleanField(label="Podría causar controversia", required=False, initial=True)
    nota = forms.CharField(
        label="Por qué", required=False, max_length=300, help_text="Qué conviene cuidar en la reunión quincenal, sin datos personales."
    )
    anchos = {"controversia": 12, "nota": 12}

    def clean(self):
        datos = super().clean()
        if not datos.get("controversia"):
            datos["nota"] = ""
        return datos


class TurnarForm(ConFecha):
    fecha = FechaField(label="Turnado el")
    unidades = forms.ModelMultipleChoiceField(
        Unidad.objects.all(), label="Unidades de la Oficina", required=False, widget=forms.SelectMultiple(attrs=BUSCABLE)
    )
    dependencias = forms.ModelMultipleChoiceField(
        Dependencia.objects.all(), label="Dependencias", required=False, widget=forms.SelectMultiple(attrs=BUSCABLE),
        help_text="Lo contestan sus enlaces, que no ven quién pide.",
    )  # fmt: skip
    dias = forms.IntegerField(
        label="Días hábiles para contestar", min_value=1, max_value=60, initial=DIAS_DE_TURNO, help_text="Cuentan desde el día siguiente."
    )
    indicacion = forms.CharField(
        label="Qué se necesita", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Sin datos de quien pide.",
    )  # fmt: skip
    field_order = ["unidades", "dependencias", "fecha", "dias", "indicacion"]
    anchos = {"unidades": 6, "dependencias": 6, "fecha": 4, "dias": 4, "indicacion": 12}

    def clean(self):
        datos = super().clean()
        if not datos.get("unidades") and not datos.get("dependencias"):
            raise ValidationError("Elija al menos una unidad o una dependencia.")
        return datos


class TurnoForm(Formulario):
    anchos = {"dias": 4, "indicacion": 12}

    class Meta:
        model = Turno
        fields = ["dias", "indicacion"]
        widgets = {"indicacion": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, calendario, **kwargs):
        self.calendario = calendario
        super().__init__(*args, **kwargs)

    def guardar(self):
        return turnos.editar(self.save(commit=False), usuario=self.usuario, calendario=self.calendario)


class ResponderForm(ConFecha):
    fecha = FechaField(label="Fecha de la respuesta")
    respuesta = forms.CharField(
        label="Respuesta", min_length=10, max_length=8000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="La información que se tiene, o por qué no se tiene.",
    )  # fmt: skip
    evidencias = EvidenciasField(label="Archivos", required=False, help_text=f"{documentos.ACEPTADOS}.")
    anchos = {"fecha": 4, "respuesta": 12, "evidencias": 12}


class AnularForm(MotivoForm):
    """Why an act no longer counts."""
