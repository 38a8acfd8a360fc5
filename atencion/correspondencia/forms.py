"""Forms of letters, their turns and their answers. An enlace only answers."""

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils import timezone

from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import documentos
from seguimiento.nucleo.archivos import EvidenciasField
from seguimiento.nucleo.filtros import FechaField
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.formularios import BUSCABLE, Formulario, MotivoForm, SinDatosForm
from seguimiento.nucleo.models import Documento
from seguimiento.nucleo.plazos import Calendario
from seguimiento.nucleo.sugerencias import Sugerido, al_escribir

from . import services
from .estados import DIAS_PARA_CONTESTAR, Clase
from .models import MAXIMO_DE_DIAS, Asunto, Recibido

ANIOS = (2000, 2100)
FUTURO = "No puede ser posterior a hoy."
POR_IGUALES = "mismo remitente, número y fecha"
REPETIDOS = al_escribir("correspondencia:recibido_repetidos", "#repetidos", "change")  # before a file is chosen


class DependenciasField(forms.ModelMultipleChoiceField):
    def __init__(self, **kwargs):
        campos = {"queryset": Dependencia.objects.all(), "label": "Dependencias", "widget": forms.SelectMultiple(attrs=BUSCABLE)}
        super().__init__(**campos | kwargs)


class DependenciaField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(**{"queryset": Dependencia.objects.all(), "label": "Dependencia", "widget": forms.Select(attrs=BUSCABLE)} | kwargs)


class EscaneoField(forms.FileField):
    """The digitised letter, judged by its content."""

    def clean(self, data, initial=None):
        archivo = super().clean(data, initial)
        if archivo:
            documentos.revisar(archivo)
        return archivo


def dias_field(**opciones):
    ayuda = "Hábiles, desde el día siguiente al turno. Vacío: los de su asunto."
    return forms.IntegerField(
        label="Días para contestar", required=False, min_value=1, max_value=MAXIMO_DE_DIAS, help_text=ayuda, **opciones
    )


class AsuntoForm(Formulario):
    anchos = {"nombre": 8, "dias": 4, "nota": 12}

    class Meta:
        model = Asunto
        fields = ["nombre", "dias", "nota"]


class IdentidadForm(forms.Form):
    """What tells a letter from another."""

    remitente, numero = forms.CharField(), forms.CharField()
    fecha_oficio = FechaField()


class RecibidoForm(Formulario):
    """A letter as it arrives. What seems to be registered already is shown, and asks to be confirmed."""

    escaneo = EscaneoField(label="Oficio digitalizado", required=False, help_text=f"{documentos.ACEPTADOS}.")
    repetido = forms.BooleanField(label="Ya lo revisé: es otro oficio", required=False, initial=False, widget=forms.HiddenInput)

    grupos = [
        ("Quién lo envía", ["remitente", "cargo", "institucion"]),
        ("El oficio", ["numero", "fecha_oficio", "clase", "asunto", "municipio", "sintesis", "anexos", "escaneo"]),
        ("Recepción", ["fecha", "hora"]),
    ]
    anchos = {
        "remitente": 4, "cargo": 4, "institucion": 4, "numero": 4, "fecha_oficio": 3, "clase": 5, "asunto": 6, "sintesis": 12,
        "municipio": 6, "anexos": 6, "escaneo": 6, "fecha": 3, "hora": 3, "repetido": 12,
    }  # fmt: skip

    class Meta:
        model = Recibido
        fields = [
            "remitente", "cargo", "institucion", "numero", "fecha_oficio", "clase", "asunto", "sintesis", "municipio", "anexos", "fecha",
            "hora",
        ]  # fmt: skip
        widgets = {
            "remitente": Sugerido("correspondencia:recibido_sugerir_remitente", attrs={"autofocus": True}),
            "cargo": Sugerido("correspondencia:recibido_sugerir_cargo"),
            "institucion": Sugerido("correspondencia:recibido_sugerir_institucion"),
            "clase": forms.RadioSelect,
            "sintesis": forms.Textarea(attrs={"rows": 3}),
            "municipio": forms.Select(attrs=BUSCABLE),
            "hora": forms.TimeInput(format="%H:%M", attrs={"placeholder": "hh:mm"}),
        }

    def __init__(self, *args, ahora=None, **kwargs):
        self.ahora, self.repetidos = ahora or timezone.now(), []
        super().__init__(*args, **kwargs)

    def clean_repetido(self):
        return bool(self.cleaned_data.get("repetido"))

    def clean(self):
        datos = super().clean()
        hoy = timezone.localtime(self.ahora).date()
        for campo in ("fecha", "fecha_oficio"):
            if datos.get(campo) and not ANIOS[0] <= datos[campo].year <= ANIOS[1]:
                self.add_error(campo, "Escriba el año con sus cuatro cifras, entre 2000 y 2100.")
        if datos.get("fecha") and datos["fecha"] > hoy:
            self.add_error("fecha", FUTURO)
        elif datos.get("fecha") and datos.get("hora") and services.momento_de(datos["fecha"], datos["hora"]) > self.ahora:
            self.add_error("hora", "No puede ser posterior a este momento.")
        if datos.get("fecha") and datos.get("fecha_oficio") and datos["fecha_oficio"] > datos["fecha"]:
            self.add_error("fecha_oficio", f"Es posterior a la recepción ({fecha_corta(datos['fecha'])}).")
        if not self.errors:
            self._revisar_repetidos(datos)
        return datos

    def _revisar_repetidos(self, datos):
        """Letters that seem to be this one: same file, or same sender, number and date."""
        otros = Recibido.objects.visibles_para(self.usuario).exclude(pk=self.instance.pk)
        motivos = dict.fromkeys(otros.repetidos(**{campo: datos.get(campo) for campo in IdentidadForm.base_fields}), POR_IGUALES)
        if datos.get("escaneo"):
            archivos = Documento.objects.filter(tipo_de_objeto=ContentType.objects.get_for_model(Recibido))
            motivos |= dict.fromkeys(otros.del_archivo(documentos.huella_de(datos["escaneo"]), archivos), "mismo archivo digitalizado")
        self.repetidos = list(motivos.items())
        if self.repetidos:
            self.fields["repetido"].widget = forms.CheckboxInput()
            self.grupos = [("¿Es el mismo?", ["repetido"]), *self.grupos]
            if not datos.get("repetido"):
                raise ValidationError("Parece que ya está registrado. Revíselo y, si es otro oficio, márquelo para continuar.")

    def guardar(self):
        escaneo = self.cleaned_data["escaneo"]
        guardar = services.editar if self.instance.pk else services.registrar
        return guardar(self.save(commit=False), usuario=self.usuario, escaneo=escaneo)


