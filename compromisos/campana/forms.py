"""Forms of commitments, actions, money and progress. An enlace chooses only among what is theirs."""

import re

from django import forms
from django.core.exceptions import ValidationError

from seguimiento.directorio.models import Dependencia, Municipio
from seguimiento.nucleo import documentos
from seguimiento.nucleo.archivos import EvidenciasField
from seguimiento.nucleo.filtros import FechaField
from seguimiento.nucleo.formularios import BUSCABLE, Formulario, MontoField, MotivoForm, SinDatosForm

from . import services
from .estados import EstatusAccion, Fuente
from .models import Accion, Asignacion, Compromiso, Inversion

EVIDENCIA = f"Obligatoria para concluir. {documentos.ACEPTADOS}."


def dependencias_de(usuario):
    """Dependencias that this person may choose: all, or the own ones."""
    return Dependencia.objects.filter(pk__in=usuario.dependencias_ids) if usuario.es_enlace else Dependencia.objects.all()


def siglas_y_nombre(dependencia):
    return f"{dependencia.siglas}, {dependencia.nombre}"


def numero_y_texto(compromiso):
    return f"{compromiso.numero}. {compromiso.texto[:140]}"


class CompromisoField(forms.ModelChoiceField):
    """A commitment by its number and text, searched as one types."""

    def __init__(self, **kwargs):
        kwargs.setdefault("queryset", Compromiso.objects.all())
        super().__init__(label="Compromiso", widget=forms.Select(attrs=BUSCABLE), **kwargs)

    def label_from_instance(self, obj):
        return numero_y_texto(obj)


class DependenciaField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(**{"queryset": Dependencia.objects.all(), "label": "Dependencia", "widget": forms.Select(attrs=BUSCABLE)} | kwargs)

    def label_from_instance(self, obj):
        return siglas_y_nombre(obj)


class CompromisoForm(Formulario):
    anchos = {"numero": 3, "eje": 9, "texto": 12}

    class Meta:
        model = Compromiso
        fields = ["numero", "eje", "texto"]
        widgets = {"texto": forms.Textarea(attrs={"rows": 4})}


