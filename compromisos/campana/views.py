"""Screens of commitments, who they are assigned to, and their money."""

from django.urls import reverse

from seguimiento.nucleo import plazos
from seguimiento.nucleo.formato import fecha_corta, pesos
from seguimiento.nucleo.pantallas import CreateScreen, DetailScreen, HistoryScreen, ImportScreen, ListScreen, UpdateScreen
from seguimiento.nucleo.permisos import Accion as Permiso
from seguimiento.nucleo.semaforo import PROMEDIO_DE_ESTATUS, redondear, umbrales_de

from . import cifras, lecturas
from .filters import AsignacionFilter, CompromisoFilter, InversionFilter
from .forms import AsignacionForm, CompromisoForm, InversionForm
from .models import Accion, AccionInversion, Asignacion, Compromiso, Inversion
from .resources import CompromisoResource
from .tables import AsignacionTable, CompromisoTable, InversionTable

EN_EL_DETALLE = 50  # actions that the page of a commitment shows; the list has them all


class DeEnlaces:
    """Screens of what an enlace writes too: for them, to register and to edit is to report."""

    def puede(self, accion, modelo=None):
        return super().puede(Permiso.REPORTAR if accion in (Permiso.CREAR, Permiso.EDITAR) else accion, modelo)


# -- commitments


class CompromisoScreen:
    model = Compromiso


class CompromisoList(CompromisoScreen, ListScreen):
    table_class, filterset_class, resource_class = CompromisoTable, CompromisoFilter, CompromisoResource
    titulo = "Compromisos de campaña"
    bajada = f"Medida: {PROMEDIO_DE_ESTATUS}, (concluidas + ½ en proceso) / acciones registradas. Sin acciones queda en blanco."
    vistas = (("Sin acciones", "con_acciones=false"), ("En rojo", "semaforo=rojo"))


class CompromisoDetail(CompromisoScreen, DetailScreen):
    al_corte = True

    def get_hechos(self):
        fila = self.object
        hechos = [("Número", str(fila.numero)), ("Eje", fila.eje or "—")]
        if fila.reconstruido:
            hechos.append(("Origen", "Reconstruido a partir de las cifras publicadas"))
        return hechos

    def get_historial_de(self):
        return lecturas.hijos_del_compromiso(self.object, self.request.user)

    def get_acciones(self):
        acciones = super().get_acciones()
        asignar, registrar = (f"{reverse(f'campana:{ruta}_create')}?compromiso={self.object.pk}" for ruta in ("asignacion", "accion"))
        if self.puede(Permiso.CREAR):
            acciones.append({"titulo": "Asignar", "icono": "person-plus", "url": asignar, "primaria": False})
        if self.puede(Permiso.REPORTAR):
            acciones.append({"titulo": "Registrar acción", "icono": "plus-lg", "url": registrar, "primaria": True})
        return acciones

    def get_context_data(self, **kwargs):
        fila, usuario, umbrales = self.object, self.request.user, umbrales_de("compromisos")
        figuras = lecturas.cifras_de(fila)
        acciones = Accion.objects.visibles_para(usuario).filter(compromiso=fila).al_corte(self.corte)
        acciones = acciones.con_inversion(self.corte).con_revision(self.corte).select_related("dependencia")
        return super().get_context_data(
            corte=self.corte,
            medida=PROMEDIO_DE_ESTATUS,
            figuras=figuras,
            color=umbrales.color(redondear(fila.avance, lecturas.DECIMALES)),
            formula=lecturas.formula(figuras) if fila.total else None,
            leyenda=umbrales.leyenda(),
            dependencias=lecturas.por_dependencia(fila, usuario, self.corte),
            registros=acciones[:EN_EL_DETALLE],
            fuentes=lecturas.por_fuente(fila, usuario, self.corte),
            lista_de_acciones=lecturas.lista("accion", self.corte, compromiso=fila.numero),
            lista_de_inversion=lecturas.lista("inversion", self.corte, compromiso=fila.numero),
            puede_asignar=self.puede(Permiso.ELIMINAR),
            **kwargs,
        )


class CompromisoHistory(CompromisoScreen, HistoryScreen):
    def hijos(self, objeto):
        return lecturas.hijos_del_compromiso(objeto, self.request.user)


