"""Forms of petitions and of what is done about them. That of the petition registers the person in place."""

from django import forms
from django.core.exceptions import ValidationError

from atencion.personas import mascaras, nombres
from atencion.personas import services as personas
from atencion.personas.models import Aviso, Persona
from seguimiento.cuentas.estados import Rol
from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo.filtros import FechaField, leer_clave
from seguimiento.nucleo.formularios import BUSCABLE, Formulario, MotivoForm, SinDatosForm
from seguimiento.nucleo.sugerencias import Sugerido

from . import services
from .estados import Canal, FormaDeAviso, Orden, Prioridad, Resultado
from .models import Gira, Peticion, Seguimiento, Turno

GIRAS = 300  # the most recent ones, that are offered
DE_PERSONA = ("telefono", "nombre", "primer_apellido", "segundo_apellido", "curp")
LETRAS_DE_PERSONA = {"autocomplete": "off", "spellcheck": "false", "data-de-persona": ""}


def responsables():
    """Who may follow a petition: the people of the Office."""
    return Usuario.objects.exclude(rol=Rol.ENLACE)


def giras_recientes(ademas=None):
    recientes = Gira.objects.order_by("-fecha", "-pk").values("pk")[:GIRAS]
    return Gira.objects.filter(pk__in=recientes) | Gira.todos.filter(pk=ademas)


class ResponsableField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(**{"queryset": responsables(), "label": "Responsable", "widget": forms.Select(attrs=BUSCABLE)} | kwargs)


class DependenciaField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(**{"queryset": Dependencia.objects.all(), "label": "Dependencia", "widget": forms.Select(attrs=BUSCABLE)} | kwargs)

    def label_from_instance(self, obj):
        return f"{obj.siglas}, {obj.nombre}"


def de_persona(label, tecla="", **kwargs):
    """A text box of the person, with the key that leads to it."""
    atajo = {"accesskey": tecla} if tecla else {}
    return forms.CharField(label=label, required=False, widget=forms.TextInput(attrs=LETRAS_DE_PERSONA | atajo), **kwargs)


