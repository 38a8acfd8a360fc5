"""Forms of conferences, of who takes part and what is said in them, and of syntheses."""

from django import forms
from django.core.exceptions import ValidationError

from seguimiento.nucleo import documentos
from seguimiento.nucleo.formularios import Formulario, SinDatosForm
from seguimiento.nucleo.sugerencias import Sugerido

from . import services
from .columnas import LARGO_DE_VERSION
from .models import Conferencia, DiaSinConferencia, Exposicion, Participante, Pregunta, Recorte, Sintesis

QUIEN = "Escriba el nombre: se sugiere del directorio y, si es nuevo, se da de alta al guardar."
CARGO = "Vacío: el de su nombramiento vigente ese día."


def hora():
    return forms.TimeInput(format="%H:%M", attrs={"placeholder": "hh:mm", "inputmode": "numeric", "autocomplete": "off"})


def largo(renglones):
    return forms.Textarea(attrs={"rows": renglones})


class PersonaField(forms.CharField):
    """The name of a person, of the directory or new."""

    def __init__(self, **kwargs):
        widget = Sugerido("prensa:participante_sugerir_persona")
        super().__init__(**{"min_length": 3, "max_length": 150, "help_text": QUIEN, "widget": widget} | kwargs)


class CargoField(forms.CharField):
    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "max_length": 300, "help_text": CARGO, "label": "Cargo ese día"} | kwargs)


class ConferenciaForm(Formulario):
    class Meta:
        model = Conferencia
        fields = ["preside", "fecha", "hora_inicio", "hora_fin", "tema", "estado", "instalaciones", "resumen", "ficha"]
        widgets = {
            "hora_inicio": hora(), "hora_fin": hora(), "resumen": largo(5), "ficha": largo(8),
            "tema": Sugerido("prensa:conferencia_sugerir_titulo"),
        }  # fmt: skip

    grupos = [
        ("Conferencia", ["preside", "fecha", "hora_inicio", "hora_fin", "tema", "estado", "instalaciones"]),
        ("Para la toma de decisiones", ["resumen", "ficha"]),
    ]
    anchos = {
        "preside": 3, "fecha": 3, "hora_inicio": 3, "hora_fin": 3, "tema": 12, "estado": 5, "instalaciones": 7, "resumen": 12, "ficha": 12,
    }  # fmt: skip

    def guardar(self):
        conferencia = self.save(commit=False)
        conferencia.version += bool(conferencia.pk)
        return services.guardar_conferencia(conferencia, usuario=self.usuario)


class DiaSinConferenciaForm(Formulario):
    anchos = {"fecha": 4, "motivo": 8}

    class Meta:
        model = DiaSinConferencia
        fields = ["fecha", "motivo"]

    def guardar(self):
        dia = self.save(commit=False)
        dia.version += bool(dia.pk)
        return services.anotar_dia_sin_conferencia(dia, usuario=self.usuario)


class EstenograficaForm(SinDatosForm):
    """Text, file, or both."""

    texto = forms.CharField(label="Texto", required=False, max_length=LARGO_DE_VERSION, widget=largo(14))
    archivo = forms.FileField(label="Archivo", required=False, help_text=f"{documentos.ACEPTADOS}.")

    def clean_archivo(self):
        archivo = self.cleaned_data["archivo"]
        if archivo:
            documentos.revisar(archivo)
        return archivo

    def clean(self):
        datos = super().clean()
        if not self.errors and not datos.get("texto") and not datos.get("archivo"):
            raise ValidationError("Escriba el texto o suba el archivo.")
        return datos


class DeConferenciaForm(Formulario):
    """What hangs from a conference, whose names are typed; `conferencia` comes in the instance."""

    def guardar(self):
        fila = self.save(commit=False)
        fila.version += bool(fila.pk)
        return self.servicio(fila, {nombre: self.cleaned_data[nombre] for nombre in self.escritos})