class RecibidoCreateForm(RecibidoForm):
    """A new letter, turned at once to whom it is for."""

    dependencias = DependenciasField(label="Turnar a", required=False, help_text="Una o varias; cada una contesta por su lado.")
    dias = dias_field()
    instruccion = forms.CharField(label="Instrucción", required=False, max_length=1000, help_text="Qué se pide a la dependencia.")

    grupos = [*RecibidoForm.grupos, ("Turno", ["dependencias", "dias", "instruccion"])]
    anchos = RecibidoForm.anchos | {"dependencias": 8, "dias": 4, "instruccion": 12}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for campo in ("numero", "fecha_oficio"):
            self.fields[campo].widget.attrs |= REPETIDOS

    def clean(self):
        datos = super().clean()
        if datos.get("clase") == Clase.CCP and datos.get("dependencias"):
            self.add_error("dependencias", "Un C.C.P. se recibe sólo para conocimiento: no se turna.")
        return datos

    def guardar(self):
        datos, recibido = self.cleaned_data, super().guardar()
        if datos["dependencias"]:
            services.turnar(
                [recibido], dependencias=datos["dependencias"], dias=datos["dias"] or recibido.asunto.dias, usuario=self.usuario,
                momento=self.ahora, calendario=Calendario.cargar(), instruccion=datos["instruccion"],
            )  # fmt: skip
        return recibido


class TurnarForm(SinDatosForm):
    dependencias = DependenciasField(label="Turnar a", help_text="Una o varias; cada una contesta por su lado.")
    dias = forms.IntegerField(
        label="Días hábiles para contestar", initial=DIAS_PARA_CONTESTAR, min_value=1, max_value=MAXIMO_DE_DIAS,
        help_text="Cuentan desde el día hábil siguiente.",
    )  # fmt: skip
    instruccion = forms.CharField(
        label="Instrucción", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Qué se pide a la dependencia.",
    )  # fmt: skip
    anchos = {"dependencias": 8, "dias": 4, "instruccion": 12}


class ReturnarForm(MotivoForm):
    dependencia = DependenciaField(label="Nueva dependencia")
    dias = forms.IntegerField(
        label="Días hábiles para contestar", required=False, min_value=1, max_value=MAXIMO_DE_DIAS, help_text="Vacío: los mismos."
    )
    field_order = ["dependencia", "dias", "motivo"]
    anchos = {"dependencia": 8, "dias": 4, "motivo": 12}


class RefecharForm(MotivoForm):
    nueva = FechaField(label="Nueva fecha para contestar")
    field_order = ["nueva", "motivo"]

    def clean_nueva(self):
        if not ANIOS[0] <= self.cleaned_data["nueva"].year <= ANIOS[1]:
            raise ValidationError("Escriba el año con sus cuatro cifras, entre 2000 y 2100.")
        return self.cleaned_data["nueva"]


class ConFecha(SinDatosForm):
    """What happened on a day, today at the latest."""

    fecha = FechaField(label="Fecha")

    def __init__(self, *args, hoy, **kwargs):
        self.hoy = hoy
        super().__init__(*args, initial={"fecha": hoy}, **kwargs)

    def clean_fecha(self):
        if self.cleaned_data["fecha"] > self.hoy:
            raise ValidationError(FUTURO)
        return self.cleaned_data["fecha"]


class PausarForm(ConFecha):
    fecha = FechaField(label="Desde", help_text="Ese día ya no cuenta.")
    motivo = forms.CharField(
        label="Qué se espera", min_length=5, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="La información o el documento que hace falta, y quién debe entregarlo.",
    )  # fmt: skip
    anchos = {"fecha": 4, "motivo": 12}


class ReanudarForm(ConFecha):
    fecha = FechaField(label="Se recibió lo que se esperaba el", help_text="El plazo vuelve a correr al día hábil siguiente.")
    anchos = {"fecha": 4}


class ResponderForm(ConFecha):
    fecha = FechaField(label="Fecha de la respuesta")
    oficio = forms.CharField(label="Oficio de respuesta", required=False, max_length=60, help_text="Su número, si se contestó por oficio.")
    texto = forms.CharField(label="Respuesta", min_length=10, max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    evidencias = EvidenciasField(label="Archivos", help_text=f"El oficio de respuesta y sus anexos. {documentos.ACEPTADOS}.")
    anchos = {"fecha": 4, "oficio": 8, "texto": 12, "evidencias": 12}
