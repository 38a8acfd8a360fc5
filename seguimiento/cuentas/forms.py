"""Forms of the accounts."""

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator

from seguimiento.directorio.models import Dependencia, Unidad
from seguimiento.nucleo.formularios import Formulario
from seguimiento.nucleo.modulos import modulos

from . import services
from .estados import Correo, Rol
from .models import Encargo, Suplencia, Usuario, UsuarioDependencia, UsuarioUnidad

CON_UNIDAD = {Rol.COORDINADOR, Rol.CAPTURISTA, Rol.CONSULTA}


class UsuarioForm(Formulario):
    """An account as the administrador gives it. Passwords are never seen here: they travel by e-mail as a link."""

    unidades = forms.ModelMultipleChoiceField(
        Unidad.objects.all(), label="Unidades", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Donde trabaja. Para coordinador, capturista y consulta.",
    )  # fmt: skip
    dependencias = forms.ModelMultipleChoiceField(
        Dependencia.objects.all(), label="Dependencias", required=False, widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text="De las que responde. Para enlaces; pueden ser varias.",
    )  # fmt: skip
    grupos = [
        ("Persona", ["first_name", "last_name", "cargo", "email", "telefono"]),
        ("Cuenta", ["username", "rol"]),
        ("Alcance", ["unidades", "dependencias"]),
    ]
    anchos = {"cargo": 12, "unidades": 12, "dependencias": 12}

    class Meta:
        model = Usuario
        fields = ["first_name", "last_name", "cargo", "email", "telefono", "username", "rol", "persona"]
        widgets = {"persona": forms.HiddenInput}
        labels = {"first_name": "Nombre", "last_name": "Apellidos", "email": "Correo", "username": "Usuario"}
        help_texts = {
            "username": "Con lo que entra: letras, números y @ . + - _",
            "email": "A este correo llega el enlace para elegir la contraseña.",
        }
        error_messages = {"username": {"unique": "Ya hay una cuenta con ese usuario, quizá dada de baja."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nombre in ("first_name", "email"):
            self.fields[nombre].required = True
        self.fields["username"].validators = [UnicodeUsernameValidator(message="Use sólo letras, números y @ . + - _")]
        self.fields["dependencias"].label_from_instance = lambda d: f"{d.siglas}, {d.nombre}"
        self.fields["unidades"].label_from_instance = lambda u: f"{u.siglas}, {u.nombre}"
        if self.instance.pk:
            self.fields["unidades"].initial = list(self.instance.unidades_asignadas.values_list("unidad", flat=True))
            self.fields["dependencias"].initial = list(self.instance.dependencias_asignadas.values_list("dependencia", flat=True))

    def clean(self):
        datos = super().clean()
        rol = datos.get("rol")
        if rol in CON_UNIDAD and not datos.get("unidades"):
            self.add_error("unidades", "Elija al menos una unidad: sin ella la cuenta no alcanza ningún módulo.")
        if rol == Rol.ENLACE and not datos.get("dependencias"):
            self.add_error("dependencias", "Elija al menos una dependencia: un enlace ve lo que se le asigna a la suya.")
        return datos

    def guardar(self):
        persona = self.save(commit=False)
        if persona.pk:
            services.cambiar(persona, usuario=self.usuario)
        else:
            services.registrar(persona, usuario=self.usuario)
        datos = self.cleaned_data
        services.asignar(persona, unidades=datos["unidades"], dependencias=datos["dependencias"], usuario=self.usuario)
        return persona


class PerfilForm(Formulario):
    """What a person may change of their own account."""

    anchos = {"telefono": 6}

    class Meta:
        model = Usuario
        fields = ["first_name", "last_name", "cargo", "telefono"]
        labels = UsuarioForm.Meta.labels

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["first_name"].required = True

    def guardar(self):
        return services.cambiar(self.save(commit=False), usuario=self.usuario)


class UsuarioUnidadForm(Formulario):
    """From when and until when a person works in a unidad."""

    class Meta:
        model = UsuarioUnidad
        fields = ["desde", "hasta"]


class UsuarioDependenciaForm(Formulario):
    class Meta:
        model = UsuarioDependencia
        fields = ["desde", "hasta"]


class EncargoForm(Formulario):
    modulo = forms.ChoiceField(label="Módulo")

    class Meta:
        model = Encargo
        fields = ["modulo", "unidad", "solo"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["modulo"].choices = [("", "Elija un módulo")] + [
            (modulo.clave, modulo.nombre) for modulo in modulos() if modulo.con_unidades
        ]
        self.fields["unidad"].label_from_instance = lambda u: f"{u.siglas}, {u.nombre}"


class SuplenciaForm(Formulario):
    class Meta:
        model = Suplencia
        fields = ["titular", "suplente", "desde", "hasta", "motivo"]


class MiSuplenciaForm(SuplenciaForm):
    """A person names who substitutes them."""

    class Meta(SuplenciaForm.Meta):
        fields = ["suplente", "desde", "hasta", "motivo"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.titular = self.usuario
        candidatos = Usuario.objects.exclude(pk=self.usuario.pk)
        mismos = candidatos.con_rol(Rol.ENLACE) if self.usuario.es_enlace else candidatos.exclude(rol=Rol.ENLACE)
        self.fields["suplente"].queryset = mismos


class CorreosForm(forms.Form):
    """The kinds of e-mail that a person wants; notices in the system stay."""

    clases = forms.MultipleChoiceField(label="Correos que recibe", choices=Correo.choices, required=False)


class VistaForm(forms.Form):
    """What the button "Guardar esta vista" sends."""

    nombre = forms.CharField(max_length=60)
    ruta = forms.CharField(max_length=200)
    consulta = forms.CharField(max_length=2000, required=False)
