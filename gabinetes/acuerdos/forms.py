"""Forms of meetings, agreements and progress."""

from django import forms
from django.core.exceptions import ValidationError

from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import documentos
from seguimiento.nucleo.archivos import EvidenciasField
from seguimiento.nucleo.filtros import FechaField, leer_clave
from seguimiento.nucleo.formularios import BUSCABLE, Formulario, MotivoForm, SinDatosForm

from . import services
from .estados import EstatusResponsable, SituacionAcuerdo
from .models import Acuerdo, Asistencia, Gabinete, Integrante, Punto, Responsable, Reunion


class DependenciasField(forms.ModelMultipleChoiceField):
    """Several dependencias, searched as one types."""

    def __init__(self, **kwargs):
        kwargs.setdefault("queryset", Dependencia.objects.all())
        super().__init__(widget=forms.SelectMultiple(attrs=BUSCABLE), **kwargs)


class GabineteForm(Formulario):
    integrantes = DependenciasField(label="Integrantes", required=False)

    class Meta:
        model = Gabinete
        fields = ["numero", "nombre", "nombre_oficial", "clase", "secretario_tecnico", "integrantes", "integrantes_publicados", "nota"]

    anchos = {"numero": 2, "nombre": 4, "nombre_oficial": 6, "clase": 4, "secretario_tecnico": 8, "nota": 12}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["integrantes"] = list(self.instance.asientos.values_list("dependencia", flat=True))

    def _save_m2m(self):
        """Seats follow the order of the list; those that stay keep their row."""
        elegidas = list(self.cleaned_data["integrantes"])
        asientos = {asiento.dependencia_id: asiento for asiento in self.instance.asientos.all()}
        self.instance.asientos.exclude(dependencia__in=elegidas).marcar_eliminados("Ya no integra el gabinete")
        for orden, dependencia in enumerate(elegidas):
            if dependencia.pk not in asientos:
                Integrante.objects.create(gabinete=self.instance, dependencia=dependencia, orden=len(asientos) + orden)


class ReunionForm(Formulario):
    class Meta:
        model = Reunion
        fields = ["gabinete", "fecha", "hora_inicio", "hora_fin", "lugar", "con_minuta", "minuta"]
        widgets = {"minuta": forms.Textarea(attrs={"rows": 6}), "gabinete": forms.Select(attrs=BUSCABLE)}

    grupos = [("Sesión", ["gabinete", "fecha", "hora_inicio", "hora_fin", "lugar"]), ("Minuta", ["con_minuta", "minuta"])]
    anchos = {"gabinete": 6, "fecha": 2, "hora_inicio": 2, "hora_fin": 2, "lugar": 12, "con_minuta": 12, "minuta": 12}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gabinete"].queryset = Gabinete.objects.visibles_para(self.usuario)
        for nombre in ("hora_inicio", "hora_fin"):
            self.fields[nombre].widget = forms.TimeInput(format="%H:%M", attrs={"placeholder": "hh:mm"})

    def guardar(self):
        reunion = self.save(commit=False)
        reunion.version += bool(reunion.pk)
        return services.guardar_reunion(reunion, usuario=self.usuario)


class UnAcuerdoField(forms.ModelChoiceField):
    """One agreement, searched by folio or by text as one types."""

    def __init__(self, **kwargs):
        super().__init__(Acuerdo.objects.none(), **{"required": False, "widget": forms.Select(attrs=BUSCABLE)} | kwargs)

    def label_from_instance(self, acuerdo):
        return f"{acuerdo.folio}: {acuerdo.texto}"[:160]


class PuntoForm(Formulario):
    seguimiento = UnAcuerdoField(label="Da seguimiento a", help_text="El acuerdo anterior de este gabinete del que trata, si es de alguno.")

    class Meta:
        model = Punto
        fields = ["numero", "tema", "expone", "seguimiento"]

    anchos = {"numero": 2, "tema": 6, "expone": 4, "seguimiento": 12}

    def de_reunion(self, reunion):
        """Leave to choose from the agreements of its cabinet, and the one that it already has."""
        de_aqui = Acuerdo.objects.visibles_para(self.usuario).filter(reunion__gabinete=reunion.gabinete_id, reservado=False)
        self.fields["seguimiento"].queryset = de_aqui.exclude(reunion=reunion).order_by("-fecha", "-pk")


