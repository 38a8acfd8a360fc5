"""Screens of the services to sonorenses abroad."""

from seguimiento.nucleo import plazos
from seguimiento.nucleo.formato import entero, pesos
from seguimiento.nucleo.pantallas import ConCandado, CreateScreen, DetailScreen, ImportScreen, ListScreen, Pantalla, UpdateScreen
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.sugerencias import Sugerencias

from .filters import TramiteFilter
from .forms import TramiteForm
from .models import Tramite
from .resources import TramiteResource
from .tables import TramiteTable


class TramiteScreen:
    model = Tramite


class TramiteList(TramiteScreen, ListScreen):
    table_class, filterset_class, resource_class = TramiteTable, TramiteFilter, TramiteResource
    titulo = "Trámites en el extranjero"
    bajada = "Renovaciones de licencias, actas del registro civil y becas PROBEP para sonorenses que viven fuera del país."
    vistas = (("Licencias", "clase=licencia"), ("Actas", "clase=acta"), ("Becas PROBEP", "clase=beca"))
    sumas = {"cantidad": "Suma de trámites", "ingreso": "Suma del ingreso en pesos"}


class TramiteDetail(ConCandado, TramiteScreen, DetailScreen):
    con_documentos = True
    campos = ("clase", "lugar", "fecha", "trimestre", "ejercicio")

    def get_hechos(self):
        hechos = super().get_hechos()
        return [*hechos, ("Origen", "Reconstruido a partir de las cifras publicadas")] if self.object.reconstruido else hechos

    def get_context_data(self, **kwargs):
        ingreso = "No genera ingreso" if self.object.ingreso is None else pesos(self.object.ingreso)
        cifras = [("Cantidad", entero(self.object.cantidad)), ("Ingreso en pesos", ingreso)]
        return super().get_context_data(cifras=cifras, **kwargs)


class TramiteCreate(TramiteScreen, CreateScreen):
    form_class = TramiteForm

    def get_initial(self):
        return {"fecha": plazos.hoy(), **super().get_initial()}

    def get_destino(self):
        if "otro" in self.request.POST:
            return f"{self.url('create')}?clase={self.object.clase}&fecha={self.object.fecha:%d/%m/%Y}"
        return super().get_destino()

    def get_context_data(self, **kwargs):
        return super().get_context_data(otro_boton="Guardar y registrar otro", **kwargs)


class TramiteUpdate(TramiteScreen, UpdateScreen):
    form_class = TramiteForm


class TramiteImport(TramiteScreen, ImportScreen):
    resource_class = TramiteResource


class TramiteSugerirLugar(TramiteScreen, Sugerencias, Pantalla):
    """Places already written."""

    forma, accion = "sugerir-lugar", Accion.CREAR

    def sugerir(self, texto):
        lugares = self.get_queryset().filter(lugar__icontains=texto).order_by("lugar").values_list("lugar", flat=True).distinct()
        return ((lugar, "") for lugar in lugares)
