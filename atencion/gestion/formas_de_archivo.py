"""Forms of the archive: the scheme of classification, and the life of an expediente."""

from django import forms

from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import FechaField
from seguimiento.nucleo.formularios import BUSCABLE, Formulario, MotivoForm, SinDatosForm

from . import disposicion
from .estados import Acceso, Destino
from .forms import folio_field, no_futura, responsables
from .models import Clasificacion, Expediente

VALORES = ("valor_administrativo", "valor_legal", "valor_fiscal")


class ClasificacionForm(Formulario):
    padre = forms.ModelChoiceField(
        Clasificacion.objects.exclude(nivel="subserie"), label="Dentro de", required=False, widget=forms.Select(attrs=BUSCABLE),
        help_text="El nivel de arriba. Vacío sólo en un fondo.",
    )  # fmt: skip

    grupos = [
        ("Lugar en el cuadro", ["nivel", "padre", "clave", "nombre", "activa"]),
        ("Valores documentales", ["valor_administrativo", "valor_legal", "valor_fiscal"]),
        ("Conservación (series y subseries)", ["plazo_tramite", "plazo_concentracion", "destino", "nota"]),
    ]
    anchos = {
        "nivel": 4, "padre": 8, "clave": 4, "nombre": 8, "activa": 12, "valor_administrativo": 4, "valor_legal": 4, "valor_fiscal": 4,
        "plazo_tramite": 4, "plazo_concentracion": 4, "destino": 4, "nota": 12,
    }  # fmt: skip

    class Meta:
        model = Clasificacion
        fields = [
            "nivel", "padre", "clave", "nombre", "activa", "valor_administrativo", "valor_legal", "valor_fiscal", "plazo_tramite",
            "plazo_concentracion", "destino", "nota",
        ]  # fmt: skip
        widgets = {"nota": forms.Textarea(attrs={"rows": 2})}

    def guardar(self):
        return disposicion.guardar_clasificacion(self.save(commit=False), usuario=self.usuario)


class ExpedienteForm(Formulario):
    clasificacion = forms.ModelChoiceField(
        Clasificacion.objects.none(), label="Clasificación archivística", widget=forms.Select(attrs=BUSCABLE),
        help_text="Serie o subserie del cuadro general.",
    )  # fmt: skip
    folio = folio_field(help_text="Por su número; vacío si no nace de un folio.")
    responsable = forms.ModelChoiceField(responsables(), label="Responsable", required=False, widget=forms.Select(attrs=BUSCABLE))

    grupos = [
        ("Expediente", ["serie", "apertura", "titulo", "clasificacion", "folio", "responsable"]),
        ("Contenido", ["fecha_inicial", "fecha_final", "fojas", "soporte", "ubicacion"]),
        ("Valores (ninguno marcado: los de la clasificación)", ["valor_administrativo", "valor_legal", "valor_fiscal"]),
        ("Conservación y acceso", ["plazo_tramite", "plazo_concentracion", "destino", "acceso", "reservado_hasta", "nota"]),
    ]
    anchos = {
        "serie": 4, "apertura": 4, "titulo": 12, "clasificacion": 12, "folio": 6, "responsable": 6, "fecha_inicial": 4, "fecha_final": 4,
        "fojas": 4, "soporte": 4, "ubicacion": 8, "valor_administrativo": 4, "valor_legal": 4, "valor_fiscal": 4, "plazo_tramite": 4,
        "plazo_concentracion": 4, "destino": 4, "acceso": 4, "reservado_hasta": 8, "nota": 12,
    }  # fmt: skip

    class Meta:
        model = Expediente
        fields = [
            "serie", "apertura", "titulo", "clasificacion", "folio", "responsable", "fecha_inicial", "fecha_final", "fojas", "soporte",
            "ubicacion", "valor_administrativo", "valor_legal", "valor_fiscal", "plazo_tramite", "plazo_concentracion", "destino",
            "acceso", "reservado_hasta", "nota",
        ]  # fmt: skip
        widgets = {"nota": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["apertura"].validators.append(no_futura)
        clasificables = Clasificacion.objects.clasificables()
        propia = Clasificacion.todos.filter(pk=self.instance.clasificacion_id) if self.instance.pk else None
        self.fields["clasificacion"].queryset = clasificables | propia if propia is not None else clasificables

    def clean(self):
        datos = super().clean()
        reservada = datos.get("acceso") == Acceso.RESERVADA
        if reservada and not datos.get("reservado_hasta"):
            self.add_error("reservado_hasta", "Escriba hasta cuándo está reservado.")
        if not reservada and datos.get("reservado_hasta"):
            self.add_error("reservado_hasta", "Sólo lo reservado lleva esta fecha.")
        return datos

    def guardar(self):
        if not any(getattr(self.instance, nombre) for nombre in VALORES):
            for nombre in VALORES:
                setattr(self.instance, nombre, getattr(self.instance.clasificacion, nombre))
        return disposicion.guardar_expediente(self.save(commit=False), usuario=self.usuario)


class ExpedienteUpdateForm(ExpedienteForm):
    """The register does not change: the number is of it."""

    class Meta(ExpedienteForm.Meta):
        fields = [nombre for nombre in ExpedienteForm.Meta.fields if nombre != "serie"]

    grupos = [("Expediente", ["apertura", "titulo", "clasificacion", "folio", "responsable"]), *ExpedienteForm.grupos[1:]]


class CerrarForm(SinDatosForm):
    fecha = FechaField(label="Fecha de cierre", validators=[no_futura])
    fecha_final = FechaField(label="Fecha del último documento", required=False, validators=[no_futura])
    fojas = forms.IntegerField(label="Fojas", required=False, min_value=1, max_value=1_000_000, help_text="Cuántas lo forman al cerrarlo.")
    anchos = {"fecha": 4, "fecha_final": 4, "fojas": 4}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"fecha": plazos.hoy()}, **kwargs)


class TransferirForm(SinDatosForm):
    fecha = FechaField(label="Fecha de la transferencia", validators=[no_futura], help_text="Del archivo de trámite al de concentración.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"fecha": plazos.hoy()}, **kwargs)


class DisponerForm(MotivoForm):
    """What is done with what ended its time in concentration."""

    fecha = FechaField(label="Fecha", validators=[no_futura])
    destino = forms.ChoiceField(label="Destino que se les da", choices=[(d.value, d.label) for d in (Destino.BAJA, Destino.HISTORICO)])
    field_order = ["fecha", "destino", "motivo"]
    anchos = {"fecha": 4, "destino": 8, "motivo": 12}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"fecha": plazos.hoy()}, **kwargs)
        self.fields["motivo"].label = "Dictamen o acta"
        self.fields["motivo"].help_text = "El documento que lo autoriza; quedará en el historial."