class PrecargarForm(SinDatosForm):
    """Checklist of the open agreements of the cabinet; those overdue come checked."""

    def __init__(self, *args, reunion, corte, marcar="vencidos", **kwargs):
        super().__init__(*args, **kwargs)
        self.acuerdos = list(Acuerdo.objects.visibles_para(self.usuario).por_agendar(reunion, corte).al_corte(corte))
        marcados = {
            "todos": self.acuerdos,
            "ninguno": [],
        }.get(marcar, [a for a in self.acuerdos if a.fecha_compromiso and a.fecha_compromiso < corte])
        self.fields["acuerdos"] = forms.TypedMultipleChoiceField(
            label="Acuerdos", coerce=int, choices=[(a.pk, a.folio) for a in self.acuerdos], initial=[a.pk for a in marcados],
            widget=forms.CheckboxSelectMultiple, error_messages={"required": "Marque al menos un acuerdo."},
        )  # fmt: skip

    def filas(self):
        """[(checkbox, agreement)] in the order in which they are listed."""
        return list(zip(self["acuerdos"], self.acuerdos, strict=True))

    def clean_acuerdos(self):
        elegidos = set(self.cleaned_data["acuerdos"])
        return [acuerdo for acuerdo in self.acuerdos if acuerdo.pk in elegidos]


class AsistenciaForm(Formulario):
    class Meta:
        model = Asistencia
        fields = ["dependencia", "persona", "cargo", "presencia"]
        widgets = {"dependencia": forms.Select(attrs=BUSCABLE)}

    anchos = {"dependencia": 3, "persona": 3, "cargo": 3, "presencia": 3}


class AdendaForm(SinDatosForm):
    texto = forms.CharField(label="Adenda", min_length=5, widget=forms.Textarea(attrs={"rows": 3}))


