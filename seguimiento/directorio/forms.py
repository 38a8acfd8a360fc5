"""Forms of the directory."""

from django import forms

from seguimiento.nucleo.filtros import FechaField
from seguimiento.nucleo.formularios import Formulario, MotivoForm

from . import nombramientos, services
from .estados import Uso
from .models import Atribucion, Correo, Dependencia, Municipio, Nombramiento, Persona, Telefono, Tema, Unidad

BUSCABLE = {"data-buscable": ""}


class UnidadForm(Formulario):
    anchos = {"siglas": 3, "numeral": 3, "nombre": 12}

    class Meta:
        model = Unidad
        fields = ["siglas", "numeral", "superior", "nombre"]


class DependenciaForm(Formulario):
    alias = forms.CharField(
        label="Otras formas de escribirla", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Una por renglón. Con cualquiera de ellas se reconoce en los archivos que se importan.",
    )  # fmt: skip
    grupos = [
        ("Nombre", ["siglas", "nombre_corto", "nombre", "alias"]),
        ("Adscripción y vigencia", ["tipo", "sector", "valida_desde", "valida_hasta"]),
        ("Procedencia del dato", ["fuente", "por_confirmar", "nota"]),
    ]
    anchos = {"nombre": 12, "fuente": 12}

    class Meta:
        model = Dependencia
        fields = [
            "siglas", "nombre_corto", "nombre", "tipo", "sector", "valida_desde", "valida_hasta", "por_confirmar", "fuente", "nota",
        ]  # fmt: skip
        widgets = {"nota": forms.Textarea(attrs={"rows": 3}), "sector": forms.Select(attrs={"data-buscable": ""})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sector = self.fields["sector"]
        sector.queryset = sector.queryset.exclude(pk=self.instance.pk)
        if self.instance.pk:
            self.fields["alias"].initial = "\n".join(self.instance.alias.values_list("texto", flat=True))

    def clean_alias(self):
        return [texto for renglon in self.cleaned_data["alias"].splitlines() if (texto := " ".join(renglon.split()))]

    def guardar(self):
        dependencia = super().guardar()
        services.nombrar(dependencia, self.cleaned_data["alias"])
        return dependencia


class FusionForm(MotivoForm):
    """Which one stays, and why they are the same."""

    en = forms.ModelChoiceField(
        Dependencia.objects.none(), label="Se queda", widget=forms.Select(attrs={"data-buscable": ""}),
        help_text="Todo lo de la otra pasará a ésta, y sus nombres quedarán como alias.",
    )  # fmt: skip
    field_order = ["en", "motivo"]
    anchos = {"en": 12}

    def __init__(self, *args, usuario=None, dependencia, **kwargs):
        super().__init__(*args, **kwargs)
        self.dependencia, self.usuario = dependencia, usuario
        self.fields["en"].queryset = Dependencia.objects.exclude(pk=dependencia.pk)
        self.fields["en"].label_from_instance = lambda d: f"{d.siglas}, {d.nombre}"

    def guardar(self):
        datos = self.cleaned_data
        return services.fusionar(self.dependencia, datos["en"], usuario=self.usuario, motivo=datos["motivo"])


class MunicipioForm(Formulario):
    anchos = {"clave": 3}

    class Meta:
        model = Municipio
        fields = ["clave", "nombre", "region", "region_verificada"]


class AtribucionForm(Formulario):
    areas = forms.ModelMultipleChoiceField(
        Unidad.objects.none(), label="Áreas responsables", required=False, widget=forms.CheckboxSelectMultiple
    )
    anchos = {"numero": 3, "todas": 12}

    class Meta:
        model = Atribucion
        fields = ["numero", "texto", "todas"]
        widgets = {"texto": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["areas"].queryset = Unidad.objects.all()
        if self.instance.pk:
            self.fields["areas"].initial = list(self.instance.responsables.values_list("unidad", flat=True))

    def clean(self):
        datos = super().clean()
        if bool(datos.get("todas")) == bool(datos.get("areas")):
            self.add_error("areas", "Elija las áreas responsables, o marque que lo son todas las unidades.")
        return datos

    def guardar(self):
        atribucion = super().guardar()
        services.responsabilizar(atribucion, self.cleaned_data["areas"])
        return atribucion


class ContactosField(forms.CharField):
    """E-mails or telephones, one to a line: a list of texts, each one valid."""

    def __init__(self, modelo, campo, **kwargs):
        self.campo = modelo._meta.get_field(campo)
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 2}), **kwargs)

    def clean(self, value):
        textos = dict.fromkeys(" ".join(renglon.split()) for renglon in super().clean(value).splitlines() if renglon.strip())
        return [self.campo.clean(texto, None) for texto in textos]


