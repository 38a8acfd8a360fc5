"""Forms of instructions, their actions and their money. An enlace only reports."""

from django import forms
from django.core.exceptions import ValidationError

from gabinetes.prensa.models import Pregunta
from seguimiento.cuentas.estados import Rol
from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import documentos
from seguimiento.nucleo.archivos import EvidenciasField
from seguimiento.nucleo.filtros import FechaField
from seguimiento.nucleo.formato import fecha_corta, porcentaje
from seguimiento.nucleo.formularios import BUSCABLE, Formulario, MontoField, MotivoForm, SinDatosForm
from seguimiento.nucleo.permisos import Accion as Permiso
from seguimiento.nucleo.permisos import puede

from . import services
from .estados import Etapa
from .models import Instruccion, Inversion, Peldano, propuestos

EVIDENCIA = f"Obligatoria para llegar al 100 %. {documentos.ACEPTADOS}."
ANIOS = (2000, 2100)


def responsables():
    """Who may follow an instruction: the people of the Office."""
    return Usuario.objects.exclude(rol=Rol.ENLACE)


class ResponsableField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(**{"queryset": responsables(), "label": "Responsable", "widget": forms.Select(attrs=BUSCABLE)} | kwargs)


class DependenciaField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(**{"queryset": Dependencia.objects.all(), "label": "Dependencia", "widget": forms.Select(attrs=BUSCABLE)} | kwargs)

    def label_from_instance(self, obj):
        return f"{obj.siglas}, {obj.nombre}"


def porcentaje_field():
    """The captured percentage; left empty, the one of the rung."""
    campo = forms.DecimalField(label="Porcentaje", required=False, min_value=0, max_value=100, max_digits=5, decimal_places=2)
    campo.widget.attrs["inputmode"] = "decimal"
    return campo


def ayuda_de_porcentaje(inicio="Vacío: el de la etapa"):
    """ "Vacío: el de la etapa (Oficio 40 %, …)"."""
    return f"{inicio} ({', '.join(f'{etapa.label.lower()} {porcentaje(valor, None)}' for etapa, valor in propuestos().items())})."


class PeldanoForm(Formulario):
    class Meta:
        model = Peldano
        fields = ["porcentaje"]

    def clean_porcentaje(self):
        """Each rung offers more than the one below; the last one is 100 %."""
        valor, etapa = self.cleaned_data["porcentaje"], self.instance.etapa_vista
        otros = propuestos()
        if (etapa == Etapa.EJECUTADA) != (valor == 100):
            raise ValidationError("«Ejecución al 100 %» lleva 100, y sólo esa etapa lo lleva.")
        abajo = max((otros[e] for e in Etapa if e.altura < etapa.altura), default=-1)
        arriba = min((otros[e] for e in Etapa if e.altura > etapa.altura), default=101)
        if not abajo < valor < arriba:
            raise ValidationError("Cada etapa propone más que la anterior y menos que la siguiente.")
        return valor


class InstruccionForm(Formulario):
    """What is edited of an instruction; its rung moves by actions."""

    dependencia = DependenciaField(required=False, help_text="Quien la ejecuta; sus enlaces reciben un aviso.")
    responsable = ResponsableField(required=False, help_text="Quien le da seguimiento en la Oficina.")
    pregunta = forms.ModelChoiceField(Pregunta.objects.none(), required=False, widget=forms.HiddenInput)

    class Meta:
        model = Instruccion
        fields = ["clase", "emisor", "fecha_emision", "tema", "texto", "dependencia", "responsable", "fecha_compromiso", "pregunta"]
        widgets = {"texto": forms.Textarea(attrs={"rows": 4})}

    grupos = [
        ("Instrucción", ["clase", "emisor", "fecha_emision", "tema", "texto", "pregunta"]),
        ("Quién responde", ["dependencia", "responsable", "fecha_compromiso", "motivo"]),
    ]
    anchos = {
        "clase": 4, "emisor": 5, "fecha_emision": 3, "tema": 12, "texto": 12, "dependencia": 6, "responsable": 6, "fecha_compromiso": 4,
        "motivo": 8,
    }  # fmt: skip

    def __init__(self, *args, hoy=None, **kwargs):
        self.hoy = hoy
        super().__init__(*args, **kwargs)
        self.fields["pregunta"].queryset = self._preguntas()

    def _preguntas(self):
        """The answers that this person may know of, and the one that the record already has."""
        propia = Pregunta.todos.filter(pk=self.instance.pregunta_id)
        return Pregunta.objects.visibles_para(self.usuario) | propia if puede(self.usuario, Permiso.VER, Pregunta) else propia

    def clean(self):
        datos = super().clean()
        for campo in ("fecha_emision", "fecha_compromiso"):
            if datos.get(campo) and not ANIOS[0] <= datos[campo].year <= ANIOS[1]:
                self.add_error(campo, "Escriba el año con sus cuatro cifras, entre 2000 y 2100.")
        emision, compromiso = datos.get("fecha_emision"), datos.get("fecha_compromiso")
        if emision and self.hoy and emision > self.hoy:
            self.add_error("fecha_emision", "La fecha de emisión no puede ser posterior a hoy.")
        if emision and compromiso and compromiso < emision:
            self.add_error("fecha_compromiso", f"No puede ser anterior a la emisión ({fecha_corta(emision)}).")
        return datos


class InstruccionUpdateForm(InstruccionForm):
    motivo = forms.CharField(
        label="Motivo del cambio de fecha", required=False, max_length=500, help_text="Hace falta sólo si cambia la fecha compromiso."
    )

    def guardar(self):
        motivo = self.cleaned_data["motivo"]
        return services.editar_instruccion(self.save(commit=False), usuario=self.usuario, fecha=self.hoy, motivo=motivo)


