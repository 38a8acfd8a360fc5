"""Forms of recursos, of their stages and of complaints."""

from django import forms

from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import FechaField
from seguimiento.nucleo.formularios import Formulario, SinDatosForm
from transparencia.solicitudes.por_folio import limitar, solicitud_field

from . import lecturas, reglas, services
from .estados import ClaseDeEtapa, Garante, Sentido
from .models import Denuncia, Etapa, Recurso

SEGUN_LA_FECHA = "Sin elegir: la que corresponde a la fecha."


def ahora():
    """What services ask of a day: today, and the calendar of who resolves."""
    return {"hoy": plazos.hoy(), "calendario": lecturas.calendario()}


class RecursoForm(Formulario):
    solicitud = solicitud_field(required=True)
    garante = forms.ChoiceField(
        label="Autoridad garante", required=False, choices=[("", "Según la fecha"), *Garante.choices], help_text=SEGUN_LA_FECHA
    )

    grupos = [
        ("Recurso", ["solicitud", "interpuesto", "causal", "ante_unidad"]),
        ("Ante quién", ["garante", "expediente"]),
        ("De qué se queja", ["agravio"]),
    ]
    anchos = {"solicitud": 4, "interpuesto": 4, "causal": 4, "ante_unidad": 12, "garante": 8, "expediente": 4, "agravio": 12}

    class Meta:
        model = Recurso
        fields = ["solicitud", "interpuesto", "causal", "ante_unidad", "garante", "expediente", "agravio"]
        widgets = {
            "agravio": forms.Textarea(attrs={"rows": 4}),
            "causal": forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": 13}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        limitar(self)

    def guardar(self):
        escribir = services.editar if self.instance.pk else services.registrar
        return escribir(self.save(commit=False), usuario=self.usuario, **ahora())


class EtapaForm(SinDatosForm):
    """The next stage of a recurso, among those that may come now."""

    clase = forms.ChoiceField(label="Etapa", choices=ClaseDeEtapa.choices)
    fecha = FechaField(label="Fecha", help_text="La de su notificación o presentación.")
    sentido = forms.ChoiceField(
        label="Sentido", required=False, choices=[("", "Sin elegir"), *Sentido.choices], help_text="Sólo de la resolución."
    )
    nota = forms.CharField(
        label="Qué se hizo", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Sin nombres ni otros datos personales.",
    )  # fmt: skip
    anchos = {"clase": 6, "fecha": 3, "sentido": 3, "nota": 12}

    def __init__(self, *args, recurso, **kwargs):
        super().__init__(*args, **{"initial": {"fecha": plazos.hoy()}} | kwargs)
        etapas = lecturas.etapas_de(recurso)
        caben = reglas.siguientes(lecturas.puestas(etapas), lecturas.sentido_de(etapas))
        self.fields["clase"].choices = [("", "Elija una opción"), *((uno.value, uno.label) for uno in caben)]
        if ClaseDeEtapa.RESOLUCION not in caben:
            del self.fields["sentido"]

    def clean(self):
        datos = super().clean()
        if datos.get("sentido") and datos.get("clase") != ClaseDeEtapa.RESOLUCION:
            self.add_error("sentido", "El sentido corresponde sólo a la resolución.")
        return datos


class EtapaUpdateForm(Formulario):
    anchos = {"fecha": 4, "sentido": 8, "nota": 12}

    class Meta:
        model = Etapa
        fields = ["fecha", "sentido", "nota"]
        widgets = {"nota": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.clase != ClaseDeEtapa.RESOLUCION:
            del self.fields["sentido"]

    def guardar(self):
        return services.editar_etapa(self.save(commit=False), usuario=self.usuario, **ahora())


class DenunciaForm(Formulario):
    garante = forms.ChoiceField(
        label="Autoridad garante", required=False, choices=[("", "Según la fecha"), *Garante.choices], help_text=SEGUN_LA_FECHA
    )

    grupos = [
        ("Denuncia", ["presentada", "garante", "expediente", "obligacion", "hechos"]),
        ("Informe", ["notificada", "vence_informe", "informada"]),
        ("Resolución", ["resuelta", "sentido", "vence_cumplimiento", "cumplida", "nota"]),
    ]
    anchos = {
        "presentada": 4, "garante": 8, "expediente": 4, "obligacion": 8, "hechos": 12, "notificada": 4, "vence_informe": 4, "informada": 4,
        "resuelta": 4, "sentido": 8, "vence_cumplimiento": 6, "cumplida": 6, "nota": 12,
    }  # fmt: skip

    class Meta:
        model = Denuncia
        fields = [
            "presentada", "garante", "expediente", "obligacion", "hechos", "notificada", "vence_informe", "informada", "resuelta",
            "sentido", "vence_cumplimiento", "cumplida", "nota",
        ]  # fmt: skip
        widgets = {"hechos": forms.Textarea(attrs={"rows": 3}), "nota": forms.Textarea(attrs={"rows": 3})}

    def guardar(self):
        return services.guardar_denuncia(self.save(commit=False), usuario=self.usuario, hoy=plazos.hoy())