class AcuerdoForm(Formulario):
    dependencias = DependenciasField(
        label="Responsables", help_text="Las dependencias que responden por el acuerdo. Cierra cuando cierran todas."
    )
    autorizados = forms.ModelMultipleChoiceField(
        label="Personas que pueden verlo", queryset=Usuario.objects.all(), required=False,
        widget=forms.SelectMultiple(attrs=BUSCABLE), help_text="Sólo si es reservado. Usted queda incluido.",
    )  # fmt: skip

    class Meta:
        model = Acuerdo
        fields = ["reunion", "punto", "texto", "fecha_compromiso", "prioridad", "reservado"]
        widgets = {
            "texto": forms.Textarea(attrs={"rows": 4}),
            "reunion": forms.Select(attrs=BUSCABLE),
            "punto": forms.Select(attrs=BUSCABLE),
        }

    grupos = [
        ("Acuerdo", ["reunion", "punto", "texto", "dependencias", "fecha_compromiso", "prioridad", "motivo"]),
        ("Reserva", ["reservado", "autorizados"]),
    ]
    anchos = {
        "reunion": 6,
        "punto": 6,
        "texto": 12,
        "dependencias": 12,
        "fecha_compromiso": 4,
        "prioridad": 4,
        "reservado": 12,
        "autorizados": 12,
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reunion"].queryset = Reunion.objects.visibles_para(self.usuario).select_related("gabinete")
        reunion = self.data.get("reunion") or self.initial.get("reunion") or self.instance.reunion_id
        self.fields["punto"].queryset = Punto.objects.filter(reunion=leer_clave(str(reunion)))

    def clean(self):
        datos = super().clean()
        reunion, fecha = datos.get("reunion"), datos.get("fecha_compromiso")
        if reunion and fecha and fecha < reunion.fecha:
            self.add_error("fecha_compromiso", f"No puede ser anterior a la reunión ({reunion.fecha:%d/%m/%Y}).")
        return datos

    def guardar(self):
        datos = self.cleaned_data
        return services.registrar_acuerdo(
            self.save(commit=False), dependencias=datos["dependencias"], usuario=self.usuario, autorizados=datos["autorizados"]
        )


class AcuerdoUpdateForm(AcuerdoForm):
    dependencias = None
    motivo = forms.CharField(
        label="Motivo del cambio de fecha", required=False, max_length=500, help_text="Hace falta sólo si cambia la fecha compromiso."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["autorizados"] = list(self.instance.autorizaciones.values_list("usuario", flat=True))
        if self.instance.reunion.sellada:
            for nombre in ("reunion", "punto", "texto"):
                self.fields[nombre].disabled = True
            self.fields["texto"].help_text = "La minuta está sellada: el texto ya no cambia; lo posterior es adenda de la reunión."

    def guardar(self, *, fecha):
        datos = self.cleaned_data
        acuerdo = self.save(commit=False)
        return services.editar_acuerdo(acuerdo, usuario=self.usuario, fecha=fecha, autorizados=datos["autorizados"], motivo=datos["motivo"])


class ResponsablesForm(SinDatosForm):
    dependencias = DependenciasField(label="Responsables")


class ReasignarForm(MotivoForm):
    dependencia = forms.ModelChoiceField(
        Dependencia.objects.all(), label="Nueva dependencia responsable", widget=forms.Select(attrs=BUSCABLE)
    )
    field_order = ["dependencia", "motivo"]


class RefecharForm(MotivoForm):
    nueva = FechaField(label="Nueva fecha compromiso")
    field_order = ["nueva", "motivo"]


class BajaForm(MotivoForm):
    """Cancel, or merge into another agreement: one of the same cabinet, searched as one types, or any other by its folio."""

    fusionado_con = UnAcuerdoField(label="Se fusiona con", empty_label="Con ninguno: sólo se cancela")
    folio = forms.CharField(
        label="O con uno de otro gabinete", required=False, max_length=20, help_text="Su folio, por ejemplo AC-2023-0015."
    )
    field_order = ["fusionado_con", "folio", "motivo"]
    anchos = {"fusionado_con": 8, "folio": 4, "motivo": 12}

    def __init__(self, *args, acuerdo, **kwargs):
        super().__init__(*args, **kwargs)
        self.otros = Acuerdo.objects.visibles_para(self.usuario).filter(situacion=SituacionAcuerdo.VIGENTE).exclude(pk=acuerdo.pk)
        self.fields["fusionado_con"].queryset = self.otros.filter(reunion__gabinete=acuerdo.reunion.gabinete_id).order_by("-fecha", "-pk")

    def clean(self):
        datos = super().clean()
        if folio := datos.pop("folio", "").strip().upper():
            if datos.get("fusionado_con"):
                self.add_error("folio", "Elija uno de la lista o escriba un folio, no los dos.")
            elif (otro := self.otros.filter(folio=folio).first()) is None:
                self.add_error("folio", f"No hay otro acuerdo vigente con el folio «{folio}».")
            else:
                datos["fusionado_con"] = otro
        return datos


class AvanceForm(forms.Form):
    """What a responsable reports."""

    fecha = FechaField(label="Fecha del avance")
    estatus = forms.ChoiceField(label="Estatus", choices=EstatusResponsable.choices)
    porcentaje = forms.DecimalField(label="Porcentaje", min_value=0, max_value=100, max_digits=5, decimal_places=2, help_text="De 0 a 100.")
    texto = forms.CharField(label="Qué se hizo", min_length=5, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    evidencias = EvidenciasField(help_text=f"Obligatoria para concluir. {documentos.ACEPTADOS}.")

    anchos = {"fecha": 4, "estatus": 4, "porcentaje": 4, "texto": 12, "evidencias": 12}

    def __init__(self, *args, usuario=None, responsable: Responsable, hoy, **kwargs):
        self.usuario, self.responsable, self.hoy = usuario, responsable, hoy
        inicial = {"fecha": hoy, "estatus": responsable.estatus, "porcentaje": f"{responsable.porcentaje.normalize():f}"}
        super().__init__(*args, initial=inicial, **kwargs)

    def clean_fecha(self):
        fecha = self.cleaned_data["fecha"]
        if fecha > self.hoy:
            raise ValidationError("La fecha del avance no puede ser posterior a hoy.")
        if fecha < self.responsable.desde:
            raise ValidationError(f"No puede ser anterior al {self.responsable.desde:%d/%m/%Y}, cuando se tomó el acuerdo.")
        return fecha

    def clean(self):
        datos = super().clean()
        if "estatus" in datos and "porcentaje" in datos:
            services.exigir_coherencia(datos["estatus"], datos["porcentaje"])
        return datos

    def guardar(self):
        return services.registrar_avance(self.responsable, usuario=self.usuario, **self.cleaned_data)
