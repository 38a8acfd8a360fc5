"""Screens of the responsables, of what they report, and of the reviewer's queue."""

from django.urls import reverse

from seguimiento.nucleo import plazos
from seguimiento.nucleo.formularios import SinDatosForm
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    BulkScreen,
    ConCandado,
    DetailScreen,
    ImportScreen,
    ListScreen,
    ReviewDetail,
    ReviewList,
)
from seguimiento.nucleo.permisos import Accion

from . import lecturas, services
from .candados import ConContexto
from .filters import AvanceFilter, ResponsableFilter
from .forms import AvanceForm, ReasignarForm
from .models import Avance, Responsable
from .resources import ResponsableResource
from .tables import AvanceTable, ResponsableTable


class ResponsableScreen:
    model = Responsable


class ResponsableList(ResponsableScreen, ListScreen):
    table_class, filterset_class, resource_class = ResponsableTable, ResponsableFilter, ResponsableResource
    titulo = "Responsables de acuerdos"
    lote = (("Reasignar", "send", "acuerdos:responsable_reasignar_varios"),)

    def get_queryset(self):
        return super().get_queryset().select_related("acuerdo__reunion__gabinete", "dependencia")

    def get_acciones(self):
        url = f"{reverse('acuerdos:responsable_tarjeta')}?dependencia={self.request.GET.get('dependencia', '')}"
        return [{"titulo": "Tarjeta en PDF", "icono": "file-earmark-pdf", "url": url, "primaria": False}, *super().get_acciones()]


class ResponsableDetail(ConCandado, ResponsableScreen, DetailScreen):
    """A responsable is read in its agreement; here, its own progress."""

    con_documentos = False
    campos = (("Acuerdo", "acuerdo"), ("Dependencia", "dependencia"), "estatus", "porcentaje", "desde", "fecha_avance")

    def get_ejercicio(self):
        return self.object.acuerdo.ejercicio

    def get_queryset(self):
        return super().get_queryset().al_corte(plazos.hoy()).select_related("acuerdo__reunion__gabinete", "dependencia")

    def get_acciones(self):
        acciones = super().get_acciones()
        if not self.object.acuerdo.vigente:
            return acciones
        if self.puede(Accion.EDITAR):
            url = reverse("acuerdos:responsable_reasignar", args=[self.object.pk])
            acciones.append({"titulo": "Reasignar", "icono": "send", "url": url, "primaria": False, "menu": True})
        if self.puede(Accion.REPORTAR):
            url = reverse("acuerdos:responsable_avance", args=[self.object.pk])
            acciones.append({"titulo": "Registrar avance", "icono": "plus-lg", "url": url, "primaria": True})
        return acciones

    def get_historial_de(self):
        return [Avance.objects.filter(de=self.object)]

    def get_context_data(self, **kwargs):
        movimientos = lecturas.movimientos(self.object.acuerdo, [self.object], self.request.user, solo_avances=True)
        return super().get_context_data(movimientos=movimientos, puede_validar=self.puede(Accion.VALIDAR), **kwargs)


class ResponsableImport(ResponsableScreen, ImportScreen):
    resource_class = ResponsableResource

    def get_titulo(self):
        return "Importar avances desde Excel"


class SobreUnResponsable(ConContexto, ResponsableScreen):
    def get_queryset(self):
        return super().get_queryset().select_related("acuerdo__reunion__gabinete", "dependencia")

    def get_datos(self):
        return lecturas.contexto_del_responsable(self.object)


class ResponsableReasignar(SobreUnResponsable, ActionScreen):
    forma, form_class, titulo, boton, hecho = "reasignar", ReasignarForm, "Reasignar a otra dependencia", "Reasignar", "Reasignado."

    def hacer(self, objeto, datos):
        services.reasignar(objeto, usuario=self.request.user, **datos)

    def get_destino(self):
        return self.object.acuerdo.get_absolute_url()


class ResponsableReasignarVarios(ResponsableScreen, BulkScreen):
    forma, form_class, titulo = "reasignar-varios", ReasignarForm, "Reasignar a otra dependencia"

    def hacer(self, filas, datos):
        return services.reasignar_varios(filas, usuario=self.request.user, **datos)


class ResponsableAvance(SobreUnResponsable, ActionScreen):
    """The main job of an enlace."""

    accion = Accion.REPORTAR
    forma, form_class, titulo, boton, hecho = "avance", AvanceForm, "Registrar avance", "Registrar avance", "Avance registrado."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "responsable": self.object, "hoy": plazos.hoy()}

    def guardar(self, form):
        form.guardar()
        return self.object

    def get_destino(self):
        return self.object.acuerdo.get_absolute_url()

    def get_cancelar(self):
        return self.object.acuerdo.get_absolute_url()


# -- the reviewer's queue


class AvanceScreen:
    model = Avance


class AvanceList(AvanceScreen, ReviewList):
    table_class, filterset_class = AvanceTable, AvanceFilter
    lote = (("Validar", "check2-all", "acuerdos:avance_validar_varios"), ("Devolver", "reply", "acuerdos:avance_devolver_varios"))

    def get_queryset(self):
        return super().get_queryset().select_related("de__acuerdo", "de__dependencia", "usuario")


class AvanceDetail(ConCandado, AvanceScreen, ReviewDetail):
    """What was reported, before and after."""

    campos = ("fecha", "estatus", "porcentaje", "validacion", ("Reportó", "usuario"), ("Revisó", "revisor"), "motivo")

    def get_queryset(self):
        return super().get_queryset().select_related("de__acuerdo__reunion__gabinete", "de__dependencia", "usuario", "revisor")

    def get_ejercicio(self):
        return self.object.de.acuerdo.ejercicio

    def get_titulo(self):
        return f"Avance de {self.object.de.dependencia} en {self.object.de.acuerdo}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(anterior=lecturas.anterior(self.object), **kwargs)


class SobreUnAvance(ConContexto, AvanceScreen):
    datos_titulo = "Avance reportado"

    def get_queryset(self):
        return super().get_queryset().select_related("de__acuerdo__reunion__gabinete", "de__dependencia", "usuario")

    def get_datos(self):
        return lecturas.contexto_del_avance(self.object)


class AvanceValidar(SobreUnAvance, ActionScreen):
    accion = Accion.VALIDAR
    forma, form_class, titulo, boton, hecho = "validar", SinDatosForm, "Validar avance", "Validar", "Avance validado."

    def hacer(self, objeto, datos):
        services.validar(objeto, usuario=self.request.user)


class AvanceDevolver(SobreUnAvance, ActionScreen):
    accion = Accion.VALIDAR
    forma, titulo, boton, hecho = (
        "devolver",
        "Devolver avance",
        "Devolver",
        "Avance devuelto: volvió el valor anterior y se avisó a quien lo reportó.",
    )

    def hacer(self, objeto, datos):
        services.devolver(objeto, usuario=self.request.user, fecha=plazos.hoy(), **datos)


class AvanceValidarVarios(AvanceScreen, BulkScreen):
    accion = Accion.VALIDAR
    forma, form_class, titulo = "validar-varios", SinDatosForm, "Validar avances"

    def hacer(self, filas, datos):
        return len([services.validar(avance, usuario=self.request.user) for avance in filas])


class AvanceDevolverVarios(AvanceScreen, BulkScreen):
    accion = Accion.VALIDAR
    forma, titulo = "devolver-varios", "Devolver avances"

    def hacer(self, filas, datos):
        for avance in filas:
            services.devolver(avance, usuario=self.request.user, fecha=plazos.hoy(), **datos)
        return len(filas)