class InstruccionCreateForm(InstruccionForm):
    """A new instruction, with the rung on which it already stands if it is not the first one."""

    etapa = forms.ChoiceField(label="Etapa", choices=Etapa.choices, initial=Etapa.OFICIO)
    porcentaje = porcentaje_field()
    accion = forms.CharField(
        label="Acción realizada", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Si ya se hizo algo; queda con la fecha de hoy.",
    )  # fmt: skip
    evidencias = EvidenciasField(help_text=EVIDENCIA)

    grupos = [*InstruccionForm.grupos, ("Avance", ["etapa", "porcentaje", "accion", "evidencias"])]
    anchos = InstruccionForm.anchos | {"etapa": 6, "porcentaje": 6, "accion": 12, "evidencias": 12}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["porcentaje"].help_text = ayuda_de_porcentaje()

    def guardar(self):
        datos = self.cleaned_data
        return services.registrar_instruccion(
            self.save(commit=False), usuario=self.usuario, fecha=self.hoy, etapa=Etapa(datos["etapa"]), porcentaje=datos["porcentaje"],
            texto=datos["accion"], evidencias=datos["evidencias"],
        )  # fmt: skip


class AvanceForm(SinDatosForm):
    """What was done, and the rung on which it leaves the instruction."""

    fecha = FechaField(label="Fecha de la acción")
    etapa = forms.ChoiceField(label="Etapa", choices=Etapa.choices)
    porcentaje = porcentaje_field()
    texto = forms.CharField(label="Acción realizada", min_length=5, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    motivo_retroceso = forms.CharField(
        label="Motivo del retroceso", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Hace falta sólo si la etapa o el porcentaje bajan.",
    )  # fmt: skip
    evidencias = EvidenciasField(help_text=EVIDENCIA)

    anchos = {"fecha": 4, "etapa": 4, "porcentaje": 4, "texto": 12, "motivo_retroceso": 12, "evidencias": 12}

    def __init__(self, *args, usuario=None, instruccion, hoy, **kwargs):
        self.instruccion, self.hoy = instruccion, hoy
        super().__init__(*args, usuario=usuario, initial={"fecha": hoy, "etapa": instruccion.etapa}, **kwargs)
        ahora = porcentaje(instruccion.porcentaje, None)
        self.fields["porcentaje"].help_text = ayuda_de_porcentaje(f"Vacío: sigue en {ahora} o, si cambia de etapa, el de la nueva")

    def clean_fecha(self):
        if self.cleaned_data["fecha"] > self.hoy:
            raise ValidationError("La fecha de la acción no puede ser posterior a hoy.")
        return self.cleaned_data["fecha"]


class ReasignarForm(MotivoForm):
    dependencia = DependenciaField(label="Nueva dependencia", required=False, help_text="Vacía: se queda la que tiene cada una.")
    responsable = ResponsableField(label="Nuevo responsable", required=False, help_text="Vacío: se queda el que tiene cada una.")
    field_order = ["dependencia", "responsable", "motivo"]
    anchos = {"dependencia": 6, "responsable": 6, "motivo": 12}

    def clean(self):
        datos = super().clean()
        if not datos.get("dependencia") and not datos.get("responsable"):
            raise ValidationError("Elija la nueva dependencia, el nuevo responsable o ambos.")
        return datos


class RefecharForm(MotivoForm):
    nueva = FechaField(label="Nueva fecha compromiso")
    field_order = ["nueva", "motivo"]

    def clean_nueva(self):
        if not ANIOS[0] <= self.cleaned_data["nueva"].year <= ANIOS[1]:
            raise ValidationError("Escriba el año con sus cuatro cifras, entre 2000 y 2100.")
        return self.cleaned_data["nueva"]


class InstruccionesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj):
        return f"{obj}. {obj.tema[:110]}"


class InversionForm(Formulario):
    """Money of one source and year, tied to one or several instructions."""

    monto = MontoField(label="Monto en pesos")
    instrucciones = InstruccionesField(
        Instruccion.objects.none(), label="Instrucciones que paga", widget=forms.SelectMultiple(attrs=BUSCABLE),
        help_text="El dinero cuenta una sola vez en los totales, aunque pague varias.",
    )  # fmt: skip
    anchos = {"fuente": 4, "ejercicio": 3, "monto": 5, "concepto": 12, "instrucciones": 12}

    class Meta:
        model = Inversion
        fields = ["fuente", "ejercicio", "monto", "concepto"]

    def __init__(self, *args, hoy=None, **kwargs):
        self.hoy = hoy
        super().__init__(*args, **kwargs)
        self.fields["instrucciones"].queryset = Instruccion.objects.visibles_para(self.usuario)
        if self.instance.pk:
            vivas = self.instance.aportes.filter(instruccion__eliminado__isnull=True)
            self.initial["instrucciones"] = list(vivas.values_list("instruccion", flat=True))

    def clean_ejercicio(self):
        if not ANIOS[0] <= self.cleaned_data["ejercicio"] <= ANIOS[1]:
            raise ValidationError("Escriba un año entre 2000 y 2100.")
        return self.cleaned_data["ejercicio"]

    def guardar(self):
        inversion, instrucciones = self.save(commit=False), self.cleaned_data["instrucciones"]
        return services.guardar_inversion(inversion, instrucciones=instrucciones, usuario=self.usuario, fecha=self.hoy)
