"""Screens of the conferences."""

from django.urls import reverse

from seguimiento.nucleo.formularios import MotivoForm, SinDatosForm
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    ConCandado,
    CreateScreen,
    DetailScreen,
    HistoryScreen,
    ImportScreen,
    ListScreen,
    Pantalla,
    UpdateScreen,
)
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.sugerencias import Sugerencias

from . import lecturas, services
from .estados import Informacion, Presidio
from .filters import ConferenciaFilter
from .forms import ConferenciaForm, EstenograficaForm
from .models import Conferencia
from .resources import ConferenciaResource
from .tables import ConferenciaTable


class ConferenciaScreen:
    model = Conferencia


class ConferenciaList(ConferenciaScreen, ListScreen):
    table_class, filterset_class, resource_class = ConferenciaTable, ConferenciaFilter, ConferenciaResource
    titulo = "Conferencias de prensa"
    vistas = (
        ("Del Presidente", "preside=presidente"),
        ("Del Gobernador", "preside=gobernador"),
        ("Por capturar", "informacion=pendiente&ejercicio=todos"),
        ("Del Gobernador, sin estenográfica", "preside=gobernador&estenografica=false&ejercicio=todos"),
    )

    def get_queryset(self):
        return super().get_queryset().ligeras().con_version().con_lo_dicho()

    def get_acciones(self):
        otras = (
            ("Por mes", "calendar3", "conferencia_mes"), ("Por año", "calendar-range", "conferencia_anio"),
            ("Buscar en lo dicho", "search", "conferencia_buscar"),
        )  # fmt: skip
        ruta = "prensa:{}".format
        calendario = [{"titulo": t, "icono": i, "url": reverse(ruta(nombre)), "primaria": False, "menu": True} for t, i, nombre in otras]
        return calendario + super().get_acciones()


class ConferenciaDetail(ConCandado, ConferenciaScreen, DetailScreen):
    """The page from which a conference is captured and printed."""

    con_documentos = True
    campos = ("preside", "fecha", ("Duración", "duracion"), "estado", "instalaciones", ("Ejercicio", "anio"))

    def get_queryset(self):
        return super().get_queryset().select_related("archivo_estenografico")

    def get_hechos(self):
        hechos = super().get_hechos()
        return [*hechos, ("Origen", "Reconstruida a partir de las cifras publicadas")] if self.object.reconstruido else hechos

    def get_ejercicio(self):
        return self.object.fecha.year

    def get_historial_de(self):
        return lecturas.hijos_de_la_conferencia(self.object)

    def get_acciones(self):
        una, edita = self.object, self.puede(Accion.EDITAR)
        lista = una.informacion == Informacion.ACTUALIZADA
        opciones = (
            ("Reporte ejecutivo", "file-earmark-pdf", "reporte", False, False, True),
            ("Ficha informativa en PDF", "file-earmark-text", "ficha", True, False, bool(una.ficha or una.resumen)),
            ("Versión estenográfica en PDF", "file-text", "version", True, False, bool(una.estenografica)),
            ("Marcar como actualizada", "check-circle", "actualizar", False, True, edita and not lista),
            ("Capturar la versión estenográfica", "mic", "estenografica", True, False, edita),
            ("Volver a «por capturar»", "arrow-counterclockwise", "reabrir", True, False, edita and lista),
        )
        return super().get_acciones() + [
            {"titulo": titulo, "icono": icono, "url": self.url(ruta, una.pk), "menu": menu, "primaria": False, "post": post}
            for titulo, icono, ruta, menu, post, cabe in opciones
            if cabe
        ]

    def get_context_data(self, **kwargs):
        una = self.object
        archivo = una.archivo_estenografico
        return super().get_context_data(
            es_del_gobernador=una.preside == Presidio.GOBERNADOR,
            temas=lecturas.por_tema(lecturas.exposiciones(una)),
            preguntas=lecturas.preguntas(una, self.request.user),
            participantes=una.participantes.select_related("persona"),
            archivo=archivo if archivo and not archivo.eliminado else None,
            faltan=services.faltantes(una) if una.informacion == Informacion.PENDIENTE else [],
            puede_editar=self.puede(Accion.EDITAR),
            puede_crear=self.puede(Accion.CREAR),
            puede_eliminar=self.puede(Accion.ELIMINAR),
            **kwargs,
        )


class ConferenciaHistory(ConferenciaScreen, HistoryScreen):
    def hijos(self, objeto):
        return lecturas.hijos_de_la_conferencia(objeto)


class ConferenciaCreate(ConferenciaScreen, CreateScreen):
    form_class = ConferenciaForm
    bajada = "Después de guardarla se capturan los participantes, lo que expuso cada uno o las preguntas con su respuesta."


class ConferenciaUpdate(ConferenciaScreen, UpdateScreen):
    form_class = ConferenciaForm


class ConferenciaImport(ConferenciaScreen, ImportScreen):
    resource_class = ConferenciaResource


class ConferenciaActualizar(ConferenciaScreen, ActionScreen):
    forma, form_class, titulo, boton = "actualizar", SinDatosForm, "Marcar como actualizada", "Marcar"
    bajada = "Lo que se dijo ya está capturado: resumen, ficha y exposiciones o preguntas."
    hecho = "La información quedó como actualizada."

    def hacer(self, objeto, datos):
        services.marcar_actualizada(objeto, usuario=self.request.user)


class ConferenciaReabrir(ConferenciaScreen, ActionScreen):
    forma, form_class, titulo, boton, hecho = "reabrir", MotivoForm, "Volver a «por capturar»", "Volver", "Queda por capturar."

    def hacer(self, objeto, datos):
        services.reabrir(objeto, usuario=self.request.user, **datos)


class ConferenciaEstenografica(ConferenciaScreen, ActionScreen):
    forma, form_class, titulo = "estenografica", EstenograficaForm, "Versión estenográfica"
    boton, hecho = "Guardar", "Versión estenográfica guardada."
    bajada = "Palabra por palabra. El texto se puede buscar; el archivo queda entre los documentos de la conferencia."

    def get_form_kwargs(self):
        return {"initial": {"texto": self.object.estenografica}, **super().get_form_kwargs()}

    def hacer(self, objeto, datos):
        services.guardar_estenografica(objeto, usuario=self.request.user, **datos)


class ConferenciaSugerirTitulo(ConferenciaScreen, Sugerencias, Pantalla):
    """Titles of the last conferences that begin or go on so."""

    forma, accion = "sugerir-titulo", Accion.CREAR

    def sugerir(self, texto):
        filas = self.get_queryset().filter(tema__icontains=texto).order_by("-fecha").values_list("tema", flat=True)[:200]
        return ((tema, "") for tema in dict.fromkeys(filas))
