"""Screens of the archive: the scheme of classification, the expedientes and what is due to be transferred."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import leer_clave
from seguimiento.nucleo.formato import entero, fecha_corta
from seguimiento.nucleo.paginas import con_desempate
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    BulkScreen,
    ConCandado,
    CreateScreen,
    DetailScreen,
    ImportScreen,
    ListScreen,
    UpdateScreen,
)
from seguimiento.nucleo.pdf import respuesta_larga, respuesta_pdf
from seguimiento.nucleo.permisos import Accion, puede
from seguimiento.nucleo.salidas import nombre_de_archivo

from . import disposicion, inventario
from .estados import Ciclo, Serie
from .filters import ClasificacionFilter, ExpedienteFilter
from .formas_de_archivo import CerrarForm, ClasificacionForm, DisponerForm, ExpedienteForm, ExpedienteUpdateForm, TransferirForm
from .models import Clasificacion, Enviado, Expediente, Folio
from .recursos_de_archivo import ClasificacionResource, ExpedienteResource
from .tables import ClasificacionTable, ExpedienteTable
from .views import ULTIMOS, SugerirNumerado


def en_anios(numero):
    return "—" if numero is None else f"{numero} {'año' if numero == 1 else 'años'}"


# -- the scheme


class ClasificacionScreen:
    model = Clasificacion


class ClasificacionList(ClasificacionScreen, ListScreen):
    table_class, filterset_class, resource_class = ClasificacionTable, ClasificacionFilter, ClasificacionResource
    titulo = "Cuadro de clasificación"
    bajada = "Fondo, sección, serie y subserie, con los valores, los plazos y el destino final de cada serie."
    vistas = (("Series y subseries", "activa=true&nivel=serie"), ("Secciones", "nivel=seccion"))

    def get_queryset(self):
        expedientes = Expediente.objects.visibles_para(self.request.user)
        return super().get_queryset().con_cuantos(self.corte, expedientes).select_related("padre")


class ClasificacionDetail(ClasificacionScreen, DetailScreen):
    def get_queryset(self):
        return super().get_queryset().select_related("padre")

    def get_titulo(self):
        return self.object.nombre

    def get_hechos(self):
        una = self.object
        hechos = [("Clave", una.clave), ("Nivel", una.get_nivel_display()), ("Dentro de", str(una.padre or "—"))]
        if una.clasifica:
            hechos += [
                ("Valores", una.valores or "—"),
                ("En trámite", en_anios(una.plazo_tramite)),
                ("En concentración", en_anios(una.plazo_concentracion)),
                ("Destino final", una.get_destino_display()),
            ]
        return [*hechos, ("En uso", "Sí" if una.activa else "No")]

    def get_acciones(self):
        acciones = super().get_acciones()
        if self.puede(Accion.CREAR) and self.object.clasifica and self.object.activa:
            url = f"{reverse('gestion:expediente_create')}?clasificacion={self.object.pk}"
            acciones.append({"titulo": "Abrir expediente", "icono": "archive", "url": url, "primaria": True})
        return acciones

    def get_context_data(self, **kwargs):
        usuario, una = self.request.user, self.object
        expedientes = Expediente.objects.visibles_para(usuario).al_corte(plazos.hoy())
        return super().get_context_data(
            hijas=Clasificacion.objects.visibles_para(usuario).filter(padre=una),
            cuantos=expedientes.de_la_rama(una).count(),
            expedientes_url=f"{reverse('gestion:expediente_list')}?clasificacion={una.pk}&ejercicio=todos",
            **kwargs,
        )


class ClasificacionCreate(ClasificacionScreen, CreateScreen):
    form_class = ClasificacionForm


class ClasificacionUpdate(ClasificacionScreen, UpdateScreen):
    form_class = ClasificacionForm


class ClasificacionImport(ClasificacionScreen, ImportScreen):
    resource_class = ClasificacionResource


# -- expedientes


class ExpedienteScreen:
    model = Expediente


class ExpedienteList(ExpedienteScreen, ListScreen):
    table_class, filterset_class, resource_class = ExpedienteTable, ExpedienteFilter, ExpedienteResource
    titulo = "Expedientes"
    bajada = "El inventario: dónde está cada uno, cuánto se conserva y qué toca transferir."
    vistas = (
        ("Abiertos", "ciclo=abierto&ejercicio=todos"),
        ("Por transferir", "por_transferir=true&ejercicio=todos"),
        ("En concentración", "ciclo=concentracion&ejercicio=todos"),
        ("Por dar destino final", "por_disponer=true&ejercicio=todos"),
    )
    lote = (
        ("Transferir a concentración", "box-arrow-in-right", "gestion:expediente_transferir"),
        ("Dar destino final", "archive", "gestion:expediente_disponer"),
    )

    def get_queryset(self):
        return super().get_queryset().select_related("clasificacion", "folio", "responsable")

    def get_exportaciones(self):
        """The inventory on paper is one more output of the list, with its filters."""
        if not (exportaciones := super().get_exportaciones()):
            return []
        url = self.url_con(formato="pdf", inventario="1", pagina=None)
        return [*exportaciones, {"titulo": "Inventario documental, PDF", "icono": "file-earmark-pdf", "url": url}]

    def en_pdf(self):
        if "inventario" not in self.request.GET:
            return super().en_pdf()
        filas, bajada = inventario.renglones(con_desempate(self.filas)), self.que_contiene()

        def hacer(grupo):
            return inventario.reporte_de(grupo, self.corte, bajada)

        nombre = nombre_de_archivo("inventario documental", "pdf", self.corte)
        if self.paso:
            return respuesta_larga(self.request, hacer, filas, nombre, avance=self.paso)
        return respuesta_pdf(self.request, "reportes/reporte_pdf.html", {"reporte": hacer(list(filas))}, nombre)


class ExpedienteDetail(ConCandado, ExpedienteScreen, DetailScreen):
    con_documentos = True

    def get_queryset(self):
        return super().get_queryset().select_related("clasificacion", "folio", "responsable")

    def get_titulo(self):
        return self.object.titulo

    def get_hechos(self):
        uno = self.object
        hechos = [
            ("Número", uno.clave),
            ("Fechas extremas", uno.lapso),
            ("Fojas", entero(uno.fojas) or "—"),
            ("Soporte", uno.get_soporte_display()),
            ("Ubicación", uno.ubicacion or "—"),
            ("Responsable", str(uno.responsable or "—")),
            ("Acceso", uno.get_acceso_display() + (f" hasta el {fecha_corta(uno.reservado_hasta)}" if uno.reservado_hasta else "")),
        ]
        return [*hechos, ("Origen", "Reconstruido a partir de las cifras publicadas")] if uno.reconstruido else hechos

    def get_acciones(self):
        uno, acciones = self.object, super().get_acciones()
        acciones.append({"titulo": "Carátula", "icono": "file-earmark-pdf", "url": self.url("caratula", uno.pk), "primaria": False})
        mueve = puede(self.request.user, Accion.EDITAR, Expediente)  # what is of a closed year may still end in a later one
        if mueve and uno.cierre and not uno.transferido:
            url = self.url("reabrir", uno.pk)
            acciones.append({"titulo": "Reabrir", "icono": "arrow-counterclockwise", "url": url, "primaria": False})
        if mueve and not uno.cierre:
            acciones.append({"titulo": "Cerrar", "icono": "lock", "url": self.url("cerrar", uno.pk), "primaria": True})
        return acciones

    def get_context_data(self, **kwargs):
        uno = self.object
        return super().get_context_data(
            oficios=Enviado.objects.visibles_para(self.request.user).filter(expediente=uno)[:ULTIMOS],
            valores=uno.valores or "—",
            en_tramite=en_anios(uno.plazo_tramite),
            en_concentracion=en_anios(uno.plazo_concentracion),
            vida=vida(uno),
            **kwargs,
        )


def vida(uno):
    """[(stage, date or None, what is said without it)] of an expediente, from its opening to its final destination."""
    cerrado = f"Transferir desde el {fecha_corta(uno.vence_tramite)}" if uno.vence_tramite else "Corre desde el cierre"
    guardado = f"Hasta el {fecha_corta(uno.vence_concentracion)}" if uno.vence_concentracion else "Corre desde la transferencia"
    fin = Ciclo.HISTORICO.label if uno.destino_dado == "historico" else "Baja documental" if uno.destino_dado else "Destino final"
    return [
        ("Apertura", uno.apertura, ""),
        ("Cierre", uno.cierre, "Sigue abierto"),
        ("Archivo de concentración", uno.transferido, cerrado),
        (fin, uno.dispuesto, guardado),
    ]


class ExpedienteCreate(ExpedienteScreen, CreateScreen):
    """`?folio=5` opens the expediente of that folio, with its series and its matter."""

    form_class = ExpedienteForm

    def get_initial(self):
        inicial = {"apertura": plazos.hoy(), "serie": Serie.DGGD.value, "responsable": self.request.user.pk}
        if (pk := leer_clave(self.request.GET.get("folio"))) is not None:
            folio = get_object_or_404(Folio.objects.visibles_para(self.request.user), pk=pk)
            inicial |= {"serie": folio.serie, "titulo": folio.asunto, "fecha_inicial": folio.fecha}
        return inicial | super().get_initial()


class ExpedienteUpdate(ExpedienteScreen, UpdateScreen):
    form_class = ExpedienteUpdateForm


class ExpedienteImport(ExpedienteScreen, ImportScreen):
    resource_class = ExpedienteResource


class ExpedienteSugerir(ExpedienteScreen, SugerirNumerado):
    TEXTO = "titulo"


class ExpedienteCerrar(ExpedienteScreen, ActionScreen):
    forma, form_class, titulo, boton, hecho = "cerrar", CerrarForm, "Cerrar expediente", "Cerrar", "Expediente cerrado."
    bajada = "Desde el cierre corre su plazo en el archivo de trámite."

    def hacer(self, objeto, datos):
        disposicion.cerrar(objeto, usuario=self.request.user, **datos)


class ExpedienteReabrir(ExpedienteScreen, ActionScreen):
    forma, titulo, boton, hecho = "reabrir", "Reabrir expediente", "Reabrir", "Expediente reabierto."

    def hacer(self, objeto, datos):
        disposicion.reabrir(objeto, usuario=self.request.user, **datos)


class ExpedienteTransferir(ExpedienteScreen, BulkScreen):
    forma, form_class, titulo = "transferir", TransferirForm, "Transferir a concentración"
    bajada = "Transferencia primaria: sólo lo cerrado que ya cumplió su plazo en trámite."

    def hacer(self, filas, datos):
        return disposicion.transferir(filas, usuario=self.request.user, **datos)


class ExpedienteDisponer(ExpedienteScreen, BulkScreen):
    forma, form_class, titulo = "disponer", DisponerForm, "Dar destino final"
    bajada = "Baja documental, o transferencia secundaria al archivo histórico."

    def hacer(self, filas, datos):
        return disposicion.disponer(filas, usuario=self.request.user, **datos)
