"""Screens of the folios of management and of their follow-ups."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from atencion.correspondencia.models import Recibido
from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import consulta, leer_clave, plano, sin_acentos
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    BulkScreen,
    ConCandado,
    CreateScreen,
    DeleteScreen,
    DetailScreen,
    HistoryScreen,
    ImportScreen,
    ListScreen,
    Pantalla,
    UpdateScreen,
)
from seguimiento.nucleo.permisos import Accion, puede
from seguimiento.nucleo.sugerencias import SUGERENCIAS, Sugerencias

from . import services
from .estados import Serie
from .filters import FolioFilter, SeguimientoFilter
from .forms import ConcluirForm, FolioForm, FolioUpdateForm, SeguimientoForm, SeguimientoUpdateForm
from .models import Enviado, Expediente, Folio, Seguimiento
from .resources import FolioResource, SeguimientoResource
from .tables import FolioTable, SeguimientoTable

ULTIMOS = 100  # letters, expedientes and follow-ups of a folio that its page shows


def recibido_de(pantalla):
    """The letter received that the address names, or None; 404 for one out of reach."""
    pk = leer_clave(pantalla.request.GET.get("recibido"))
    if pk is None or not pantalla.puede(Accion.VER, Recibido):
        return None
    return get_object_or_404(Recibido.objects.visibles_para(pantalla.request.user), pk=pk)


class SugerirNumerado(Sugerencias, Pantalla):
    """Numbers of a register as somebody types a piece of the number or words of what it is about. Declares `TEXTO`."""

    forma, accion, TEXTO = "sugerir", Accion.CREAR, "asunto"

    def sugerir(self, texto):
        filas = self.get_queryset().exclude(clave="").order_by("-ejercicio", "-numero")
        if any(texto.upper().startswith(serie) for serie in Serie.values):
            filas = filas.filter(clave__startswith=texto.upper())
        elif (palabras := consulta(texto)) is not None:
            filas = filas.filter(busqueda=palabras)
        return [(clave, asunto[:80]) for clave, asunto in filas.values_list("clave", self.TEXTO)[:SUGERENCIAS]]


class SugerirTexto(Sugerencias, Pantalla):
    """What was already written in a column. Declares `forma` and `columna`."""

    accion, columna = Accion.CREAR, ""

    def sugerir(self, texto):
        filas = self.get_queryset().exclude(**{self.columna: ""})
        if texto:
            filas = filas.alias(llano=plano(self.columna)).filter(llano__contains=sin_acentos(texto))
        return [(valor, "") for valor in filas.order_by(self.columna).values_list(self.columna, flat=True).distinct()[:SUGERENCIAS]]


# -- folios


class FolioScreen:
    model = Folio


class FolioList(FolioScreen, ListScreen):
    table_class, filterset_class, resource_class = FolioTable, FolioFilter, FolioResource
    titulo = "Folios de gestión"
    bajada = "Lo que gestionan la Dirección General de Gestión Documental (DGGD) y la Oficina (OEE), cada una con su consecutivo."
    vistas = (
        ("DGGD", "serie=DGGD"),
        ("OEE", "serie=OEE"),
        ("En gestión", "estado=abierto&ejercicio=todos"),
        ("Sin seguimiento", "estado=abierto&sin_seguimiento=true&ejercicio=todos"),
    )
    lote = (("Dar seguimiento", "chat-left-text", "gestion:folio_seguimiento_varios"),)

    def get_queryset(self):
        seguimientos = Seguimiento.objects.visibles_para(self.request.user)
        return super().get_queryset().con_seguimientos(self.corte, seguimientos).select_related("dependencia", "responsable")


class FolioDetail(ConCandado, FolioScreen, DetailScreen):
    con_documentos = True
    campos = ("serie", "fecha", "solicitante", "dependencia", "responsable", "concluido")

    def get_queryset(self):
        return super().get_queryset().select_related("dependencia", "responsable", "recibido")

    def get_hechos(self):
        hechos = super().get_hechos()
        return [*hechos, ("Origen", "Reconstruido a partir de las cifras publicadas")] if self.object.reconstruido else hechos

    def get_historial_de(self):
        return [self.object.seguimientos(manager="objects").all()]

    def get_acciones(self):
        folio, acciones = self.object, super().get_acciones()
        mueve = puede(self.request.user, Accion.EDITAR, Folio)  # what is of a closed year may still end in a later one
        if mueve:
            paso = ("Reabrir", "arrow-counterclockwise", "reabrir") if folio.concluido else ("Concluir", "check2-all", "concluir")
            acciones.append({"titulo": paso[0], "icono": paso[1], "url": self.url(paso[2], folio.pk), "primaria": False})
        if self.puede(Accion.CREAR):
            for titulo, icono, ruta in (
                ("Redactar oficio", "send", "enviado_create"),
                ("Abrir expediente", "archive", "expediente_create"),
            ):
                url = f"{reverse(f'gestion:{ruta}')}?folio={folio.pk}"
                acciones.append({"titulo": titulo, "icono": icono, "url": url, "primaria": False})
        if mueve and not folio.concluido:
            url = self.url("seguimiento", folio.pk)
            acciones.append({"titulo": "Dar seguimiento", "icono": "chat-left-text", "url": url, "primaria": True})
        return acciones

    def get_context_data(self, **kwargs):
        folio, usuario = self.object, self.request.user
        seguimientos = Seguimiento.objects.visibles_para(usuario).filter(folio=folio).select_related("usuario")
        return super().get_context_data(
            seguimientos=seguimientos[:ULTIMOS],
            oficios=Enviado.objects.visibles_para(usuario).filter(folio=folio)[:ULTIMOS],
            expedientes=Expediente.objects.visibles_para(usuario).filter(folio=folio).select_related("clasificacion")[:ULTIMOS],
            recibido=folio.recibido if folio.recibido and self.puede(Accion.VER, Recibido) else None,
            puede_seguir=puede(usuario, Accion.EDITAR, Folio) and not folio.concluido,
            puede_editar=self.puede(Accion.EDITAR),
            puede_eliminar=self.puede(Accion.ELIMINAR),
            **kwargs,
        )


class FolioHistory(FolioScreen, HistoryScreen):
    def hijos(self, objeto):
        return [Seguimiento.todos.filter(folio=objeto)]


class FolioCreate(FolioScreen, CreateScreen):
    """`?recibido=12` fills in what the letter received says."""

    form_class = FolioForm

    def get_initial(self):
        inicial = {"fecha": plazos.hoy(), "serie": Serie.DGGD.value, "responsable": self.request.user.pk}
        if recibido := recibido_de(self):
            solicitante = ", ".join(parte for parte in (recibido.remitente, recibido.institucion) if parte)
            inicial |= {"recibido": recibido.pk, "asunto": recibido.sintesis[:300], "solicitante": solicitante[:200]}
        return inicial | super().get_initial()

    def get_destino(self):
        return f"{self.url('create')}?serie={self.object.serie}" if "otro" in self.request.POST else super().get_destino()

    def get_context_data(self, **kwargs):
        return super().get_context_data(otro_boton="Guardar y registrar otro", **kwargs)


class FolioUpdate(FolioScreen, UpdateScreen):
    form_class = FolioUpdateForm


class FolioImport(FolioScreen, ImportScreen):
    resource_class = FolioResource


class FolioSugerir(FolioScreen, SugerirNumerado):
    pass


class FolioSugerirSolicitante(FolioScreen, SugerirTexto):
    forma, columna = "sugerir-solicitante", "solicitante"


class FolioSeguimiento(FolioScreen, ActionScreen):
    forma, form_class, titulo = "seguimiento", SeguimientoForm, "Dar seguimiento"
    boton, hecho = "Guardar seguimiento", "Seguimiento registrado."

    @property
    def bajada(self):
        return self.object.asunto

    def hacer(self, objeto, datos):
        services.dar_seguimiento([objeto], usuario=self.request.user, **datos)


class FolioSeguimientoVarios(FolioScreen, BulkScreen):
    forma, form_class, titulo = "seguimiento-varios", SeguimientoForm, "Dar el mismo seguimiento a varios folios"

    def hacer(self, filas, datos):
        return services.dar_seguimiento(filas, usuario=self.request.user, **datos)


class FolioConcluir(FolioScreen, ActionScreen):
    forma, form_class, titulo, boton, hecho = "concluir", ConcluirForm, "Concluir folio", "Concluir", "Folio concluido."

    def hacer(self, objeto, datos):
        services.concluir_folio(objeto, usuario=self.request.user, **datos)


class FolioReabrir(FolioScreen, ActionScreen):
    forma, titulo, boton, hecho = "reabrir", "Reabrir folio", "Reabrir", "Folio reabierto."

    def hacer(self, objeto, datos):
        services.reabrir_folio(objeto, usuario=self.request.user, **datos)


# -- follow-ups, written from the page of their folio


class SeguimientoScreen:
    model = Seguimiento

    def get_cancelar(self):
        return self.object.get_absolute_url()


class SeguimientoList(ListScreen):
    model, table_class, filterset_class, resource_class = Seguimiento, SeguimientoTable, SeguimientoFilter, SeguimientoResource
    titulo = "Seguimientos de folios"
    bajada = "Lo que se hizo en cada folio, día por día."
    vistas = (("DGGD", "serie=DGGD"), ("OEE", "serie=OEE"))

    def get_queryset(self):
        return super().get_queryset().select_related("folio", "usuario")


class SeguimientoUpdate(SeguimientoScreen, UpdateScreen):
    form_class = SeguimientoUpdateForm


class SeguimientoDelete(SeguimientoScreen, DeleteScreen):
    def get_destino(self):
        return self.get_cancelar()


class SeguimientoImport(ImportScreen):
    model, resource_class = Seguimiento, SeguimientoResource