class CompromisoCreate(CompromisoScreen, CreateScreen):
    form_class = CompromisoForm


class CompromisoUpdate(CompromisoScreen, UpdateScreen):
    form_class = CompromisoForm


class CompromisoImport(CompromisoScreen, ImportScreen):
    resource_class = CompromisoResource


# -- assignments


class AsignacionScreen:
    model = Asignacion


class AsignacionList(AsignacionScreen, ListScreen):
    table_class, filterset_class = AsignacionTable, AsignacionFilter
    bajada = "A qué dependencias corresponde cada compromiso."

    def get_queryset(self):
        return super().get_queryset().select_related("compromiso", "dependencia")


class AsignacionCreate(AsignacionScreen, CreateScreen):
    form_class = AsignacionForm
    titulo, boton = "Asignar compromiso", "Asignar"

    def guardar(self, form):
        return form.guardar(fecha=plazos.hoy())

    def get_mensaje(self):
        return "Compromiso asignado; se avisó a los enlaces."


# -- money


class InversionScreen(DeEnlaces):
    model = Inversion


class InversionList(InversionScreen, ListScreen):
    table_class, filterset_class = InversionTable, InversionFilter
    titulo = "Inversión"
    bajada = "Cada peso se registra una vez, aunque pague varias acciones."
    sumas = {"monto": "Suma de la lista"}

    def get_queryset(self):
        aportes = AccionInversion.objects.visibles_para(self.request.user)
        vivos = aportes.filter(accion__eliminado__isnull=True, accion__registrada__lte=self.corte)
        return super().get_queryset().annotate(cuantas=cifras.cuantas(vivos, "inversion"))


class InversionDetail(InversionScreen, DetailScreen):
    def get_hechos(self):
        fila = self.object
        hechos = [
            ("Fuente", fila.get_fuente_display()),
            ("Monto", f"$ {pesos(fila.monto)}"),
            ("Ejercicio", str(fila.ejercicio)),
            ("Concepto", fila.concepto or "—"),
            ("Registrada", fecha_corta(fila.registrada)),
        ]
        if fila.reconstruido:
            hechos.append(("Origen", "Reconstruida a partir de las cifras publicadas"))
        return hechos

    def get_acciones(self):
        """What is shared with others is not the enlace's to edit."""
        acciones, editar = super().get_acciones(), editables(self.request.user).filter(pk=self.object.pk).exists()
        return acciones if editar else [a for a in acciones if a["icono"] != "pencil"]

    def get_historial_de(self):
        return lecturas.hijos_de_la_inversion(self.object, self.request.user)

    def get_context_data(self, **kwargs):
        pagadas = Accion.objects.visibles_para(self.request.user).filter(pk__in=self.object.aportes.values("accion")).al_corte(plazos.hoy())
        return super().get_context_data(pagadas=pagadas.select_related("compromiso", "dependencia"), **kwargs)


def editables(usuario):
    """Money that this person may change: an enlace, only what pays for own actions and no other."""
    filas = Inversion.objects.visibles_para(usuario)
    if not usuario.es_enlace:
        return filas
    ajenos = AccionInversion.objects.exclude(accion__dependencia__in=usuario.dependencias_ids)
    return filas.exclude(pk__in=ajenos.values("inversion"))


class InversionHistory(InversionScreen, HistoryScreen):
    def hijos(self, objeto):
        return lecturas.hijos_de_la_inversion(objeto, self.request.user)


class InversionCreate(InversionScreen, CreateScreen):
    """`?acciones=12` ties it to that action."""

    accion = Permiso.REPORTAR
    form_class = InversionForm

    def get_initial(self):
        return {"ejercicio": plazos.hoy().year, **super().get_initial()}

    def guardar(self, form):
        return form.guardar(fecha=plazos.hoy())

    def get_mensaje(self):
        return "Inversión registrada."


class InversionUpdate(InversionScreen, UpdateScreen):
    accion = Permiso.REPORTAR
    form_class = InversionForm

    def get_queryset(self):
        return editables(self.request.user)

    def guardar(self, form):
        return form.guardar(fecha=plazos.hoy())