class PeticionForm(Formulario):
    """A petition. `persona` is one that is registered; without it, the boxes of the name register another one."""

    persona = forms.ModelChoiceField(Persona.objects.none(), required=False, widget=forms.HiddenInput(attrs={"data-persona": ""}))
    telefono = de_persona("Teléfono", "t", help_text="10 cifras. Si ya está registrada, aparece al escribir.")
    nombre = de_persona("Nombre", "n", max_length=80)
    primer_apellido = de_persona("Primer apellido", max_length=60)
    segundo_apellido = de_persona("Segundo apellido", max_length=60)
    curp = de_persona("CURP", max_length=18, help_text="Sólo si el trámite la exige.")
    responsable = ResponsableField(required=False, help_text="Quien le da seguimiento en la Oficina.")
    aviso_forma = forms.ChoiceField(
        label="Aviso de privacidad", required=False, choices=[("", "No se le informó"), *FormaDeAviso.choices],
        help_text="Cómo lo aceptó.",
    )  # fmt: skip

    grupos = [
        ("Cómo llegó", ["fecha", "rubro", "canal", "gira"]),
        ("Persona", ["telefono", "nombre", "primer_apellido", "segundo_apellido", "aviso_forma"]),
        ("Qué pide", ["municipio", "asunto", "descripcion"]),
        ("Sólo si hace falta", ["tipo_de_apoyo", "prioridad", "responsable", "en_nombre_de", "curp", "sensible"]),
    ]
    anchos = {
        "fecha": 3, "rubro": 5, "canal": 4, "gira": 12, "telefono": 4, "nombre": 8, "primer_apellido": 4, "segundo_apellido": 4,
        "aviso_forma": 4, "municipio": 4, "asunto": 8, "descripcion": 12, "tipo_de_apoyo": 4, "prioridad": 3, "responsable": 5,
        "en_nombre_de": 4, "curp": 4, "sensible": 4,
    }  # fmt: skip

    class Meta:
        model = Peticion
        fields = [
            "fecha", "rubro", "canal", "gira", "en_nombre_de", "aviso_forma", "sensible", "municipio", "asunto", "descripcion",
            "tipo_de_apoyo", "prioridad", "responsable",
        ]  # fmt: skip
        help_texts = {"descripcion": "Sin nombres ni teléfonos: van en los datos de la persona."}
        widgets = {
            "municipio": forms.Select(attrs=BUSCABLE | {"accesskey": "m"}),
            "gira": forms.Select(attrs=BUSCABLE),
            "asunto": Sugerido("peticiones:peticion_sugerir_asunto", attrs={"accesskey": "a"}),
            "tipo_de_apoyo": Sugerido("peticiones:peticion_sugerir_apoyo"),
            "descripcion": forms.Textarea(attrs={"rows": 3, "accesskey": "d"}),
        }

    def __init__(self, *args, hoy=None, **kwargs):
        self.hoy, self.nueva = hoy, None
        super().__init__(*args, **kwargs)
        self.fields["gira"].queryset = giras_recientes(self.instance.gira_id)
        self.fields["persona"].queryset = Persona.objects.vivas().visibles_para(self.usuario)
        self._mostrar_persona()

    def _mostrar_persona(self):
        """The person of the petition, or that of whose page one comes, in the boxes as this person may read them."""
        persona = self.instance.persona if self.instance.pk else self._pedida()
        if persona is None:
            return
        ve = mascaras.ve_datos(self.usuario)
        self.initial["persona"] = persona.pk
        for campo in DE_PERSONA:
            valor = getattr(persona, campo)
            self.initial[campo] = valor if ve and campo in mascaras.ATIENDEN else mascaras.DE_CAMPO[campo](valor)

    def _pedida(self):
        clave = leer_clave(str(self.initial.pop("persona", "")))
        return self.fields["persona"].queryset.filter(pk=clave).first() if clave else None

    def clean_telefono(self):
        if self._elegida():
            return ""
        try:
            return nombres.telefono(self.cleaned_data["telefono"])
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def _elegida(self):
        """Whether the form brings somebody who is registered: the boxes only show them."""
        return bool(self.data.get(self.add_prefix("persona")))

    def clean(self):
        datos = super().clean()
        if self._elegida() or self.errors.keys() & set(DE_PERSONA) or not any(datos.get(campo) for campo in DE_PERSONA):
            return datos
        if not datos.get("nombre"):
            self.add_error("nombre", "Escriba el nombre de la persona, o elija una de las que aparecen.")
            return datos
        self.nueva = Persona(municipio=datos.get("municipio"), **{campo: datos.get(campo, "") for campo in DE_PERSONA})
        datos["persona"] = self._la_misma()
        if datos["persona"] is None:
            self._revisar_nueva()
        return datos

    def _la_misma(self):
        """Somebody registered with exactly this name and telephone: nobody is registered twice for typing fast."""
        if not self.nueva.telefono:
            return None
        iguales = self.fields["persona"].queryset.filter(telefono=self.nueva.telefono)
        llano = nombres.llano(self.nueva.nombre_completo)
        return next((persona for persona in iguales if nombres.llano(persona.nombre_completo) == llano), None)

    def _revisar_nueva(self):
        try:
            self.nueva.full_clean()
        except ValidationError as error:
            for campo, mensajes in error.message_dict.items():
                self.add_error(campo if campo in self.fields else None, mensajes)

    def _post_clean(self):
        super()._post_clean()
        hay_persona = self.cleaned_data.get("persona") or self.nueva
        if not self.instance.pk and hay_persona and not self.cleaned_data.get("aviso_forma") and Aviso.vigente(self.hoy):
            self.add_error("aviso_forma", "Infórmele del aviso de privacidad y anote cómo lo aceptó.")

    def guardar(self):
        peticion = self.save(commit=False)
        persona = self.cleaned_data.get("persona")
        if persona is None and self.nueva is not None:
            persona = personas.guardar(self.nueva, usuario=self.usuario, fecha=self.hoy)
        peticion.persona = persona
        return services.guardar(peticion, usuario=self.usuario, fecha=self.hoy)