class AsignacionForm(Formulario):
    """One commitment to several dependencias at once."""

    compromiso = CompromisoField()
    dependencias = forms.ModelMultipleChoiceField(
        Dependencia.objects.all(), label="Dependencias", widget=forms.SelectMultiple(attrs=BUSCABLE),
        help_text="Sus enlaces reciben un aviso. Las que ya lo tienen asignado quedan como están.",
    )  # fmt: skip
    anchos = {"compromiso": 12, "dependencias": 12}

    class Meta:
        model = Asignacion
        fields = ["compromiso"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dependencias"].label_from_instance = siglas_y_nombre

    def guardar(self, *, fecha):
        compromiso, dependencias = self.cleaned_data["compromiso"], self.cleaned_data["dependencias"]
        nuevas = services.asignar({(compromiso.pk, d.pk) for d in dependencias}, usuario=self.usuario, fecha=fecha)
        if not nuevas:
            raise ValidationError({"dependencias": "El compromiso ya está asignado a esas dependencias."})
        return nuevas[0]


class AccionForm(Formulario):
    """What is edited of an action; its status moves by avances."""

    compromiso = CompromisoField()
    dependencia = DependenciaField()
    municipios = forms.ModelMultipleChoiceField(
        Municipio.objects.all(), label="Municipios", required=False, widget=forms.SelectMultiple(attrs=BUSCABLE)
    )

    class Meta:
        model = Accion
        fields = ["compromiso", "dependencia", "descripcion", "fecha_inicio", "fecha_termino", "beneficiarios"]
        widgets = {"descripcion": forms.Textarea(attrs={"rows": 3})}

    grupos = [
        ("Acción", ["compromiso", "dependencia", "descripcion"]),
        ("Alcance", ["fecha_inicio", "fecha_termino", "beneficiarios", "municipios"]),
    ]
    anchos = {"compromiso": 12, "dependencia": 12, "descripcion": 12, "municipios": 12}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dependencia"].queryset = propias = dependencias_de(self.usuario)
        self.fields["compromiso"].queryset = Compromiso.objects.visibles_para(self.usuario)
        if self.usuario.es_enlace and propias.count() == 1:
            self.initial.setdefault("dependencia", propias.first().pk)
        if self.instance.pk:
            self.initial["municipios"] = list(self.instance.alcances.values_list("municipio", flat=True))

    def clean_descripcion(self):
        return re.sub(r"\s+", " ", self.cleaned_data["descripcion"]).strip()

    def clean(self):
        datos = super().clean()
        for campo in ("fecha_inicio", "fecha_termino"):
            if datos.get(campo) and not 2000 <= datos[campo].year <= 2100:
                self.add_error(campo, "Escriba el año con sus cuatro cifras, entre 2000 y 2100.")
        if datos.get("fecha_inicio") and datos.get("fecha_termino") and datos["fecha_termino"] < datos["fecha_inicio"]:
            self.add_error("fecha_termino", "La fecha de término es anterior a la de inicio.")
        return datos

    def guardar(self, *, fecha):
        accion, municipios = self.save(commit=False), self.cleaned_data["municipios"]
        return services.editar_accion(accion, municipios=municipios, usuario=self.usuario, fecha=fecha)


class AccionCreateForm(AccionForm):
    """A new action with its first status, its money by source and its evidence."""

    estatus = forms.ChoiceField(label="Estatus", choices=EstatusAccion.choices, initial=EstatusAccion.PENDIENTE)
    texto = forms.CharField(
        label="Qué se ha hecho", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Si ya está en proceso o concluida.",
    )  # fmt: skip
    estatal = MontoField(label="Inversión estatal", required=False)
    federal = MontoField(label="Inversión federal", required=False)
    municipal = MontoField(label="Inversión municipal", required=False)
    evidencias = EvidenciasField(help_text=EVIDENCIA)

    grupos = [
        *AccionForm.grupos,
        ("Avance", ["estatus", "texto", "evidencias"]),
        ("Inversión en pesos", ["estatal", "federal", "municipal"]),
    ]
    anchos = {**AccionForm.anchos, "estatus": 4, "texto": 12, "estatal": 4, "federal": 4, "municipal": 4}

    def guardar(self, *, fecha):
        datos = self.cleaned_data
        montos = {Fuente(fuente): datos[fuente] for fuente in ("estatal", "federal", "municipal") if datos[fuente]}
        return services.registrar_accion(
            self.save(commit=False), estatus=datos["estatus"], texto=datos["texto"], municipios=datos["municipios"], montos=montos,
            evidencias=datos["evidencias"], usuario=self.usuario, fecha=fecha,
        )  # fmt: skip


class AvanceForm(SinDatosForm):
    """What is reported of an action."""

    fecha = FechaField(label="Fecha del avance")
    estatus = forms.ChoiceField(label="Estatus", choices=EstatusAccion.choices)
    texto = forms.CharField(label="Qué se hizo", min_length=5, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    evidencias = EvidenciasField(help_text=EVIDENCIA)

    anchos = {"fecha": 4, "estatus": 4, "texto": 12, "evidencias": 12}

    def __init__(self, *args, usuario=None, accion: Accion, hoy, **kwargs):
        self.hoy = hoy
        super().__init__(*args, usuario=usuario, initial={"fecha": hoy, "estatus": accion.estatus}, **kwargs)

    def clean_fecha(self):
        if self.cleaned_data["fecha"] > self.hoy:
            raise ValidationError("La fecha del avance no puede ser posterior a hoy.")
        return self.cleaned_data["fecha"]


class ReasignarForm(MotivoForm):
    dependencia = DependenciaField(label="Nueva dependencia", help_text="Las acciones pasan a ella con sus avances y su inversión.")
    field_order = ["dependencia", "motivo"]
    anchos = {"dependencia": 12}


class RefecharForm(MotivoForm):
    fecha_termino = FechaField(label="Nueva fecha de término")
    field_order = ["fecha_termino", "motivo"]


class IdsField(forms.CharField):
    """Actions by their ID, written with commas or spaces; cleans to the list of actions. `acciones` are those in reach."""

    acciones = Accion.objects.none()

    def prepare_value(self, value):
        return ", ".join(str(v) for v in value) if isinstance(value, (list, tuple)) else value

    def to_python(self, value):
        partes = re.findall(r"[^\s,;]+", value or "")
        malas = [parte for parte in partes if not re.fullmatch(r"\d{1,15}", parte)]
        if malas:
            raise ValidationError(f"«{malas[0]}» no es el ID de una acción: se esperaban números separados por comas.")
        pks = [int(parte) for parte in dict.fromkeys(partes)]
        filas = self.acciones.in_bulk(pks)
        if faltan := [str(pk) for pk in pks if pk not in filas]:
            raise ValidationError(f"No hay una acción a su alcance con el ID {', '.join(faltan[:5])}.")
        return [filas[pk] for pk in pks]


class InversionForm(Formulario):
    """Money of one source and year, tied to one or several actions."""

    monto = MontoField(label="Monto en pesos")
    acciones = IdsField(
        label="Acciones que paga", help_text="El ID de cada acción, separados por comas. El dinero cuenta una sola vez en los totales.",
    )  # fmt: skip
    anchos = {"fuente": 4, "ejercicio": 3, "monto": 5, "concepto": 12, "acciones": 12}

    class Meta:
        model = Inversion
        fields = ["fuente", "ejercicio", "monto", "concepto"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "acciones" not in self.fields:
            return
        self.fields["acciones"].acciones = Accion.objects.visibles_para(self.usuario)
        if self.instance.pk:
            vivas = self.instance.aportes.filter(accion__eliminado__isnull=True).order_by("accion")
            self.initial["acciones"] = list(vivas.values_list("accion", flat=True))

    def clean_ejercicio(self):
        if not 2000 <= self.cleaned_data["ejercicio"] <= 2100:
            raise ValidationError("Escriba un año entre 2000 y 2100.")
        return self.cleaned_data["ejercicio"]

    def guardar(self, *, fecha):
        inversion, acciones = self.save(commit=False), self.cleaned_data["acciones"]
        return services.guardar_inversion(inversion, acciones=acciones, usuario=self.usuario, fecha=fecha)


class InversionDeVariasForm(InversionForm):
    """The same for the actions chosen in a list."""

    acciones = None
