"""Screens of the days off: one by one, a whole period, a year from Excel, and what is still to be checked against the gazette."""

from django import forms
from django.urls import reverse

from . import calendario
from .filters import DiaInhabilFilter
from .filtros import FechaField
from .formato import plural
from .formularios import DiaInhabilForm, SinDatosForm
from .models import DiaInhabil
from .pantallas import BulkScreen, CreateScreen, DetailScreen, FormScreen, ImportScreen, ListScreen, UpdateScreen
from .permisos import Accion
from .resources import DiaInhabilResource
from .tables import DiaInhabilTable


class DiaInhabilScreen:
    model = DiaInhabil


class DiaInhabilList(DiaInhabilScreen, ListScreen):
    table_class, filterset_class, resource_class = DiaInhabilTable, DiaInhabilFilter, DiaInhabilResource
    bajada = "Días que no cuentan en los plazos. Sábados y domingos no hace falta registrarlos."
    vistas = (
        ("Por confirmar", "por_confirmar=true"),
        ("Administración estatal", "ambito=estatal"),
        ("Plataforma Nacional", "ambito=pnt"),
        ("Autoridad garante", "ambito=garante"),
    )
    lote = (("Confirmar", "check2-all", "nucleo:diainhabil_confirmar"),)

    def get_acciones(self):
        acciones = super().get_acciones()
        if self.puede(Accion.CREAR):
            periodo = {"titulo": "Registrar un periodo", "icono": "calendar-range", "url": self.url("periodo"), "primaria": False}
            acciones.insert(len(acciones) - 1, periodo)
        return acciones


class DiaInhabilDetail(DiaInhabilScreen, DetailScreen):
    campos = ("fecha", "motivo", "ambito", "fundamento", "publicacion", "por_confirmar")


class DiaInhabilCreate(DiaInhabilScreen, CreateScreen):
    form_class = DiaInhabilForm


class DiaInhabilUpdate(DiaInhabilScreen, UpdateScreen):
    form_class = DiaInhabilForm


class DiaInhabilImport(DiaInhabilScreen, ImportScreen):
    resource_class = DiaInhabilResource


class PeriodoForm(SinDatosForm):
    required_css_class = "obligatorio"
    grupos = [
        ("Periodo", ["desde", "hasta", "motivo"]),
        ("Dónde rige y por qué", ["ambitos", "fundamento", "publicacion", "por_confirmar"]),
    ]
    anchos = {"desde": 6, "hasta": 6, "motivo": 12, "ambitos": 12, "fundamento": 12, "publicacion": 12, "por_confirmar": 12}

    desde = FechaField(label="Primer día")
    hasta = FechaField(label="Último día", help_text="Inclusive. Sábados y domingos no se registran.")
    motivo = forms.CharField(label="Motivo", max_length=200, initial="Periodo vacacional")
    ambitos = forms.MultipleChoiceField(
        label="Ámbito", choices=DiaInhabil.Ambito.choices, widget=forms.CheckboxSelectMultiple, initial=[DiaInhabil.Ambito.ESTATAL.value],
        error_messages={"required": "Elija al menos un ámbito."},
    )  # fmt: skip
    fundamento = forms.CharField(label="Fundamento", max_length=200, help_text="Acuerdo, ley o circular que lo declara.")
    publicacion = forms.CharField(label="Publicación", max_length=200, required=False, help_text="Boletín o enlace.")
    por_confirmar = forms.BooleanField(
        label="Por confirmar", required=False, help_text="Ya se descuenta en los plazos, pero falta cotejarlo con la publicación oficial."
    )

    def guardar(self):
        return calendario.registrar_periodo(usuario=self.usuario, **self.cleaned_data)


class DiaInhabilPeriodo(DiaInhabilScreen, FormScreen):
    """Vacations: one row for each weekday; the days that were there already stay as they were, and are told."""

    forma, de_uno, accion = "periodo", False, Accion.CREAR
    form_class, titulo, boton, con_borrador = PeriodoForm, "Registrar un periodo", "Registrar el periodo", True
    bajada = "Vacaciones o suspensión de labores: se registra un renglón por cada día entre semana."

    def guardar(self, form):
        self.nuevos, self.habidos = form.guardar()

    def get_mensaje(self):
        hechos = f"{plural(len(self.nuevos), 'día inhábil registrado', 'días inhábiles registrados')}."
        return f"{hechos} Ya estaban, y quedaron igual: {calendario.nombrar(self.habidos)}." if self.habidos else hechos

    def get_destino(self):
        dias = [fila.fecha for fila in self.nuevos]
        return f"{reverse('nucleo:diainhabil_list')}?desde={min(dias):%d/%m/%Y}&hasta={max(dias):%d/%m/%Y}"


class ConfirmarForm(SinDatosForm):
    publicacion = forms.CharField(
        label="Publicación", max_length=200, help_text="Número y fecha del Boletín Oficial o enlace con que se cotejó.",
        error_messages={"required": "Escriba con qué publicación se cotejó."},
    )  # fmt: skip


class DiaInhabilConfirmar(DiaInhabilScreen, BulkScreen):
    forma, form_class, titulo, boton = "confirmar", ConfirmarForm, "Confirmar días inhábiles", "Confirmar"

    def hacer(self, filas, datos):
        return calendario.confirmar(filas, usuario=self.request.user, **datos)
