"""Screens of tours and jornadas, their field sheet, and the list of all that was done."""

import django_filters as filters
from django.urls import reverse

from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import EjercicioFilter
from seguimiento.nucleo.formato import entero
from seguimiento.nucleo.pantallas import ConCandado, CreateScreen, DetailScreen, ImportScreen, ListScreen, Pantalla, UpdateScreen
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.sugerencias import SUGERENCIAS, Sugerencias
from seguimiento.nucleo.tablas import Columna, Estatus, Fecha, Principal, Tabla

from . import giras, hojas_de_campo
from .actuaciones import Clase
from .filters import BusquedaDePeticion, DeHijos
from .models import Actuacion, Gira, Peticion

A_LA_VISTA = 25  # petitions on the page of a tour


class GiraScreen:
    model = Gira


class GiraList(GiraScreen, ListScreen):
    table_class, filterset_class, resource_class = giras.GiraTable, giras.GiraFilter, giras.GiraResource
    titulo = "Giras y jornadas"
    bajada = "Con las peticiones que se recibieron en cada una."
    vistas = (("Giras", "clase=gira"), ("Jornadas", "clase=jornada"))

    def get_queryset(self):
        return giras.con_cuentas(super().get_queryset(), self.corte).select_related("municipio", "responsable")


class GiraDetail(ConCandado, GiraScreen, DetailScreen):
    con_documentos = True
    campos = ("clase", "fecha", "municipio", "lugar", "responsable", "ejercicio")

    def get_queryset(self):
        return super().get_queryset().select_related("municipio", "responsable")

    def get_hechos(self):
        hechos = super().get_hechos()
        return [*hechos, ("Origen", "Reconstruida a partir de las cifras publicadas")] if self.object.reconstruido else hechos

    def get_acciones(self):
        acciones = super().get_acciones()
        if self.puede(Accion.IMPORTAR):
            hojas = (("Hoja de campo", "file-earmark-spreadsheet", "hoja"), ("Subir la hoja de campo", "upload", "importar_hoja"))
            acciones += [{"titulo": t, "icono": i, "url": self.url(r, self.object.pk), "primaria": False} for t, i, r in hojas]
        if self.puede(Accion.CREAR, Peticion):
            url = f"{reverse('peticiones:peticion_create')}?gira={self.object.pk}"
            acciones.append({"titulo": "Registrar petición", "icono": "plus-lg", "url": url, "primaria": True})
        return acciones

    def get_context_data(self, **kwargs):
        corte, usuario = plazos.hoy(), self.request.user
        cuentas = giras.cuentas_de(self.object, usuario, corte)
        lista = f"{reverse('peticiones:peticion_list')}?gira={self.object.pk}&ejercicio=todos"
        seguimientos = f"{reverse('peticiones:seguimiento_list')}?gira={self.object.pk}&ejercicio=todos"
        filas = Peticion.objects.visibles_para(usuario).filter(gira=self.object).al_corte(corte, usuario)
        return super().get_context_data(
            cifras=[
                ("Recibidas", entero(cuentas["recibidas"]), lista), ("Seguidas", entero(cuentas["seguidas"]), None),
                ("Seguimientos", entero(cuentas["seguimientos"]), seguimientos),
                ("Atendidas", entero(cuentas["atendidas"]), f"{lista}&abiertas=false"),
                ("Abiertas", entero(cuentas["abiertas"]), f"{lista}&abiertas=true"),
            ],
            peticiones=filas.select_related("municipio").order_by("-fecha", "-pk")[:A_LA_VISTA],
            lista=lista, faltan=cuentas["recibidas"] > A_LA_VISTA, **kwargs,
        )  # fmt: skip


class GiraCreate(GiraScreen, CreateScreen):
    form_class = giras.GiraForm

    def get_initial(self):
        return {"fecha": plazos.hoy(), **super().get_initial()}


class GiraUpdate(GiraScreen, UpdateScreen):
    form_class = giras.GiraForm


class GiraImport(GiraScreen, ImportScreen):
    resource_class = giras.GiraResource


class GiraSugerirLugar(GiraScreen, Sugerencias, Pantalla):
    """Places already written."""

    forma, accion = "sugerir-lugar", Accion.CREAR

    def sugerir(self, texto):
        filas = self.get_queryset().filter(lugar__icontains=texto).order_by("lugar").values_list("lugar", flat=True).distinct()
        return ((lugar, "") for lugar in filas[:SUGERENCIAS])


# -- the field sheet


class GiraHoja(GiraScreen, Pantalla):
    """The Excel that is filled in where there is no connection."""

    forma, de_uno, accion = "hoja", True, Accion.IMPORTAR

    def get(self, request, *args, **kwargs):
        return hojas_de_campo.hoja(self.get_object())


class GiraImportarHoja(GiraScreen, ImportScreen):
    """The sheet that comes back: its rows become petitions of this tour."""

    forma, de_uno = "importar-hoja", True
    resource_class = hojas_de_campo.HojaDeCampoResource
    bajada = "Los renglones llenos se registran como peticiones de esta gira. Lo que ya se había subido no se repite."

    def dispatch(self, request, *args, **kwargs):
        self.gira = None
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        self.gira = self.get_object()
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.gira = self.get_object()
        return super().post(request, *args, **kwargs)

    def recurso(self):
        return self.resource_class(usuario=self.request.user, gira=self.gira)

    def plantilla(self):
        return hojas_de_campo.hoja(self.gira)

    def get_titulo(self):
        return "Subir la hoja de campo"

    def get_migas(self):
        return [*super().get_migas(), (str(self.gira), self.gira.get_absolute_url())]

    def get_destino(self):
        return self.gira.get_absolute_url()


# -- all that was done


class ActuacionFilter(DeHijos):
    ejercicio = EjercicioFilter(field_name="fecha__year")
    q = BusquedaDePeticion()
    clase = filters.ChoiceFilter(label="Qué se hizo", choices=Clase.choices)
    dependencia = None

    class Meta:
        model = Actuacion
        fields = ["q", "ejercicio", "clase", "rubro", "municipio", "desde", "hasta"]


class ActuacionTable(Tabla):
    asunto = Principal(verbose_name="Petición", accessor="peticion__asunto", orderable=False, bajo=lambda fila: fila.peticion.folio)
    fecha = Fecha(verbose_name="Fecha")
    rubro = Columna(verbose_name="Rubro", accessor="peticion__get_rubro_display", orderable=False)
    clase = Estatus(Clase, verbose_name="Qué se hizo")

    class Meta(Tabla.Meta):
        model = Actuacion
        fields = ("asunto", "fecha", "rubro", "clase")


class ActuacionList(ListScreen):
    """Follow-ups and petitions attended in one list: what the total of Indicador 1 counts."""

    model, table_class, filterset_class = Actuacion, ActuacionTable, ActuacionFilter
    titulo = "Seguimientos y peticiones atendidas"
    bajada = "Lo que se hizo: cada seguimiento, y cada conclusión que cuenta a la fecha de corte."

    def get_queryset(self):
        return super().get_queryset().select_related("peticion")