class ParticipanteForm(DeConferenciaForm):
    escritos = ("quien",)
    quien = PersonaField(label="Persona")
    anchos = {"quien": 8, "papel": 4, "cargo": 12}

    class Meta:
        model = Participante
        fields = ["quien", "papel", "cargo"]

    def servicio(self, fila, escrito):
        persona = services.persona_escrita(escrito["quien"], usuario=self.usuario, procedencia=fila.cargo)
        return services.participar(fila.conferencia, persona, papel=fila.papel, cargo=fila.cargo, usuario=self.usuario)


class ParticipanteUpdateForm(Formulario):
    """The person stays: whoever is another one is another participation."""

    anchos = {"papel": 4, "cargo": 8}

    class Meta:
        model = Participante
        fields = ["papel", "cargo"]

    def guardar(self):
        fila = self.save(commit=False)
        fila.version += 1
        return services.guardar_participante(fila, usuario=self.usuario)


class ExposicionForm(DeConferenciaForm):
    escritos = ("expone", "cargo")
    expone = PersonaField(label="Quien expone")
    cargo = CargoField()
    anchos = {"expone": 6, "cargo": 6, "tema": 12, "texto": 12}

    class Meta:
        model = Exposicion
        fields = ["expone", "cargo", "tema", "texto"]
        widgets = {"texto": largo(10), "tema": Sugerido("prensa:exposicion_sugerir_tema")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.participante_id:
            self.initial |= {
                "expone": services.como_se_escribe(self.instance.participante.persona),
                "cargo": self.instance.participante.cargo,
            }

    def servicio(self, fila, escrito):
        return services.guardar_exposicion(fila, usuario=self.usuario, **escrito)


class PreguntaForm(DeConferenciaForm):
    escritos = ("pregunta_de", "medio", "responde", "cargo")
    pregunta_de = PersonaField(label="Quien pregunta")
    medio = CargoField(label="Medio", help_text="Vacío: el que tiene en el directorio.")
    responde = PersonaField(label="Quien responde", required=False)
    cargo = CargoField()
    anchos = {"pregunta_de": 6, "medio": 6, "tema": 12, "pregunta": 12, "responde": 6, "cargo": 6, "respuesta": 12}
    grupos = [("Pregunta", ["pregunta_de", "medio", "tema", "pregunta"]), ("Respuesta", ["responde", "cargo", "respuesta"])]

    class Meta:
        model = Pregunta
        fields = ["tema", "pregunta", "respuesta"]
        widgets = {"pregunta": largo(4), "respuesta": largo(8), "tema": Sugerido("prensa:exposicion_sugerir_tema")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nombre, puesto, quien in (
            ("pregunta_de", "medio", self.instance.quien_pregunta), ("responde", "cargo", self.instance.quien_responde),
        ):  # fmt: skip
            if quien is not None:
                self.initial |= {nombre: services.como_se_escribe(quien.persona), puesto: quien.cargo}

    def servicio(self, fila, escrito):
        return services.guardar_pregunta(fila, usuario=self.usuario, **escrito)


class SintesisForm(Formulario):
    anchos = {"fecha": 3, "titulo": 9, "resumen": 12}

    class Meta:
        model = Sintesis
        fields = ["fecha", "titulo", "resumen"]
        widgets = {"resumen": largo(6)}

    def guardar(self):
        sintesis = self.save(commit=False)
        sintesis.version += bool(sintesis.pk)
        return services.guardar_sintesis(sintesis, usuario=self.usuario)


class RecorteForm(Formulario):
    anchos = {"titulo": 12, "medio": 5, "autor": 4, "publicado": 3, "ambito": 6, "materia": 6, "texto": 12, "liga": 12}

    class Meta:
        model = Recorte
        fields = ["titulo", "medio", "autor", "publicado", "ambito", "materia", "texto", "liga"]
        widgets = {"texto": largo(6), "medio": Sugerido("prensa:recorte_sugerir_medio")}

    def guardar(self):
        recorte = self.save(commit=False)
        recorte.version += bool(recorte.pk)
        return services.guardar_recorte(recorte, usuario=self.usuario)