class ConDia(SinDatosForm):
    """Forms of what is done about a petition on a day; `hoy` is proposed."""

    dia = FechaField(label="Fecha")

    def __init__(self, *args, hoy=None, **kwargs):
        self.hoy = hoy
        super().__init__(*args, **{"initial": {"dia": hoy}} | kwargs)


class SeguirForm(ConDia):
    canal = forms.ChoiceField(label="Canal", choices=Canal.choices, initial=Canal.TELEFONO)
    nota = forms.CharField(label="Qué se hizo", min_length=3, max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "accesskey": "s"}))
    anchos = {"dia": 4, "canal": 8, "nota": 12}


class TurnarForm(ConDia):
    orden = forms.ChoiceField(label="Orden de gobierno", choices=Orden.choices, initial=Orden.ESTATAL)
    dependencia = DependenciaField(required=False, help_text="Del catálogo; sus enlaces reciben un aviso.")
    instancia = forms.CharField(
        label="Instancia", required=False, max_length=200, widget=Sugerido("peticiones:turno_sugerir_instancia"),
        help_text="Federal o municipal que no está en el catálogo.",
    )  # fmt: skip
    vence = FechaField(label="Responder a más tardar el", required=False)
    oficio = forms.CharField(label="Oficio", required=False, max_length=60)
    indicacion = forms.CharField(label="Indicación", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    anchos = {"dia": 4, "orden": 4, "vence": 4, "dependencia": 6, "instancia": 6, "oficio": 4, "indicacion": 12}
    field_order = ["dia", "orden", "vence", "dependencia", "instancia", "oficio", "indicacion"]

    def clean(self):
        datos = super().clean()
        if not datos.get("dependencia") and datos.get("orden") == Orden.ESTATAL:
            self.add_error("dependencia", "Elija la dependencia estatal a la que se turna.")
        elif not datos.get("dependencia") and not datos.get("instancia"):
            self.add_error("instancia", "Escriba a quién se turna.")
        return datos


class TurnoForm(Formulario):
    """Corrections of a turn; its answer has its own screens."""

    dependencia = DependenciaField(required=False)
    anchos = {"fecha": 4, "orden": 4, "vence": 4, "dependencia": 6, "instancia": 6, "oficio": 4, "indicacion": 12}

    class Meta:
        model = Turno
        fields = ["fecha", "orden", "vence", "dependencia", "instancia", "oficio", "indicacion"]
        widgets = {"instancia": Sugerido("peticiones:turno_sugerir_instancia"), "indicacion": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, hoy=None, **kwargs):
        self.hoy = hoy
        super().__init__(*args, **kwargs)

    def guardar(self):
        return services.editar_turno(self.save(commit=False), usuario=self.usuario, fecha=self.hoy)


class ResponderForm(ConDia):
    respuesta = forms.CharField(label="Respuesta", min_length=3, max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
    anchos = {"dia": 4, "respuesta": 12}


class ConcluirForm(ConDia):
    resultado = forms.ChoiceField(label="Resultado", choices=Resultado.choices)
    respuesta = forms.CharField(
        label="Respuesta a la persona", min_length=3, max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Lo que se le comunicó (artículo 8 de la Constitución).",
    )  # fmt: skip
    anchos = {"dia": 4, "resultado": 8, "respuesta": 12}


class SeguimientoForm(Formulario):
    anchos = {"fecha": 4, "canal": 8, "nota": 12}

    class Meta:
        model = Seguimiento
        fields = ["fecha", "canal", "nota"]
        widgets = {"nota": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, hoy=None, **kwargs):
        self.hoy = hoy
        super().__init__(*args, **kwargs)

    def guardar(self):
        return services.editar_seguimiento(self.save(commit=False), usuario=self.usuario, fecha=self.hoy)


class AsignarForm(MotivoForm):
    responsable = ResponsableField(label="Nuevo responsable")
    field_order = ["responsable", "motivo"]


class PriorizarForm(MotivoForm):
    prioridad = forms.ChoiceField(label="Nueva prioridad", choices=Prioridad.choices)
    field_order = ["prioridad", "motivo"]