CONTACTOS = (
    ("correos", Correo, "direccion", Uso.INSTITUCIONAL), ("telefonos", Telefono, "numero", Uso.INSTITUCIONAL),
    ("correos_personales", Correo, "direccion", Uso.PERSONAL), ("telefonos_personales", Telefono, "numero", Uso.PERSONAL),
)  # fmt: skip


class PersonaForm(Formulario):
    correos = ContactosField(Correo, "direccion", label="Correos", help_text="Uno por renglón.")
    telefonos = ContactosField(Telefono, "numero", label="Teléfonos", help_text="Uno por renglón: 662 555 0100 ext. 12.")
    correos_personales = ContactosField(Correo, "direccion", label="Correos personales")
    telefonos_personales = ContactosField(Telefono, "numero", label="Teléfonos personales")
    grupos = [
        ("Persona", ["tratamiento", "nombre", "procedencia"]),
        ("Contacto institucional", ["correos", "telefonos"]),
        ("Contacto personal: no lo ven las cuentas de consulta ni los enlaces", ["correos_personales", "telefonos_personales"]),
        ("Otros datos", ["nota"]),
    ]
    anchos = {"tratamiento": 3, "nombre": 9, "procedencia": 12, "nota": 12} | {nombre: 6 for nombre, *_ in CONTACTOS}

    class Meta:
        model = Persona
        fields = ["tratamiento", "nombre", "procedencia", "nota"]
        widgets = {"nota": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for nombre, modelo, campo, uso in CONTACTOS:
                filas = modelo.objects.visibles_para(self.usuario).filter(persona=self.instance, uso=uso)
                self.fields[nombre].initial = "\n".join(filas.values_list(campo, flat=True))

    def guardar(self):
        persona, datos = super().guardar(), self.cleaned_data
        for uso, sufijo in ((Uso.INSTITUCIONAL, ""), (Uso.PERSONAL, "_personales")):
            nombramientos.poner_contactos(
                persona, correos=datos[f"correos{sufijo}"], telefonos=datos[f"telefonos{sufijo}"], uso=uso, usuario=self.usuario
            )
        return persona


class NombramientoForm(Formulario):
    """A new appointment. The person is chosen, or written down when the directory does not have them yet."""

    nueva = forms.CharField(
        label="O escriba el nombre de alguien nuevo", required=False, max_length=150, help_text="Si todavía no está en el directorio."
    )
    grupos = [
        ("Persona", ["persona", "nueva"]),
        ("Cargo", ["clase", "cargo", "dependencia", "unidad", "tema"]),
        ("Periodo", ["desde", "hasta"]),
    ]
    anchos = {"persona": 6, "nueva": 6, "clase": 4, "cargo": 8, "dependencia": 6, "unidad": 6, "tema": 6, "desde": 3, "hasta": 3}

    class Meta:
        model = Nombramiento
        fields = ["persona", "clase", "cargo", "dependencia", "unidad", "tema", "desde", "hasta"]
        widgets = {nombre: forms.Select(attrs=BUSCABLE) for nombre in ("persona", "dependencia", "unidad", "tema")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["persona"].required = False
        self.fields["tema"].queryset = Tema.objects.filter(vigente=True)
        self.fields["dependencia"].label_from_instance = lambda d: f"{d.siglas}, {d.nombre}"
        self.fields["unidad"].label_from_instance = lambda u: f"{u.siglas}, {u.nombre}"

    def clean(self):
        datos = super().clean()
        if bool(datos.get("persona")) == bool(datos.get("nueva")):
            self.add_error("persona", "Elija a la persona, o escriba el nombre de alguien nuevo.")
        return datos

    def _post_clean(self):
        """The rules of the appointment are asked by its service, once there is a person and the seat is locked."""
        self.instance = forms.models.construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)

    def guardar(self):
        fila = self.instance
        if nombre := self.cleaned_data["nueva"]:
            fila.persona = nombramientos.persona_de_nombre(nombre, usuario=self.usuario)
        return nombramientos.nombrar(fila, usuario=self.usuario)


class CargoForm(Formulario):
    """Mend a slip in the name of the post; the rest of an appointment is not rewritten."""

    anchos = {"cargo": 12}

    class Meta:
        model = Nombramiento
        fields = ["cargo"]
        help_texts = {"cargo": "Sólo para corregir cómo se escribió. Si la persona cambió de cargo, registre otro nombramiento."}

    def guardar(self):
        return nombramientos.corregir_cargo(self.instance, cargo=self.cleaned_data["cargo"], usuario=self.usuario)


class ConcluirForm(MotivoForm):
    hasta = FechaField(label="Último día en el cargo")
    field_order = ["hasta", "motivo"]


class TemaForm(Formulario):
    anchos = {"nombre": 12, "descripcion": 12}

    class Meta:
        model = Tema
        fields = ["nombre", "descripcion", "vigente"]
        widgets = {"descripcion": forms.Textarea(attrs={"rows": 3})}
